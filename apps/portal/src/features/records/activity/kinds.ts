import { useTranslation } from 'react-i18next';

/**
 * The kinds of changes that the portal has words for; `vendorOnly` ones happen in the vendor's own account alone, those
 * of a `module` only where the programme has it.
 */
const rows = {
  'entitlement.issue': {},
  'entitlements.warn': { vendorOnly: true, module: 'entitlements' },
  split: {},
  'order.enter': { module: 'orders' },
  'order.correct': { module: 'orders' },
  'order.cancel': { module: 'orders' },
  'order.assign': { module: 'orders' },
  'order.unassign': { module: 'orders' },
  'seats.switch': { module: 'orders' },
  'integrations.switch': { module: 'orders' },
  'seats.expire': { module: 'orders' },
  'seats.warn': { vendorOnly: true, module: 'orders' },
  'site.create': { module: 'credits' },
  'site.edit': { module: 'credits' },
  'site.delete': { module: 'credits' },
  'site.usage': { vendorOnly: true, module: 'credits' },
  'site.charge': { module: 'credits' },
  'site.invite': { module: 'credits' },
  'site.mail-administrator': { module: 'credits' },
  'site.remove-administrator': { module: 'credits' },
  'credits.move': { module: 'credits' },
  'credits.grant': { module: 'credits' },
  'credits.reverse': { module: 'credits' },
  'credits.warn': { module: 'credits' },
  return: {},
  recall: {},
  'recall-request.accepted': {},
  'recall-request.declined': {},
  'recall-request.withdrawn': {},
  'request.create': { module: 'entitlements' },
  'request.forward': { module: 'entitlements' },
  'request.fulfil': { module: 'entitlements' },
  'request.fulfil-by-rule': { module: 'entitlements' },
  'request.asked-back': { module: 'entitlements' },
  'request.replied': { module: 'entitlements' },
  'request.declined': { module: 'entitlements' },
  'request.cancelled': { module: 'entitlements' },
  'request.wish-granted': { module: 'entitlements' },
  'request.wish-refused': { module: 'entitlements' },
  'request.lapse': { module: 'entitlements' },
  'request.remind': { vendorOnly: true, module: 'entitlements' },
  'request-rule.set': { module: 'entitlements' },
  'request-rule.delete': { module: 'entitlements' },
  'renewal.let-go': { module: 'entitlements' },
  'renewal.keep': { module: 'entitlements' },
  'renewal.devices': { module: 'entitlements' },
  undo: {},
  'activation.create': { module: 'entitlements' },
  'activation.batch': { module: 'entitlements' },
  'activation.mail': { module: 'entitlements' },
  'activation.fetch': { module: 'entitlements' },
  'activation.give-back': { module: 'entitlements' },
  'activation.replace': { module: 'entitlements' },
  'activation.lost': { module: 'entitlements' },
  'activation.return': { module: 'entitlements' },
  'activation.pass': { module: 'entitlements' },
  'activation.wait': { vendorOnly: true, module: 'entitlements' },
  'activation.rename': { module: 'entitlements' },
  'activation.nonce': { module: 'entitlements' },
  'activation.receipt-refused': { module: 'entitlements' },
  'move-request.create': { module: 'entitlements' },
  'move-request.moves': { module: 'entitlements' },
  'move-request.release': { module: 'entitlements' },
  'move-request.declined': { module: 'entitlements' },
  'move-request.withdrawn': { module: 'entitlements' },
  'line.hold': {},
  'line.release': {},
  'line.mail': {},
  'line.mail-again': {},
  'account.create': {},
  'account.edit': {},
  'account.name-taken': {},
  'relation.ask': {},
  'relation.accepted': {},
  'relation.declined': {},
  'account.active': {},
  'account.suspended': {},
  'account.closed': {},
  'import.accounts': {},
  'import.users': {},
  'import.sites': { module: 'credits' },
  'import.orders': { module: 'orders' },
  'user.create': {},
  'user.edit': {},
  'user.initial-password': {},
  'user.invite': {},
  'user.invitation': {},
  'user.withdraw': {},
  'invitation.open': {},
  'invitation.accept': {},
  'password.change': {},
  'password.forgotten': {},
  'password.reset': {},
  'second-factor.on': {},
  'second-factor.off': {},
  'second-factor.codes': {},
  'second-factor.recovery': {},
  'second-factor.reset': {},
  'signing-key.create': { vendorOnly: true, module: 'entitlements' },
  'signing-key.certify': { vendorOnly: true, module: 'entitlements' },
  'signing-key.switch': { vendorOnly: true, module: 'entitlements' },
  'signing-key.revoke': { vendorOnly: true, module: 'entitlements' },
  'signing-key.list': { vendorOnly: true, module: 'entitlements' },
  'signing-key.warn': { vendorOnly: true, module: 'entitlements' },
  'signing-key.notify': { vendorOnly: true, module: 'entitlements' },
  'api-key.create': {},
  'api-key.revoke': {},
  'session.end': {},
  'legal.accept': {},
  'view.create': {},
  'view.edit': {},
  'view.delete': {},
  'product.create': { vendorOnly: true },
  'product.edit': { vendorOnly: true },
  'vendor.create': { vendorOnly: true },
  'vendor.update': { vendorOnly: true },
} as const satisfies Record<string, { vendorOnly?: true; module?: 'credits' | 'entitlements' | 'orders' }>;

/** A kind of change that the portal has words for. */
export type KnownKind = keyof typeof rows;

/** All known kinds, in the order of the filter. */
export const knownKinds = Object.keys(rows) as KnownKind[]; // the keys of the table, which Object.keys forgets

/** The kinds that can occur in the reader's list. */
export function kindsFor(vendor: boolean, modules: readonly string[]): readonly KnownKind[] {
  return knownKinds.filter((kind) => {
    const row: { vendorOnly?: true; module?: string } = rows[kind];
    return (vendor || row.vendorOnly !== true) && (row.module === undefined || modules.includes(row.module));
  });
}

/** Words a kind of change; an unknown kind is shown as its code. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = knownKinds.find((name) => name === kind);
    return known === undefined ? kind : t(`activity.kinds.${known}`);
  };
}
