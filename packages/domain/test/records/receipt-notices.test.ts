import { describe, expect, it } from 'vitest';
import { grantNotices, maxOrdersInMail, orderChangeNotices, orderNotices, seatNotices } from '../../src/index.ts';

const vendor = { account: { id: 'vendor', name: 'Vendor', tier: 0, status: 'active' as const } };
const partner = { id: 'katja', account: { id: 'partner', name: 'Partner', tier: 1, status: 'active' as const } };
const told = (id: string, language = 'en') => ({ id, email: `${id}@x.example`, language, mailId: `mail to ${id}` });
const account = { id: 'customer', name: 'Customer', people: [told('ada'), told('ben', 'es')] };
const seats = [
  { user: 'Nele', product: 'Meetings', on: false },
  { user: 'Omar', product: 'Meetings', on: false },
  { user: 'Pia', product: 'Fax', on: true },
];
const called = (language: string) => `integration in ${language}`;

describe('O1 C6 O6 O7 who gets a mail about what they received or lost', () => {
  it('O1 one mail a person for all orders; of many the first ones, and how many more', () => {
    const order = (n: number) => ({ number: `O-${n}`, licences: [{ product: 'Meetings', quantity: n }], credits: 0 });
    const orders = Array.from({ length: maxOrdersInMail + 3 }, (_, n) => order(n));
    const notices = orderNotices(vendor, account, orders);
    expect(notices.map(({ recipient, accountId, userId }) => [recipient, accountId, userId])).toEqual([
      ['ada@x.example', 'vendor', 'ada'],
      ['ben@x.example', 'vendor', 'ben'],
    ]);
    expect(notices[0]?.notice).toMatchObject({ kind: 'orders-arrived', account: 'Customer', more: 3 });
    expect(notices[0]?.notice).toHaveProperty('orders.length', maxOrdersInMail);
    expect(orderNotices(vendor, account, [])).toEqual([]);
  });

  it.each([
    ['cancelled', null],
    ['corrected', { number: 'O-2', licences: [{ product: 'Meetings', quantity: 4 }], credits: 0 }],
  ])('O1 an order that was %s, by the number that they know, with who changed it and why', (_, order) => {
    const notices = orderChangeNotices(vendor, account, { number: 'O-1', order, reason: 'Wrong product' });
    expect(notices.map(({ recipient }) => recipient)).toEqual(['ada@x.example', 'ben@x.example']);
    expect(notices[0]?.notice).toEqual({
      kind: 'order-changed',
      account: 'Customer',
      from: 'Vendor',
      orderNumber: 'O-1',
      order,
      reason: 'Wrong product',
    });
  });

  it('C6 credits with the balance that they make, and the note', () => {
    const [first, ...rest] = grantNotices(vendor, account, { credits: 5, balance: 12, note: 'Hi' });
    expect(first?.notice).toEqual({
      kind: 'credits-granted',
      account: 'Customer',
      from: 'Vendor',
      credits: 5,
      balance: 12,
      note: 'Hi',
    });
    expect(rest).toHaveLength(1);
  });

  it('O7 licences that another company switched, by product, off and on apart', () => {
    const [first] = seatNotices(partner, account, 'Katja', { seats, integration: null });
    expect(first).toMatchObject({ recipient: 'ada@x.example', accountId: 'partner', language: 'en' });
    expect(first?.notice).toEqual({
      kind: 'seats-switched',
      account: 'Customer',
      from: 'Partner',
      by: 'Katja',
      integration: null,
      off: [{ product: 'Meetings', users: ['Nele', 'Omar'] }],
      on: [{ product: 'Fax', users: ['Pia'] }],
    });
  });

  const at = (id: string, own: string) => ({ id, account: { ...partner.account, id: own } });
  it.each([
    ['O6 of an integration each reads its name in their language', partner, called, ['ada', 'ben']],
    ['O6 of an integration that a colleague switched, all the others', at('ada', 'customer'), called, ['ben']],
    ['O7 nobody of what one’s own company switched one by one', at('ada', 'customer'), null, []],
    ['O7 nobody of what a controller switches', { ...partner, controller: 'switchboard' }, null, []],
  ])('%s', (_, actor, integration, expected) => {
    const notices = seatNotices(actor, account, '', { seats, integration });
    expect(notices.map(({ userId }) => userId)).toEqual(expected);
    expect(notices.map(({ notice }) => 'integration' in notice && notice.integration)).toEqual(
      notices.map(({ language }) => integration?.(language) ?? null),
    );
  });

  it('O6 nobody where no licence changed', () => {
    expect(seatNotices(partner, account, '', { seats: [], integration: called })).toEqual([]);
  });
});
