import { access } from './accounts/access.en.ts';
import { account } from './accounts/account.en.ts';
import { activity } from './records/activity.en.ts';
import { apiKey } from './access/api-key.en.ts';
import { entitlement } from './entitlements/entitlement.en.ts';
import { factor } from './access/factor.en.ts';
import { frame } from './kernel/frame.en.ts';
import { invitation } from './access/invitation.en.ts';
import { issue } from './entitlements/issue.en.ts';
import { lineage } from './entitlements/lineage.en.ts';
import { mail } from './records/mail.en.ts';
import { product } from './entitlements/product.en.ts';
import { relation } from './accounts/relation.en.ts';
import { session } from './access/session.en.ts';
import { settings } from './accounts/settings.en.ts';
import { signingKey } from './entitlements/signing-key.en.ts';
import { takeBack } from './entitlements/take-back.en.ts';
import { ui } from './kernel/ui.en.ts';
import { user } from './accounts/user.en.ts';
import { view } from './records/view.en.ts';

/** All texts of the portal in English, the language that the others are measured by. */
export const en = {
  frame,
  settings,
  apiKey,
  signingKey,
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
