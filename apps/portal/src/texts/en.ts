import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { activity } from './en/activity.ts';
import { entitlement } from './en/entitlement.ts';
import { factor } from './en/factor.ts';
import { frame } from './en/frame.ts';
import { importing } from './en/import.ts';
import { issue } from './en/issue.ts';
import { mail } from './en/mail.ts';
import { product } from './en/product.ts';
import { relation } from './en/relation.ts';
import { session } from './en/session.ts';
import { ui } from './en/ui.ts';
import { user } from './en/user.ts';

/** All texts of the portal in English, the language that the others are measured by. */
export const en = { frame, ui, session, account, relation, user, product, entitlement, import: importing, issue, activity, access, factor, mail };
