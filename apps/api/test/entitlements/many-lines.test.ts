import type { Send } from '@tierline/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world, type Company, type World } from '../kernel/world.ts';

type Query = Send<'listLineItems'>;
type Stored = {
  id: string;
  product: string;
  holder: string;
  orderNumber: string;
  state: string;
  createdAt: string;
  expiresOn: string;
  available: boolean;
};

// More lines than a list walks through in search of a page, and rare ones far behind them, whichever way they are
// sorted.
const many = 10_400;

describe('E3 a list of very many lines', () => {
  let w: World;
  let distributor: Company;
  let rare: Company;
  let productIds: Record<string, string>;
  let stored: Stored[];

  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    w = await world();
    const product = async (name: string) =>
      [
        name,
        (await w.staff.call('createProduct', { sku: name.replace(' ', '-'), name, kind: 'Software' })).id,
      ] as const;
    productIds = Object.fromEntries([
      await product('Common Counter'),
      await product('Rare Reader'),
      await product('Some Storage'),
    ]);
    distributor = await w.company(w.staff, 'Vielzeilen');
    const common = await w.company(distributor.master, 'Common Installations');
    rare = await w.company(distributor.master, 'Rarely Installations');
    const issue = async (orderNumber: string, name: string, expiresOn: string | null) =>
      (
        await w.staff.call('issueEntitlement', {
          accountId: distributor.id,
          orderNumber,
          mail: false,
          lines: [{ productId: productIds[name] ?? '', copies: 100_000, startsOn: inDays(-900), expiresOn }],
        })
      ).lines[0]?.id ?? '';
    const split = (lineItemId: string, to: Company, copies: number) =>
      distributor.master.call('splitLineItems', { mail: false, rows: [{ lineItemId, accountId: to.id, copies }] });
    const [old, usual, some] = [
      await issue('OLD-1', 'Rare Reader', inDays(20)),
      await issue('NEW-1', 'Common Counter', inDays(400)),
      await issue('NEW-2', 'Some Storage', inDays(500)),
    ];
    for (let n = 0; n < 3; n++) await split(old, rare, 5);
    const held = (await split(old, rare, 7)).splits[0]?.id ?? '';
    await w.staff.call('holdLineItem', { id: held, reason: 'not paid' });
    const undone = await split(old, rare, 9);
    await distributor.master.call('undoOperation', { id: undone.operationId });
    const copied = (await split(usual, common, 2)).splits[0]?.id ?? '';
    const sparse = (await split(some, common, 2)).splits[0]?.id ?? '';
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    // Like those two, every twentieth like the second one; half of them were created after what is rare, half before.
    await owner.query(
      `WITH new AS (
        SELECT gen_random_uuid() AS id, n, CASE WHEN n % 20 = 0 THEN $2::uuid ELSE $1::uuid END AS like_id
        FROM generate_series(1, ${many}) n),
      holdings AS (INSERT INTO holding (id, vendor_id, purpose, unit, upper_id, input, output, received)
        SELECT new.id, h.vendor_id, h.purpose, h.unit, h.upper_id, 2, CASE WHEN n % 3 = 0 THEN 2 ELSE 0 END, 2
        FROM new
        JOIN holding h ON h.id = like_id
        RETURNING 1)
      INSERT INTO line_item (id, vendor_id, entitlement_id, product_id, account_id, from_account_id, parent_id, root_id,
        activation_id, starts_on, expires_on, operation_id, created_at)
      SELECT new.id, l.vendor_id, l.entitlement_id, l.product_id, l.account_id, l.from_account_id, l.parent_id,
        l.root_id, 'many-' || n, l.starts_on, current_date + n % 700 - 350, l.operation_id,
        now() + CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END * n * interval '1 second'
          FROM new
          JOIN line_item l ON l.id = like_id`,
      [copied, sparse],
    );
    await owner.query('ANALYZE');
    stored = (
      await owner.query<Stored>(`SELECT l.id, p.name AS product, a.name AS holder, e.order_number AS "orderNumber",
        l.state, l.created_at::text AS "createdAt", coalesce(l.expires_on::text, '9999') AS "expiresOn",
        h.output < h.input AS available
      FROM line_item l
      JOIN holding h ON h.id = l.id
      JOIN product p ON p.id = l.product_id
      JOIN account a ON a.id = l.account_id
      JOIN entitlement e ON e.id = l.entitlement_id`)
    ).rows;
    await owner.end();
  });
  afterAll(() => w.close());

  async function pages(query: Query) {
    const ids: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await distributor.master.call('listLineItems', {
        view: 'all',
        limit: '100',
        ...query,
        ...(cursor !== undefined && { cursor }),
      });
      ids.push(...page.items.map((line) => line.id));
      if (page.next === null) return { ids, count: page.count };
      cursor = page.next;
    }
  }

  function inOrder(lines: Stored[], sort: 'created' | '-created' | 'expires' | '-expires'): string[] {
    const key = (line: Stored) => `${sort.endsWith('created') ? line.createdAt : line.expiresOn} ${line.id}`;
    const ascending = lines.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id);
    return sort.startsWith('-') ? ascending.toReversed() : ascending;
  }

  const open = (line: Stored) => line.available && line.state !== 'closed';
  const rarities: [string, () => Query, (line: Stored) => boolean][] = [
    [
      'a product',
      () => ({ productId: productIds['Rare Reader'] ?? '' }),
      (line) => open(line) && line.product === 'Rare Reader',
    ],
    ['a holder', () => ({ holderId: rare.id }), (line) => open(line) && line.holder === 'Rarely Installations'],
    [
      'a text that is in a product’s and an account’s name',
      () => ({ q: 'rare' }),
      (line) => open(line) && (line.product === 'Rare Reader' || line.holder === 'Rarely Installations'),
    ],
    ['an order number', () => ({ q: 'old-' }), (line) => open(line) && line.orderNumber === 'OLD-1'],
    ['a text that stands for nothing', () => ({ q: 'rarest' }), () => false],
    ['lines on hold', () => ({ state: 'on-hold' }), (line) => line.available && line.state === 'on-hold'],
    ['closed lines', () => ({ state: 'closed', empty: 'true' }), (line) => line.state === 'closed'],
    [
      'what expires soon, of a product',
      () => ({ productId: productIds['Rare Reader'] ?? '', expiresWithinDays: '30' }),
      (line) => open(line) && line.product === 'Rare Reader',
    ],
    ['a product that nobody has', () => ({ productId: '00000000-0000-4000-8000-000000000000' }), () => false],
  ];

  it.each(rarities)(
    'E3 %s is found behind ten thousand other lines, in every order, and counted exactly',
    async (_, query, matches) => {
      const expected = stored.filter(matches);
      for (const sort of ['created', '-created', 'expires', '-expires'] as const) {
        expect({ sort, ...(await pages({ ...query(), sort, limit: '2' })) }).toEqual({
          sort,
          ids: inOrder(expected, sort),
          count: { value: expected.length, more: false },
        });
      }
    },
  );

  it('E3 pages of what many lines share list every line once and in order; the count says there are more', async () => {
    const expected = stored.filter((line) => open(line) && line.product === 'Common Counter');
    expect(expected.length).toBeGreaterThan(6000);
    expect(await pages({ q: 'common counter', sort: 'expires' })).toEqual({
      ids: inOrder(expected, 'expires'),
      count: { value: 1000, more: true },
    });
  });

  it('E3 of what is neither rare nor common the count says at least how many there are, and all are found', async () => {
    const expected = stored.filter((line) => open(line) && line.product === 'Some Storage');
    const query = { productId: productIds['Some Storage'] ?? '' };
    expect((await pages(query)).ids).toEqual(inOrder(expected, '-created'));
    const { count } = await distributor.master.call('listLineItems', { view: 'all', ...query });
    expect(count.more).toBe(true);
    expect(count.value).toBeGreaterThan(100);
    expect(count.value).toBeLessThanOrEqual(expected.length);
  });
});
