import { access } from './accounts/access.es.ts';
import { account } from './accounts/account.es.ts';
import { activity } from './records/activity.es.ts';
import { apiKey } from './access/api-key.es.ts';
import { entitlement } from './entitlements/entitlement.es.ts';
import { factor } from './access/factor.es.ts';
import { frame } from './kernel/frame.es.ts';
import { invitation } from './access/invitation.es.ts';
import { issue } from './entitlements/issue.es.ts';
import { lineage } from './entitlements/lineage.es.ts';
import { mail } from './records/mail.es.ts';
import { product } from './entitlements/product.es.ts';
import { relation } from './accounts/relation.es.ts';
import { session } from './access/session.es.ts';
import { settings } from './accounts/settings.es.ts';
import { signingKey } from './entitlements/signing-key.es.ts';
import { takeBack } from './entitlements/take-back.es.ts';
import { ui } from './kernel/ui.es.ts';
import { user } from './accounts/user.es.ts';
import { view } from './records/view.es.ts';
import type { en } from './en.ts';
import type { WithMany } from './plural.ts';

/** All texts of the portal in Spanish; a missing one does not compile. */
export const es: WithMany<typeof en> = {
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
