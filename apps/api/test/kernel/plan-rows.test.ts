import { emptyPlan, type NewRow, type Plan, type RowSet } from '@tierline/domain';
import { commit, contextOfUser, inVendor, openDatabase, type Services } from '@tierline/core';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world, type Company, type World } from './world.ts';

describe('SPEC §1 a plan adds rows and changes single ones beside what moves', () => {
  let w: World;
  let partner: Company;

  beforeAll(async () => {
    w = await world();
    partner = await w.company(w.staff, 'Rows and Sets');
  });
  afterAll(() => w.close());

  async function carriedOut(
    parts: Partial<Plan>,
    tries?: { stale: () => void },
    services: Services = w.services,
  ): Promise<unknown> {
    const vendor = await w.db.vendor.findFirstOrThrow();
    const visitor = {
      services,
      vendor: { id: vendor.id, slug: vendor.slug, programme: w.programme },
      language: 'en',
      address: '',
      userAgent: '',
    };
    return inVendor(vendor.id, async () =>
      commit(await contextOfUser(visitor, w.staff.userId), 'split', {}, async (triedBefore) => {
        if (triedBefore) {
          tries?.stale();
          throw new Error('stale');
        }
        return {
          plan: { ...emptyPlan(), ...parts },
          reply: {},
          changes: { subject: { kind: 'test', id: randomUUID() } },
        };
      }),
    );
  }

  const order = (number: string): NewRow & { table: 'purchase_order' } => ({
    table: 'purchase_order',
    row: {
      id: randomUUID(),
      accountId: partner.id,
      number,
      numberKey: number.toLowerCase(),
      orderedOn: '2026-02-28',
      inputHash: 'hash',
    },
  });

  it('§1 rows come with their vendor, their operation and their defaults', async () => {
    const one = order('A-1');
    await carriedOut({ rows: [one, order('A-2')] });
    const row = await w.db.order.findUniqueOrThrow({
      where: { id: one.row.id },
      include: { operation: true },
    });
    expect(row).toMatchObject({ number: 'A-1', accountId: partner.id, version: 1, operation: { kind: 'split' } });
    expect(row.orderedOn.toISOString().slice(0, 10)).toBe('2026-02-28');
    expect(await w.db.order.count()).toBe(2);
  });

  it('§1 a row that is there already makes the plan stale, and all of it is taken back', async () => {
    const before = await w.db.order.count();
    let stale = 0;
    await expect(carriedOut({ rows: [order('B-1'), order('A-1')] }, { stale: () => stale++ })).rejects.toThrow('stale');
    expect([stale, await w.db.order.count()]).toEqual([1, before]);
  });

  it('X8 a mail that a worker has taken is not withdrawn: the plan is stale, and is taken back whole', async () => {
    const mail = await w.db.mail.findFirstOrThrow({ where: { state: 'waiting' } });
    await w.db.mail.update({ where: { id: mail.id }, data: { tries: 1 } });
    let stale = 0;
    const one = order('W-1');
    await expect(carriedOut({ rows: [one], withdraw: [mail.id] }, { stale: () => stale++ })).rejects.toThrow('stale');
    expect(stale).toBe(1);
    expect(await w.db.mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({ state: 'waiting' });
    expect(await w.db.order.count({ where: { id: one.row.id } })).toBe(0);
    await w.db.mail.update({ where: { id: mail.id }, data: { tries: 0 } });
    await carriedOut({ withdraw: [mail.id] });
    expect(await w.db.mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({
      state: 'withdrawn',
    });
  });

  it('E7 a plan is carried out before the moment its validity ends, by the database’s clock, not in it', async () => {
    const still = new URL(w.env.databaseUrl);
    still.searchParams.set('options', '-c tierline.now=2026-07-15T12:00:00.000Z');
    const db = openDatabase(still.href, { connections: 1 });
    const validUntil = (moment: string) => {
      const one = order(`V-${moment}`);
      const done = carriedOut({ rows: [one], validUntil: moment }, undefined, { ...w.services, db });
      return done.then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    };
    const answers = {
      before: await validUntil('2026-07-15T11:59:59.999Z'),
      same: await validUntil('2026-07-15T12:00:00.000Z'),
      after: await validUntil('2026-07-15T12:00:00.001Z'),
    };
    await db.$disconnect();
    expect(answers).toEqual({ before: 'stale', same: 'stale', after: 'done' });
    expect(await w.db.order.count({ where: { number: { startsWith: 'V-' } } })).toBe(1);
  });

  it('§1 a change grows the version; where the row is no longer as it was read, the plan is stale', async () => {
    const {
      row: { id },
    } = order('C-1');
    await carriedOut({ rows: [{ ...order('C-1'), row: { ...order('C-1').row, id } }] });
    const set: RowSet = { table: 'purchase_order', id, set: { number: 'C-2' }, while: { number: 'C-1' } };
    await carriedOut({ sets: [set] });
    expect(await w.db.order.findUniqueOrThrow({ where: { id } })).toMatchObject({ number: 'C-2', version: 2 });
    await expect(carriedOut({ sets: [set], rows: [order('C-3')] })).rejects.toThrow('stale');
    expect(await w.db.order.count({ where: { number: 'C-3' } })).toBe(0);
  });

  it('§1 integrations of an account change with its version', async () => {
    const account = () => w.db.account.findUniqueOrThrow({ where: { id: partner.id } });
    const { version } = await account();
    await carriedOut({
      sets: [{ table: 'account', id: partner.id, set: { integrations: ['meetings', 'switchboard'] } }],
    });
    expect(await account()).toMatchObject({ integrations: ['meetings', 'switchboard'], version: version + 1 });
  });

  it('§1 rows belong to the vendor of the plan, whatever they say; those of another vendor do not change', async () => {
    const other = { vendor: randomUUID(), account: randomUUID() };
    await w.db.vendor.create({ data: { id: other.vendor, slug: 'other', programme: {} } });
    const { id: _, ...own } = await w.db.account.findUniqueOrThrow({ where: { id: partner.id } });
    await w.db.account.create({ data: { ...own, id: other.account, vendorId: other.vendor } });
    const one = order('D-1');
    const forged = { ...one.row, vendorId: other.vendor };
    await carriedOut({ rows: [{ ...one, row: forged }] });
    expect((await w.db.order.findUniqueOrThrow({ where: { id: one.row.id } })).vendorId).toBe(own.vendorId);
    await expect(
      carriedOut({ sets: [{ table: 'account', id: other.account, set: { integrations: ['meetings'] } }] }),
    ).rejects.toThrow('stale');
    expect(await w.db.account.findUniqueOrThrow({ where: { id: other.account } })).toMatchObject({
      integrations: own.integrations,
      version: own.version,
    });
  });

  it('E2 a line item is added with every column that is given, also one that splits do not give', async () => {
    const root = await w.issue(partner, 5);
    const { id: lineId, ...line } = await w.db.lineItem.findUniqueOrThrow({ where: { id: root } });
    const id = randomUUID();
    const { entitlementId, productId, accountId, fromAccountId, contactId, rootId } = line;
    const row = {
      id,
      entitlementId,
      productId,
      accountId,
      fromAccountId,
      contactId,
      parentId: lineId,
      rootId,
      activationId: 'ADDED-BY-A-PLAN',
      startsOn: '2026-01-02',
      expiresOn: '2026-12-31',
      stateReason: 'given',
    };
    await carriedOut({
      holdings: [{ id, purpose: 'line', unit: root, upperId: root }],
      rows: [{ table: 'line_item', row }],
    });
    expect(await w.db.lineItem.findUniqueOrThrow({ where: { id } })).toMatchObject({
      vendorId: line.vendorId,
      activationId: 'ADDED-BY-A-PLAN',
      stateReason: 'given',
      state: 'open',
      version: 1,
    });
  });

  it.each(['entitlements', 'lines', 'lineStates', 'recallRequests', 'answers'])(
    'X10 a plan of an older version, with %s, is refused whole and not carried out in part',
    async (part) => {
      const one = order(`P-${part}`);
      const plan = { rows: [one], [part]: [] };
      await expect(carriedOut(plan)).rejects.toThrow(/a plan of an older version/u);
      expect(await w.db.order.count({ where: { id: one.row.id } })).toBe(0);
    },
  );

  it('§1 of other tables nothing is written, and the application itself writes none of them', async () => {
    // As no type allows it.
    const forged = { table: 'portal_user', row: { id: randomUUID() } } as unknown as NewRow;
    await expect(carriedOut({ rows: [forged] })).rejects.toThrow(/no plan adds rows/u);
    await expect(
      carriedOut({ sets: [{ table: 'holding' as 'site', id: randomUUID(), set: { input: 5 } }] }),
    ).rejects.toThrow(/no plan changes rows/u);
    await expect(w.services.db.seat.deleteMany()).rejects.toThrow(/permission denied/u);
    await expect(w.services.db.siteCharge.updateMany({ data: { amount: 0 } })).rejects.toThrow(/permission denied/u);
  });
});
