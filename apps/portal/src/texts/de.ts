import { access } from './de/access.ts';
import { account } from './de/account.ts';
import { activity } from './de/activity.ts';
import { entitlement } from './de/entitlement.ts';
import { factor } from './de/factor.ts';
import { frame } from './de/frame.ts';
import { importing } from './de/import.ts';
import { issue } from './de/issue.ts';
import { mail } from './de/mail.ts';
import { product } from './de/product.ts';
import { relation } from './de/relation.ts';
import { session } from './de/session.ts';
import { ui } from './de/ui.ts';
import { user } from './de/user.ts';
import type { en } from './en.ts';

/** All texts of the portal in German; a missing one does not compile. */
export const de: typeof en = { frame, ui, session, account, relation, user, product, entitlement, import: importing, issue, activity, access, factor, mail };
