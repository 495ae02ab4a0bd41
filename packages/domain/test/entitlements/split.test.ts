import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideSplits,
  decideSplittable,
  type RefusalCode,
  type SplitFacts,
  type SplitLine,
  type SplitTarget,
} from '../../src/index.ts';
import { actor, decideOne, outcome, row, splitFacts, splitLine } from '../kernel/actors.ts';

const ask = { copies: 30, mail: true, message: 'Hello' };

type Wrong = {
  title: string;
  code: RefusalCode;
  facts?: Partial<SplitFacts>;
  line?: Partial<SplitLine>;
  target?: Partial<SplitTarget> | null;
  contact?: null;
  ask?: Partial<typeof ask>;
  told?: object;
};

// In the order of E6. Each is wrong in one thing alone.
const wrongs: Wrong[] = [
  { title: 'not the holder', code: 'not-holder', line: { accountId: 'other' } },
  {
    title: 'the role may not split',
    code: 'role-too-low',
    facts: { actor: actor('observer') },
    told: { needs: 'operator' },
  },
  {
    title: 'the line is on hold',
    code: 'line-on-hold',
    line: { state: 'on-hold', stateReason: 'unpaid' },
    told: { reason: 'unpaid' },
  },
  { title: 'the line is closed', code: 'line-closed', line: { state: 'closed' } },
  {
    title: 'the line has expired',
    code: 'line-expired',
    facts: { today: '2027-01-01' },
    told: { expiresOn: '2026-12-31' },
  },
  { title: 'nothing is available', code: 'only-available', line: { available: 0 }, told: { available: 0, asked: 1 } },
  { title: 'the quantity is none', code: 'quantity-not-whole', ask: { copies: 0 } },
  { title: 'the target is not related', code: 'target-not-related', target: { related: false } },
  { title: 'the tier is not allowed', code: 'tier-not-allowed', target: { tier: 3 }, told: { fromTier: 1, toTier: 3 } },
  { title: 'the target is closed', code: 'target-closed', target: { status: 'closed' }, told: { account: 'Partner' } },
  {
    title: 'the target is suspended',
    code: 'target-suspended',
    target: { status: 'suspended' },
    told: { account: 'Partner' },
  },
  {
    title: 'the contact is not the target’s',
    code: 'contact-not-of-target',
    contact: null,
    told: { account: 'Partner' },
  },
  {
    title: 'only so many are available',
    code: 'only-available',
    ask: { copies: 101 },
    told: { available: 100, asked: 101 },
  },
];

const decide = (wrong: Omit<Wrong, 'title' | 'code'>) =>
  decideOne(splitFacts([], wrong.facts), row(wrong), { ...ask, ...wrong.ask });

// Two that touch the same field cannot both be; the one that comes first in E6 is reported.
const joined = (one: Wrong, other: Wrong): Omit<Wrong, 'title' | 'code'> => ({
  facts: { ...other.facts, ...one.facts },
  line: { ...other.line, ...one.line },
  ask: { ...other.ask, ...one.ask },
  ...((one.target !== undefined || other.target !== undefined) && { target: { ...other.target, ...one.target } }),
  ...((one.contact === null || other.contact === null) && { contact: null }),
});

