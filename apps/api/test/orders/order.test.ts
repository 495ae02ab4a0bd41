import type { Programme } from '@tierline/domain';
import { inputHash, readProgramme } from '@tierline/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proof, refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

/** The telephone vendor's programme as it stands. */
const telephones: Programme = readProgramme(
  readFileSync(join(import.meta.dirname, '../../../../prisma/programmes/talvoro.json'), 'utf8'),
);

describe('O1 O2 O3 orders and their licences', () => {
  let w: World;
  let partner: Company;
  let rival: Company;
  let [practice, school]: Company[] = [];
  let meetings: string;
  let softphone: string;
  let made = 0;

  beforeAll(async () => {
    w = await world(telephones);
    partner = await w.company(w.staff, 'Fernruf Systeme');
    rival = await w.company(w.staff, 'Leitwerk Telefonie');
    practice = await w.company(partner.master, 'Praxis Sommer');
    school = await w.company(partner.master, 'Schule am Deich');
    meetings = (
      await w.staff.call('createProduct', {
        sku: 'TV-MEET',
        name: 'Meetings',
        kind: 'Licence',
        termMonths: 12,
        delivers: 'seats',
        integration: 'meetings',
      })
    ).id;
    softphone = (
      await w.staff.call('createProduct', {
        sku: 'TV-SOFT',
        name: 'Softphone',
        kind: 'Licence',
        delivers: 'seats',
        integration: 'softphone',
      })
    ).id;
  });
  afterAll(() => w.close());

  const enter = (
    lines: { productId: string; quantity: number; startsOn?: string; expiresOn?: string | null }[],
    to = partner,
    number = `TV-${1000 + made++}`,
  ) => w.staff.call('enterOrder', { accountId: to.id, number, lines });
  const read = (id: string) => partner.master.call('readOrder', { id });
  const company = (one: Company | undefined) => one ?? partner;
  const licences = async (by: Person, of: Company | undefined) =>
    (await by.call('listLicences', { id: company(of).id })).items.map(({ product, quantity, inUse, available }) => [
      product.name,
      quantity,
      inUse,
      available,
    ]);

  it('O1 O2 O3 one call assigns a whole order: the customer reads quantities, dates and order number', async () => {
    const order = await enter([
      { productId: meetings, quantity: 20, startsOn: '2026-12-01' },
      { productId: softphone, quantity: 5 },
    ]);
    expect(await read(order.id)).toMatchObject({
      state: 'unassigned',
      licences: 25,
      unassigned: 25,
      lines: [
        { quantity: 20, startsOn: '2026-12-01', expiresOn: '2027-11-30' },
        { quantity: 5, expiresOn: null },
      ],
    });
    expect(
      (await partner.master.call('listOrders', { state: 'unassigned' })).items.map(({ number }) => number),
    ).toContain(order.number);
    await partner.master.call('assignOrder', { id: order.id, rows: [{ accountId: company(practice).id }] });
    expect(await read(order.id)).toMatchObject({
      state: 'assigned',
      unassigned: 0,
      customers: [{ name: 'Praxis Sommer' }],
      actions: { assign: { code: 'nothing-to-assign' } },
    });
    const { items } = await company(practice).master.call('listLicences', { id: company(practice).id });
    expect(items).toMatchObject([
      {
        product: { name: 'Meetings' },
        quantity: 20,
        inUse: 0,
        available: 20,
        startsOn: '2026-12-01',
        expiresOn: '2027-11-30',
        state: 'active',
        order: { id: null, number: order.number },
        from: { name: 'Fernruf Systeme' },
      },
      { product: { name: 'Softphone' }, quantity: 5, inUse: 0, available: 5, expiresOn: null },
    ]);
    expect(await licences(partner.master, practice)).toEqual([
      ['Meetings', 20, 0, 20],
      ['Softphone', 5, 0, 5],
    ]);
  });

  it('O2 an order goes to two customers in one operation or in two; what is unused is taken back', async () => {
    const order = await enter([{ productId: meetings, quantity: 20 }]);
    const line = order.lines[0]?.id ?? '';
    await partner.master.call('assignOrder', {
      id: order.id,
      rows: [{ accountId: company(practice).id, lines: [{ orderLineId: line, quantity: 7 }] }],
    });
    expect(await read(order.id)).toMatchObject({ state: 'partly', unassigned: 13 });
    // The rest: whatever is left at that row's turn.
    const { parts } = await partner.master.call('assignOrder', {
      id: order.id,
      rows: [
        { accountId: company(school).id, lines: [{ orderLineId: line, quantity: 3 }] },
        { accountId: company(practice).id },
      ],
    });
    expect(parts.map(({ quantity }) => quantity)).toEqual([3, 10]);
    await partner.master.call('unassignOrder', {
      id: order.id,
      accountId: company(practice).id,
      lines: [{ orderLineId: line, quantity: 2 }],
    });
    expect(await read(order.id)).toMatchObject({ state: 'partly', unassigned: 2, customerCount: 2 });
    await partner.master.call('unassignOrder', { id: order.id, accountId: company(practice).id });
    await partner.master.call('unassignOrder', { id: order.id, accountId: company(school).id });
    expect(await read(order.id)).toMatchObject({ state: 'unassigned', unassigned: 20, assignments: [], customers: [] });
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('X8 assigning and taking back are undone within the ten seconds, by their author', async () => {
    const order = await enter([{ productId: softphone, quantity: 4 }]);
    const { operationId } = await partner.master.call('assignOrder', {
      id: order.id,
      rows: [{ accountId: company(school).id }],
    });
    const colleague = await w.colleague(partner.master, 'operator');
    expect((await refusal(colleague.call('undoOperation', { id: operationId }))).code).toBe('not-author');
    await partner.master.call('undoOperation', { id: operationId });
    expect(await read(order.id)).toMatchObject({ unassigned: 4, state: 'unassigned' });
    await partner.master.call('assignOrder', { id: order.id, rows: [{ accountId: company(school).id }] });
    const back = await partner.master.call('unassignOrder', { id: order.id, accountId: company(school).id });
    await partner.master.call('undoOperation', { id: back.operationId });
    expect(await read(order.id)).toMatchObject({ unassigned: 0, state: 'assigned' });
  });

  it('X8 E6 an assignment of which licences are in use is not undone, and says so in this trade’s words', async () => {
    const fax = (
      await w.staff.call('createProduct', {
        sku: 'TV-FAX',
        name: 'Fax',
        kind: 'Licence',
        delivers: 'seats',
        integration: null,
      })
    ).id;
    const order = await enter([{ productId: fax, quantity: 3 }]);
    const { operationId } = await partner.master.call('assignOrder', {
      id: order.id,
      rows: [{ accountId: company(school).id }],
    });
    const { id: userId } = await company(school).master.call('createUser', {
      id: company(school).id,
      email: 'uses@deich.example',
      maySignIn: false,
    });
    await company(school).master.call('switchSeats', {
      id: company(school).id,
      rows: [{ userId, productId: fax, on: true }],
    });
    const refused = await refusal(partner.master.call('undoOperation', { id: operationId }));
    expect([refused.code, refused.document?.detail]).toEqual([
      'licences-used',
      'Some of the licences have been used in the meantime: only 2 of 3 are still free.',
    ]);
    expect(await read(order.id)).toMatchObject({ unassigned: 0, assignments: [{ free: 2, inUse: 1 }] });
  });

  it('O1 an order with its lines in another sequence is the same, also one stored by an earlier version', async () => {
    const lines = [
      { productId: meetings, quantity: 3, startsOn: '2026-12-01' },
      { productId: softphone, quantity: 5, expiresOn: null },
      { productId: meetings, quantity: 1 },
    ];
    const first = await enter(lines, partner, 'ERP-81');
    expect((await enter(lines.toReversed(), partner, 'erp\u20111\u200b'.replace('1', '81'))).id).toBe(first.id);
    const changed = [{ productId: meetings, quantity: 3 }, ...lines.slice(1)];
    const refused = await refusal(enter(changed, partner, 'ERP-81'));
    expect([refused.code, refused.document?.orderId]).toEqual(['order-exists', first.id]);
    const former = inputHash('order', { accountId: partner.id, number: 'erp-81', lines });
    await w.db.order.update({ where: { id: first.id }, data: { inputHash: former } });
    expect((await enter(lines, partner, 'ERP-81')).id).toBe(first.id);
    expect((await refusal(enter(changed, partner, 'ERP-81'))).code).toBe('order-exists');
  });

  it('O1 an order is entered once, however often it is sent; a changed one under its number is refused', async () => {
    const lines = [{ productId: meetings, quantity: 3, startsOn: '2026-12-01' }];
    const first = await enter(lines, partner, 'ERP-77');
    expect(await enter(lines, partner, ' erp-77')).toEqual(first);
    expect(first.operationId).toEqual(expect.any(String));
    expect(
      (await refusal(enter([{ productId: meetings, quantity: 4, startsOn: '2026-12-01' }], partner, 'ERP-77'))).code,
    ).toBe('order-exists');
    // Each buyer has numbers of its own.
    expect((await enter(lines, rival, 'ERP-77')).id).not.toBe(first.id);
    const both = await Promise.all([1, 2].map(() => enter([{ productId: softphone, quantity: 9 }], partner, 'ERP-78')));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect((await refusal(enter([{ productId: meetings, quantity: 0 }]))).code).toBe('invalid-input');
    expect((await refusal(enter([]))).code).toBe('invalid-input');
    expect(
      (await refusal(enter([{ productId: meetings, quantity: 1, startsOn: '2026-12-02', expiresOn: '2026-12-01' }])))
        .code,
    ).toBe('expiry-before-start');
    expect((await refusal(enter([{ productId: meetings, quantity: 1 }], practice))).code).toBe('tier-not-allowed');
    expect((await read((await enter([{ productId: meetings, quantity: 10_000_000 }])).id)).unassigned).toBe(10_000_000);
    // What is wrong is shown at its field; another vendor's product is one that is not there.
    const told = async (send: Promise<unknown>) => (await refusal(send)).document?.errors;
    expect(await told(enter([]))).toEqual([{ pointer: '/lines', detail: 'At least 1 required.' }]);
    expect(
      await told(
        enter([
          { productId: meetings, quantity: 1 },
          { productId: softphone, quantity: 0 },
        ]),
      ),
    ).toEqual([{ pointer: '/lines/1/quantity', detail: 'Enter 1 or more.' }]);
    expect(
      await told(
        enter([
          { productId: meetings, quantity: 1 },
          { productId: '0f8fad5b-d9cb-469f-a165-70867728950e', quantity: 1 },
        ]),
      ),
    ).toEqual([{ pointer: '/lines/1/productId', detail: 'This product does not exist.' }]);
  });

  it('O2 E6 all or nothing: what is refused says what is wrong, and nothing is assigned', async () => {
    const order = await enter([{ productId: meetings, quantity: 10 }]);
    const other = await enter([{ productId: meetings, quantity: 10 }], rival);
    const line = order.lines[0]?.id ?? '';
    const theirs = await w.company(rival.master, 'Kanzlei Voss');
    const assign = (
      rows: { accountId: string; lines?: { orderLineId: string; quantity: number }[] }[],
      id = order.id,
      by = partner.master,
    ) => refusal(by.call('assignOrder', { id, rows }));
    const tooMuch = await assign([
      { accountId: company(practice).id, lines: [{ orderLineId: line, quantity: 6 }] },
      { accountId: company(school).id, lines: [{ orderLineId: line, quantity: 5 }] },
    ]);
    expect([tooMuch.code, tooMuch.document?.detail]).toEqual([
      'only-unassigned',
      'Meetings: 4 unassigned, 5 requested.',
    ]);
    expect(
      (
        await assign([
          { accountId: company(practice).id, lines: [{ orderLineId: line, quantity: 1 }] },
          { accountId: theirs.id },
        ])
      ).code,
    ).toBe('target-not-related');
    expect((await assign([{ accountId: partner.id }])).code).toBe('target-not-related');
    expect(
      (
        await assign([
          { accountId: company(practice).id, lines: [{ orderLineId: other.lines[0]?.id ?? '', quantity: 1 }] },
        ])
      ).code,
    ).toBe('line-not-of-order');
    expect((await assign([{ accountId: company(practice).id }], other.id)).code).toBe('not-found');
    expect((await assign([{ accountId: company(practice).id }], order.id, w.staff)).code).toBe('order-of-other');
    expect(
      (await refusal(partner.master.call('unassignOrder', { id: order.id, accountId: company(school).id }))).code,
    ).toBe('nothing-assigned');
    expect(await read(order.id)).toMatchObject({ unassigned: 10 });
  });

  it('O2 licences of which the term is over are not assigned, with the reason beside the action', async () => {
    const order = await enter([{ productId: meetings, quantity: 2, startsOn: '2025-01-01', expiresOn: '2025-12-31' }]);
    expect((await read(order.id)).actions.assign?.code).toBe('line-expired');
    expect(
      (await refusal(partner.master.call('assignOrder', { id: order.id, rows: [{ accountId: company(practice).id }] })))
        .code,
    ).toBe('line-expired');
  });

  it('A3 of a customer with two partners each sees what came from it; the customer and the vendor see all', async () => {
    const shared = await w.company(partner.master, 'Reederei Hansen');
    const { vendorId } = await w.db.account.findUniqueOrThrow({ where: { id: shared.id } });
    await w.db.relation.create({ data: { upperId: rival.id, lowerId: shared.id, vendorId } });
    for (const [by, quantity] of [
      [partner, 3],
      [rival, 8],
    ] as const) {
      const order = await enter([{ productId: meetings, quantity }], by);
      await by.master.call('assignOrder', { id: order.id, rows: [{ accountId: shared.id }] });
    }
    expect(await licences(partner.master, shared)).toEqual([['Meetings', 3, 0, 3]]);
    expect(await licences(rival.master, shared)).toEqual([['Meetings', 8, 0, 8]]);
    expect(
      (await licences(shared.master, shared))
        .map(([, quantity]) => Number(quantity))
        .toSorted((one, other) => one - other),
    ).toEqual([3, 8]);
    expect(
      (await licences(w.staff, shared)).map(([, quantity]) => Number(quantity)).toSorted((one, other) => one - other),
    ).toEqual([3, 8]);
    expect((await shared.master.call('listOrders', {})).items).toEqual([]);
  });

  it('O1 orders are found by number, product and customer, and by how far they are assigned', async () => {
    const order = await enter([{ productId: softphone, quantity: 6 }], partner, 'FIND-ME');
    const found = async (ask: object) =>
      (await partner.master.call('listOrders', ask)).items.map(({ number }) => number);
    expect(await found({ q: 'find-' })).toEqual(['FIND-ME']);
    expect(await found({ q: 'softphone', state: 'unassigned' })).toContain('FIND-ME');
    await partner.master.call('assignOrder', {
      id: order.id,
      rows: [{ accountId: company(school).id, lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 1 }] }],
    });
    expect(await found({ state: 'partly', customerId: company(school).id })).toContain('FIND-ME');
    expect(await found({ q: 'Deich', state: 'open' })).toContain('FIND-ME');
    expect(await found({ state: 'assigned' })).not.toContain('FIND-ME');
    expect(await found({ state: 'unassigned' })).not.toContain('FIND-ME');
  });

  it('SPEC §1 O2 fifty at once for the last ten licences: exactly ten assigned, others read what is left', async () => {
    const order = await enter([{ productId: meetings, quantity: 10 }]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        partner.master.call('assignOrder', {
          id: order.id,
          rows: [{ accountId: company(practice).id, lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 1 }] }],
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await read(order.id)).toMatchObject({ unassigned: 0, assignments: [{ quantity: 10, free: 10 }] });
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O1 O2 each line of an order is marked by whether licences of it are free, after all of the above', async () => {
    const lines = await w.db.orderLine.findMany({ include: { holding: true } });
    const free = lines.filter(({ holding: { input, output } }) => output < input);
    expect(free.length).toBeGreaterThan(0);
    expect(free.length).toBeLessThan(lines.length);
    expect(lines.filter(({ free: marked }) => marked)).toEqual(free);
  });
});
