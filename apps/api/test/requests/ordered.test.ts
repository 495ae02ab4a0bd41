import { problemCode } from '@tierline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locks } from '../credits/credit-world.ts';
import { proof, refusal, world, type Company, type Person, type World } from '../kernel/world.ts';
import { telephones } from '../orders/seat-world.ts';

const only = async (person: Person, id: string) => {
  const request = await person.call('readRequest', { id });
  const [line] = request.lines;
  if (!line) throw new Error('a request without lines');
  return { request, line };
};

/** The code of the row, or of the whole, that was refused. */
const refusedRow = async (attempt: Promise<unknown>) => {
  const problem = await refusal(attempt);
  return problem.document?.refused?.[0] ? problemCode(problem.document.refused[0].type) : problem.code;
};

describe('E12 O1 licences for users are requested from the vendor, and come by an order', () => {
  let w: World;
  let partner: Company;
  let meetings: string;
  beforeAll(async () => {
    w = await world({ ...telephones, modules: [...telephones.modules, 'entitlements'] });
    partner = await w.company(w.staff, 'Fernruf Systeme');
    meetings = (
      await w.staff.call('createProduct', { sku: 'TV-MEET', name: 'Meetings', kind: 'Licence', delivers: 'seats' })
    ).id;
  });
  afterAll(() => w.close());

  const ask = async (copies: number, more: object = {}) => {
    const lines = [{ productId: meetings, copies }];
    const { id } = await partner.master.call('createRequest', { toAccountId: w.staff.accountId, lines, ...more });
    return { id, lineId: (await only(w.staff, id)).line.id };
  };
  const fulfil = (id: string, requestLineId: string, copies: number, more: object = {}) =>
    w.staff.call('fulfilRequest', { id, rows: [{ requestLineId, copies, expiresOn: null }], ...more });

  it('E12 O1 two deliveries are two orders, each with the partner’s reference, and the licences wait there', async () => {
    const { id, lineId } = await ask(50, { reference: 'FR-2026-1' });
    expect((await only(w.staff, id)).line).toMatchObject({
      product: { name: 'Meetings', delivers: 'seats', credits: null },
      stock: null,
      actions: { fulfil: null, forward: { code: 'nobody-above' } },
    });
    const first = await fulfil(id, lineId, 20);
    expect(first.made).toEqual([
      { requestLineId: lineId, lineItemId: null, activationId: null, orderId: expect.any(String), copies: 20 },
    ]);
    await fulfil(id, lineId, 30);
    const { request, line } = await only(partner.master, id);
    expect(request.state).toBe('fulfilled');
    expect(line.fulfilments.map(({ orderNumber, copies }) => [orderNumber, copies])).toEqual([
      ['FR-2026-1', 20],
      ['FR-2026-1-2', 30],
    ]);
    const orders = (await partner.master.call('listOrders', { q: 'FR-2026-1' })).items;
    expect(
      orders.map(({ number, licences, unassigned }) => `${number}: ${unassigned} of ${licences}`).toSorted(),
    ).toEqual(['FR-2026-1-2: 30 of 30', 'FR-2026-1: 20 of 20']);
    const mails = await w.db.mail.findMany({ where: { recipient: partner.master.email } });
    expect(JSON.stringify(mails.map(({ payload }) => payload))).toContain('FR-2026-1-2');
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E12 O1 X8 undone or cancelled, an order opens its line again; corrected, it counts as it stands', async () => {
    const { id, lineId } = await ask(10);
    const { operationId } = await fulfil(id, lineId, 10);
    await w.staff.call('undoOperation', { id: operationId ?? '' });
    expect((await only(w.staff, id)).line).toMatchObject({ state: 'open', open: 10, fulfilments: [] });

    const { made } = await fulfil(id, lineId, 10);
    const orderId = made[0]?.orderId ?? '';
    const order = await w.staff.call('readOrder', { id: orderId });
    const corrected = (quantity: number, expiresOn: string | null) =>
      w.staff.call('correctOrder', {
        id: orderId,
        version: order.version,
        lines: [{ id: order.lines[0]?.id ?? '', productId: meetings, quantity, expiresOn }],
      });
    await corrected(6, '2031-12-31');
    expect((await only(w.staff, id)).line).toMatchObject({ state: 'partly-fulfilled', fulfilled: 6, open: 4 });
    await w.staff.call('cancelOrder', { id: orderId, reason: 'entered twice' });
    expect((await only(w.staff, id)).line).toMatchObject({ state: 'open', open: 10 });
  });

  it('E12 of two who answer at once one order is entered; the other hears how much is open', async () => {
    const { id, lineId } = await ask(5);
    const both = await Promise.allSettled([fulfil(id, lineId, 5), fulfil(id, lineId, 5)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await only(w.staff, id)).line.fulfilled).toBe(5);
  });

  it('E12 refused: another receiver than the vendor, a number that is taken, copies and licences at once', async () => {
    const customer = await w.company(partner.master, 'Praxis Sommer');
    const lines = [{ productId: meetings, copies: 1 }];
    expect(await refusal(customer.master.call('createRequest', { toAccountId: partner.id, lines }))).toMatchObject({
      code: 'ordered-from-vendor',
    });
    const { id, lineId } = await ask(2);
    await w.staff.call('enterOrder', {
      accountId: partner.id,
      number: 'TAKEN',
      lines: [{ productId: meetings, quantity: 1 }],
    });
    expect(await refusedRow(fulfil(id, lineId, 1, { orderNumber: 'TAKEN' }))).toBe('order-exists');
    const copies = await w.product();
    const mixed = await partner.master.call('createRequest', {
      toAccountId: w.staff.accountId,
      lines: [...lines, { productId: copies, copies: 1 }],
    });
    const rows = mixed.lines.map((line) => ({ requestLineId: line.id, copies: 1 }));
    expect(await refusedRow(w.staff.call('fulfilRequest', { id: mixed.id, rows }))).toBe('fulfilled-apart');
  });
});

