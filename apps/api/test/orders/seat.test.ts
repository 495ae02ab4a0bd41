import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, type SeatWorld } from './seat-world.ts';
import { proof, refusal } from '../kernel/world.ts';

describe('O4 O7 O8 licences are switched on and off for users', () => {
  let s: SeatWorld;
  let meetings: string;
  let softphone: string;
  let fax: string;

  beforeAll(async () => {
    s = await seatWorld();
    ({ meetings, softphone, fax } = s.products);
    await s.integration('meetings', true);
    await s.integration('softphone', true);
  });
  afterAll(() => s.w.close());

  it('O4 a partner switches a customer’s seat on, the customer’s administrator off; the pool counts both', async () => {
    await s.licences(meetings, 5);
    const [nele = ''] = await s.users(s.customer, 1);
    expect(await s.shown(meetings, nele, s.partner.master)).toMatchObject({
      shown: 'off',
      free: 5,
      reason: null,
      since: null,
    });
    expect((await s.seats(meetings, [nele], true, { by: s.partner.master })).changed).toBe(1);
    expect(await s.shown(meetings, nele)).toMatchObject({ shown: 'on', free: 4, reason: null });
    expect((await s.shown(meetings, nele)).since).not.toBeNull();
    expect(await s.counts(meetings)).toEqual({ free: 4, used: 1 });
    const administrator = await s.w.colleague(s.customer.master, 'administrator');
    await s.seats(meetings, [nele], false, { by: administrator });
    expect(await s.shown(meetings, nele, s.partner.master)).toMatchObject({ shown: 'off', free: 5 });
    expect(await s.counts(meetings)).toEqual({ free: 5, used: 0 });
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O4 what is so already stays as it is: nothing moves', async () => {
    const [tom = ''] = await s.users(s.customer, 1);
    expect((await s.seats(meetings, [tom], false)).changed).toBe(0);
    await s.seats(meetings, [tom], true);
    expect((await s.seats(meetings, [tom], true)).changed).toBe(0);
    expect(await s.w.db.seat.count({ where: { userId: tom } })).toBe(1);
    await s.seats(meetings, [tom], false);
  });

  it('O8 fifteen free licences for twenty users: the dry run names the five without, and switches nothing', async () => {
    await s.licences(softphone, 15);
    const crew = await s.users(s.customer, 20, 'Crew');
    const rows = crew.map((userId) => ({ userId, productId: softphone, on: true }));
    const preview = await s.customer.master.call('previewSeats', { id: s.customer.id, rows });
    expect(preview.shortages).toMatchObject([{ product: { name: 'Softphone' }, free: 15, asked: 20, missing: 5 }]);
    expect(preview.rows.map(({ reason }) => reason?.code ?? 'ok')).toEqual([
      ...Array<string>(15).fill('ok'),
      ...Array<string>(5).fill('no-seat-free'),
    ]);
    const refused = await refusal(s.customer.master.call('switchSeats', { id: s.customer.id, rows }));
    expect([refused.code, refused.document?.refused?.map(({ row }) => row)]).toEqual([
      'no-seat-free',
      [15, 16, 17, 18, 19],
    ]);
    expect(refused.document?.detail).toBe('Licences not available: Softphone (15 free).');
    expect(await s.counts(softphone)).toEqual({ free: 15, used: 0 });
    // The same with those fifteen, in one operation, by e-mail address as in a file.
    const emails = preview.rows
      .slice(0, 15)
      .map(({ user }) => ({ email: (user?.email ?? '').toUpperCase(), productId: softphone, on: true }));
    await s.customer.master.call('switchSeats', { id: s.customer.id, rows: emails });
    expect(await s.counts(softphone)).toEqual({ free: 0, used: 15 });
    expect(await s.shown(softphone, crew[19] ?? '')).toMatchObject({ shown: 'unavailable', reason: 'no-seat-free' });
    // Those who give theirs back in the same operation serve others only afterwards; the users' list shows who has one.
    const list = async (ask: object) =>
      (
        await s.partner.master.call('listSeats', { id: s.customer.id, productId: softphone, limit: '100', ...ask })
      ).items.map((row) => row.user.id);
    expect(await list({ seat: 'on' })).toEqual(crew.slice(0, 15));
    expect(await list({ seat: 'off', q: 'Crew' })).toEqual(crew.slice(15));
    await s.seats(softphone, crew, false);
  });

  it('O8 users are listed with each product page by page, none twice and none left out', async () => {
    const all = (await s.customer.master.call('listSeats', { id: s.customer.id, limit: '100' })).items.map(
      (row) => `${row.user.id} ${row.product.id}`,
    );
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- Page by page.
      const page = await s.customer.master.call('listSeats', {
        id: s.customer.id,
        limit: '7',
        ...(cursor !== undefined && { cursor }),
      });
      paged.push(...page.items.map((row) => `${row.user.id} ${row.product.id}`));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('O2 what expires first serves first; what has not begun or is over serves nobody', async () => {
    const other = await s.w.company(s.partner.master, 'Bootswerft Ahlers');
    await s.licences(fax, 1, { to: other, startsOn: '2099-01-01' });
    const late = await s.licences(fax, 1, { to: other, expiresOn: '2098-12-31' });
    const soon = await s.licences(fax, 1, { to: other, expiresOn: '2097-12-31' });
    const users = await s.users(other, 3);
    const lineOf = async (userId: string) =>
      (await s.w.db.seat.findFirstOrThrow({ where: { userId, endedAt: null }, include: { pool: true } })).pool
        .orderLineId;
    for (const [index, line] of [soon, late].entries()) {
      await s.seats(fax, [users[index] ?? ''], true, { of: other });
      expect(await lineOf(users[index] ?? '')).toBe(line.lineId);
    }
    expect((await refusal(s.seats(fax, [users[2] ?? ''], true, { of: other }))).code).toBe('no-seat-free');
    // A product without integration is shown where there are licences of it, and nowhere else.
    expect((await s.shown(fax, users[2] ?? '', other.master)).shown).toBe('unavailable');
    const [elsewhere = ''] = await s.users(s.customer, 1);
    expect((await s.shown(fax, elsewhere)).shown).toBe('not there');
  });

  it('O4 A6 Observers, staff and other partners may not switch, and read why at the switch and in replies', async () => {
    const [nele = ''] = await s.users(s.customer, 1);
    const row = (userId = nele, productId = meetings) => ({
      id: s.customer.id,
      rows: [{ userId, productId, on: true }],
    });
    const observer = await s.w.colleague(s.customer.master, 'observer');
    expect((await s.shown(meetings, nele, observer)).reason).toBe('role-too-low');
    expect((await refusal(observer.call('switchSeats', row()))).code).toBe('role-too-low');
    expect((await s.shown(meetings, nele, s.w.staff)).reason).toBe('not-managing');
    expect((await refusal(s.w.staff.call('switchSeats', row()))).document?.detail).toContain(
      'and the partner who looks after it',
    );
    expect((await refusal((await s.key(null)).call('switchSeats', row()))).code).toBe('not-managing');
    expect((await refusal(s.rival.master.call('switchSeats', row()))).code).toBe('not-found');
    expect((await refusal(s.rival.master.call('readUserLicences', { id: nele }))).code).toBe('not-found');
    const operator = await s.w.colleague(s.partner.master, 'operator');
    expect((await s.shown(meetings, nele, operator)).reason).toBeNull();
    // A customer does not learn what could be switched at its partner.
    expect((await s.customer.master.call('listSeats', { id: s.partner.id })).items).toEqual([]);
    expect((await s.customer.master.call('readIntegrations', { id: s.partner.id })).items).toEqual([]);
  });

  it('O8 all or nothing: another account’s user, unknown product, user twice, deactivated or moved user', async () => {
    const elsewhere = await s.w.company(s.partner.master, 'Gärtnerei Blum');
    const [stranger = ''] = await s.users(elsewhere, 1);
    const [nele = '', tom = ''] = await s.users(s.customer, 2);
    const on = (userId: string, productId = meetings) => ({ userId, productId, on: true });
    const attempt = async (...rows: ReturnType<typeof on>[]) => {
      const refused = await refusal(s.customer.master.call('switchSeats', { id: s.customer.id, rows }));
      return refused.document?.refused?.map(({ row, type }) => [row, type.replace('urn:tierline:problem:', '')]);
    };
    expect(await attempt(on(nele), on(stranger), on(nele), on('00000000-0000-4000-8000-000000000000'))).toEqual([
      [1, 'user-not-of-account'],
      [2, 'twice-in-list'],
      [3, 'user-not-of-account'],
    ]);
    const copies = (
      await s.w.staff.call('createProduct', {
        sku: 'TV-CRED',
        name: 'Other',
        kind: 'x',
        delivers: 'seats',
        integration: 'softphone',
      })
    ).id;
    expect(await attempt(on(nele, '00000000-0000-4000-8000-000000000000'), on(tom, copies))).toEqual([
      [0, 'product-not-ordered'],
      [1, 'no-seat-free'],
    ]);
    await s.w.db.user.update({ where: { id: tom }, data: { status: 'inactive', version: { increment: 1 } } });
    expect(await attempt(on(nele), on(tom))).toEqual([[1, 'user-inactive']]);
    await s.w.db.user.update({
      where: { id: nele },
      data: { accountId: elsewhere.id, version: { increment: 1 } },
    });
    expect(await attempt(on(nele))).toEqual([[0, 'user-not-of-account']]);
    expect((await s.counts(meetings)).used).toBe(0);
  });

  it('A2 of a suspended customer nothing is switched', async () => {
    const paused = await s.w.company(s.partner.master, 'Kiosk Ecke');
    await s.licences(fax, 2, { to: paused });
    const [nele = ''] = await s.users(paused, 1);
    const state = async (status: 'suspended' | 'active') => {
      const { version } = await s.w.staff.call('readAccount', { id: paused.id });
      await s.w.staff.call('editAccount', { id: paused.id, version, status });
    };
    await state('suspended');
    expect((await refusal(s.seats(fax, [nele], true, { of: paused, by: s.partner.master }))).code).toBe(
      'target-suspended',
    );
    expect((await refusal(s.seats(fax, [nele], true, { of: paused }))).code).toBe('account-suspended');
    expect((await refusal(s.integration('meetings', true, { of: paused, by: s.partner.master }))).code).toBe(
      'target-suspended',
    );
    await state('active');
    await s.seats(fax, [nele], true, { of: paused });
  });

  it('A3 a partner sees and uses only its own orders’ licences; others’ seats look as if there were none', async () => {
    const shared = await s.w.company(s.partner.master, 'Reederei Hansen');
    await s.relate(s.rival, shared);
    await s.integration('meetings', true, { of: shared });
    await s.licences(meetings, 1, { to: shared, expiresOn: '2090-01-01' });
    await s.licences(meetings, 1, { from: s.rival, to: shared, expiresOn: '2091-01-01' });
    const [nele = '', tom = ''] = await s.users(shared, 2);
    await s.seats(meetings, [nele], true, { of: shared });
    expect(await s.shown(meetings, nele, shared.master)).toMatchObject({ shown: 'on', free: 1 });
    expect(await s.shown(meetings, nele, s.partner.master)).toMatchObject({ shown: 'on', free: 0 });
    expect(await s.shown(meetings, nele, s.rival.master)).toMatchObject({
      shown: 'unavailable',
      free: 0,
      since: null,
      reason: 'no-seat-free',
    });
    const listed = new Map(
      (await s.rival.master.call('listSeats', { id: shared.id, seat: 'off', productId: meetings })).items.map(
        ({ user, shown, free }) => [user.id, `${shown} ${free}`],
      ),
    );
    expect([listed.get(nele), listed.get(tom)]).toEqual(['unavailable 0', 'off 1']);
    // Trying all the same says no more than that none is free.
    expect((await refusal(s.seats(meetings, [nele], true, { of: shared, by: s.rival.master }))).document?.detail).toBe(
      'Licences not available: Meetings (0 free).',
    );
    expect((await s.seats(meetings, [nele], false, { of: shared, by: s.rival.master })).changed).toBe(0);
    expect(await s.shown(meetings, nele, shared.master)).toMatchObject({ shown: 'on' });
    await s.seats(meetings, [tom], true, { of: shared, by: s.rival.master });
    expect(await s.shown(meetings, tom, s.partner.master)).toMatchObject({ shown: 'unavailable', since: null });
    expect(
      (await s.rival.master.call('listSeats', { id: shared.id, seat: 'on' })).items.map((row) => row.user.id),
    ).toEqual([tom]);
    const preview = await s.rival.master.call('previewIntegration', { id: shared.id, key: 'meetings', on: false });
    expect([preview.loses.map(({ user }) => user.id), preview.loseCount, preview.othersToo]).toEqual([[tom], 1, true]);
    expect(await s.integration('meetings', false, { of: shared, by: s.rival.master })).toMatchObject({
      changed: true,
      ended: 1,
    });
    // All went off, also those that this partner does not know of.
    expect(await s.counts(meetings, shared)).toEqual({ free: 2, used: 0 });
    await s.integration('meetings', true, { of: shared });
    expect((await s.rival.master.call('readIntegrations', { id: shared.id })).items[0]?.offer).toMatchObject({
      count: 1,
      seats: [{ user: { id: tom } }],
    });
    expect((await shared.master.call('readIntegrations', { id: shared.id })).items[0]?.offer).toMatchObject({
      count: 2,
    });
  });

  it('O4 the product asks by an API key of the vendor whether a user has a licence that is on', async () => {
    await s.licences(meetings, 1);
    const [nele = ''] = await s.users(s.customer, 1);
    const { email } = await s.customer.master.call('readUser', { id: nele });
    const key = await s.key(null, 'observer');
    const check = (user: string, sku = 'tv-meet') => key.call('checkSeat', { user, sku });
    expect(await check(email)).toMatchObject({
      on: false,
      since: null,
      user: { id: nele },
      product: { name: 'Meetings' },
    });
    await s.seats(meetings, [nele], true);
    expect(await check(nele)).toMatchObject({ on: true, user: { email } });
    expect((await check(email.toUpperCase())).since).not.toBeNull();
    expect((await refusal(check('nobody@seats.example'))).code).toBe('not-found');
    expect((await refusal(check(email, 'TV-NONE'))).code).toBe('not-found');
    expect((await refusal(s.partner.master.call('checkSeat', { user: email, sku: 'TV-MEET' }))).code).toBe(
      'tier-may-not',
    );
    await s.seats(meetings, [nele], false);
    expect((await check(email)).on).toBe(false);
  });

  it('X8 a switch is undone by its author within ten seconds, unless switched again meanwhile', async () => {
    const own = await s.w.company(s.partner.master, 'Optik Lindner');
    await s.licences(fax, 2, { to: own });
    const [nele = '', tom = '', ada = ''] = await s.users(own, 3);
    const undo = (operationId: string, by = own.master) => by.call('undoOperation', { id: operationId });
    const state = async () => [
      await s.counts(fax, own),
      (await own.master.call('listSeats', { id: own.id, productId: fax, seat: 'on' })).items.map((row) => row.user.id),
    ];
    const first = await s.seats(fax, [nele, tom], true, { of: own });
    expect((await refusal(undo(first.operationId, s.partner.master))).code).toBe('not-found');
    await undo(first.operationId);
    expect(await state()).toEqual([{ free: 2, used: 0 }, []]);
    await s.seats(fax, [nele, tom], true, { of: own });
    const off = await s.seats(fax, [nele], false, { of: own });
    await undo(off.operationId);
    expect(await state()).toEqual([{ free: 0, used: 2 }, [nele, tom]]);
    expect((await refusal(undo(off.operationId))).code).toBe('already-undone');
    // Meanwhile somebody else got it.
    const again = await s.seats(fax, [nele], false, { of: own });
    await s.seats(fax, [ada], true, { of: own });
    expect((await refusal(undo(again.operationId))).code).toBe('seats-changed');
    const adas = await s.seats(fax, [ada], false, { of: own });
    await s.seats(fax, [ada], true, { of: own });
    expect((await refusal(undo(adas.operationId))).code).toBe('seats-changed');
    expect(await state()).toEqual([{ free: 0, used: 2 }, [tom, ada]]);
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('SPEC §1 O7 fifty at once for the last ten licences: exactly ten on, others read that none is left', async () => {
    const busy = await s.w.company(s.partner.master, 'Klinikum Nord');
    await s.licences(fax, 10, { to: busy });
    const crew = await s.users(busy, 50);
    const outcomes = await Promise.allSettled(crew.map((userId) => s.seats(fax, [userId], true, { of: busy })));
    const codes = outcomes.map((one) => (one.status === 'fulfilled' ? 'on' : (one.reason as { code: string }).code));
    expect(codes.filter((code) => code === 'on')).toHaveLength(10);
    expect(codes.filter((code) => code === 'no-seat-free')).toHaveLength(40);
    expect(await s.counts(fax, busy)).toEqual({ free: 0, used: 10 });
    expect(await s.w.db.seat.count({ where: { accountId: busy.id, endedAt: null } })).toBe(10);
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O4 ten at once for the same user: one seat', async () => {
    const one = await s.w.company(s.partner.master, 'Atelier Blau');
    await s.licences(fax, 10, { to: one });
    const [nele = ''] = await s.users(one, 1);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => s.seats(fax, [nele], true, { of: one })));
    expect(outcomes.filter(({ changed }) => changed === 1)).toHaveLength(1);
    expect(await s.counts(fax, one)).toEqual({ free: 9, used: 1 });
  });
});
