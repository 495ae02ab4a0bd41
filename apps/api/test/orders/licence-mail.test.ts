import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, type SeatWorld } from './seat-world.ts';
import { proof, refusal, type Company } from '../kernel/world.ts';

describe('O2 O8 mails about licences that arrive and leave', () => {
  let s: SeatWorld;
  let fax: string;

  beforeAll(async () => {
    s = await seatWorld();
    ({ fax } = s.products);
  });
  afterAll(() => s.w.close());

  const enter = (quantity: number, number: string) =>
    s.w.staff.call('enterOrder', {
      accountId: s.partner.id,
      number,
      lines: [{ productId: fax, quantity, startsOn: '2026-01-01', expiresOn: '2090-12-31' }],
    });
  const mails = (kind: string) => s.w.db.mail.findMany({ where: { kind }, orderBy: { createdAt: 'asc' } });

  it('O2 X1 the customer’s Administrators and Masters are mailed of licences once they cannot be undone', async () => {
    const administrator = await s.w.colleague(s.customer.master, 'administrator');
    await s.w.colleague(s.customer.master, 'operator');
    const gone = await s.w.colleague(s.customer.master, 'administrator');
    const { full } = await s.customer.master.call('readUser', { id: gone.userId });
    await s.customer.master.call('editUser', { id: gone.userId, version: full?.version ?? 0, status: 'inactive' });
    await s.customer.master.call('editMe', { language: 'de' });
    const order = await enter(7, 'TELL-1');
    const { operationId } = await s.partner.master.call('assignOrder', {
      id: order.id,
      rows: [{ accountId: s.customer.id }],
    });
    const told = await mails('licences-assigned');
    expect(new Map(told.map(({ recipient, language }) => [recipient, language]))).toEqual(
      new Map([
        [administrator.email, 'en'],
        [s.customer.master.email, 'de'],
      ]),
    );
    expect(told[0]?.payload).toMatchObject({
      account: 'Praxis Sommer',
      from: 'Fernruf Systeme',
      orderNumber: 'TELL-1',
      licences: [{ product: 'Fax', quantity: 7, startsOn: '2026-01-01', expiresOn: '2090-12-31' }],
    });
    const { undoUntil } = await s.w.db.operation.findUniqueOrThrow({ where: { id: operationId } });
    for (const { nextTryAt } of told) expect(nextTryAt).toEqual(undoUntil);
    await s.partner.master.call('undoOperation', { id: operationId });
    expect((await mails('licences-assigned')).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('O2 O8 licences in use are taken back only with named users, who get a mail; all of it can be undone', async () => {
    const of = await s.w.company(s.partner.master, 'Weinhaus Lorch');
    const order = await enter(4, 'TAKE-1');
    const lineId = order.lines[0]?.id ?? '';
    await s.partner.master.call('assignOrder', { id: order.id, rows: [{ accountId: of.id }] });
    const [nele = '', tom = '', ada = ''] = await s.users(of, 3);
    await s.seats(fax, [nele, tom, ada], true, { of });
    const { assignments } = await s.partner.master.call('readOrder', { id: order.id });
    expect(assignments[0]?.users.map(({ id }) => id)).toEqual([nele, tom, ada]);
    const take = (quantity: number, release?: string[]) =>
      s.partner.master.call('unassignOrder', {
        id: order.id,
        accountId: of.id,
        lines: [{ orderLineId: lineId, quantity }],
        ...(release && { release }),
      });
    const refused = await refusal(take(2));
    expect([refused.code, refused.document?.free]).toEqual(['seats-in-use', 1]);
    expect(refused.document?.detail).toContain('in use by Nele');
    expect((await refusal(take(3, [nele]))).code).toBe('seats-in-use');
    expect((await refusal(take(2, [s.customer.master.userId]))).code).toBe('seats-changed');
    const { operationId } = await take(3, [nele, tom]);
    expect(await s.counts(fax, of)).toEqual({ free: 0, used: 1 });
    const told = (await mails('licences-taken-back')).at(-1);
    expect(told?.payload).toMatchObject({
      orderNumber: 'TAKE-1',
      licences: [{ product: 'Fax', quantity: 3, users: assignments[0]?.users.slice(0, 2).map(({ name }) => name) }],
    });
    await s.partner.master.call('undoOperation', { id: operationId });
    expect(await s.counts(fax, of)).toEqual({ free: 1, used: 3 });
    expect(
      (await of.master.call('listSeats', { id: of.id, productId: fax, seat: 'on' })).items.map((row) => row.user.id),
    ).toEqual([nele, tom, ada]);
    // All of it, with all of them.
    await s.partner.master.call('unassignOrder', { id: order.id, accountId: of.id, release: [nele, tom, ada] });
    expect(await s.counts(fax, of)).toEqual({ free: 0, used: 0 });
    expect(await s.partner.master.call('readOrder', { id: order.id })).toMatchObject({
      unassigned: 4,
      assignments: [],
    });
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O2 O8 licences taken back while they are switched on: never more than there are', async () => {
    const of: Company = await s.w.company(s.partner.master, 'Fahrschule Vogt');
    const order = await enter(6, 'TAKE-2');
    await s.partner.master.call('assignOrder', { id: order.id, rows: [{ accountId: of.id }] });
    const ids = await s.users(of, 6);
    const take = () =>
      s.partner.master.call('unassignOrder', {
        id: order.id,
        accountId: of.id,
        lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 1 }],
      });
    await Promise.allSettled([...ids.map((id) => s.seats(fax, [id], true, { of })), ...ids.map(take)]);
    const { free, used } = await s.counts(fax, of);
    const { unassigned } = await s.partner.master.call('readOrder', { id: order.id });
    expect([free, used + unassigned]).toEqual([0, 6]);
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
