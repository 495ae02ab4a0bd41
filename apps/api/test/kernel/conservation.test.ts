import { call } from '@tierline/contract';
import { sql } from '@tierline/core';
import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type Running } from './process.ts';
import { proof, refusal, world, type Caller, type Company, type World } from './world.ts';

describe('SPEC §1 nothing is lost and nothing appears from nowhere, whatever runs at the same time', () => {
  let w: World;
  let apis: Running[];
  let distributor: Company;
  let partners: Company[];

  beforeAll(async () => {
    w = await world();
    apis = await Promise.all([startProcess(w, 'main.ts'), startProcess(w, 'main.ts')]);
    distributor = await w.company(w.staff, 'Busy');
    partners = [];
    for (let n = 0; n < 4; n++) partners.push(await w.company(distributor.master, `Partner ${n}`));
  });
  afterAll(async () => {
    await Promise.all(apis.map((api) => api.stop()));
    await w.close();
  });

  /** The distributor's calls, through one process or the other in turn. */
  function through(index: number): Caller {
    const origin = apis[index % apis.length]?.origin ?? '';
    const cookie = [...distributor.master.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const send: typeof fetch = (input, init) =>
      fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie } });
    return (name, ask, options) =>
      call({ origin, vendor: w.programme.slug, language: () => 'en', fetch: send }, name, ask, options);
  }

  const target = (index: number) => partners[index % partners.length]?.id ?? '';

  it(
    'E6 200 requests at once for 1 of 50 copies by two processes: exactly 50 succeed in each round',
    { timeout: 240_000 },
    async () => {
      // TIERLINE_ROUNDS=100 for the long run; the whole of the tests is to take less than ten minutes.
      const rounds = Number(process.env['TIERLINE_ROUNDS'] ?? 8);
      for (let round = 0; round < rounds; round++) {
        const lineItemId = await w.issue(distributor, 50);
        const attempts = Array.from({ length: 200 }, (_, index) =>
          through(index)('splitLineItems', {
            mail: false,
            rows: [{ lineItemId, accountId: target(index), copies: 1 }],
          }).then(
            () => 'done',
            (error: unknown) => refusal(Promise.reject(error)).then((problem) => problem.code),
          ),
        );
        const outcomes = await Promise.all(attempts);
        const done = outcomes.filter((outcome) => outcome === 'done').length;
        const told = new Set(outcomes.filter((outcome) => outcome !== 'done'));
        expect({
          round,
          done,
          told: [...told].every((code) => code === 'only-available' || code === 'copies-taken'),
        }).toEqual({ round, done: 50, told: true });
      }
      expect(await proof(w.db)).toMatchObject({ lots: rounds, wrong: 0, negative: 0, unequal: 0 });
    },
  );

  it('X3 one key sent 100 times at once by two processes: one split and 100 equal replies', async () => {
    const lineItemId = await w.issue(distributor, 30);
    const key = randomUUID();
    const ask = { rows: [{ lineItemId, accountId: target(0), copies: 30 }] };
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, index) => through(index)('splitLineItems', ask, { key })),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(
      (await distributor.master.call('listLineItems', { view: 'handed-on', parentId: lineItemId })).items,
    ).toHaveLength(1);
    const other = await refusal(
      through(0)('splitLineItems', { rows: [{ lineItemId, accountId: target(0), copies: 29 }] }, { key }),
    );
    expect([other.code, other.document?.status]).toEqual(['key-reused', 422]);
  });

  it('SPEC §1 16 writers of opposing moves in batches of four: no deadlock, and totals are exact', async () => {
    const lots = await Promise.all(
      Array.from({ length: 5 }, async (_, lot) => {
        const root = await w.issue(distributor, 4000);
        const { splits } = await distributor.master.call('splitLineItems', {
          mail: false,
          rows: [0, 1, 2].map((n) => ({ lineItemId: root, accountId: target(lot + n), copies: 1000 })),
        });
        return { root, children: splits.map((split) => split.id) };
      }),
    );
    const vendorId = (await w.db.vendor.findFirstOrThrow()).id;
    const pool = new pg.Pool({
      connectionString: w.database.url,
      max: 16,
      options: `-c tierline.vendor=${vendorId}`,
    });
    const any = <T>(list: readonly T[]): T | undefined => list[randomInt(list.length)];
    const accounts = await w.db.account.findMany({ select: { id: true, version: true } });
    // Two to four accounts in any order; one plan in five wants the last of them alone, as a change of state does.
    const wanted = () => {
      const some = accounts.toSorted(() => randomInt(3) - 1).slice(0, 2 + randomInt(3));
      return {
        facts: some.map(({ id, version }) => ({ kind: 'account', id, version, accountId: id })),
        alone: randomInt(5) === 0 ? some.slice(-1).map(({ id }) => id) : [],
      };
    };
    // Down a lot and up again, as splits and returns do, in any order of lots.
    const move = () => {
      const lot = any(lots);
      const ends = [lot?.root ?? '', any(lot?.children ?? []) ?? ''];
      if (randomInt(2) === 1) ends.reverse();
      return {
        id: randomUUID(),
        vendorId,
        actorId: null,
        accountId: null,
        kind: 'test',
        inputHash: '',
        reply: {},
        changes: {},
        address: '',
        validUntil: null,
        ...wanted(),
        holdings: [],
        custody: [],
        notices: [],
        transfers: [{ kind: 'test', unit: lot?.root, fromId: ends[0], toId: ends[1], quantity: 1 + randomInt(700) }],
      };
    };
    const outcomes: Record<string, number> = { done: 0, overdrawn: 0 };
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let batch = 0; batch < 60; batch++) {
          const { rows } = await pool.query<{ outcome: string }>('SELECT outcome FROM commit_plans($1)', [
            JSON.stringify([move(), move(), move(), move()]),
          ]);
          for (const { outcome } of rows) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        }
      }),
    );
    await pool.end();
    expect(Object.keys(outcomes)).toEqual(['done', 'overdrawn']);
    expect((outcomes['done'] ?? 0) + (outcomes['overdrawn'] ?? 0)).toBe(16 * 60 * 4);
    expect(outcomes['done']).toBeGreaterThan(0);
    expect(outcomes['overdrawn']).toBeGreaterThan(0);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('A2 E6 a partner suspended while copies are split to it gets none that were not carried out before', async () => {
    const lineItemId = await w.issue(distributor, 10);
    const partner = await w.company(distributor.master, 'Suspended under way');
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock(account_lock($1))', [partner.id]);
    const split = refusal(through(0)('splitLineItems', { rows: [{ lineItemId, accountId: partner.id, copies: 1 }] }));
    await waiting(owner);
    await owner.query("UPDATE account SET status = 'suspended', version = version + 1 WHERE id = $1", [partner.id]);
    await owner.query('COMMIT');
    expect((await split).code).toBe('target-suspended');
    await owner.end();
  });

  it('A2 E6 splits to a partner under load and its suspension: each split is before it or refused whole', async () => {
    const lines = await Promise.all([w.issue(distributor, 400), w.issue(distributor, 400)]);
    const partner = await w.company(distributor.master, 'Suspended under load');
    const { version } = await w.staff.call('readAccount', { id: partner.id });
    let suspended = false;
    let before = 0;
    const late: string[] = [];
    const writers = Array.from({ length: 12 }, async (_, index) => {
      for (let n = 0; n < 25; n++) {
        const startedLate = suspended;
        const outcome = await through(index)('splitLineItems', {
          mail: false,
          rows: lines.map((lineItemId) => ({ lineItemId, accountId: partner.id, copies: 1 })),
        }).then(
          () => 'done',
          (error: unknown) => refusal(Promise.reject(error)).then((problem) => problem.code),
        );
        if (outcome === 'done') before += 1;
        if (startedLate) late.push(outcome);
        if (!suspended && before >= 30) {
          suspended = await w.staff.call('editAccount', { id: partner.id, version, status: 'suspended' }).then(
            () => true,
            () => suspended,
          );
        }
      }
    });
    await Promise.all(writers);
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late)).toEqual(new Set(['target-suspended']));
    const counts = await w.db.lineItem.groupBy({
      by: ['parentId'],
      where: { accountId: partner.id },
      _count: true,
    });
    expect(counts.map((row) => row._count)).toEqual([before, before]);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it.each([
    ['overdraws a holding', sql`UPDATE holding SET output = input + 1 WHERE purpose = 'line'`],
    ['lowers a counter', sql`UPDATE holding SET input = input - 1 WHERE purpose = 'line'`],
    ['changes a unit', sql`UPDATE holding SET unit = gen_random_uuid()`],
    ['takes a holding away', sql`DELETE FROM holding`],
    ['edits a transfer', sql`UPDATE transfer SET quantity = quantity + 1`],
    ['deletes a transfer', sql`DELETE FROM transfer`],
    ['empties the transfers', sql`TRUNCATE transfer CASCADE`],
    ['edits an operation', sql`UPDATE operation SET kind = 'other'`],
    ['deletes an operation', sql`DELETE FROM operation`],
    [
      'moves copies between two lots',
      sql`INSERT INTO transfer (operation_id, seq, vendor_id, kind, unit, from_id, to_id, quantity)
        SELECT t.operation_id, 99, t.vendor_id, 'x', t.unit, t.from_id, o.to_id, 1
        FROM transfer t, transfer o
        WHERE o.unit <> t.unit
        LIMIT 1`,
    ],
    [
      'moves nothing',
      sql`INSERT INTO transfer (operation_id, seq, vendor_id, kind, unit, from_id, to_id, quantity)
        SELECT operation_id, 99, vendor_id, 'x', unit, from_id, to_id, 0 FROM transfer LIMIT 1`,
    ],
  ])(
    'SPEC §1 direct SQL that %s is refused by the database, to its owner and to the application',
    async (_, statement) => {
      await w.issue(distributor, 5);
      await w.issue(distributor, 5);
      const was = await proof(w.db);
      for (const connectionString of [w.database.ownerUrl, w.database.url]) {
        const client = new pg.Client({ connectionString });
        await client.connect();
        await expect(client.query(statement.sql)).rejects.toThrow(
          /overdrawn|grow|kept for ever|permission denied|foreign key|transfer_quantity/u,
        );
        await client.end();
      }
      expect(await proof(w.db)).toEqual(was);
    },
  );

  it('SPEC §1 the application may write neither holdings nor transfers except by commit_plans', async () => {
    const client = new pg.Client({ connectionString: w.database.url });
    await client.connect();
    await expect(client.query('UPDATE holding SET input = input + 5')).rejects.toThrow('permission denied');
    await expect(
      client.query(
        "INSERT INTO holding (id, vendor_id, purpose, unit) VALUES (gen_random_uuid(), gen_random_uuid(), 'mint', gen_random_uuid())",
      ),
    ).rejects.toThrow('permission denied');
    await expect(client.query('INSERT INTO transfer SELECT * FROM transfer')).rejects.toThrow('permission denied');
    await client.end();
  });

  // Until somebody waits for an advisory lock; asked again as fast as the database answers.
  async function waiting(owner: pg.Client): Promise<void> {
    for (;;) {
      const { rows } = await owner.query(
        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      );
      if (rows.length > 0) return;
    }
  }
});
