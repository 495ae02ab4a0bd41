import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, type SeatWorld } from './seat-world.ts';
import { proof, refusal, type Company, type Person } from '../kernel/world.ts';

describe('O2 O7 O8 taking licences back that are in use', () => {
  let s: SeatWorld;
  beforeAll(async () => {
    s = await seatWorld();
  });
  afterAll(() => s.w.close());

  const names = async (of: Company, productId: string) =>
    (await of.master.call('listSeats', { id: of.id, productId, seat: 'on' })).items.map(({ user }) => user.id);
  const take = (orderId: string, of: Company, more: object) =>
    s.partner.master.call('unassignOrder', { id: orderId, accountId: of.id, ...more });

  it('O7 a partner cannot end a seat that a controller switches, and reads why before the click', async () => {
    const of = await s.w.company(s.partner.master, 'Hafenpraxis');
    const { meetings, fax } = s.products;
    await s.integration('meetings', true, { of });
    const order = await s.licences(meetings, 2, { to: of });
    const [anna = '', ben = ''] = await s.users(of, 2);
    await s.seats(meetings, [anna, ben], true, { of });
    await s.integration('switchboard', true, { of });
    const release = { release: [{ userId: anna, productId: meetings }] };
    const refused = await refusal(take(order.orderId, of, release));
    const switched = await refusal(s.seats(meetings, [anna], false, { of, by: s.partner.master }));
    expect([refused.code, refused.document?.detail]).toEqual([
      'managed-by-controller',
      switched.document?.refused?.[0]?.detail,
    ]);
    expect((await refusal(take(order.orderId, of, { release: [anna] }))).code).toBe('managed-by-controller');
    const { assignments } = await s.partner.master.call('readOrder', { id: order.orderId });
    expect(assignments[0]?.actions).toMatchObject({
      unassign: { code: 'managed-by-controller' },
      release: { code: 'managed-by-controller' },
    });
    expect(await names(of, meetings)).toEqual([anna, ben]);
    // Another licence of the customer's: the user goes on with it, so nobody has switched anything.
    const second = await s.licences(meetings, 1, { to: of });
    await take(order.orderId, of, release);
    expect(await names(of, meetings)).toEqual([anna, ben]);
    expect((await s.partner.master.call('readOrder', { id: second.orderId })).assignments[0]).toMatchObject({
      inUse: 1,
    });
    // Another product of the same customer, without a controller, is not concerned.
    const other = await s.licences(fax, 1, { to: of });
    await s.seats(fax, [ben], true, { of });
    await take(other.orderId, of, { release: [ben] });
    expect(await s.counts(fax, of)).toEqual({ free: 0, used: 0 });
  });

  it('O3 A3 a list of customers counts the licences from the reader’s own orders, and which end soon', async () => {
    const of = await s.w.company(s.partner.master, 'Zählwerk');
    await s.relate(s.rival, of);
    const { fax } = s.products;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await s.licences(fax, 5, { to: of });
    await s.licences(fax, 3, { to: of, expiresOn: day(50) });
    await s.licences(fax, 4, { to: of, expiresOn: day(70) });
    await s.licences(fax, 7, { to: of, startsOn: day(5) });
    await s.licences(fax, 9, { from: s.rival, to: of, expiresOn: day(20) });
    const users = await s.users(of, 2);
    await s.seats(fax, users, true, { of });
    const counted = async (by: Person) => (await by.call('listAccounts', { q: 'Zählwerk' })).items[0]?.licences;
    expect(await counted(s.partner.master)).toEqual({ total: 12, free: 12, endSoon: 3, firstEndOn: day(50) });
    expect(await counted(s.rival.master)).toMatchObject({ total: 9, free: 7, endSoon: 9, firstEndOn: day(20) });
    expect(await counted(s.w.staff)).toMatchObject({ total: 21, free: 19, endSoon: 12, firstEndOn: day(20) });
  });

  it('O7 while the integration is off nobody ends its seats, the partner as little as anybody', async () => {
    const of = await s.w.company(s.partner.master, 'Molenkontor');
    const { meetings } = s.products;
    await s.integration('meetings', true, { of });
    const order = await s.licences(meetings, 1, { to: of });
    const [anna = ''] = await s.users(of, 1);
    await s.seats(meetings, [anna], true, { of });
    // O6: with the controller on, seats stay when the integration goes off.
    await s.integration('switchboard', true, { of });
    await s.integration('meetings', false, { of });
    await s.integration('switchboard', false, { of });
    expect((await refusal(take(order.orderId, of, { release: [anna] }))).code).toBe('integration-off');
    expect(await s.counts(meetings, of)).toEqual({ free: 0, used: 1 });
  });

  it('O8 of an order of two products one seat ends and the other stays; the preview says so beforehand', async () => {
    const of = await s.w.company(s.partner.master, 'Deichschule');
    const { softphone, fax } = s.products;
    await s.integration('softphone', true, { of });
    const order = await s.w.staff.call('enterOrder', {
      accountId: s.partner.id,
      number: 'TWO-PRODUCTS',
      lines: [softphone, fax].map((productId) => ({ productId, quantity: 1, expiresOn: null, startsOn: '2026-01-01' })),
    });
    await s.partner.master.call('assignOrder', { id: order.id, rows: [{ accountId: of.id }] });
    const [anna = ''] = await s.users(of, 1);
    await s.seats(softphone, [anna], true, { of });
    await s.seats(fax, [anna], true, { of });
    const chosen = { release: [{ userId: anna, productId: fax }] };
    const { seats } = await s.partner.master.call('previewUnassign', { id: order.id, accountId: of.id, ...chosen });
    expect(seats).toMatchObject([{ user: { id: anna }, product: { id: fax }, becomes: 'ended', orderNumber: null }]);
    expect(await s.counts(fax, of)).toEqual({ free: 0, used: 1 });
    const done = await take(order.id, of, chosen);
    expect(done.seats).toEqual(seats);
    expect([await s.counts(fax, of), await s.counts(softphone, of)]).toEqual([
      { free: 0, used: 0 },
      { free: 0, used: 1 },
    ]);
    const [change] = (await s.partner.master.call('listChanges', { limit: '1' })).items;
    expect(change).toMatchObject({ kind: 'order.unassign', after: { seats: [{ product: 'Fax', becomes: 'ended' }] } });
    await s.partner.master.call('undoOperation', { id: done.operationId });
    expect(await s.counts(fax, of)).toEqual({ free: 0, used: 1 });
  });

  it('O8 X8 seats move to other licences of the customer before anybody loses one; undone, they are back', async () => {
    const of = await s.w.company(s.partner.master, 'Turnverein Wremen');
    const { fax } = s.products;
    const first = await s.licences(fax, 3, { to: of, expiresOn: '2090-01-31' });
    const users = await s.users(of, 3);
    await s.seats(fax, users, true, { of });
    const second = await s.licences(fax, 2, { to: of, expiresOn: '2090-12-31' });
    const read = async (id: string) => (await s.partner.master.call('readOrder', { id })).assignments[0];
    expect(await read(first.orderId)).toMatchObject({ inUse: 3, movable: 2, actions: { unassign: null } });
    const lines = (quantity: number) => ({ lines: [{ orderLineId: first.lineId, quantity }] });
    expect((await refusal(take(first.orderId, of, lines(3)))).document).toMatchObject({
      type: expect.stringContaining('seats-in-use'),
      free: 2,
    });
    const done = await take(first.orderId, of, lines(2));
    expect(done.seats.map(({ becomes, orderNumber }) => [becomes, orderNumber])).toEqual([
      ['moved', second.number],
      ['moved', second.number],
    ]);
    expect(await names(of, fax)).toEqual(users);
    expect(await read(second.orderId)).toMatchObject({ inUse: 2, free: 0 });
    // Nobody has lost anything, so the mail names nobody.
    const mail = await s.w.db.mail.findFirstOrThrow({
      where: { kind: 'licences-taken-back', operationId: done.operationId },
    });
    expect(mail.payload).toMatchObject({ licences: [{ product: 'Fax', quantity: 2, users: [] }] });
    await s.partner.master.call('undoOperation', { id: done.operationId });
    expect([await read(first.orderId), await read(second.orderId)]).toMatchObject([
      { inUse: 3, free: 0 },
      { inUse: 0, free: 2 },
    ]);
    expect(await names(of, fax)).toEqual(users);
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('A3 licences that the customer has from another partner are no place to move to', async () => {
    const of = await s.w.company(s.partner.master, 'Klinik Nord');
    await s.relate(s.rival, of);
    const { fax } = s.products;
    const mine = await s.licences(fax, 1, { to: of });
    const [anna = ''] = await s.users(of, 1);
    await s.seats(fax, [anna], true, { of });
    await s.licences(fax, 5, { from: s.rival, to: of });
    expect((await s.partner.master.call('readOrder', { id: mine.orderId })).assignments[0]).toMatchObject({
      movable: 0,
    });
    const { seats } = await take(mine.orderId, of, { release: [anna] });
    expect(seats.map(({ becomes }) => becomes)).toEqual(['ended']);
  });

  it('O7 O8 a controller that is switched on between the choice and the taking back is heeded', async () => {
    const of = await s.w.company(s.partner.master, 'Reederei Wittorf');
    const { meetings } = s.products;
    await s.integration('meetings', true, { of });
    const order = await s.licences(meetings, 6, { to: of });
    const users = await s.users(of, 6);
    await s.seats(meetings, users, true, { of });
    const [on] = await Promise.allSettled([
      s.integration('switchboard', true, { of }),
      ...users.map((userId) => take(order.orderId, of, { release: [{ userId, productId: meetings }] })),
    ]);
    expect(on?.status).toBe('fulfilled');
    const { used } = await s.counts(meetings, of);
    const left = await names(of, meetings);
    expect(left).toHaveLength(used);
    for (const userId of left)
      expect((await refusal(take(order.orderId, of, { release: [userId] }))).code).toBe('managed-by-controller');
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
