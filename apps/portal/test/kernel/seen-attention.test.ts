import type { Attention } from '@tierline/contract';
import { describe, expect, it } from 'vitest';
import { allSeen, newSince, stillThere } from '../../src/frame/seen-attention.ts';

const item = (kind: Attention['kind'], value: number, latest: string | null = null): Attention => ({
  kind,
  count: { value, more: false },
  latest,
});
const monday = '2026-11-30T08:00:00.000Z';
const tuesday = '2026-12-01T08:00:00.000Z';

describe('X7 what is new since somebody last looked', () => {
  it.each([
    ['everything, to who never looked', [], [item('requests', 2, monday)], ['requests']],
    ['nothing, where nothing has changed', [item('requests', 2, monday)], [item('requests', 2, monday)], []],
    ['a kind that was not there', [item('requests', 2)], [item('requests', 2), item('expiring', 1)], ['expiring']],
    [
      'a newer one, though another was dealt with',
      [item('requests', 2, monday)],
      [item('requests', 2, tuesday)],
      ['requests'],
    ],
    ['one more, of those without a moment', [item('expiring', 2)], [item('expiring', 3)], ['expiring']],
    ['nothing, where there are fewer', [item('expiring', 2)], [item('expiring', 1)], []],
  ] as const)('X7 %s', (_, before, now, kinds) => {
    expect(newSince(allSeen(before), now)).toEqual(kinds);
  });

  it('X7 what was dealt with and comes again is new again', () => {
    const fewer = stillThere(allSeen([item('expiring', 3), item('orders', 1)]), [item('expiring', 1)]);
    expect(newSince(fewer, [item('expiring', 2), item('orders', 1)])).toEqual(['expiring', 'orders']);
  });
});
