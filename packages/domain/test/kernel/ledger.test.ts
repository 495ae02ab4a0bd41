import { describe, expect, it } from 'vitest';
import { emptyPlan, joinPlans, type Plan } from '../../src/index.ts';

/**
 * A plan of which every list has one entry that names it; what joins lists looks at no more of them than their keys.
 */
function marked(name: string): Plan {
  const entry = { kind: 'user', id: name, version: 1, accountId: name, upperId: name, lowerId: name };
  const lists = Object.entries(emptyPlan()).filter(([, value]) => Array.isArray(value));
  const plain = ['alone', 'emptied', 'withdraw'];
  const filled = lists.map(([key]) => [key, [plain.includes(key) ? name : entry]]);
  return { ...emptyPlan(), ...Object.fromEntries(filled) } as Plan; // marks in place of rows
}

describe('SPEC §1 plans that are carried out together', () => {
  it('§1 have every part of each, in their order', () => {
    const [one, other] = [marked('one'), marked('other')];
    const joined = joinPlans([one, other]);
    for (const [key, value] of Object.entries(one))
      expect({ [key]: joined[key as keyof Plan] }).toEqual({
        [key]: Array.isArray(value) ? [value, other[key as keyof Plan]].flat() : value,
      });
  });

  it('§1 have each fact, each pair of accounts and each account that is wanted alone once', () => {
    const joined = joinPlans([marked('one'), marked('one')]);
    expect([joined.facts, joined.custody, joined.alone].map((list) => list.length)).toEqual([1, 1, 1]);
  });

  it('§1 are valid as long as all are, undone as long as one is, and undo what one of them undoes', () => {
    const plans = [
      { ...emptyPlan(), validUntil: '2026-12-02T00:00:00.000Z', undoSeconds: 0 },
      { ...emptyPlan(), validUntil: '2026-12-01T00:00:00.000Z', undoSeconds: 10, reverses: 'operation' },
      emptyPlan(),
    ];
    expect(joinPlans(plans)).toEqual({
      ...emptyPlan(),
      validUntil: '2026-12-01T00:00:00.000Z',
      undoSeconds: 10,
      reverses: 'operation',
    });
    expect(joinPlans([])).toEqual(emptyPlan());
  });

  it('X8 an empty plan does nothing, stands on nothing and cannot be undone', () => {
    const { reverses, undoSeconds, validUntil, ...lists } = emptyPlan();
    expect({ reverses, undoSeconds, validUntil }).toEqual({ reverses: null, undoSeconds: 0, validUntil: null });
    expect(Object.values(lists)).toEqual(Object.keys(lists).map(() => []));
  });
});
