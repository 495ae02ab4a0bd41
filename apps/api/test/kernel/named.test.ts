import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from './programmes.ts';
import { refusal, world, type Company, type World } from './world.ts';

describe('X3 accounts and products are named instead of their ids', () => {
  let w: World;
  let partner: Company;
  let customer: Company;
  let identifier = '';
  let seats = '';
  beforeAll(async () => {
    w = await world(fourRoles);
    partner = await w.company(w.staff, 'Klangwerk Nord');
    customer = await w.company(partner.master, 'Hafenpraxis');
    identifier = (await w.staff.call('readAccount', { id: partner.id })).identifier;
    const sold = { name: 'Meetings', kind: 'Service', delivers: 'seats' } as const;
    seats = (await w.staff.call('createProduct', { sku: 'MEET', ...sold })).id;
    await w.staff.call('createProduct', { sku: 'MEET-2', ...sold, name: 'Softphone' });
    await w.staff.call('createProduct', { sku: 'MEET-3', ...sold, name: 'Softphone' });
  });
  afterAll(() => w.close());

  // Where a request was refused, and in which words.
  const wrong = async (attempt: Promise<unknown>) => {
    const { code, document } = await refusal(attempt);
    return { code, errors: document?.errors };
  };

  it('X3 O1 an order names partner and product as people do, and is the same order as by ids', async () => {
    const named = { account: ' klangwerk NORD ', number: 'PO-1', lines: [{ product: 'meet', quantity: 5 }] };
    const { id, lines } = await w.staff.call('enterOrder', named);
    expect(lines).toMatchObject([{ productId: seats, quantity: 5 }]);
    const byIds = { accountId: partner.id, number: 'PO-1', lines: [{ productId: seats, quantity: 5 }] };
    expect((await w.staff.call('enterOrder', byIds)).id).toBe(id);
    expect((await w.staff.call('enterOrder', { ...named, account: identifier })).id).toBe(id);
    await w.staff.call('correctOrder', {
      id,
      version: 1,
      lines: [{ id: lines[0]?.id ?? '', product: 'Meetings', quantity: 7 }],
    });
    expect((await w.staff.call('readOrder', { id })).licences).toBe(7);
  });

  it('X3 E12 a request names its products by SKU or name; an unknown one is refused at its line', async () => {
    const toAccountId = w.staff.accountId;
    const ask = (product: string) =>
      partner.master.call('createRequest', { toAccountId, lines: [{ product, copies: 3 }], again: true });
    expect((await ask('meet')).lines).toMatchObject([{ productId: seats, copies: 3 }]);
    expect(await wrong(ask('Softphone'))).toMatchObject({ errors: [{ pointer: '/lines/0/product' }] });
    expect(await wrong(ask('nothing of ours'))).toMatchObject({ errors: [{ pointer: '/lines/0/product' }] });
  });

  it('X3 O2 licences are assigned to a customer by its name, and to nobody whom the partner does not know', async () => {
    const { id } = await w.staff.call('enterOrder', {
      accountId: partner.id,
      number: 'PO-2',
      lines: [{ productId: seats, quantity: 2 }],
    });
    const { parts } = await partner.master.call('assignOrder', { id, rows: [{ account: 'Hafenpraxis' }] });
    expect(parts).toMatchObject([{ accountId: customer.id, quantity: 2 }]);
    const other = await w.company(w.staff, 'Somebody else');
    await w.company(other.master, 'Unknown to the partner');
    const assign = (account: string) => partner.master.call('assignOrder', { id, rows: [{ account }] });
    const hidden = await wrong(assign('Unknown to the partner'));
    expect(hidden).toEqual({
      code: 'invalid-input',
      errors: [{ pointer: '/rows/0/account', detail: 'No account that you can see has this name or identifier.' }],
    });
    expect(await wrong(assign('There is no such company'))).toEqual(hidden);
  });

  it('X3 E2 C4 copies are issued and credits granted by names, and a repeat gets the first reply', async () => {
    const ask = { account: identifier, orderNumber: 'SO-1', lines: [{ product: 'P-1', copies: 3 }] };
    await w.product();
    const first = await w.staff.call('issueEntitlement', ask, { key: 'issue-by-name-1' });
    expect(await w.staff.call('issueEntitlement', ask, { key: 'issue-by-name-1' })).toEqual(first);
    expect(first.lines).toMatchObject([{ productId: await w.product(), copies: 3 }]);
    expect(await w.staff.call('grantCredits', { account: 'Klangwerk Nord', credits: 9 })).toMatchObject({
      accountId: partner.id,
      credits: 9,
    });
  });

  it('X3 a name that means nothing or several things is refused at its field, as is one beside an id', async () => {
    const order = (lines: { product: string; quantity: number }[], account = identifier) =>
      wrong(w.staff.call('enterOrder', { account, number: 'PO-3', lines }));
    expect(
      await order([
        { product: 'MEET', quantity: 1 },
        { product: 'Softphone', quantity: 1 },
      ]),
    ).toMatchObject({
      errors: [{ pointer: '/lines/1/product', detail: expect.stringContaining('Several products') as unknown }],
    });
    expect(await order([{ product: 'nothing', quantity: 1 }])).toMatchObject({
      errors: [{ pointer: '/lines/0/product', detail: 'This product does not exist.' }],
    });
    expect(await order([{ product: 'MEET', quantity: 1 }], '\u0000')).toMatchObject({ code: 'invalid-input' });
    const both = { accountId: partner.id, account: identifier, credits: 1 };
    expect(await wrong(w.staff.call('grantCredits', both))).toMatchObject({
      errors: [{ detail: 'Name exactly one of these: accountId or account.' }],
    });
    expect(await wrong(w.staff.call('grantCredits', { credits: 1 }))).toMatchObject({ code: 'invalid-input' });
  });
});