describe('E12 C6 credits are requested from the vendor, and fill the balance', () => {
  let w: World;
  let reseller: Company;
  let hundred: string;
  beforeAll(async () => {
    w = await world(locks);
    reseller = await w.company(w.staff, 'Schlüsselwerk');
    hundred = (
      await w.staff.call('createProduct', {
        sku: 'C-100',
        name: '100 credits',
        kind: 'Credits',
        delivers: 'credits',
        credits: 100,
      })
    ).id;
  });
  afterAll(() => w.close());

  it('E12 C6 five pieces of 100 are 500 credits; what is cancelled leaves the balance again', async () => {
    const { id, lines } = await reseller.master.call('createRequest', {
      toAccountId: w.staff.accountId,
      lines: [{ productId: hundred, copies: 5 }],
    });
    const balance = async () => (await reseller.master.call('readBalance', { accountId: reseller.id })).balance;
    const requestLineId = lines[0]?.id ?? '';
    const { made } = await w.staff.call('fulfilRequest', { id, rows: [{ requestLineId, copies: 3 }] });
    expect(await balance()).toBe(300);
    expect((await only(reseller.master, id)).line).toMatchObject({
      product: { delivers: 'credits', credits: 100 },
      state: 'partly-fulfilled',
      fulfilled: 3,
      open: 2,
      fulfilments: [{ orderNumber: 'R-1', copies: 3, lineItemId: null, expiresOn: null }],
    });
    await w.staff.call('fulfilRequest', { id, rows: [{ requestLineId, copies: 2 }] });
    expect(await balance()).toBe(500);
    expect((await only(reseller.master, id)).request.state).toBe('fulfilled');
    await w.staff.call('cancelOrder', { id: made[0]?.orderId ?? '', reason: 'paid twice' });
    expect(await balance()).toBe(200);
    expect((await only(reseller.master, id)).line).toMatchObject({ fulfilled: 2, open: 3 });
    const rows = [{ requestLineId, copies: 4 }];
    expect(await refusedRow(w.staff.call('fulfilRequest', { id, rows }))).toBe('more-than-open');
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('A3 E12 another reseller sees neither the request nor its order', async () => {
    const other = await w.company(w.staff, 'Riegelhaus');
    expect((await other.master.call('listRequests', {})).items).toEqual([]);
  });
});
