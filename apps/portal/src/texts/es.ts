import { access } from './es/access.ts';
import { account } from './es/account.ts';
import { activity } from './es/activity.ts';
import { apiKey } from './es/api-key.ts';
import { entitlement } from './es/entitlement.ts';
import { factor } from './es/factor.ts';
import { frame } from './es/frame.ts';
import { invitation } from './es/invitation.ts';
import { issue } from './es/issue.ts';
import { lineage } from './es/lineage.ts';
import { mail } from './es/mail.ts';
import { product } from './es/product.ts';
import { relation } from './es/relation.ts';
import { session } from './es/session.ts';
import { settings } from './es/settings.ts';
import { takeBack } from './es/take-back.ts';
import { ui } from './es/ui.ts';
import { user } from './es/user.ts';
import { view } from './es/view.ts';
import type { en } from './en.ts';
import type { WithMany } from './plural.ts';

/** All texts of the portal in Spanish; a missing one does not compile. */
export const es: WithMany<typeof en> = {
  frame,
  settings,
  apiKey,
  ui,
  session,
  account,
  relation,
  user,
  invitation,
  product,
  entitlement,
  issue,
  activity,
  access,
  lineage,
  mail,
  view,
  factor,
  takeBack,
};
