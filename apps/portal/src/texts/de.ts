import { access } from './de/access.ts';
import { account } from './de/account.ts';
import { activity } from './de/activity.ts';
import { apiKey } from './de/api-key.ts';
import { entitlement } from './de/entitlement.ts';
import { factor } from './de/factor.ts';
import { frame } from './de/frame.ts';
import { invitation } from './de/invitation.ts';
import { issue } from './de/issue.ts';
import { lineage } from './de/lineage.ts';
import { mail } from './de/mail.ts';
import { product } from './de/product.ts';
import { relation } from './de/relation.ts';
import { session } from './de/session.ts';
import { settings } from './de/settings.ts';
import { takeBack } from './de/take-back.ts';
import { ui } from './de/ui.ts';
import { user } from './de/user.ts';
import { view } from './de/view.ts';
import type { en } from './en.ts';

/** All texts of the portal in German; a missing one does not compile. */
export const de: typeof en = {
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
