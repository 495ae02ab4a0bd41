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
 * The changes as entries: an undoing stands with what it undid where both are here, and what was repeated on a day
 * (UTC), by the same author, is one entry, in the place of the newest. Each change stands in exactly one entry.
 */
export function foldChanges(changes: readonly Change[]): Entry[] {
  const here = new Set(changes.map(({ id }) => id));
  const undos = new Map(changes.flatMap((change) => (nets(change, here) ? [[change.undoes, change]] : [])));
  const entries: { changes: [Change, ...Change[]]; undo: Change | null }[] = [];
  const acts = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    if (nets(change, here)) continue;
    const act = actOf(change);
    const known = acts.get(act);
    if (known) known.push(change);
    else {
      const entry: (typeof entries)[number] = { changes: [change], undo: undos.get(change.id) ?? null };
      acts.set(act, entry.changes);
      entries.push(entry);
    }
  }
  return entries.map((entry) => ({ ...entry.changes[0], ...entry }));
}

function nets(change: Change, here: ReadonlySet<string>): change is Change & { undoes: string } {
  return change.kind === 'undo' && change.undoes !== null && here.has(change.undoes);
}

// What changes of one act have in common; of what is not done over and over each is an act of its own.
function actOf({ id, kind, by, actor, account, subject, at }: Change): string {
  // Who tries out languages or corrects their profile does it several times.
  const ownProfile = kind === 'user.edit' && actor !== null && actor.id === subject.id;
  if (!repeated.has(kind) && !ownProfile) return id;
  return JSON.stringify([kind, by, actor?.id, account?.id, at.slice(0, 10)]);
}
