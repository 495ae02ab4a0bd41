import type { Change } from '@tierline/contract';

/**
 * An entry of the Activity: a change, what undid it, and further ones of the same kind that happened with it. `changes`
 * are all of them, the newest first.
 */
export type Entry = Change & { changes: readonly [Change, ...Change[]]; undo: Change | null };

/** What is done over and over, to one record after the other; the worker's own and what products report. */
const repeated = new Set([
  'site.charge',
  'site.usage',
  'activation.return',
  'activation.pass',
  'seats.expire',
  'seats.warn',
  'request.lapse',
  'request.remind',
  'entitlements.warn',
  'credits.warn',
]);

/**
 * The changes as entries: an undoing stands with what it undid where both are here, and what was repeated without a
 * pause, on a day (UTC), by the same author, is one entry. Each change stands in exactly one entry.
 */
export function foldChanges(changes: readonly Change[]): Entry[] {
  const here = new Set(changes.map(({ id }) => id));
  const undos = new Map(changes.flatMap((change) => (nets(change, here) ? [[change.undoes, change]] : [])));
  const entries: { changes: [Change, ...Change[]]; undo: Change | null }[] = [];
  for (const change of changes) {
    if (nets(change, here)) continue;
    const last = entries.at(-1);
    if (last && sameAct(last.changes[0], change)) last.changes.push(change);
    else entries.push({ changes: [change], undo: undos.get(change.id) ?? null });
  }
  return entries.map((entry) => ({ ...entry.changes[0], ...entry }));
}

function nets(change: Change, here: ReadonlySet<string>): change is Change & { undoes: string } {
  return change.kind === 'undo' && change.undoes !== null && here.has(change.undoes);
}

function sameAct(one: Change, other: Change): boolean {
  return (
    repeated.has(one.kind) &&
    one.kind === other.kind &&
    one.by === other.by &&
    one.actor?.id === other.actor?.id &&
    one.account?.id === other.account?.id &&
    one.at.slice(0, 10) === other.at.slice(0, 10)
  );
}
