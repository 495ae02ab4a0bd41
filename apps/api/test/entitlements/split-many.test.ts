import { endpoints, type Send } from '@tierline/contract';
import { contextOfUser, inVendor, findVendorById, openDatabase, splitLineItems, sql } from '@tierline/core';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proof, refusal, world, type Company, type World } from '../kernel/world.ts';

type Row = Send<'splitLineItems'>['rows'][number];

describe('E4 splits of many lines and many targets', () => {
  let w: World;
  let distributor: Company;
  let partners: Company[];
  let made = 0;

  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Großhandel Nord');
    partners = await Promise.all(
      ['Anton Alarm', 'Berta Bau', 'Cäsar Kamera'].map((name) =>
        w.company(distributor.master, name, { activated: false }),
      ),
    );
  });
  afterAll(() => w.close());

  const partner = (n: number) => partners[n] ?? distributor;
  const call = () => distributor.master.call;
  /** A product of its own with lines that expire on these days, of so many copies each; in this order issued. */
  async function stock(...lines: [expiresOn: string | null, copies: number][]) {
    const sku = `SKU-${made++}`;
    const { id } = await w.staff.call('createProduct', { sku, name: `Product ${sku}`, kind: 'Software' });
    const issued = await Promise.all(
      lines.map(
        async ([expiresOn, copies]) =>
          (
            await w.staff.call('issueEntitlement', {
              accountId: distributor.id,
              orderNumber: `ORDER-${made++}`,
              mail: false,
              lines: [{ productId: id, copies, startsOn: '2026-01-01', expiresOn }],
            })
          ).lines[0],
      ),
    );
    return {
      id,
      sku,
      name: `Product ${sku}`,
      lines: issued.map((line) => line?.id ?? ''),
      activationIds: issued.map((line) => line?.activationId ?? ''),
    };
  }
  const far = '2090-01-01';
  const near = '2080-01-01';
  const available = async (id: string) => (await call()('readLineItem', { id })).available;
  const refused = async (rows: Row[]) => {
    const { document } = await refusal(call()('splitLineItems', { rows, mail: false }));
    return {
      ...document,
      rows: document?.refused?.map(({ row, type }) => `${row} ${type.replace('urn:tierline:problem:', '')}`),
      details: document?.refused?.map(({ detail }) => detail),
    };
  };
  const preview = (rows: Send<'previewSplits'>['rows'], mail = true) => call()('previewSplits', { rows, mail });

  it('E4 by product the longest-lasting serves first on request, as previewed; each new line says its end', async () => {
    const { id, lines } = await stock([near, 4], [far, 10], [null, 3]);
    const rows = [{ productId: id, accountId: partner(0).id, copies: 15 }];
    const { rows: looked } = await call()('previewSplits', { rows, prefer: 'lasting-first' });
    expect(looked[0]?.draws.map(({ lineItemId, copies, expiresOn }) => [lineItemId, copies, expiresOn])).toEqual([
      [lines[2], 3, null],
      [lines[1], 10, far],
      [lines[0], 2, near],
    ]);
    expect((await preview(rows)).rows[0]?.draws.map(({ expiresOn }) => expiresOn)).toEqual([near, far, null]);
    const { splits } = await call()('splitLineItems', { rows, mail: false, prefer: 'lasting-first' });
    expect(splits.map(({ parentId, copies, expiresOn }) => [parentId, copies, expiresOn])).toEqual([
      [lines[2], 3, null],
      [lines[1], 10, far],
      [lines[0], 2, near],
    ]);
  });

  it('E4 by product the earliest expiry serves first; a row may use several lines, which the reply names', async () => {
    const {
      id,
      sku,
      name,
      lines: [perpetual = '', late = '', soon = ''],
    } = await stock([null, 50], [far, 10], [near, 4]);
    const { splits } = await call()('splitLineItems', {
      mail: false,
      rows: [
        { productId: id, accountId: partner(0).id, copies: 6 },
        { product: sku.toLowerCase(), account: ' anton  ALARM', copies: 5 },
        { product: ` ${name} `, accountId: partner(1).id, copies: 4 },
      ],
    });
    expect(splits.map(({ row, parentId, accountId, copies }) => [row, parentId, accountId, copies])).toEqual([
      [0, soon, partner(0).id, 4],
      [0, late, partner(0).id, 2],
      [1, late, partner(0).id, 5],
      [2, late, partner(1).id, 3],
      [2, perpetual, partner(1).id, 1],
    ]);
    expect(await Promise.all([perpetual, late, soon].map(available))).toEqual([49, 0, 0]);
    const child = await call()('readLineItem', { id: splits[1]?.id ?? '' });
    expect(child).toMatchObject({
      copies: 2,
      expiresOn: far,
      activationId: splits[1]?.activationId,
      holder: { name: 'Anton Alarm' },
    });
    expect(new Set(splits.map((split) => split.activationId)).size).toBe(5);
  });

  it('E4 expired lines and those of others do not serve, and the whole need not be read for a few', async () => {
    const { id, lines } = await stock(['2026-02-01', 100], [near, 2], [far, 100]);
    const other = await w.company(w.staff, 'Großhandel Süd');
    await w.staff.call('issueEntitlement', {
      accountId: other.id,
      orderNumber: `ORDER-${made++}`,
      mail: false,
      lines: [{ productId: id, copies: 500, expiresOn: near }],
    });
    expect(await refused([{ productId: id, accountId: partner(0).id, copies: 103 }])).toMatchObject({
      rows: ['0 only-available-of-product'],
      available: 102,
      asked: 103,
      lines: 2,
      status: 409,
    });
    const { splits } = await call()('splitLineItems', {
      mail: false,
      rows: [{ productId: id, accountId: partner(0).id, copies: 3 }],
    });
    expect(splits.map(({ parentId, copies }) => [parentId, copies])).toEqual([
      [lines[1], 2],
      [lines[2], 1],
    ]);
  });

  it('E6 all or nothing: each refused row is named with its reason, and nothing has changed', async () => {
    const {
      id,
      sku,
      lines: [line = ''],
      activationIds: [activationId = ''],
    } = await stock([far, 24], [null, 6]);
    const rows: Row[] = [
      { lineItemId: line, accountId: partner(0).id, copies: 10 },
      { activationId, account: 'Nobody we know', copies: 1 },
      { activationId: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF', accountId: partner(0).id, copies: 1 },
      { product: 'product does not exist', accountId: partner(0).id, copies: 1 },
      { lineItemId: line, accountId: w.staff.accountId, copies: 1 },
      { product: sku, account: 'Berta Bau', copies: 30 },
    ];
    const { rows: wrong, details, code } = { code: '', ...(await refused(rows)) };
    expect(wrong).toEqual([
      '1 target-unknown',
      '2 line-unknown',
      '3 product-unknown',
      '4 target-not-related',
      '5 only-available-of-product',
    ]);
    expect(details?.[0]).toBe('No account related to yours has the name or identifier “Nobody we know”.');
    expect(details?.[4]).toBe(`Only 18 copies of Product ${sku} are available; 30 were requested.`);
    expect(code).toBe('');
    expect(await available(line)).toBe(24);
    expect((await call()('listLineItems', { view: 'handed-on', productId: id })).items).toEqual([]);
  });

  it('E6 a line in many rows, and a sum that is too much: the row that comes too late is refused', async () => {
    const {
      id,
      lines: [line = ''],
    } = await stock([far, 25]);
    const row = (copies: number): Row => ({ lineItemId: line, accountId: partner(0).id, copies });
    expect(await refused([row(10), row(10), row(6)])).toMatchObject({
      rows: ['2 only-available'],
      available: 5,
      asked: 6,
    });
    expect(
      await refused([{ ...row(10) }, { productId: id, accountId: partner(1).id, copies: 15 }, row(1)]),
    ).toMatchObject({ rows: ['1 only-available-of-product'], available: 14 });
    const { splits } = await call()('splitLineItems', { mail: false, rows: [row(10), row(10), row(5)] });
    expect(splits).toHaveLength(3);
    expect(await available(line)).toBe(0);
  });

  it('E5 one mail for each contact with all its lines, found at each of them', async () => {
    const {
      id,
      lines: [line = ''],
    } = await stock([near, 5], [far, 50]);
    const second = await call()('createUser', {
      id: partner(2).id,
      email: 'second@caesar.example',
      maySignIn: false,
      language: 'es',
    });
    const before = new Date(Date.now() - 1);
    const { splits } = await call()('splitLineItems', {
      message: 'With regards',
      rows: [
        { productId: id, accountId: partner(0).id, copies: 7 },
        { productId: id, account: 'Cäsar Kamera', copies: 1 },
        { productId: id, accountId: partner(0).id, copies: 3 },
        { productId: id, accountId: partner(2).id, contactId: second.id, copies: 2 },
        { productId: id, accountId: partner(2).id, copies: 4 },
      ],
    });
    const mails = await w.db.mail.findMany({
      where: { kind: 'lines-handed-on', createdAt: { gt: before } },
      orderBy: { recipient: 'asc' },
    });
    const listed = mails.map(
      ({ recipient, payload }) =>
        [recipient, (payload as { lines: { copies: number }[] }).lines.map(({ copies }) => copies)] as const,
    ); // a notice of that kind
    expect(new Map(listed)).toEqual(
      new Map([
        [partner(0).master.email, [5, 2, 3]],
        [partner(2).master.email, [1, 4]],
        ['second@caesar.example', [2]],
      ]),
    );
    expect(splits.map(({ mailed }) => mailed)).toEqual(
      [partner(0), partner(0), partner(2), partner(0), partner(2), partner(2)].map((company, n) =>
        n === 4 ? 'second@caesar.example' : company.master.email,
      ),
    );
    const atLines = await Promise.all(
      splits.map(async (split) =>
        (await call()('listLineMails', { id: split.id })).items.map((mail) => mail.recipient),
      ),
    );
    expect(atLines).toEqual(splits.map(({ mailed }) => [mailed]));
    expect((await call()('listLineMails', { id: line })).items).toEqual([]);
  });

  it('E4 the preview says for every row what would happen, and changes nothing', async () => {
    const {
      id,
      sku,
      name,
      lines: [soon = '', late = ''],
      activationIds: [soonId = '', lateId = ''],
    } = await stock([near, 5], [far, 20]);
    const { rows, totals } = await preview([
      { product: sku, account: 'ANTON alarm', copies: 8 },
      { activationId: lateId.toLowerCase(), accountId: partner(1).id, copies: 2 },
      { product: name, account: 'Anton Alrm', copies: 15 },
      { product: 'Produkt SKU', accountId: partner(2).id, copies: null },
      { lineItemId: soon, accountId: partner(2).id, copies: 0 },
      { productId: id, account: 'Xyzzy', copies: 99 },
    ]);
    const wrong = rows.map((row) => row.wrong.map(({ field, code }) => `${field} ${code}`));
    expect(wrong).toEqual([
      [],
      [],
      ['target target-unknown'],
      ['source product-unknown', 'copies quantity-not-whole'],
      ['copies quantity-not-whole'],
      ['target target-unknown', 'copies only-available-of-product'],
    ]);
    expect(rows[0]).toMatchObject({
      draws: [
        { lineItemId: soon, activationId: soonId, expiresOn: near, copies: 5 },
        { lineItemId: late, copies: 3 },
      ],
      product: { id, sku, name },
      available: 23,
      account: { id: partner(0).id, name: 'Anton Alarm' },
      contact: { email: partner(0).master.email },
    });
    expect(rows[1]).toMatchObject({ draws: [{ lineItemId: late, copies: 2 }], available: 20 });
    expect(rows[2]?.suggestions.accounts.map((account) => account.name)).toEqual(['Anton Alarm']);
    expect(rows[3]?.suggestions.products.map((product) => product.name)).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^Product SKU-\d+$/u)),
    );
    expect(rows[5]?.wrong[1]?.detail).toContain('No copies');
    expect(totals).toEqual([{ product: { id, sku, name }, available: 25, asked: 8 + 2 + 15 + 99 }]);
    expect(await Promise.all([soon, late].map(available))).toEqual([5, 20]);
  });

  it('E4 what the preview promises is what the split does', async () => {
    const {
      id,
      lines: [line = ''],
    } = await stock([far, 9], [near, 3], [null, 7]);
    const rows: Row[] = [
      { productId: id, accountId: partner(0).id, copies: 4 },
      { lineItemId: line, accountId: partner(1).id, copies: 9 },
      { productId: id, account: 'Berta Bau', copies: 6 },
    ];
    const promised = (await preview(rows)).rows.flatMap((one, row) =>
      one.draws.map(({ lineItemId, copies }) => [row, lineItemId, copies]),
    );
    const { splits } = await call()('splitLineItems', { rows });
    expect(splits.map(({ row, parentId, copies }) => [row, parentId, copies])).toEqual(promised);
  });

  it('E4 five hundred rows are one operation with a mail for each partner; 501 are refused', async () => {
    const { id } = await stock([near, 299], [far, 10_000]);
    const rows = Array.from({ length: 500 }, (_, n): Row => ({
      productId: id,
      accountId: partner(n % 3).id,
      copies: 1 + (n % 5),
    }));
    expect(await refused([...rows, ...rows.slice(0, 1)])).toMatchObject({
      type: 'urn:tierline:problem:invalid-input',
      errors: [{ pointer: '/rows' }],
    });
    const operations = await w.db.operation.count();
    const mails = await w.db.mail.count({ where: { kind: 'lines-handed-on' } });
    const { splits } = await call()('splitLineItems', { rows });
    expect(splits).toHaveLength(501);
    expect(await w.db.operation.count()).toBe(operations + 1);
    expect(await w.db.mail.count({ where: { kind: 'lines-handed-on' } })).toBe(mails + 3);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E6 two requests by product at once take no more than there is; the second uses what is left', async () => {
    const { id, lines } = await stock([near, 10], [far, 10]);
    const one = (copies: number) =>
      call()('splitLineItems', { mail: false, rows: [{ productId: id, accountId: partner(0).id, copies }] }).then(
        () => 'done',
        async (error: unknown) => (await refusal(Promise.reject(error))).code,
      );
    const outcomes = (await Promise.all([8, 8, 8, 8].map(one))).map((outcome) =>
      outcome === 'only-available-of-product' ? 'copies-taken' : outcome,
    );
    expect(outcomes.toSorted()).toEqual(['copies-taken', 'copies-taken', 'done', 'done']);
    expect(await Promise.all(lines.map(available))).toEqual([0, 4]);
  });

  it.each([
    [{}, 'not-one-source'],
    [{ lineItemId: 'x', productId: 'x' }, 'not-one-source'],
    [{ account: 'x', accountId: 'x' }, 'not-one-target'],
    [{ account: 'x', contactId: 'x' }, 'contact-needs-id'],
  ])('E4 a row names one source and one target: %j', async (change, rule) => {
    const ids = Object.fromEntries(
      Object.entries(change).map(([key, value]) => [key, key === 'account' ? value : partner(0).id]),
    );
    const row = { ...(rule === 'not-one-source' ? { accountId: partner(0).id } : { product: 'x' }), ...ids, copies: 1 };
    const { document } = await refusal(call()('splitLineItems', { rows: [row] }));
    expect(document?.errors).toHaveLength(1);
    expect(document?.errors?.[0]?.detail).toMatch(
      {
        'not-one-source': /lineItemId, activationId/u,
        'not-one-target': /accountId or account/u,
        'contact-needs-id': /contact/u,
      }[rule] ?? /never/u,
    );
  });

  it('E6 a line that expires between decision and move is refused as expired, and nothing has moved', async () => {
    const {
      lines: [id = ''],
    } = await stock(['2085-05-31', 10]);
    const db = openDatabase(w.env.databaseUrl, { connections: 1 });
    await db.$executeRaw(sql`SELECT set_config('tierline.now', '2085-06-01T00:00:01Z', false)`);
    // By the clock of this process the day is not over when it decides first.
    const days = [new Date('2085-05-31T23:59:59Z')];
    const services = { ...w.services, db, now: () => days.shift() ?? new Date('2085-06-01T00:00:01Z') };
    const vendor = await findVendorById(db, (await w.db.vendor.findFirstOrThrow()).id);
    const visitor = { services, vendor, language: 'en', address: '', userAgent: '' };
    const refusedNow = await refusal(
      inVendor(vendor.id, async () =>
        splitLineItems(
          { ...(await contextOfUser(visitor, distributor.master.userId)), key: randomUUID() },
          endpoints.splitLineItems.body.parse({
            rows: [{ lineItemId: id, accountId: partner(0).id, copies: 1 }],
            mail: false,
          }),
        ),
      ),
    );
    expect(refusedNow.code).toBe('line-expired');
    expect(days).toEqual([]);
    expect(await w.db.holding.findUniqueOrThrow({ where: { id } })).toMatchObject({ input: 10n, output: 0n });
    await db.$disconnect();
  });
});
