import type { Send } from '@tierline/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

type Query = Send<'listLineItems'>;

describe('E3 the list of line items', () => {
  let w: World;
  let distributor: Company;
  let other: Company;
  let installer: Company;
  let productId: string;
  let secondId: string;
  let orderIds: string[];

  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    w = await world();
    productId = await w.product();
    secondId = (await w.staff.call('createProduct', { sku: 'LPR-9', name: 'Plate Reader 100%', kind: 'Software' })).id;
    distributor = await w.company(w.staff, 'Liste Vertrieb');
    other = await w.company(w.staff, 'Andere Liste');
    installer = await w.company(distributor.master, 'Monteur_1');
    // Sixty lines of one instant: ties must not lose or repeat a line at the turn of a page.
    const { lines } = await w.staff.call('issueEntitlement', {
      accountId: distributor.id,
      orderNumber: 'BULK-2026-1',
      mail: false,
      lines: Array.from({ length: 60 }, (_, n) => ({
        productId: n % 3 === 0 ? secondId : productId,
        copies: 1 + n,
        startsOn: inDays(-400),
        expiresOn: n % 4 === 0 ? null : inDays(n * 3 - 30),
      })),
    });
    orderIds = lines.map((line) => line.id);
    await w.issue(other, 7);
    await distributor.master.call('splitLineItems', {
      mail: false,
      rows: [
        { lineItemId: orderIds[59] ?? '', accountId: installer.id, copies: 10 },
        { lineItemId: orderIds[58] ?? '', accountId: installer.id, copies: 59 },
      ],
    });
  });
  afterAll(() => w.close());

  /** All pages of a list, seven lines each. */
  async function walk(person: Person, query: Query) {
    const items = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await person.call('listLineItems', {
        ...query,
        limit: '7',
        ...(cursor !== undefined && { cursor }),
      });
      items.push(...page.items);
      if (page.next === null) return { items, count: page.count };
      cursor = page.next;
    }
  }

  it.each(['-created', 'created', 'expires', '-expires'] as const)(
    'E3 pages sorted by %s have every line once, in order, and the count',
    async (sort) => {
      const { items, count } = await walk(distributor.master, { sort, empty: 'true' });
      expect(new Set(items.map((line) => line.id))).toEqual(new Set(orderIds));
      expect(items).toHaveLength(60);
      expect(count).toEqual({ value: 60, more: false });
      const keys = items.map((line) => (sort.endsWith('expires') ? (line.expiresOn ?? '9999') : line.createdAt));
      const ascending = keys.toSorted();
      expect(keys).toEqual(sort.startsWith('-') ? ascending.toReversed() : ascending);
    },
  );

  it('E3 lines with nothing available are hidden unless asked for; views are held, handed on, or both', async () => {
    expect((await walk(distributor.master, {})).items).toHaveLength(59);
    expect(
      (await walk(distributor.master, { view: 'handed-on' })).items.map((line) => [
        line.copies,
        line.mine,
        line.holder.name,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [10, false, 'Monteur_1'],
        [59, false, 'Monteur_1'],
      ]),
    );
    const all = await walk(distributor.master, { view: 'all', empty: 'true' });
    expect(all.items).toHaveLength(62);
    expect(new Set(all.items.map((line) => line.id)).size).toBe(62);
    expect((await walk(installer.master, { view: 'all' })).items).toHaveLength(2);
    expect((await walk(w.staff, { view: 'all', empty: 'true' })).items).toHaveLength(63);
  });

  it.each<[string, Query, (line: { n: number }) => boolean]>([
    ['expired', { state: 'expired' }, ({ n }) => n % 4 !== 0 && n * 3 - 30 < 0],
    ['active', { state: 'active' }, ({ n }) => n % 4 === 0 || n * 3 - 30 >= 0],
    ['on hold', { state: 'on-hold' }, () => false],
    [
      'expiring within 30 days',
      { expiresWithinDays: '30' },
      ({ n }) => n % 4 !== 0 && n * 3 - 30 >= 0 && n * 3 - 30 <= 30,
    ],
    ['received within 7 days', { receivedWithinDays: '7' }, () => true],
  ])('E3 filter: %s', async (_, query, fits) => {
    const { items } = await walk(distributor.master, { ...query, empty: 'true' });
    const wanted = orderIds.filter((__, n) => fits({ n }));
    expect(new Set(items.map((line) => line.id))).toEqual(new Set(wanted));
    expect(items.every((line) => query.state === undefined || line.state === query.state)).toBe(true);
  });

  it('E3 X8 a line whose split was undone is found by asking for closed ones, and by nothing else', async () => {
    const { operationId, splits } = await distributor.master.call('splitLineItems', {
      mail: false,
      rows: [{ lineItemId: orderIds[0] ?? '', accountId: installer.id, copies: 1 }],
    });
    await distributor.master.call('undoOperation', { id: operationId });
    const listed = async (query: Query) =>
      (await walk(distributor.master, { view: 'all', empty: 'true', ...query })).items.map(({ id }) => id);
    expect(await listed({ state: 'closed' })).toEqual(splits.map(({ id }) => id));
    expect(await listed({})).not.toContain(splits[0]?.id);
  });

  it('E3 an expired line says so at the disabled action and is not split; on its last day it still is', async () => {
    const [today] = (
      await w.staff.call('issueEntitlement', {
        accountId: distributor.id,
        orderNumber: 'LAST-DAY',
        mail: false,
        lines: [{ productId, copies: 5, startsOn: inDays(-10), expiresOn: inDays(0) }],
      })
    ).lines;
    await distributor.master.call('splitLineItems', {
      mail: false,
      rows: [{ lineItemId: today?.id ?? '', accountId: installer.id, copies: 1 }],
    });
    const { items } = await walk(distributor.master, { state: 'expired' });
    expect(items.every((line) => line.actions.split?.code === 'line-expired')).toBe(true);
    const problem = await refusal(
      distributor.master.call('splitLineItems', {
        mail: false,
        rows: [{ lineItemId: items[0]?.id ?? '', accountId: installer.id, copies: 1 }],
      }),
    );
    expect(problem.code).toBe('line-expired');
    expect(problem.document?.expiresOn).toBe(items[0]?.expiresOn);
  });

  it('E3 search by product, SKU, account, order number and activation ID, and by many of those pasted', async () => {
    const count = async (person: Person, query: Query) =>
      (await walk(person, { view: 'all', empty: 'true', ...query })).items.length;
    expect(await count(distributor.master, { q: 'plate reader' })).toBe(20);
    expect(await count(distributor.master, { q: 'LPR-' })).toBe(20);
    expect(await count(distributor.master, { q: '100%' })).toBe(20);
    expect(await count(distributor.master, { q: 'monteur_1' })).toBe(3);
    expect(await count(distributor.master, { q: 'monteur%1' })).toBe(0);
    expect(await count(distributor.master, { q: 'bulk-2026' })).toBe(62);
    expect(await count(installer.master, { q: 'bulk-2026' })).toBe(0);
    const [one, two] = (await distributor.master.call('listLineItems', { limit: '2' })).items;
    expect(await count(distributor.master, { q: (one?.activationId ?? '').toLowerCase().replaceAll('-', ' ') })).toBe(
      1,
    );
    expect(
      await count(distributor.master, { q: `\u202B${one?.activationId.replaceAll('-', '\u2011')}\u202C\u200B` }),
    ).toBe(1);
    expect(
      await count(distributor.master, {
        activationIds: `\u200F${one?.activationId}\u200E\n\uFEFF${two?.activationId.replaceAll('-', '\u2011')}`,
      }),
    ).toBe(2);
    expect(
      await count(distributor.master, { activationIds: `${one?.activationId};\n${two?.activationId}, rubbish` }),
    ).toBe(2);
    expect(await count(other.master, { activationIds: `${one?.activationId} ${two?.activationId}` })).toBe(0);
    expect(await count(other.master, { q: 'Liste Vertrieb' })).toBe(0);
  });

  it('E3 250 pasted activation IDs are searched, one twice counts once, and 251 are refused as too many', async () => {
    const { activationId: known } = await distributor.master.call('readLineItem', {
      id: await w.issue(distributor, 1),
    });
    const others = Array.from({ length: 250 }, (_, n) => `0000-0000-0000-0000-0000-${String(n).padStart(4, '0')}`);
    const found = async (ids: readonly string[]) =>
      (await distributor.master.call('listLineItems', { activationIds: ids.join('\n') })).items.map(
        ({ activationId }) => activationId,
      );
    expect(await found([...others.slice(1), known])).toEqual([known]);
    expect(await found([known.toLowerCase(), ...others.slice(1), known, known])).toEqual([known]);
    const refused = await refusal(found([...others, known]));
    expect([refused.code, refused.document?.errors]).toEqual([
      'invalid-input',
      [{ pointer: '/activationIds', detail: expect.stringContaining('250') }],
    ]);
  });

  it('E3 X8 a line whose split was undone is found by its activation ID, as in a mail, and else hidden', async () => {
    const lineItemId = await w.issue(distributor, 8);
    const { operationId, splits } = await distributor.master.call('splitLineItems', {
      mail: false,
      rows: [{ lineItemId, accountId: installer.id, copies: 5 }],
    });
    const [child] = splits;
    const activationId = child?.activationId ?? '';
    await distributor.master.call('undoOperation', { id: operationId });
    const found = async (person: Person, query: Query) =>
      (await person.call('listLineItems', { empty: 'true', parentId: lineItemId, ...query })).items.map(
        ({ id, state, copies }) => [id, state, copies],
      );
    const closed = [[child?.id, 'closed', 0]];
    expect(await found(distributor.master, { view: 'handed-on', activationIds: activationId })).toEqual(closed);
    expect(await found(distributor.master, { view: 'handed-on', q: activationId })).toEqual(closed);
    expect(await found(distributor.master, { view: 'handed-on', state: 'closed' })).toEqual(closed);
    expect(await found(distributor.master, { view: 'handed-on' })).toEqual([]);
    expect(await found(distributor.master, { view: 'handed-on', state: 'active' })).toEqual([]);
    const received = await installer.master.call('listLineItems', { activationIds: activationId, empty: 'true' });
    expect(received.items.map(({ id, state }) => [id, state])).toEqual([[child?.id, 'closed']]);
  });

  it('A3 E3 an account no longer related is not found by id; what was handed on stays, without its name', async () => {
    const former = await w.company(distributor.master, 'Former Partner');
    const lineItemId = await w.issue(distributor, 4);
    await distributor.master.call('splitLineItems', {
      mail: false,
      rows: [{ lineItemId, accountId: former.id, copies: 4 }],
    });
    const handedOn = async (query: Query) =>
      (await distributor.master.call('listLineItems', { view: 'handed-on', empty: 'true', ...query })).items;
    expect((await handedOn({ holderId: former.id })).map(({ holder }) => holder.name)).toEqual(['Former Partner']);
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query('DELETE FROM relation WHERE $1::uuid IN (upper_id, lower_id)', [former.id]);
    await owner.query('UPDATE account SET created_by_id = NULL WHERE id = $1', [former.id]);
    await owner.end();
    expect(await handedOn({ holderId: former.id })).toEqual([]);
    expect((await handedOn({ parentId: lineItemId })).map(({ holder }) => holder.name)).toEqual([null]);
    expect(await former.master.call('listLineItems', { fromId: distributor.id, empty: 'true' })).toMatchObject({
      items: [],
    });
  });

  it('E3 a cursor of another sort order or with rubbish in it is refused as what it is', async () => {
    const { next } = await distributor.master.call('listLineItems', { limit: '2', sort: 'expires' });
    for (const cursor of [
      next ?? '',
      'rubbish',
      Buffer.from('["2026-99-99","x"]').toString('base64url'),
      Buffer.from(JSON.stringify(['2026-02-31 00:00:00+00', orderIds[0]])).toString('base64url'),
    ]) {
      expect((await refusal(distributor.master.call('listLineItems', { cursor }))).code).toBe('invalid-input');
    }
  });
});
