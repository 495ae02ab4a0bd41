import { access } from './accounts/access.de.ts';
import { account } from './accounts/account.de.ts';
import { activity } from './records/activity.de.ts';
import { apiKey } from './access/api-key.de.ts';
import { entitlement } from './entitlements/entitlement.de.ts';
import { factor } from './access/factor.de.ts';
import { frame } from './kernel/frame.de.ts';
import { invitation } from './access/invitation.de.ts';
import { issue } from './entitlements/issue.de.ts';
import { lineage } from './entitlements/lineage.de.ts';
import { mail } from './records/mail.de.ts';
import { product } from './entitlements/product.de.ts';
import { relation } from './accounts/relation.de.ts';
import { session } from './access/session.de.ts';
import { settings } from './accounts/settings.de.ts';
import { signingKey } from './entitlements/signing-key.de.ts';
import { takeBack } from './entitlements/take-back.de.ts';
import { ui } from './kernel/ui.de.ts';
import { user } from './accounts/user.de.ts';
import { view } from './records/view.de.ts';
import type { en } from './en.ts';

/** All texts of the portal in German; a missing one does not compile. */
export const de: typeof en = {
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
