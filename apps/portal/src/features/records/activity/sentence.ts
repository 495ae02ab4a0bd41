import type { Change } from '@tierline/contract';
import { blanksOf, changedFields, few, rowsOf, sum, text, type ChangeWords } from './facts.ts';

/**
 * What happened as a whole sentence, from the reader's side: with numbers, products, direction and company, as far as
 * the reader may know them (X2, A3).
 */
export function sentenceOf(change: Change, words: ChangeWords): string {
  const undone = text(change.after.undone);
  if (change.kind === 'undo' && undone !== '')
    return words.t('undid', { ns: 'changes', what: sentenceOf({ ...change, kind: undone }, words) });
  const key = keyOf(change);
  const blanks = blanksOf(change, words);
  const sides = isOwn(change, words) ? ['own', 'bare'] : ['theirs'];
  for (const side of sides) {
    const said = words.find(`${side}.${key}`, blanks);
    if (said !== null) return said;
  }
  const about = change.subject.name ?? '';
  return about === '' ? words.kind(change.kind) : `${words.kind(change.kind)}: ${about}`;
}

/** Whether the reader's own side did it: the account itself, the system for it, or, for vendor staff, anybody. */
export function isOwn({ account, by }: Change, { readerId }: Pick<ChangeWords, 'readerId'>): boolean {
  return readerId === null || by === 'system' || account?.id === readerId;
}

/** The key of the sentence: the kind, or what it was more exactly. */
function keyOf(change: Change): string {
  const { kind, subject, after, actor } = change;
  if (kind === 'seats.switch') {
    const seats = rowsOf(after.seats);
    if (seats.every(({ on }) => on === true)) return 'seats.on';
    return seats.every(({ on }) => on === false) ? 'seats.off' : kind;
  }
  if (kind === 'integrations.switch') return after.on === true ? 'integrations.on' : 'integrations.off';
  if (kind === 'recall' && rowsOf(after.lines).some(({ asked }) => asked === true)) return 'recall-asked';
  if (kind === 'credits.move') {
    const rows = rowsOf(after.rows);
    if (rows.every(({ from }) => text(from) === '')) return 'credits.give';
    return rows.every(({ to }) => text(to) === '') ? 'credits.back' : kind;
  }
  if (kind === 'site.charge' && rowsOf(after.charges).length === 0)
    return rowsOf(after.due).length > 0 ? 'site.due' : 'site.free';
  if (kind !== 'user.edit') return kind;
  const changed = changedFields(change);
  if (changed.includes('status')) return after.status === 'active' ? 'user.activate' : 'user.deactivate';
  if (changed.length === 1 && changed[0] === 'role') return 'user.role';
  return actor !== null && actor.id === subject.id ? 'user.self' : kind;
}

/** Several changes of a kind in one sentence; the newest one's where there is none for several. */
export function foldedSentence(changes: readonly [Change, ...Change[]], words: ChangeWords): string {
  const [first] = changes;
  if (changes.length === 1) return sentenceOf(first, words);
  const all = changes.map((change) => change.after);
  const { t } = words;
  const due = sum(
    all.flatMap((after) => rowsOf(after.due)),
    'amount',
  );
  const together: Change = {
    ...first,
    after: {
      lines: all.flatMap((after) => rowsOf(after.lines).concat('product' in after && 'copies' in after ? [after] : [])),
      ended: all.flatMap((after) => rowsOf(after.ended)),
    },
  };
  const { what = '' } = blanksOf(together, words);
  const charged = sum(
    all.flatMap((after) => rowsOf(after.charges)),
    'amount',
  );
  const said = words.find(`folded.${first.kind}`, {
    count: changes.length,
    what,
    credits: t('activity.credits', { count: charged }),
    tail: due > 0 ? ` · ${t('due', { ns: 'changes', count: due })}` : '',
  });
  return said ?? few([sentenceOf(first, words)], t);
}
