import type { Plan } from '../kernel/ledger.ts';
import type { OperationKind } from '../kernel/operation-kinds.ts';

/**
 * The changes of an operation, as the audit keeps them (X2). Rows of its lists name with `accountId` the account they
 * are about.
 */
export type AuditedChanges = { subject: { kind: string; id: string; name?: string }; before?: object; after?: object };

/**
 * An account that an operation concerns. `changes`: what its Activity shows; null where it shows the whole operation.
 */
export type Concern = { accountId: string; changes: AuditedChanges | null };

/** The facts from which the concerned accounts are derived. */
export type ConcernedFacts = {
  kind: string;
  /** The account of the actor. */
  actorAccountId: string;
  changes: AuditedChanges;
  plan: Plan | null;
  /** Accounts whose records it wrote. */
  accounts: readonly string[];
  /** The concerned accounts and what they may see, where plan, records and rows do not say it: these and no others. */
  named?: readonly Concern[] | undefined;
};

// Reports, warnings and questions change nothing for anybody.
const changesNothing: ReadonlySet<string> = new Set<OperationKind>([
  'entitlements.warn',
  'seats.warn',
  'credits.warn',
  'site.usage',
  'account.name-taken',
  'relation.ask',
  'line.mail',
  'line.mail-again',
  'request.remind',
  'signing-key.warn',
  'signing-key.notify',
]);

/**
 * The accounts that an operation concerns, each once, with what each of them may see: the account of who did it, and
 * every account that gets, loses or gets back something, or whose people, state or settings are changed. Where the rows
 * of the changes say whom they are about, each account sees its own rows alone, so that none learns of another
 * (A3).
 */
export function concernsOf(facts: ConcernedFacts): Concern[] {
  const own: Concern = { accountId: facts.actorAccountId, changes: null };
  if (changesNothing.has(facts.kind)) return [own];
  if (facts.named) return [own, ...facts.named.filter(({ accountId }) => accountId !== own.accountId)];
  const others = (ids: Iterable<string>) => [...new Set(ids)].filter((id) => id !== '' && id !== own.accountId);
  const addressed = others(addressedIn(facts.changes));
  if (addressed.length > 0)
    return [own, ...addressed.map((accountId) => ({ accountId, changes: toldTo(accountId, facts.changes) }))];
  const concerned = others([...facts.accounts, ...accountsOf(facts.plan), ...subjectOf(facts.changes)]);
  const changes = concerned.length === 1 ? null : { subject: { kind: facts.changes.subject.kind, id: '' } };
  return [own, ...concerned.map((accountId) => ({ accountId, changes }))];
}

/** The accounts whose holdings, lines, seats, sites or orders a plan moves, makes or changes. */
export function accountsOf(plan: Plan | null): string[] {
  if (plan === null) return [];
  return [
    ...plan.facts.map(({ accountId }) => accountId),
    ...plan.alone,
    ...plan.rows.flatMap(({ row }) => ('accountId' in row ? [row.accountId] : [])),
  ];
}

function subjectOf({ subject }: AuditedChanges): string[] {
  return subject.kind === 'account' ? [subject.id] : [];
}

function addressedIn({ before = {}, after = {} }: AuditedChanges): string[] {
  return [...Object.values(before), ...Object.values(after)].flatMap((value: unknown) =>
    Array.isArray(value) ? value.flatMap((row: unknown) => addresseeOf(row) ?? []) : [],
  );
}

function addresseeOf(row: unknown): string | null {
  return typeof row === 'object' && row !== null && 'accountId' in row && typeof row.accountId === 'string'
    ? row.accountId
    : null;
}

// Fields that describe the operation as a whole and name nobody.
const general = new Set(['reason', 'undone', 'asked']);

/**
 * Returns the changes as one of several accounts may know them: its own rows, and what describes the whole. Ids of the
 * sender's records are left out.
 */
export function toldTo(accountId: string, { subject, before = {}, after = {} }: AuditedChanges): AuditedChanges {
  const told = (values: object) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([field, value]: [string, unknown]): [string, unknown][] => {
        if (!Array.isArray(value)) return general.has(field) ? [[field, value]] : [];
        const rows = value.filter((row) => addresseeOf(row) === accountId);
        return rows.length === 0 ? [] : [[field, rows.map(withoutSender)]];
      }),
    );
  return { subject: { ...subject, id: '' }, before: told(before), after: told(after) };
}

function withoutSender(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'from'));
}
