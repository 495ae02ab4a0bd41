import { expect, it } from 'vitest';
import { entryKind, entryKinds, transferKinds } from '../../src/index.ts';

const kinds = [
  ['grant', 'grant'],
  ['order', 'order'],
  ['move', 'move'],
  ['charge', 'charge'],
  ['close', 'closure'],
  ['reverse', 'reversal'],
  ['undo', 'undo'],
] as const;

it.each(kinds)('C5 a transfer of kind %s is shown as %s', (transfer, kind) => {
  expect(entryKind(transfer)).toBe(kind);
  expect(transferKinds[kind]).toBe(transfer);
});

it('C5 the history has these kinds in this order, and shows what it has no kind for as moved', () => {
  expect(entryKinds).toEqual(kinds.map(([, kind]) => kind));
  expect(entryKind('split')).toBe('move');
});