describe('handing copies on is refused', () => {
  it.each(wrongs)('E6 where $title', ({ code, told = {}, ...wrong }) => {
    const decision = decide(wrong);
    expect(outcome(decision)).toBe(code);
    expect(decision).toMatchObject({ refusal: { facts: told } });
  });

  it('E6 of any two things that are wrong, for the one that comes first', () => {
    const told = wrongs.flatMap((one, index) =>
      wrongs
        .slice(index + 1)
        .map((other) => [`${one.title} + ${other.title}`, outcome(decide(joined(one, other))), one.code] as const),
    );
    expect(told.filter(([, code, first]) => code !== first)).toEqual([]);
    expect(told).toHaveLength(78);
  });

  it.each([0, -1, 1.5, 0.1, Number.NaN, Infinity, 2 ** 53])(
    'E6 for a quantity of %d, whole and 1 or more',
    (copies) => {
      expect(outcome(decide({ ask: { copies } }))).toBe('quantity-not-whole');
    },
  );

  it('E6 to an account that the actor may not see, just as to one that is not related', () => {
    expect(decide({ target: null })).toEqual(decide({ target: { related: false } }));
  });

  it('E6 where copies went meanwhile, with how many are left', () => {
    expect(decide({ facts: { triedBefore: true }, ask: { copies: 101 } })).toMatchObject({
      refusal: { code: 'copies-taken', facts: { available: 100, asked: 101 } },
    });
  });

  it('E4 with a mail to an account where there is nobody; without one it goes', () => {
    expect(outcome(decideOne(splitFacts([]), row({ contact: undefined }), ask))).toBe('no-recipient');
    const decision = decideOne(splitFacts([]), row({ contact: undefined }), { ...ask, mail: false });
    expect(decision).toMatchObject({
      ok: true,
      value: { notices: [], rows: [{ table: 'line_item', row: { contactId: null } }] },
    });
  });

  it('E6 by somebody of a suspended account', () => {
    expect(outcome(decide({ facts: { actor: actor('master', { status: 'suspended' }) } }))).toBe('account-suspended');
  });

  it('E6 beside the action for the same reasons, before anything is asked', () => {
    for (const { title, code, facts, line } of wrongs.slice(0, 6))
      expect(outcome(decideSplittable(splitFacts([], facts), splitLine(line))), `at ${title}`).toBe(code);
    expect(outcome(decideSplittable(splitFacts([]), splitLine()))).toBe('accepted');
  });
});

describe('handing copies on', () => {
  it('E4 all that are available, and one, are possible', () => {
    for (const copies of [1, 99, 100]) expect(outcome(decide({ ask: { copies } }))).toBe('accepted');
  });

  it('E5 the child has product, term and dates of its line, its own activation ID, and its parent and root', () => {
    const decision = decideOne(splitFacts([]), row(), ask);
    if (!decision.ok) throw new Error(decision.refusal.code);
    const { rows, holdings, transfers, validUntil, facts, undoSeconds } = decision.value;
    expect(rows).toEqual([
      {
        table: 'line_item',
        row: {
          id: 'child 0',
          entitlementId: 'entitlement',
          productId: 'product',
          accountId: 'partner',
          fromAccountId: 'own',
          contactId: 'contact',
          parentId: 'line',
          rootId: 'root',
          activationId: 'ID-0',
          startsOn: '2026-01-01',
          expiresOn: '2026-12-31',
        },
      },
    ]);
    expect(holdings).toEqual([{ id: 'child 0', purpose: 'line', unit: 'root', upperId: 'line' }]);
    expect(transfers).toEqual([{ kind: 'split', unit: 'root', fromId: 'line', toId: 'child 0', quantity: 30 }]);
    expect(validUntil).toBe('2027-01-01T00:00:00.000Z');
    expect(undoSeconds).toBe(10);
    expect(facts).toEqual([
      { kind: 'user', id: 'me', version: 1, accountId: 'own' },
      { kind: 'line', id: 'line', version: 4, accountId: 'own' },
      { kind: 'account', id: 'partner', version: 7, accountId: 'partner' },
    ]);
  });

  it('A3 the giver and all above it become upper accounts of the receiver, the receiver never of itself', () => {
    const decision = decideOne(splitFacts([]), row({ line: { above: ['vendor', 'partner'] } }), ask);
    expect(decision).toMatchObject({
      value: {
        custody: [
          { upperId: 'own', lowerId: 'partner' },
          { upperId: 'vendor', lowerId: 'partner' },
        ],
      },
    });
  });

  it('E5 the mail is part of it: to the contact, in their language, with the message', () => {
    const decision = decideOne(splitFacts([]), row(), ask);
    expect(decision).toMatchObject({
      value: {
        notices: [
          {
            id: 'mail 0',
            recipient: 'contact@partner.example',
            language: 'de',
            lineItemId: 'child 0',
            accountId: 'own',
            notice: {
              kind: 'lines-handed-on',
              from: 'Own',
              account: 'Partner',
              message: 'Hello',
              lines: [{ activationId: 'ID-0', copies: 30 }],
            },
          },
        ],
      },
    });
    expect(decideOne(splitFacts([]), row(), { ...ask, mail: false })).toMatchObject({
      value: { notices: [], rows: [{ row: { contactId: 'contact' } }] },
    });
  });
});

