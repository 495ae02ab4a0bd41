import { expireSeats, openDatabase, sql, warnOfExpiry, type Services } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, type SeatWorld } from './seat-world.ts';
import { proof, type Company } from '../kernel/world.ts';

describe('O8 licences that expire', () => {
  let s: SeatWorld;
  let fax: string;
  const opened: Services['db'][] = [];

  beforeAll(async () => {
    s = await seatWorld();
    ({ fax } = s.products);
  });
  afterAll(async () => {
    await Promise.all(opened.map((db) => db.$disconnect()));
    await s.w.close();
  });

  // A process on another day, of one connection, as the moved clock is a setting of the connection.
  async function on(day: string): Promise<Services> {
    const db = openDatabase(s.w.env.databaseUrl, { connections: 1 });
    opened.push(db);
    const noon = new Date(`${day}T12:00:00Z`);
    await db.$executeRaw(sql`SELECT set_config('tierline.now', ${noon.toISOString()}, false)`);
    return { ...s.w.services, db, now: () => noon };
  }

  const mails = async (kind: string) =>
    (await s.w.db.mail.findMany({ where: { kind }, orderBy: { createdAt: 'asc' } })).map(({ recipient, payload }) => ({
      recipient,
      payload: payload as {
        side: string;
        licences: { quantity: number; users: string[]; expiresOn: string; endsOn: string }[];
      },
    }));
  const customer = async (
    name: string,
    licences: { quantity: number; expiresOn: string | null; from?: Company }[],
    users: number,
  ) => {
    const of = await s.w.company(s.partner.master, name);
    for (const { from = s.partner, ...some } of licences) {
      if (from !== s.partner && (await s.w.db.relation.count({ where: { upperId: from.id, lowerId: of.id } })) === 0)
        await s.relate(from, of);
      await s.licences(fax, some.quantity, { to: of, from, expiresOn: some.expiresOn });
    }
    const ids = await s.users(of, users);
    await s.seats(fax, ids, true, { of });
    return { of, ids };
  };
  const isOn = async (userId: string) => (await s.w.db.seat.count({ where: { userId, endedAt: null } })) === 1;

  it('O8 thirty and seven days ahead customer and partner get one mail about seats nothing can take over', async () => {
    const { of, ids } = await customer(
      'Gasthof Adler',
      [
        { quantity: 3, expiresOn: '2061-06-30' },
        { quantity: 1, expiresOn: null },
      ],
      3,
    );
    const clerk = await s.w.colleague(s.partner.master, 'operator');
    await s.w.colleague(s.partner.master, 'observer');
    const quiet = await on('2061-05-30');
    expect(await warnOfExpiry(quiet)).toBe(0);
    const thirty = await on('2061-05-31');
    expect(await warnOfExpiry(thirty)).toBe(3);
    expect(await Promise.all([warnOfExpiry(thirty), warnOfExpiry(await on('2061-06-10'))])).toEqual([0, 0]);
    const told = await mails('seats-expiring');
    expect(
      told
        .map(({ recipient, payload }) => [payload.side, recipient])
        .toSorted((one, other) => String(one).localeCompare(String(other))),
    ).toEqual(
      [
        ['customer', of.master.email],
        ['partner', clerk.email],
        ['partner', s.partner.master.email],
      ].toSorted((one, other) => String(one).localeCompare(String(other))),
    );
    // One of the three could go on with the licence that never expires.
    expect(told[0]?.payload.licences).toMatchObject([{ quantity: 2, expiresOn: '2061-06-30', endsOn: '2061-07-14' }]);
    expect(await warnOfExpiry(await on('2061-06-23'))).toBe(3);
    expect(await warnOfExpiry(await on('2061-06-30'))).toBe(0);
    // Nobody is switched off at the expiry: one moves, and two stay on for the days that were announced.
    const next = await on('2061-07-01');
    expect(await expireSeats(next)).toBe(1);
    expect(await expireSeats(next)).toBe(0);
    expect(await Promise.all(ids.map(isOn))).toEqual([true, true, true]);
    const shown = async () =>
      (
        await s.w.db.seat.findMany({
          where: { accountId: of.id, endedAt: null },
          include: { pool: { include: { line: true } } },
        })
      ).map(({ pool }) => pool.line.expiresOn?.toISOString().slice(0, 10) ?? null);
    expect((await shown()).toSorted((one, other) => String(one).localeCompare(String(other)))).toEqual([
      '2061-06-30',
      '2061-06-30',
      null,
    ]);
    expect(await expireSeats(await on('2061-07-14'))).toBe(0);
    const over = await on('2061-07-15');
    // Two processes at once.
    expect(
      (await Promise.all([expireSeats(over), expireSeats(await on('2061-07-15'))])).reduce((sum, n) => sum + n, 0),
    ).toBe(1);
    expect((await Promise.all(ids.map(isOn))).filter(Boolean)).toHaveLength(1);
    const lost = await mails('seats-ended');
    expect(lost.map(({ payload }) => [payload.side, payload.licences[0]?.users.length])).toEqual([
      ['customer', 2],
      ['partner', 2],
      ['partner', 2],
    ]);
    expect(await s.counts(fax, of)).toEqual({ free: 3, used: 1 });
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O8 licences that come within the days of grace take the seats over', async () => {
    const { of, ids } = await customer('Gasthof Bär', [{ quantity: 2, expiresOn: '2062-06-30' }], 2);
    expect(await expireSeats(await on('2062-07-02'))).toBe(0);
    await s.licences(fax, 1, { to: of, expiresOn: '2063-06-30' });
    expect(await expireSeats(await on('2062-07-03'))).toBe(1);
    expect(await Promise.all(ids.map(isOn))).toEqual([true, true]);
    await expireSeats(await on('2062-07-15'));
    expect((await Promise.all(ids.map(isOn))).filter(Boolean)).toHaveLength(1);
    expect(
      await s.w.db.operation.count({
        where: { kind: 'seats.expire', changes: { path: ['subject', 'id'], equals: of.id } },
      }),
    ).toBe(2);
  });

  it('A3 each of two partners hears about what came from it alone, and the customer about all', async () => {
    const { of } = await customer(
      'Gasthof Dachs',
      [
        { quantity: 1, expiresOn: '2064-06-30' },
        { quantity: 1, expiresOn: '2064-06-30', from: s.rival },
      ],
      2,
    );
    const before = (await mails('seats-expiring')).length;
    await warnOfExpiry(await on('2064-06-25'));
    const told = (await mails('seats-expiring')).slice(before);
    const about = (email: string) =>
      told.find(({ recipient }) => recipient === email)?.payload.licences.flatMap(({ users }) => users).length;
    expect([about(of.master.email), about(s.partner.master.email), about(s.rival.master.email)]).toEqual([2, 1, 1]);
  });

  it('O8 a seat of expired licences says until when it is on', async () => {
    const {
      ids: [nele = ''],
      of,
    } = await customer('Gasthof Elch', [{ quantity: 1, expiresOn: '2065-06-30' }], 1);
    // The licences ran out three days ago.
    const past = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
    const seat = await s.w.db.seat.findFirstOrThrow({
      where: { userId: nele, endedAt: null },
      include: { pool: true },
    });
    const owner = openDatabase(s.w.database.ownerUrl, { connections: 1 });
    opened.push(owner);
    await owner.$executeRaw(
      sql`UPDATE order_line SET expires_on = ${past}::date WHERE id = ${seat.pool.orderLineId}::uuid`,
    );
    const until = new Date(Date.now() + 11 * 86_400_000).toISOString().slice(0, 10);
    expect(await s.shown(fax, nele, of.master)).toMatchObject({ shown: 'on', endsOn: until, free: 0 });
  });
});
