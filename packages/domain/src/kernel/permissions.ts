import { isVendor } from './programme.ts';
import { accept, refuse, type Decision, type Refused } from './decision.ts';
import { reaches, type Role } from './role.ts';

/**
 * The permissions: from which role on, and whether for vendor staff alone (A6); `peopleOnly`: for people who sign in,
 * never for an API key (X3). Read by API, portal, docs and tests alike.
 */
export const permissions = {
  'data.read': { role: 'observer', vendorOnly: false, does: 'See the account’s data' },
  'caller.read': { role: 'observer', vendorOnly: false, does: 'See as whom they call the API' },
  'profile.edit': {
    role: 'observer',
    vendorOnly: false,
    peopleOnly: true,
    does: 'Change their own profile, language and password',
  },
  'copies.move': {
    role: 'operator',
    vendorOnly: false,
    does: 'Split, return and recall line items, and undo their own operations; mail a line item’s details',
  },
  'requests.trade': {
    role: 'operator',
    vendorOnly: false,
    does: 'Request copies; fulfil, forward, ask back and decline what is requested',
  },
  'copies.activate': {
    role: 'operator',
    vendorOnly: false,
    does: 'Activate copies on devices and fetch their licence files; give copies back, replace host IDs, report losses',
  },
  'entitlements.issue': { role: 'operator', vendorOnly: true, does: 'Issue entitlements' },
  'entitlements.hold': { role: 'operator', vendorOnly: true, does: 'Set line items on hold, and release them' },
  'orders.enter': { role: 'operator', vendorOnly: true, does: 'Enter orders' },
  'orders.assign': {
    role: 'operator',
    vendorOnly: false,
    does: 'Assign the licences of an order to customers, and take back what is not in use',
  },
  'seats.read': { role: 'observer', vendorOnly: false, does: 'See which users have which licences' },
  'seats.switch': { role: 'operator', vendorOnly: false, does: 'Switch licences on and off for users' },
  'seats.check': { role: 'observer', vendorOnly: true, does: 'Ask whether a user has a licence that is on' },
  'integrations.switch': { role: 'administrator', vendorOnly: false, does: 'Switch integrations on and off' },
  'sites.edit': { role: 'operator', vendorOnly: false, does: 'Create and edit sites' },
  'sites.administer': {
    role: 'administrator',
    vendorOnly: false,
    does: 'Invite the administrators of a site; delete a site',
  },
  'credits.move': {
    role: 'operator',
    vendorOnly: false,
    does: 'Move credits between the balance and sites; reverse what was moved wrongly',
  },
  'credits.grant': { role: 'operator', vendorOnly: true, does: 'Grant credits' },
  'usage.report': { role: 'operator', vendorOnly: true, does: 'Report the users and devices of a site' },
  'accounts.create': {
    role: 'administrator',
    vendorOnly: false,
    does: 'Create related accounts with their first user',
  },
  'accounts.edit': {
    role: 'administrator',
    vendorOnly: false,
    does: 'Edit accounts that the account has created, until they are activated',
  },
  'users.edit': { role: 'administrator', vendorOnly: false, does: 'Create and edit users below Master' },
  'data.import': { role: 'administrator', vendorOnly: false, does: 'Import accounts and users from CSV' },
  'audit.read': { role: 'administrator', vendorOnly: false, does: 'See what happened in the account' },
  'accounts.relate': { role: 'administrator', vendorOnly: true, does: 'Relate accounts to each other' },
  'accounts.state': { role: 'administrator', vendorOnly: true, does: 'Suspend, resume and close accounts' },
  'marketing.read': { role: 'administrator', vendorOnly: true, does: 'Export the users who agreed to marketing mail' },
  'products.edit': { role: 'administrator', vendorOnly: true, does: 'Keep the product catalogue' },
  'views.manage': { role: 'administrator', vendorOnly: false, does: 'Delete list views that colleagues have shared' },
  'account.settings': { role: 'master', vendorOnly: false, does: 'Change the account’s own settings' },
  'masters.edit': { role: 'master', vendorOnly: false, peopleOnly: true, does: 'Manage Masters' },
  'files.mail': {
    role: 'operator',
    vendorOnly: false,
    peopleOnly: true,
    does: 'Mail licence files to the own address',
  },
  'signing-keys.manage': {
    role: 'master',
    vendorOnly: true,
    peopleOnly: true,
    does: 'Make, certify, switch and revoke the keys that sign licence files',
  },
  'keys.manage': { role: 'master', vendorOnly: false, peopleOnly: true, does: 'Make and revoke API keys' },
} as const satisfies Record<string, { role: Role; vendorOnly: boolean; peopleOnly?: true; does: string }>;

/** The name of a permission. */
export type Permission = keyof typeof permissions;

/**
 * The actor: a user, or an API key, which acts for an account without being a person (X3). Role and account, as far as
 * rules need them.
 */
export type Actor = {
  kind: 'user' | 'key';
  id: string;
  role: Role;
  /** For an API key of a controller of the programme (O7): the controller's key. */
  controller?: string | null;
  /** The one customer such a key is limited to; null: all that its account looks after. */
  customerId?: string | null;
  account: { id: string; name: string; tier: number; status: AccountStatus };
};

/** The state of an account (A2): suspended accounts read and do not write, closed ones do not sign in. */
export type AccountStatus = 'active' | 'suspended' | 'closed';

/** What a suspended account may still do (A2); its Master can still revoke a leaked key. */
const reading: readonly Permission[] = [
  'data.read',
  'caller.read',
  'seats.read',
  'profile.edit',
  'audit.read',
  'keys.manage',
];

/**
 * All that the API key of a controller may do, whatever its role: read and switch the seats of its product (O7), and
 * ask who it is.
 */
const ofControllers: readonly Permission[] = ['caller.read', 'seats.read', 'seats.switch', 'seats.check'];

/** Whether the actor has the permission at all, whatever the target (A6). Suspended accounts only read. */
export function decideMay(actor: Actor, permission: Permission): Decision<null> {
  return may(actor, permission) ?? accept(null);
}

/** The same as a guard of other rules. */
export function may(actor: Actor, permission: Permission): Refused | null {
  const row = permissions[permission];
  if (actor.kind === 'key' && 'peopleOnly' in row) return refuse('people-only', {});
  if (actor.controller && !ofControllers.includes(permission))
    return refuse('controller-key-only', { integration: actor.controller });
  if (row.vendorOnly && !isVendor(actor.account) && !actor.controller) return refuse('tier-may-not', {});
  if (!reaches(actor.role, row.role)) return refuse('role-too-low', { needs: row.role });
  const writes = !reading.includes(permission);
  return writes && actor.account.status !== 'active'
    ? refuse('account-suspended', { account: actor.account.name })
    : null;
}