describe('handing on many rows at once', () => {
  const rows = (...copies: number[]) => ({ rows: copies.map((one) => ({ copies: one })), mail: false, message: '' });

  it('E4 all or nothing: one refused row, and there is no plan; each refused row is named', () => {
    const decision = decideSplits(
      splitFacts([
        row(),
        row({ target: { status: 'closed' } }),
        row(),
        row({ line: { id: 'line 2', accountId: 'other' } }),
      ]),
      rows(1, 1, 1, 1),
    );
    if (decision.ok) throw new Error('it was accepted');
    expect(decision.refused.map((one) => [one.row, one.refusal.code])).toEqual([
      [1, 'target-closed'],
      [3, 'not-holder'],
    ]);
    expect(decision).not.toHaveProperty('plan');
  });

  it('E4 rows of one line share what it has: the one that comes too late reads what the others leave', () => {
    const decision = decideSplits(splitFacts([row(), row(), row()]), rows(60, 30, 11));
    expect(decision).toMatchObject({
      ok: false,
      refused: [{ row: 2, refusal: { code: 'only-available', facts: { available: 10, asked: 11 } } }],
    });
    expect(decideSplits(splitFacts([row(), row(), row()]), rows(60, 30, 10)).ok).toBe(true);
  });

  it('E4 whatever is asked for, no line gives more than it has, and what is planned is what was asked', () => {
    const asked = fc.array(
      fc.record({ line: fc.constantFrom('a', 'b', 'c'), copies: fc.integer({ min: -2, max: 60 }) }),
      { minLength: 1, maxLength: 12 },
    );
    const stocks = fc.record({ a: fc.nat(100), b: fc.nat(100), c: fc.nat(100) });
    fc.assert(
      fc.property(asked, stocks, (wanted, stock) => {
        const facts = splitFacts(wanted.map(({ line }) => row({ line: { id: line, available: stock[line] } })));
        const decision = decideSplits(facts, rows(...wanted.map(({ copies }) => copies)));
        const sum = (line: string) =>
          wanted.filter((one) => one.line === line).reduce((all, { copies }) => all + copies, 0);
        const possible =
          wanted.every(({ copies }) => copies >= 1) &&
          (['a', 'b', 'c'] as const).every((line) => sum(line) <= stock[line]);
        expect(decision.ok).toBe(possible);
        if (!decision.ok) return;
        expect(decision.plan.transfers.map(({ fromId, toId, quantity }) => [fromId, toId, quantity])).toEqual(
          wanted.map(({ line, copies }, index) => [line, `child ${index}`, copies]),
        );
        expect(decision.plan.rows.map(({ row: one }) => 'parentId' in one && [one.id, one.parentId])).toEqual(
          wanted.map(({ line }, index) => [`child ${index}`, line]),
        );
      }),
    );
  });

  it('E4 the joined plan stands on each fact once, and only until the first line expires', () => {
    const decision = decideSplits(
      splitFacts([
        row({ line: { expiresOn: null } }),
        row({ line: { id: 'b', expiresOn: '2026-08-31' } }),
        row({ line: { id: 'c', expiresOn: '2026-07-31' } }),
      ]),
      rows(1, 1, 1),
    );
    if (!decision.ok) throw new Error('it was refused');
    expect(decision.plan.validUntil).toBe('2026-08-01T00:00:00.000Z');
    expect(decision.plan.facts.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'user me',
      'line line',
      'account partner',
      'line b',
      'line c',
    ]);
    expect(decision.plan.custody).toEqual([
      { upperId: 'own', lowerId: 'partner' },
      { upperId: 'vendor', lowerId: 'partner' },
    ]);
  });
});
