import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proof, world, type Company, type World } from './world.ts';

/** A move from one of the holdings under test to another, by their positions. */
type Move = { from: number; to: number; quantity: number };

/**
 * Pairs between which moves go: along the branches of a lot (1 and 2 were split from 0, 3 from 1), or between any two
 * of a balance and sites.
 */
const branches = [
  [0, 1],
  [0, 2],
  [1, 3],
] as const;
const anyTwo = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
] as const;

function batches(pairs: readonly (readonly [number, number])[]): fc.Arbitrary<Move[][][]> {
  const move = fc
    .record({ pair: fc.constantFrom(...pairs), back: fc.boolean(), quantity: fc.integer({ min: 1, max: 30 }) })
    .map(({ pair: [one, other], back, quantity }): Move => ({
      from: back ? other : one,
      to: back ? one : other,
      quantity,
    }));
  const plan = fc.array(move, { minLength: 1, maxLength: 8 });
  return fc.array(fc.array(plan, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
}

describe('SPEC §1 only the sum of what a plan moves decides, never the order of its transfers', () => {
  let w: World;
  let distributor: Company;
  let partner: Company;
  let customer: Company;
  let pool: pg.Pool;
  let vendorId: string;

  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Legs');
    partner = await w.company(distributor.master, 'Below');
    customer = await w.company(partner.master, 'Lowest', { activated: false });
    vendorId = (await w.db.vendor.findFirstOrThrow()).id;
    pool = new pg.Pool({ connectionString: w.database.url, max: 1, options: `-c tierline.vendor=${vendorId}` });
  });
  afterAll(async () => {
    await pool.end();
    await w.close();
  });

  /**
   * A lot of 40 copies, ten in each of its line items: the root, two split from it, and one split from the first of
   * these.
   */
  async function lot(): Promise<string[]> {
    const root = await w.issue(distributor, 40);
    const { splits } = await distributor.master.call('splitLineItems', {
      mail: false,
      rows: [20, 10].map((copies) => ({ lineItemId: root, accountId: partner.id, copies })),
    });
    const [first = '', second = ''] = splits.map(({ id }) => id);
    const {
      splits: [third],
    } = await partner.master.call('splitLineItems', {
      mail: false,
      rows: [{ lineItemId: first, accountId: customer.id, copies: 10 }],
    });
    return [root, first, second, third?.id ?? ''];
  }

  /** Four holdings of one unit with none above another, ten in each, as a balance and sites are. */
  async function purses(): Promise<string[]> {
    const [unit, mint, ...ids] = Array.from({ length: 6 }, () => randomUUID());
    const holdings = [
      { id: mint, purpose: 'mint', unit, upperId: null },
      ...ids.map((id) => ({ id, purpose: 'wallet', unit, upperId: null })),
    ];
    const made = {
      ...nothing(),
      holdings,
      transfers: ids.map((id) => ({ kind: 'test', unit, fromId: mint, toId: id, quantity: 10 })),
    };
    await pool.query('SELECT outcome FROM commit_plans($1)', [JSON.stringify([made])]);
    return ids;
  }

  const nothing = () => ({
    id: randomUUID(),
    vendorId,
    actorId: null,
    accountId: null,
    kind: 'test',
    inputHash: '',
    reply: {},
    changes: {},
    address: '',
    validUntil: null,
    facts: [],
  });

  async function carryOut(ids: readonly string[], plans: readonly (readonly Move[])[]): Promise<string[]> {
    const { unit } = await w.db.holding.findUniqueOrThrow({ where: { id: ids[0] ?? '' } });
    const rows = plans.map((moves) => ({
      ...nothing(),
      transfers: moves.map(({ from, to, quantity }) => ({
        kind: 'test',
        unit,
        fromId: ids[from],
        toId: ids[to],
        quantity,
      })),
    }));
    return (
      await pool.query<{ outcome: string }>('SELECT outcome FROM commit_plans($1) ORDER BY ord', [JSON.stringify(rows)])
    ).rows.map(({ outcome }) => outcome);
  }

  /** Of each holding: what came and went in all, what its upper one gave it, and what it gave back to that. */
  async function counters(ids: readonly string[]): Promise<number[][]> {
    const found = await w.db.holding.findMany({ where: { id: { in: [...ids] } } });
    return ids.map((id) => {
      const row = found.find((one) => one.id === id);
      return row ? [row.input, row.output, row.received, row.givenBack].map(Number) : [];
    });
  }

  it('SPEC §1 a plan that passes more through a holding than it has is carried out where its sum allows it', async () => {
    const ids = await purses();
    // The second has 10: it gives 25 before the 20 come.
    expect(
      await carryOut(ids, [
        [
          { from: 1, to: 0, quantity: 25 },
          { from: 0, to: 1, quantity: 20 },
          { from: 1, to: 2, quantity: 5 },
        ],
      ]),
    ).toEqual(['done']);
    expect((await counters(ids)).map(([came = 0, went = 0]) => came - went)).toEqual([15, 0, 15, 10]);
  });

  it.each([
    { of: 'a lot', pairs: branches, make: lot, uppers: [null, 0, 0, 1] },
    { of: 'a balance and sites', pairs: anyTwo, make: purses, uppers: [null, null, null, null] },
  ])(
    'SPEC §1 any plans of any transfers within $of, several at one holding: each is done or overdrawn by its sums, and the counters agree',
    async ({ pairs, make, uppers }) => {
      await fc.assert(
        fc.asyncProperty(batches(pairs), async (given) => {
          const ids = await make();
          let expected = await counters(ids);
          for (const plans of given) {
            const outcomes = plans.map((moves) => {
              const after = expected.map((row) => [...row]);
              for (const { from, to, quantity } of moves) {
                add(after, to, 0, quantity);
                add(after, from, 1, quantity);
                if (uppers[to] === from) add(after, to, 2, quantity);
                if (uppers[from] === to) add(after, from, 3, quantity);
              }
              if (after.some(([came = 0, went = 0]) => went > came)) return 'overdrawn';
              expected = after;
              return 'done';
            });
            expect(await carryOut(ids, plans)).toEqual(outcomes);
            expect(await counters(ids)).toEqual(expected);
          }
        }),
        { numRuns: 60 },
      );
      expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
    },
  );
});

function add(all: number[][], holding: number, counter: number, quantity: number): void {
  const row = all[holding];
  if (row) row[counter] = (row[counter] ?? 0) + quantity;
}
