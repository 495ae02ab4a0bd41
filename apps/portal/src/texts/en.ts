import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { activity } from './en/activity.ts';
import { apiKey } from './en/api-key.ts';
import { entitlement } from './en/entitlement.ts';
import { factor } from './en/factor.ts';
import { frame } from './en/frame.ts';
import { invitation } from './en/invitation.ts';
import { issue } from './en/issue.ts';
import { lineage } from './en/lineage.ts';
import { mail } from './en/mail.ts';
import { product } from './en/product.ts';
import { relation } from './en/relation.ts';
import { session } from './en/session.ts';
import { settings } from './en/settings.ts';
import { takeBack } from './en/take-back.ts';
import { ui } from './en/ui.ts';
import { user } from './en/user.ts';
import { view } from './en/view.ts';

/** All texts of the portal in English, the language that the others are measured by. */
export const en = {
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
