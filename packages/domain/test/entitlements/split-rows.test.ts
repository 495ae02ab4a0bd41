import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideSplits,
  judgeSplits,
  servingOrder,
  type RefusalCode,
  type SplitLine,
  type SplitRowFacts,
} from '../../src/index.ts';
import { actor, decideOne, outcome, row, splitFacts, splitLine } from '../kernel/actors.ts';

const ask = { copies: 30, mail: true, message: 'Hello' };

describe('handing on where only a product is given', () => {
  const perpetual = splitLine({ id: 'perpetual', expiresOn: null, available: 50 });
  const older = splitLine({
    id: 'older',
    expiresOn: '2026-08-31',
    createdAt: '2026-01-01T00:00:00.000001',
    available: 10,
  });
  const newer = splitLine({
    id: 'newer',
    expiresOn: '2026-08-31',
    createdAt: '2026-01-01T00:00:00.000002',
    available: 10,
  });
  const first = splitLine({ id: 'first', expiresOn: '2026-06-15', createdAt: '2026-05-01T00:00:00', available: 4 });
  const lines = [perpetual, newer, first, older];
  const rows = (...copies: number[]) => ({ rows: copies.map((one) => ({ copies: one })), mail: true, message: '' });
  const drawn = (decision: ReturnType<typeof decideSplits>) =>
    decision.ok ? decision.plan.transfers.map(({ fromId, quantity }) => [fromId, quantity]) : decision.refused;

  it('E4 lines that expire first serve first, of equal ones the older, perpetual ones last', () => {
    expect(servingOrder(lines, 'ending-first').map(({ id }) => id)).toEqual(['first', 'older', 'newer', 'perpetual']);
    expect(drawn(decideSplits(splitFacts([row({ lines })]), rows(30)))).toEqual([
      ['first', 4],
      ['older', 10],
      ['newer', 10],
      ['perpetual', 6],
    ]);
    expect(drawn(decideSplits(splitFacts([row({ lines })]), rows(4)))).toEqual([['first', 4]]);
  });

  it('E4 on request the longest-lasting lines serve first: perpetual, then the latest end, then the older', () => {
    expect(servingOrder(lines, 'lasting-first').map(({ id }) => id)).toEqual(['perpetual', 'older', 'newer', 'first']);
    const facts = splitFacts([row({ lines })], { prefer: 'lasting-first' });
    expect(drawn(decideSplits(facts, rows(66)))).toEqual([
      ['perpetual', 50],
      ['older', 10],
      ['newer', 6],
    ]);
    expect(drawn(decideSplits(facts, rows(75)))).toEqual([
      {
        row: 0,
        refusal: {
          code: 'only-available-of-product',
          facts: { product: 'Product', available: 74, asked: 75, lines: 4 },
        },
      },
    ]);
  });

  it('E4 lines that are not active, or another’s, do not serve', () => {
    const idle = [
      splitLine({ id: 'hold', state: 'on-hold' }),
      splitLine({ id: 'closed', state: 'closed' }),
      splitLine({ id: 'expired', expiresOn: '2026-06-14' }),
      splitLine({ id: 'other', accountId: 'other' }),
      splitLine({ id: 'empty', available: 0 }),
    ];
    expect(drawn(decideSplits(splitFacts([row({ lines: [...idle, perpetual] })]), rows(50)))).toEqual([
      ['perpetual', 50],
    ]);
    expect(drawn(decideSplits(splitFacts([row({ lines: idle })]), rows(1)))).toEqual([
      {
        row: 0,
        refusal: { code: 'only-available-of-product', facts: { product: 'Product', available: 0, asked: 1, lines: 0 } },
      },
    ]);
  });

  it('E6 more than all lines have is refused with how much they have, also where only the sum is too much', () => {
    expect(drawn(decideSplits(splitFacts([row({ lines })]), rows(75)))).toEqual([
      {
        row: 0,
        refusal: {
          code: 'only-available-of-product',
          facts: { product: 'Product', available: 74, asked: 75, lines: 4 },
        },
      },
    ]);
    expect(drawn(decideSplits(splitFacts([row({ lines }), row({ lines }), row({ lines })]), rows(30, 40, 5)))).toEqual([
      {
        row: 2,
        refusal: { code: 'only-available-of-product', facts: { product: 'Product', available: 4, asked: 5, lines: 1 } },
      },
    ]);
  });

  it('E4 a row that names its line gets it, also behind one that leaves the choice', () => {
    const decision = decideSplits(
      splitFacts([row({ lines }), row({ source: { by: 'line', line: first, typed: null } })]),
      rows(10, 4),
    );
    expect(drawn(decision)).toEqual([
      ['older', 10],
      ['first', 4],
    ]);
  });

  it.each<[RefusalCode, Partial<SplitRowFacts>]>([
    [
      'product-unknown',
      { source: { by: 'product', product: null, typed: { text: 'Scene', fits: 0 }, lines: [], cut: false } },
    ],
    [
      'product-ambiguous',
      { source: { by: 'product', product: null, typed: { text: 'Scene', fits: 2 }, lines: [], cut: false } },
    ],
    ['not-found', { source: { by: 'product', product: null, typed: null, lines: [], cut: false } }],
    ['not-found', { source: { by: 'line', line: null, typed: null } }],
    ['line-unknown', { source: { by: 'line', line: null, typed: 'ABCD' } }],
    ['too-many-lines', { source: { by: 'product', product: 'Product', typed: null, lines: [first], cut: true } }],
    ['target-unknown', { target: null, typedTarget: { text: 'Blick', fits: 0 } }],
    ['target-ambiguous', { target: null, typedTarget: { text: 'Blick', fits: 2 } }],
  ])('E6 is refused with %s', (code, change) => {
    expect(outcome(decideOne(splitFacts([]), { ...row(), ...change }, ask))).toBe(code);
  });

  const target = { id: 'far', version: 7, name: 'Far', tier: 2, status: 'active', related: true } as const;
  it.each<[string, Partial<SplitRowFacts>, object]>([
    [
      'a product that nothing is called',
      { source: { by: 'product', product: null, typed: { text: 'Scene', fits: 0 }, lines: [], cut: false } },
      { code: 'product-unknown', facts: { product: 'Scene' } },
    ],
    [
      'a product that two are called',
      { source: { by: 'product', product: null, typed: { text: 'Scene', fits: 2 }, lines: [], cut: false } },
      { code: 'product-ambiguous', facts: { product: 'Scene' } },
    ],
    [
      'an activation ID',
      { source: { by: 'line', line: null, typed: 'ABCD' } },
      { code: 'line-unknown', facts: { activationId: 'ABCD' } },
    ],
    [
      'a target that nobody is called',
      { target: null, typedTarget: { text: 'Blick', fits: 0 } },
      { code: 'target-unknown', facts: { account: 'Blick' } },
    ],
    [
      'a target that two are called',
      { typedTarget: { text: 'Blick', fits: 2 } },
      { code: 'target-ambiguous', facts: { account: 'Blick' } },
    ],
    ['a target that was not typed', { target: null }, { code: 'target-not-related', facts: {} }],
    [
      'a target two tiers below',
      { target: { ...target, tier: 3 } },
      { code: 'tier-not-allowed', facts: { fromTier: 1, toTier: 3 } },
    ],
  ])('E6 the refusal of %s has it as it was typed', (_, change, refusal) => {
    expect(decideOne(splitFacts([]), { ...row(), ...change }, ask)).toEqual({ ok: false, refusal });
  });

  it('E6 an Observer reads that their role is too low, however the copies are asked for', () => {
    expect(outcome(decideOne(splitFacts([], { actor: actor('observer') }), row({ lines }), ask))).toBe('role-too-low');
  });

  it('E6 all that is wrong with a row is shown at its part; a row with a wrong target still uses copies', () => {
    const judged = judgeSplits(
      splitFacts([
        row({ lines, target: null, typedTarget: { text: 'x', fits: 0 } }),
        row({ lines, target: { status: 'closed' } }),
        row({ lines }),
      ]),
      { rows: [{ copies: 70 }, { copies: 2.5 }, { copies: 5 }], mail: true },
    );
    expect(judged.map(({ wrong }) => wrong.map(({ field, refusal }) => `${field} ${refusal.code}`))).toEqual([
      ['target target-unknown'],
      ['copies quantity-not-whole', 'target target-closed'],
      ['copies only-available-of-product'],
    ]);
    expect(judged.map(({ available }) => available)).toEqual([74, 4, 4]);
  });

  it('E5 one mail for each contact, with all their lines; one that is about a single line belongs to it', () => {
    const other = {
      target: { id: 'other', name: 'Other' },
      contact: { id: 'ada', email: 'ada@other.example', language: 'es' },
    };
    const decision = decideSplits(
      splitFacts([row({ lines }), row(), row({ ...other, line: { id: 'b' } }), row({ lines })]),
      rows(10, 1, 2, 8),
    );
    if (!decision.ok) throw new Error('it was refused');
    expect(
      decision.plan.notices.map(({ recipient, lineItemId, notice }) => [
        recipient,
        lineItemId,
        'lines' in notice && notice.lines.map(({ copies }) => copies),
      ]),
    ).toEqual([
      ['contact@partner.example', null, [4, 6, 1, 4, 4]],
      ['ada@other.example', 'child 3', [2]],
    ]);
  });

  it('E4 for any request rows get their copies, no line overdraws, and the earliest expiry serves first', () => {
    const line = fc.record({
      product: fc.constantFrom('p', 'q'),
      expiresOn: fc.constantFrom('2026-06-14', '2026-06-15', '2026-09-30', '2027-01-31', null),
      available: fc.nat(30),
      state: fc.constantFrom('open' as const, 'open' as const, 'on-hold' as const),
    });
    const asked = fc.record({
      product: fc.constantFrom('p', 'q'),
      line: fc.option(fc.nat(7)),
      copies: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.array(asked, { minLength: 1, maxLength: 8 }),
        (stock, wanted) => {
          const all = stock.map((one, n) =>
            splitLine({ ...one, id: `line ${n}`, createdAt: `2026-01-0${n + 1}`, productId: one.product }),
          );
          const of = (product: string) => all.filter((one) => one.productId === product);
          const facts = splitFacts(
            wanted.map((one) => {
              const named = one.line === null ? undefined : all[one.line];
              return row(named ? { source: { by: 'line', line: named, typed: null } } : { lines: of(one.product) });
            }),
          );
          const decision = decideSplits(facts, rows(...wanted.map(({ copies }) => copies)));
          const before = structuredClone(facts);
          expect(decideSplits(facts, rows(...wanted.map(({ copies }) => copies)))).toEqual(decision);
          expect(facts).toEqual(before);
          expect('plan' in decision).toBe(decision.ok);
          if (!decision.ok) return;
          const given = new Map<string, number>();
          for (const { row: index, from, copies } of decision.children) {
            const one = facts.rows[index];
            const own = one?.source.by === 'line' ? [one.source.line?.id] : one?.source.lines.map(({ id }) => id);
            expect(own).toContain(from.id);
            expect(copies).toBeGreaterThan(0);
            given.set(from.id, (given.get(from.id) ?? 0) + copies);
          }
          wanted.forEach(({ copies }, index) =>
            expect(
              decision.children.filter((child) => child.row === index).reduce((sum, child) => sum + child.copies, 0),
            ).toBe(copies),
          );
          const serving = (one: SplitLine) => one.state === 'open' && (one.expiresOn ?? '9') >= '2026-06-15';
          for (const one of all) {
            expect(given.get(one.id) ?? 0).toBeLessThanOrEqual(serving(one) ? one.available : 0);
            const byProduct = decision.children.some(
              (child) => child.from.id === one.id && facts.rows[child.row]?.source.by === 'product',
            );
            const sooner = all.filter(
              (other) =>
                other.productId === one.productId &&
                serving(other) &&
                `${other.expiresOn ?? '9'} ${other.createdAt}` < `${one.expiresOn ?? '9'} ${one.createdAt}`,
            );
            const notEmptied = byProduct ? sooner.filter((other) => (given.get(other.id) ?? 0) < other.available) : [];
            expect(notEmptied).toEqual([]);
          }
        },
      ),
    );
  });

  it('E4 a request is refused only where no sequence of its lines could give what was asked', () => {
    const asked = fc.array(
      fc.record({ line: fc.option(fc.constantFrom(0, 1, 2)), copies: fc.integer({ min: 1, max: 30 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)), asked, (stock, wanted) => {
        const all = stock.map((available, n) =>
          splitLine({ id: `line ${n}`, expiresOn: `2026-0${9 - n}-01`, available }),
        );
        const facts = splitFacts(
          wanted.map((one) => {
            const named = one.line === null ? undefined : all[one.line];
            return row(named ? { source: { by: 'line', line: named, typed: null } } : { lines: all });
          }),
        );
        const sum = (which: (line: number | null) => boolean) =>
          wanted.filter(({ line }) => which(line)).reduce((total, { copies }) => total + copies, 0);
        const possible =
          stock.every((available, n) => sum((line) => line === n) <= available) &&
          sum(() => true) <= stock.reduce((total, available) => total + available, 0);
        expect(decideSplits(facts, rows(...wanted.map(({ copies }) => copies))).ok).toBe(possible);
      }),
    );
  });
});
