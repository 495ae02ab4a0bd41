import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditWorld, type CreditWorld } from '../credits/credit-world.ts';
import { seatWorld, type SeatWorld } from '../orders/seat-world.ts';
import { type World } from '../kernel/world.ts';

const mails = async (w: World, kind: string) =>
  (await w.db.mail.findMany({ where: { kind }, orderBy: [{ createdAt: 'asc' }, { recipient: 'asc' }] })).map(
    ({ recipient, payload, state, accountId }) => ({ recipient, payload, state, accountId }),
  );

describe('O1 O6 O7 X1 mails about what somebody received or lost', () => {
  let s: SeatWorld;
  let users: string[];

  beforeAll(async () => {
    s = await seatWorld();
    await s.licences(s.products.meetings, 5);
    users = await s.users(s.customer, 3);
    await s.w.db.mail.deleteMany({});
  });
  afterAll(() => s.w.close());

  it('O1 the partner’s people get a mail about an order, in the transaction that enters it', async () => {
    await s.w.staff.call('enterOrder', {
      accountId: s.partner.id,
      number: 'PO-1',
      lines: [{ productId: s.products.fax, quantity: 3 }],
    });
    expect(await mails(s.w, 'orders-arrived')).toEqual([
      {
        recipient: s.partner.master.email,
        accountId: s.w.staff.accountId,
        state: 'waiting',
        payload: expect.objectContaining({
          orders: [{ number: 'PO-1', licences: [{ product: 'Fax', quantity: 3 }], credits: 0 }],
        }),
      },
    ]);
    // The same order again sends no second mail.
    await s.w.staff.call('enterOrder', {
      accountId: s.partner.id,
      number: 'PO-1',
      lines: [{ productId: s.products.fax, quantity: 3 }],
    });
    expect(await mails(s.w, 'orders-arrived')).toHaveLength(1);
  });

  it('O1 users told of an order are told that it was corrected or cancelled; users not yet told are not', async () => {
    const order = async (number: string) =>
      (
        await s.w.staff.call('enterOrder', {
          accountId: s.partner.id,
          number,
          lines: [{ productId: s.products.fax, quantity: 3 }],
        })
      ).id;
    const told = async () =>
      (await mails(s.w, 'order-changed')).map(({ recipient, payload }) => ({ recipient, payload }));
    const waits = await order('PO-2');
    await s.w.staff.call('cancelOrder', { id: waits, reason: 'Entered twice' });
    expect(await told()).toEqual([]);
    expect((await mails(s.w, 'orders-arrived')).at(-1)).toMatchObject({ state: 'withdrawn' });

    const went = await order('PO-3');
    await s.w.db.mail.updateMany({
      where: { kind: 'orders-arrived', state: 'waiting' },
      data: { state: 'accepted' },
    });
    await s.w.staff.call('correctOrder', {
      id: went,
      version: 1,
      number: 'PO-4',
      lines: [{ productId: s.products.softphone, quantity: 2 }],
    });
    await s.w.staff.call('cancelOrder', { id: went, reason: 'Wrong partner' });
    const about = { account: s.partner.name, from: s.w.programme.name };
    expect(await told()).toEqual([
      {
        recipient: s.partner.master.email,
        payload: expect.objectContaining({
          ...about,
          orderNumber: 'PO-3',
          order: { number: 'PO-4', licences: [{ product: 'Softphone', quantity: 2 }], credits: 0 },
        }),
      },
      {
        recipient: s.partner.master.email,
        payload: expect.objectContaining({ ...about, orderNumber: 'PO-4', order: null, reason: 'Wrong partner' }),
      },
    ]);
  });

  it('O1 an order that is corrected before its mail goes, and cancelled then, is mailed step by step', async () => {
    const { id } = await s.w.staff.call('enterOrder', {
      accountId: s.partner.id,
      number: 'PO-5',
      lines: [{ productId: s.products.fax, quantity: 3 }],
    });
    await s.w.staff.call('correctOrder', { id, version: 1, orderedOn: '2026-02-03' });
    await s.w.staff.call('cancelOrder', { id, reason: 'Not theirs' });
    const waiting = await s.w.db.mail.findMany({ where: { state: 'waiting' }, orderBy: { createdAt: 'asc' } });
    expect(waiting.slice(-3).map(({ kind }) => kind)).toEqual(['orders-arrived', 'order-changed', 'order-changed']);
  });

  it('O1 of a file of orders each partner gets one mail', async () => {
    const before = (await mails(s.w, 'orders-arrived')).length;
    await s.w.staff.call('importRows', {
      orders: ['F-1', 'F-2'].map((number) => ({
        number,
        account: s.partner.name,
        product: 'TV-FAX',
        quantity: '2',
      })),
    });
    const [mail, ...rest] = (await mails(s.w, 'orders-arrived')).slice(before);
    expect(mail).toMatchObject({
      recipient: s.partner.master.email,
      payload: { orders: [{ number: 'F-1' }, { number: 'F-2' }], more: 0 },
    });
    expect(rest).toEqual([]);
  });

  it('O6 the customer’s administrators read who lost a licence by an integration, and who switched it', async () => {
    const administrator = await s.w.colleague(s.customer.master, 'administrator');
    await s.integration('meetings', true);
    await s.seats(s.products.meetings, users, true);
    expect(await mails(s.w, 'seats-switched')).toEqual([]);
    await s.integration('meetings', false, { by: s.partner.master });
    const told = await mails(s.w, 'seats-switched');
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual(
      [s.customer.master.email, administrator.email].toSorted(),
    );
    expect(told[0]?.payload).toMatchObject({
      from: 'Fernruf Systeme',
      by: 'Ines Invited',
      integration: 'Talvoro Meetings',
      off: [{ product: 'Meetings', users: expect.any(Array) }],
      on: [],
    });
    expect(JSON.stringify(told[0]?.payload).match(/Nele/gu)).toHaveLength(3);
  });

  it('O7 X8 what the partner switched and undid is never mailed', async () => {
    await s.integration('meetings', true);
    await s.w.db.mail.deleteMany({});
    const { operationId } = await s.seats(s.products.meetings, users.slice(0, 1), true, { by: s.partner.master });
    expect((await mails(s.w, 'seats-switched')).map(({ state }) => state)).toContain('waiting');
    await s.partner.master.call('undoOperation', { id: operationId });
    expect(new Set((await mails(s.w, 'seats-switched')).map(({ state }) => state))).toEqual(new Set(['withdrawn']));
  });

  it('A10 the invitation names who invited and their company', async () => {
    const email = 'new-person@customer.example';
    await s.partner.master.call('createUser', { id: s.customer.id, email, role: 'observer' });
    const [mail] = (await mails(s.w, 'invitation')).filter(({ recipient }) => recipient === email);
    expect(mail?.payload).toMatchObject({ account: 'Praxis Sommer', by: 'Ines Invited', byAccount: 'Fernruf Systeme' });
  });
});

describe('C6 X1 mails about credits', () => {
  let c: CreditWorld;
  beforeAll(async () => {
    c = await creditWorld('2026-03-15T12:00:00Z');
  });
  afterAll(() => c.close());

  it('C6 X8 the reseller gets a mail about granted credits, and none about undone ones', async () => {
    const { w, reseller } = c;
    await w.staff.call('grantCredits', { accountId: reseller.id, credits: 40, note: 'Start' });
    const { operationId } = await w.staff.call('grantCredits', { accountId: reseller.id, credits: 2, note: '' });
    expect((await mails(w, 'credits-granted')).map(({ recipient, payload }) => ({ recipient, payload }))).toEqual(
      [
        { credits: 40, balance: 40, note: 'Start' },
        { credits: 2, balance: 42, note: '' },
      ].map((granted) => ({ recipient: reseller.master.email, payload: expect.objectContaining(granted) })),
    );
    await w.staff.call('undoOperation', { id: operationId });
    expect((await mails(w, 'credits-granted')).map(({ state }) => state)).toEqual(['waiting', 'withdrawn']);
  });
});
