import {
  chargeSites,
  createSite,
  deleteSite,
  editAccount,
  editSite,
  grantCredits,
  inVendor,
  listCreditHistory,
  moveCredits,
  readAccount,
  readBalance,
  readCreditSpending,
  readSite,
  reportUsage,
  sql,
  undoOperation,
  warnPartners,
} from '@tierline/core';
import { timeZone as knownZone } from '@tierline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditWorld, type CreditWorld } from './credit-world.ts';
import { proof } from '../kernel/world.ts';

describe('C4 sites are charged each month', () => {
  let world: CreditWorld;
  let made = 0;

  beforeAll(async () => {
    world = await creditWorld('2024-11-15T12:00:00Z');
    await world.as(world.w.staff, grantCredits, { accountId: world.reseller.id, credits: 1_000_000, note: '' });
  });
  afterAll(() => world.close());

  const site = async (credits: number, timeZone = 'Europe/Berlin') =>
    (
      await world.as(world.reseller.master, createSite, {
        name: `Site ${made++}`,
        country: 'DE',
        timeZone,
        notes: '',
        ...(credits > 0 && { credits }),
      })
    ).id;
  const report = async (id: string, users: number, devices: number) =>
    world.as(world.w.staff, reportUsage, { id, users, devices, at: world.services.now().toISOString() });
  const read = async (id: string) => world.as(world.reseller.master, readSite, { id });
  const give = async (toSiteId: string, credits: number) =>
    world.as(world.reseller.master, moveCredits, { rows: [{ fromSiteId: null, toSiteId, credits }], note: '' });
  const months = async (id: string) =>
    (await read(id)).charges.map(({ month, amount, state }) => `${month.slice(0, 7)} ${amount} ${state}`).toReversed();
  const mails = () =>
    world.w.db.mail.findMany({ where: { kind: 'sites-need-credits' }, orderBy: { createdAt: 'asc' } });

  it('C4 a site pays from its next month on, on the first day in its time zone, by that day’s numbers', async () => {
    await world.at('2024-11-30T11:00:00Z');
    const berlin = await site(100);
    const auckland = await site(100, 'Pacific/Auckland'); // the first of December there already
    const honolulu = await site(100, 'Pacific/Honolulu');
    await report(berlin, 10, 4);
    await chargeSites(world.services);
    expect([await months(berlin), await months(auckland), await months(honolulu)]).toEqual([[], [], []]);
    await world.at('2024-11-30T22:59:59Z');
    await chargeSites(world.services);
    expect(await months(berlin)).toEqual([]);
    await world.at('2024-11-30T23:00:00Z');
    await chargeSites(world.services);
    // 2 + 10 × 0.05 + 4 × 1 = 6.5, rounded up once.
    expect([await months(berlin), await months(auckland), await months(honolulu)]).toEqual([
      ['2024-12 7 paid'],
      [],
      [],
    ]);
    expect((await read(berlin)).credits).toBe(93);
    await world.at('2024-12-01T10:00:00Z');
    await chargeSites(world.services);
    expect([await months(berlin), await months(auckland), await months(honolulu)]).toEqual([
      ['2024-12 7 paid'],
      [],
      ['2024-12 2 paid'],
    ]);
    expect((await read(auckland)).nextChargeOn).toBe('2025-01-01');
    expect((await read(berlin)).charges).toEqual([
      {
        id: expect.any(String),
        month: '2024-12-01',
        amount: 7,
        users: 10,
        devices: 4,
        state: 'paid',
        chargedAt: '2024-11-30T23:00:00.000Z',
        paidAt: '2024-11-30T23:00:00.000Z',
      },
    ]);
  });

  it('C4 new numbers count from the next charge on, and for the runway at once; future ones are refused', async () => {
    await world.at('2024-12-10T12:00:00Z');
    const id = await site(30);
    await report(id, 20, 3);
    expect(await read(id)).toMatchObject({ monthlyCost: 6, runway: { lastsUntil: '2025-05-31' }, report: 'fresh' });
    await world.at('2024-12-10T12:00:30Z');
    await report(id, 20, 13);
    expect(await read(id)).toMatchObject({
      monthlyCost: 16,
      runway: { lastsUntil: '2025-01-31' },
      users: 20,
      devices: 13,
    });
    expect(
      await world.as(world.w.staff, reportUsage, { id, users: 1, devices: 1, at: '2024-12-10T12:00:29Z' }),
    ).toMatchObject({
      taken: false,
      users: 20,
      devices: 13,
    });
    expect(
      await world.as(world.w.staff, reportUsage, { id, users: 20, devices: 13, at: '2024-12-10T13:00:30+01:00' }),
    ).toMatchObject({
      taken: false,
    });
    await expect(
      world.as(world.w.staff, reportUsage, { id, users: 1, devices: 1, at: '2024-12-10T12:05:31Z' }),
    ).rejects.toMatchObject({
      code: 'usage-in-future',
    });
    expect(
      await world.as(world.w.staff, reportUsage, { id, users: 2, devices: 1, at: '2024-12-10T12:05:30Z' }),
    ).toMatchObject({
      taken: true,
    });
    await world.at('2024-12-13T12:06:00Z');
    expect((await read(id)).report).toBe('stale');
  });

  it('C4 an unpaid month is due whole, and paid, oldest first, by credits that can no longer be undone', async () => {
    await world.at('2025-01-15T12:00:00Z');
    const id = await site(5);
    await report(id, 0, 3); // 5 a month
    for (const month of ['2025-02', '2025-03', '2025-04']) {
      await world.at(`${month}-01T06:00:00Z`);
      await chargeSites(world.services);
    }
    expect(await months(id)).toEqual(['2025-02 5 paid', '2025-03 5 due', '2025-04 5 due']);
    expect(await read(id)).toMatchObject({
      credits: 0,
      arrears: 10,
      monthsDue: 2,
      state: 'suspended',
      overdueSince: '2025-03-01T06:00:00.000Z',
      suspendedOn: '2025-03-31',
      runway: { lastsUntil: '2025-02-28', days: 0 },
    });
    const { operationId } = await give(id, 7);
    await chargeSites(world.services);
    expect((await read(id)).credits).toBe(7);
    await world.as(world.reseller.master, undoOperation, { id: operationId });
    await give(id, 7);
    await world.at('2025-04-01T06:00:09Z');
    await chargeSites(world.services);
    expect(await months(id)).toEqual(['2025-02 5 paid', '2025-03 5 due', '2025-04 5 due']);
    await world.at('2025-04-01T06:00:10Z');
    await chargeSites(world.services);
    expect(await months(id)).toEqual(['2025-02 5 paid', '2025-03 5 paid', '2025-04 5 due']);
    expect(await read(id)).toMatchObject({
      credits: 2,
      arrears: 5,
      state: 'overdue',
      overdueSince: '2025-04-01T06:00:00.000Z',
    });
    const due = '2025-04-01T06:00:00.000Z';
    expect((await read(id)).charges).toMatchObject([
      { month: '2025-04-01', chargedAt: due, paidAt: null },
      { month: '2025-03-01', chargedAt: '2025-03-01T06:00:00.000Z', paidAt: '2025-04-01T06:00:10.000Z' },
      { month: '2025-02-01', chargedAt: '2025-02-01T06:00:00.000Z', paidAt: '2025-02-01T06:00:00.000Z' },
    ]);
    await give(id, 3);
    await world.at('2025-04-01T06:01:00Z');
    await chargeSites(world.services);
    expect(await read(id)).toMatchObject({ credits: 0, arrears: 0, overdueSince: null, state: 'at-risk' });
  });

  it('C4 a month that only credits which can be undone could pay waits for them, and is not due meanwhile', async () => {
    await world.at('2025-04-30T21:59:55Z');
    const id = await site(0);
    await give(id, 2);
    await world.at('2025-04-30T22:00:01Z');
    await chargeSites(world.services);
    expect(await months(id)).toEqual([]);
    await world.at('2025-04-30T22:00:06Z');
    await chargeSites(world.services);
    expect(await months(id)).toEqual(['2025-05 2 paid']);
  });

  it('C4 X8 credits that came and were undone hold back no charge, not for a moment', async () => {
    await world.at('2025-05-20T12:00:00Z');
    const id = await site(0);
    await world.at('2025-06-02T12:00:00Z');
    await chargeSites(world.services);
    expect(await months(id)).toEqual(['2025-06 2 due']);
    await give(id, 2);
    await world.at('2025-06-02T12:00:11Z');
    const { operationId } = await give(id, 7);
    await world.as(world.reseller.master, undoOperation, { id: operationId });
    await chargeSites(world.services);
    expect(await months(id)).toEqual(['2025-06 2 paid']);
  });

  it('C4 A2 a suspended reseller’s sites are charged on, a closed one’s are not', async () => {
    await world.at('2025-06-20T12:00:00Z');
    const other = await world.w.company(world.w.staff, 'Closing down');
    await world.as(world.w.staff, grantCredits, { accountId: other.id, credits: 50, note: '' });
    const { id } = await world.as(other.master, createSite, {
      name: 'Left behind',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      notes: '',
      credits: 20,
    });
    const state = async (status: 'suspended' | 'closed') => {
      const { version } = await world.as(world.w.staff, readAccount, { id: other.id });
      await world.as(world.w.staff, editAccount, { id: other.id, version, status });
    };
    const left = async () => (await world.as(world.w.staff, readSite, { id })).credits;
    await world.as(other.master, createSite, {
      name: 'Dry',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      notes: '',
    });
    await state('suspended');
    await world.at('2025-07-02T12:00:00Z');
    await chargeSites(world.services);
    expect(await left()).toBe(18);
    await state('closed');
    await world.at('2025-09-02T12:00:00Z');
    await chargeSites(world.services);
    expect(await left()).toBe(18);
    expect((await world.as(world.w.staff, readSite, { id })).charges).toHaveLength(1);
  });

  it('C4 a site created without credits is not warned of on the same day, but on the next', async () => {
    const fresh = await creditWorld('2025-07-10T21:00:00Z');
    try {
      const { master } = fresh.reseller;
      await fresh.as(master, createSite, { name: 'Just created', country: 'DE', timeZone: 'Europe/Berlin', notes: '' });
      const told = async () => {
        await warnPartners(fresh.services);
        return fresh.w.db.mail.count({ where: { kind: 'sites-need-credits' } });
      };
      expect(await told()).toBe(0);
      // Still the day of its creation, in Berlin.
      await fresh.at('2025-07-10T21:59:00Z');
      expect(await told()).toBe(0);
      await fresh.at('2025-07-10T22:01:00Z');
      expect(await told()).toBe(1);
    } finally {
      await fresh.close();
    }
  });

  it('C4 A2 nobody of a closed reseller is notified of sites without credits', async () => {
    const fresh = await creditWorld('2025-07-10T12:00:00Z');
    try {
      const alone = { name: 'Left alone', country: 'DE', timeZone: 'Europe/Berlin', notes: '' };
      await fresh.as(fresh.reseller.master, createSite, alone);
      const { id } = fresh.reseller;
      const { version } = await fresh.as(fresh.w.staff, readAccount, { id });
      await fresh.as(fresh.w.staff, editAccount, { id, version, status: 'closed' });
      await fresh.at('2025-07-12T12:00:00Z');
      await warnPartners(fresh.services);
      expect(await fresh.w.db.mail.count({ where: { kind: 'sites-need-credits' } })).toBe(0);
    } finally {
      await fresh.close();
    }
  });

  it('C4 after a standstill each missed month is charged once, over summer time and the end of February', async () => {
    await world.at('2026-01-31T23:30:00Z'); // the first of February in Berlin
    const [berlin, lisbon] = [await site(1_000), await site(1_000, 'Europe/Lisbon')];
    await report(berlin, 0, 4);
    await world.at('2026-08-20T12:00:00Z');
    await chargeSites(world.services);
    // 2 + 4 × 1, from July on 2 + 4 × 1.25.
    expect(await months(berlin)).toEqual([
      '2026-03 6 paid',
      '2026-04 6 paid',
      '2026-05 6 paid',
      '2026-06 6 paid',
      '2026-07 7 paid',
      '2026-08 7 paid',
    ]);
    expect(await months(lisbon)).toEqual(
      ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'].map((month) => `${month} 2 paid`),
    );
  });

  it('C4 a deleted site pays what it owes and no more; a moved one is not charged twice', async () => {
    const [gone, moved] = [await site(0), await site(10, 'Pacific/Auckland')];
    await world.at('2026-08-31T12:30:00Z');
    await chargeSites(world.services);
    expect(await months(moved)).toEqual(['2026-09 2 paid']);
    await world.as(world.reseller.master, editSite, {
      id: moved,
      version: (await read(moved)).version,
      timeZone: 'Pacific/Honolulu',
    });
    await world.at('2026-09-02T12:00:00Z');
    await chargeSites(world.services);
    expect(await months(moved)).toEqual(['2026-09 2 paid']);
    expect(await read(gone)).toMatchObject({ state: 'overdue', arrears: 2 });
    await world.as(world.reseller.master, deleteSite, { id: gone });
    expect(await read(gone)).toMatchObject({ state: 'deleted', arrears: 0 });
    await world.at('2026-10-02T12:00:00Z');
    await chargeSites(world.services);
    expect(await months(gone)).toEqual(['2026-09 2 paid']);
  });

  it('C4 four processes at once, and again: each month of each of forty sites is charged once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 40; n++)
      ids.push(
        await site(n % 4 === 0 ? 1 : 50, ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia'][n % 4]),
      );
    await world.at('2026-12-03T12:00:00Z');
    const processes = await Promise.all(Array.from({ length: 4 }, () => world.process()));
    for (const round of [1, 2]) await Promise.all(processes.map((process) => chargeSites(process).then(() => round)));
    for (const [n, id] of ids.entries()) {
      expect(await months(id), `site ${n}`).toEqual(
        n % 4 === 0 ? ['2026-11 2 due', '2026-12 2 due'] : ['2026-11 2 paid', '2026-12 2 paid'],
      );
      expect((await read(id)).credits).toBe(n % 4 === 0 ? 1 : 46);
    }
    expect(await proof(world.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('C3 C4 a site deleted during a charge or top-up is charged before or not at all; no credit stays', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await site(10));
    await world.at('2027-01-03T12:00:00Z');
    const other = await world.process();
    const owner = await world.by(world.reseller.master);
    const rival = { ...owner, services: other };
    const outcome = (attempt: () => Promise<unknown>) =>
      inVendor(owner.vendor.id, attempt).then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
    await Promise.all([
      chargeSites(world.services),
      chargeSites(other),
      ...ids.flatMap((id, n) => [
        outcome(() => deleteSite({ ...(n % 2 === 0 ? owner : rival), key: `delete-${id}` }, { id })),
        outcome(() =>
          moveCredits(
            { ...(n % 2 === 0 ? rival : owner), key: `give-${id}` },
            { rows: [{ fromSiteId: null, toSiteId: id, credits: 1 }], note: '' },
          ),
        ),
      ]),
    ]);
    for (const id of ids) {
      const { state, credits, charges } = await read(id);
      expect({ state, credits }).toEqual({ state: 'deleted', credits: 0 });
      expect(charges.every((charge) => charge.state === 'paid')).toBe(true);
    }
    expect(await proof(world.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('C4 Operators and above get one mail at 30 and 7 days, overdue and suspended; again after new credits', async () => {
    const fresh = await creditWorld('2025-02-01T12:00:00Z');
    const { w, reseller, services, at } = fresh;
    try {
      const operator = await w.colleague(reseller.master, 'operator');
      await w.colleague(reseller.master, 'observer');
      await fresh.as(w.staff, grantCredits, { accountId: reseller.id, credits: 100, note: '' });
      const create = async (name: string, credits: number) =>
        (
          await fresh.as(reseller.master, createSite, {
            name,
            country: 'DE',
            timeZone: 'Europe/Berlin',
            notes: '',
            ...(credits > 0 && { credits }),
          })
        ).id;
      const museum = await create('Museum', 2);
      await create('Rich', 50);
      const run = async (time: string) => {
        await at(time);
        await chargeSites(services);
        const before = await w.db.mail.count();
        await warnPartners(services);
        await warnPartners(services);
        const sent = await w.db.mail.findMany({
          where: { kind: 'sites-need-credits' },
          orderBy: { createdAt: 'desc' },
          take: (await w.db.mail.count()) - before,
        });
        expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual(
          sent.length === 0 ? [] : [operator.email, reseller.master.email].toSorted(),
        );
        return (
          (sent[0]?.payload as { sites: { site: string; state: string }[] } | undefined)?.sites.map(
            (one) => `${one.site} ${one.state}`,
          ) ?? []
        );
      };
      expect(await run('2025-02-20T12:00:00Z')).toEqual([]); // lasts until 31 March
      expect(await run('2025-03-02T12:00:00Z')).toEqual(['Museum at-risk']);
      expect(await run('2025-03-20T12:00:00Z')).toEqual([]);
      expect(await run('2025-03-24T12:00:00Z')).toEqual(['Museum at-risk']);
      expect(await run('2025-04-01T12:00:00Z')).toEqual(['Museum overdue']);
      expect(await run('2025-04-30T12:00:00Z')).toEqual([]);
      expect(await run('2025-05-01T12:00:00Z')).toEqual(['Museum suspended']);
      await fresh.as(reseller.master, moveCredits, {
        rows: [{ fromSiteId: null, toSiteId: museum, credits: 8 }],
        note: '',
      });
      expect(await run('2025-05-02T12:00:00Z')).toEqual([]); // paid, and lasts until 31 July
      expect(await run('2025-07-05T12:00:00Z')).toEqual(['Museum at-risk']);
    } finally {
      await fresh.close();
    }
  });

  it('C4 a warning is not repeated when a site’s users come and go, only after new credits', async () => {
    const fresh = await creditWorld('2025-02-01T12:00:00Z');
    const { w, reseller, services, at } = fresh;
    try {
      await fresh.as(w.staff, grantCredits, { accountId: reseller.id, credits: 100, note: '' });
      const { id } = await fresh.as(reseller.master, createSite, {
        name: 'Museum',
        country: 'DE',
        timeZone: 'Europe/Berlin',
        notes: '',
        credits: 8,
      });
      // At four a month these last for two months, at five for one.
      const told = async (time: string, users: number) => {
        await at(time);
        await fresh.as(w.staff, reportUsage, { id, users, devices: 0, at: time });
        const before = await w.db.mail.count({ where: { kind: 'sites-need-credits' } });
        await warnPartners(services);
        return (await w.db.mail.count({ where: { kind: 'sites-need-credits' } })) - before;
      };
      expect(await told('2025-03-05T12:00:00Z', 40)).toBe(0); // until 30 April
      expect(await told('2025-03-06T12:00:00Z', 60)).toBe(1); // until 31 March
      expect(await told('2025-03-07T12:00:00Z', 40)).toBe(0);
      expect(await told('2025-03-08T12:00:00Z', 60)).toBe(0);
      expect(await told('2025-03-09T12:00:00Z', 40)).toBe(0);
      await fresh.as(reseller.master, moveCredits, {
        rows: [{ fromSiteId: null, toSiteId: id, credits: 20 }],
        note: '',
      });
      expect(await told('2025-03-10T12:00:00Z', 40)).toBe(0);
      await fresh.as(reseller.master, moveCredits, {
        rows: [{ fromSiteId: id, toSiteId: null, credits: 22 }],
        note: '',
      });
      expect(await told('2025-03-11T12:00:00Z', 60)).toBe(1);
    } finally {
      await fresh.close();
    }
  });

  it('C4 every time zone that is offered is known to the database, too', async () => {
    const known = new Set(
      (await world.w.db.$queryRaw<{ name: string }[]>(sql`SELECT name FROM pg_timezone_names`)).map(({ name }) => name),
    );
    const offsets = Array.from(
      { length: 27 },
      (_, index) => `Etc/GMT${index < 15 ? '-' : '+'}${String(index < 15 ? index : index - 14)}`,
    );
    const offered = [...Intl.supportedValuesOf('timeZone'), ...offsets, 'UTC'].map((zone) => knownZone().parse(zone));
    expect(offered.filter((zone) => !known.has(zone))).toEqual([]);
  });

  it('C4 C5 what sites spent month by month, the most in front, and what is left in the months to come', async () => {
    const fresh = await creditWorld('2025-01-15T12:00:00Z');
    try {
      const { reseller, services } = fresh;
      await fresh.as(fresh.w.staff, grantCredits, { accountId: reseller.id, credits: 100, note: '' });
      const place = async (name: string, credits: number) =>
        fresh.as(reseller.master, createSite, {
          name,
          country: 'DE',
          timeZone: 'Europe/Berlin',
          notes: '',
          credits,
        });
      const [small, big] = [await place('Small', 10), await place('Big', 50)];
      const at = services.now().toISOString();
      await fresh.as(fresh.w.staff, reportUsage, { id: big.id, users: 0, devices: 4, at });
      for (const month of ['2025-02', '2025-03']) {
        await fresh.at(`${month}-01T06:00:00Z`);
        await chargeSites(services);
      }
      await fresh.at('2025-03-10T12:00:00Z');
      await fresh.as(reseller.master, deleteSite, { id: small.id });
      const expected = {
        months: ['2025-01-01', '2025-02-01', '2025-03-01'],
        spent: [0, 8, 8],
        sites: [
          { id: big.id, name: 'Big', deleted: false, spent: [0, 6, 6] },
          { id: small.id, name: 'Small', deleted: true, spent: [0, 2, 2] },
        ],
        others: { sites: 0, spent: [0, 0, 0] },
        credits: 84,
        forecast: [
          { month: '2025-04-01', cost: 6, left: 78, missing: 0 },
          { month: '2025-05-01', cost: 6, left: 72, missing: 0 },
          { month: '2025-06-01', cost: 6, left: 66, missing: 0 },
        ],
      };
      expect(await fresh.as(reseller.master, readCreditSpending, { months: 3 })).toEqual(expected);
      expect(await fresh.as(fresh.w.staff, readCreditSpending, { months: 3, accountId: reseller.id })).toEqual(
        expected,
      );
      expect(await fresh.as(fresh.w.staff, readCreditSpending, { months: 1, accountId: reseller.id })).toMatchObject({
        spent: [8],
      });
      for (let n = 0; n < 9; n++) {
        const { id } = await place(`Many ${n}`, 5);
        await fresh.as(fresh.w.staff, reportUsage, {
          id,
          users: 0,
          devices: 0,
          at: services.now().toISOString(),
        });
      }
      await fresh.at('2025-04-01T06:00:00Z');
      await chargeSites(services);
      expect(await fresh.as(reseller.master, readCreditSpending, { months: 2 })).toMatchObject({
        months: ['2025-03-01', '2025-04-01'],
        spent: [8, 24],
        others: { sites: 3, spent: [2, 4] },
        credits: 60,
      });
    } finally {
      await fresh.close();
    }
  });

  it('C5 what was charged stands in the history, by Tierline itself, at the sites and not at the balance', async () => {
    const { items, opening, closing } = await world.as(world.reseller.master, listCreditHistory, {
      kind: 'charge',
      from: '2024-12-01',
      to: '2024-12-31',
      timeZone: 'Europe/Berlin',
      limit: 50,
      sort: 'at',
    });
    expect(items[0]).toMatchObject({
      kind: 'charge',
      from: { kind: 'site' },
      to: { kind: 'charged' },
      credits: 7,
      effect: 0,
      by: null,
      charge: { month: '2024-12-01', users: 10, devices: 4 },
      actions: { reverse: { code: 'not-reversible' } },
    });
    expect([opening, closing]).toEqual([999_700, 999_670]);
    const balance = await world.as(world.reseller.master, readBalance, {});
    expect(balance.sites.all).toBe(
      balance.sites.active + balance.sites.atRisk + balance.sites.overdue + balance.sites.suspended,
    );
    expect(await mails()).toEqual([]);
  });
});
