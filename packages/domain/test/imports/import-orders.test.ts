import { describe, expect, it } from 'vitest';
import { judgeOrderRows, type OrderRow, type TakenOrder } from '../../src/index.ts';
import { actor, fourRoles } from '../kernel/actors.ts';

type Account = OrderRow['account']['fits'][number];
type Product = OrderRow['product']['fits'][number];

const partner: Account = { id: 'partner', version: 1, name: 'Partner', tier: 1, status: 'active' };
const other: Account = { ...partner, id: 'other', name: 'Other' };
const seats: Product = {
  id: 'seats',
  version: 1,
  sku: 'S-1',
  name: 'Seats',
  status: 'active',
  delivers: 'seats',
  credits: null,
};
const facts = {
  actor: actor('operator', { id: 'vendor', tier: 0 }),
  programme: { ...fourRoles, modules: ['orders' as const] },
  taken: (accountId: string, number: string): TakenOrder =>
    accountId === partner.id && ['TAKEN', 'SAME'].includes(number)
      ? { id: 'there', orderedOn: '2026-05-01', same: number === 'SAME' }
      : null,
};

type Changes = Partial<Omit<OrderRow, 'account' | 'product'>> & {
  accounts?: readonly Account[];
  products?: readonly Product[];
};
const row = (line: number, { accounts = [partner], products = [seats], ...changes }: Changes = {}): OrderRow => ({
  line,
  number: `N-${line}`,
  orderedOn: '2026-06-01',
  account: { typed: 'typed account', fits: accounts },
  product: { typed: 'typed product', fits: products },
  terms: { quantity: 3, startsOn: '2026-06-01', expiresOn: null },
  ...changes,
});
const judged = (rows: readonly OrderRow[], changes: Partial<typeof facts> = {}) =>
  judgeOrderRows({ ...facts, ...changes }, rows).map((cells) =>
    cells.map(({ field, refusal }) => `${field} ${refusal.code}`),
  );

describe('O1 X5 orders from a file', () => {
  it.each<[string, Changes, string[]]>([
    ['nothing', {}, []],
    ['an account that nobody is called', { accounts: [] }, ['account target-unknown']],
    ['an account that two are called', { accounts: [partner, other] }, ['account target-ambiguous']],
    ['a product that nothing is called', { products: [] }, ['product product-unknown']],
    ['a product that two are called', { products: [seats, { ...seats, id: 'more' }] }, ['product product-ambiguous']],
    ['a number that another order has', { number: 'TAKEN' }, ['number order-exists']],
    ['a number under which the same was entered before', { number: 'SAME' }, ['number order-entered']],
    ['a number that an order of another account has, and this one not', { number: 'TAKEN', accounts: [other] }, []],
    [
      'account and product, each at its cell',
      { accounts: [], products: [], number: 'TAKEN' },
      ['account target-unknown', 'product product-unknown'],
    ],
    [
      'product and number, each at its cell',
      { products: [], number: 'TAKEN' },
      ['product product-unknown', 'number order-exists'],
    ],
    [
      'a customer’s account, which buys from a partner',
      { accounts: [{ ...partner, tier: 3 }] },
      ['account tier-not-allowed'],
    ],
    ['a closed account', { accounts: [{ ...partner, status: 'closed' }] }, ['account target-closed']],
    ['a suspended account', { accounts: [{ ...partner, status: 'suspended' }] }, ['account target-suspended']],
    ['a retired product', { products: [{ ...seats, status: 'retired' }] }, ['product product-retired']],
    [
      'a product of copies, which are issued',
      { products: [{ ...seats, delivers: 'copies' }] },
      ['product product-not-ordered'],
    ],
    [
      'no quantity',
      { terms: { quantity: 0, startsOn: '2026-06-01', expiresOn: null } },
      ['quantity quantity-not-whole'],
    ],
    [
      'an end before the start',
      { terms: { quantity: 1, startsOn: '2026-06-01', expiresOn: '2026-05-31' } },
      ['expiresOn expiry-before-start'],
    ],
    ['terms that cannot be read, which its reader tells', { terms: null }, []],
  ])('O1 X5 what is wrong: %s', (_, changes, wrong) => {
    expect(judged([row(2, changes)])).toEqual([wrong]);
  });

  it('C6 X5 a row may order all credits that a balance takes, and not one pack more', () => {
    const pack: Product = { ...seats, id: 'pack', delivers: 'credits', credits: 100 };
    const programme = {
      ...fourRoles,
      modules: ['orders' as const, 'credits' as const],
      credits: { prices: [], warnDays: [30] },
    };
    const order = (quantity: number) =>
      judgeOrderRows({ ...facts, programme }, [
        row(2, { products: [pack], terms: { quantity, startsOn: '2026-06-01', expiresOn: null } }),
      ]);
    expect(order(10_000_000_000)).toEqual([[]]);
    expect(order(10_000_000_001)).toEqual([
      [
        {
          field: 'quantity',
          refusal: { code: 'too-many-credits', facts: { limit: 1_000_000_000_000, balance: 0 } },
        },
      ],
    ]);
  });

  it('O1 X5 rows of one number, however it is spaced, are one order: of one account and one day', () => {
    const rows = [
      row(2, { number: 'A-1' }),
      row(3, { number: 'a -1' }),
      row(4, { number: 'A-1', accounts: [other] }),
      row(5, { number: 'A-1', orderedOn: '2026-06-02' }),
      row(6, { number: 'A-2', accounts: [other] }),
    ];
    expect(judged(rows)).toEqual([[], [], ['number order-rows-differ'], ['number order-rows-differ'], []]);
    expect(judgeOrderRows(facts, rows)[2]?.[0]?.refusal.facts).toEqual({ orderNumber: 'A-1', line: 2 });
  });

  it('O1 X5 a row whose terms cannot be read is not also refused for another day', () => {
    const unread = { number: 'A-1', orderedOn: null, terms: null };
    expect(judged([row(2, { number: 'A-1' }), row(3, unread)])).toEqual([[], []]);
    expect(judged([row(2, unread), row(3, { number: 'A-1' })])).toEqual([[], []]);
  });

  it.each([
    ['A6 an Observer', { actor: actor('observer', { tier: 0 }) }, 'role-too-low'],
    ['A6 anybody but the vendor', { actor: actor('master', { tier: 1 }) }, 'tier-may-not'],
  ] as const)('%s: every row is refused for that alone', (_, changes, code) => {
    expect(judged([row(2, { accounts: [], products: [] }), row(3)], changes)).toEqual([
      [`number ${code}`],
      [`number ${code}`],
    ]);
  });
});
