import type { Change } from '@tierline/contract';
import { useTranslation } from 'react-i18next';

/** The kinds of changes that the portal has words for; `vendorOnly` ones happen in the vendor's own account alone, those of a `module` only where the programme has it. */
const rows = {
  'entitlement.issue': { vendorOnly: true },
  'entitlements.warn': { vendorOnly: true, module: 'entitlements' },
  split: {},
  'order.enter': { vendorOnly: true, module: 'orders' },
  'order.assign': { module: 'orders' },
  'order.unassign': { module: 'orders' },
  'seats.switch': { module: 'orders' },
  'integrations.switch': { module: 'orders' },
  'seats.expire': { vendorOnly: true, module: 'orders' },
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
  'credits.grant': { vendorOnly: true, module: 'credits' },
  'credits.reverse': { module: 'credits' },
  'credits.warn': { module: 'credits' },
  return: {},
  recall: {},
  'recall-request.accepted': {},
  'recall-request.declined': {},
  'recall-request.withdrawn': {},
  undo: {},
  'line.hold': { vendorOnly: true },
  'line.release': { vendorOnly: true },
  'line.mail': {},
  'line.mail-again': {},
  'account.create': {},
  'account.edit': {},
  'account.name-taken': {},
  'relation.ask': {},
  'relation.accepted': { vendorOnly: true },
  'relation.declined': { vendorOnly: true },
  'account.active': { vendorOnly: true },
  'account.suspended': { vendorOnly: true },
  'account.closed': { vendorOnly: true },
  'import.accounts': {},
  'import.users': {},
  'import.sites': { module: 'credits' },
  'import.orders': { vendorOnly: true, module: 'orders' },
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

/** The kinds that somebody can meet in his list. */
export function kindsFor(vendor: boolean, modules: readonly string[]): readonly KnownKind[] {
  return knownKinds.filter((kind) => {
    const row: { vendorOnly?: true; module?: string } = rows[kind];
    return (vendor || row.vendorOnly !== true) && (row.module === undefined || modules.includes(row.module));
  });
}

/** Words a kind of change; one that is not known stands for itself. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = knownKinds.find((name) => name === kind);
    return known === undefined ? kind : t(`activity.kinds.${known}`);
  };
}

/** Whom or what a change was about; copies that moved, which have no name of their own, are told by their first row. */
export function useAbout(): (change: Change) => string {
  const { t } = useTranslation();
  return (change) => {
    const { account, splits, lines, rows: credits } = change.after;
    // A purchase has lines too, and a name of its own.
    const moved = Array.isArray(splits) ? splits : Array.isArray(lines) && change.subject.name === null ? lines : null;
    if (moved !== null) {
      const [first] = moved.map(movedRow);
      if (first === undefined) return t('ui.none');
      const words = t(
        first.account === null
          ? 'activity.copiesOf'
          : Array.isArray(splits)
            ? 'activity.handedOn'
            : 'activity.copiesWith',
        first,
      );
      return moved.length > 1 ? `${words} ${t('activity.andMore', { count: moved.length - 1 })}` : words;
    }
    if (change.kind === 'credits.move' && Array.isArray(credits)) {
      const [first] = credits.map(movedCredits);
      if (first === undefined) return t('ui.none');
      const words = t('activity.creditsMoved', {
        ...first,
        from: first.from ?? t('activity.balance'),
        to: first.to ?? t('activity.balance'),
      });
      return credits.length > 1 ? `${words} ${t('activity.andMore', { count: credits.length - 1 })}` : words;
    }
    if (change.kind === 'credits.reverse')
      return [
        t('activity.creditsBack', { count: Number(change.after.credits ?? 0) }),
        typeof change.after.note === 'string' ? change.after.note : '',
      ]
        .filter(Boolean)
        .join(' · ');
    const { name } = change.subject;
    return (
      [name, change.subject.kind === 'entitlement' && typeof account === 'string' ? account : null]
        .filter(Boolean)
        .join(' · ') || t('ui.none')
    );
  };
}

/** One row of copies that moved, as the audit keeps it; what is missing in an old one is left out. */
function movedRow(row: unknown): { copies: number; product: string; account: string | null } {
  const at = (key: string): unknown =>
    typeof row === 'object' && row !== null ? new Map<string, unknown>(Object.entries(row)).get(key) : undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const copies = at('copies');
  return {
    copies: typeof copies === 'number' ? copies : 0,
    product: text(at('product')) ?? '–',
    account: text(at('account')),
  };
}

/** One movement of credits, as the audit keeps it; null is the balance. */
function movedCredits(row: unknown): { credits: number; from: string | null; to: string | null } {
  const values = new Map<string, unknown>(Object.entries(Object(row)));
  const text = (key: string) => {
    const value = values.get(key);
    return typeof value === 'string' ? value : null;
  };
  return { credits: Number(values.get('credits') ?? 0), from: text('from'), to: text('to') };
}

/** Words who made a change: a person's name, an API key as such; nobody asks for a password, who has not shown yet who he is, and all else the system did. */
export function useActorWords(): (change: Change) => string {
  const { t } = useTranslation();
  return ({ actor, kind }) => {
    if (actor === null) return t(kind === 'password.forgotten' ? 'activity.nobody' : 'activity.system');
    return actor.kind === 'key' ? t('activity.key', { name: actor.name }) : actor.name;
  };
}
