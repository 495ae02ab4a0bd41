import { contextOfSession, contextOfUser, inVendor, findVendor, operation, sql } from '@tierline/core';
import { emptyPlan } from '@tierline/domain';
import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, refusedWith, world, type Company, type Person, type World } from '../kernel/world.ts';

describe('rights at the moment of the write', () => {
  let w: World;
  let company: Company;
  let partner: Company;
  let owner: pg.Client;

  beforeAll(async () => {
    w = await world(fourRoles);
    company = await w.company(w.staff, 'Racing');
    partner = await w.company(company.master, 'Racing’s partner');
    owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await w.close();
  });

  const versionOf = async (id: string) => (await w.db.user.findUniqueOrThrow({ where: { id } })).version;
  const role = (by: Person, id: string, to: 'administrator' | 'master') =>
    versionOf(id).then((version) => by.call('editUser', { id, version, role: to }));

  it('A6 two Masters lower each other at once: one is lowered; one who never signed in does not count', async () => {
    const one = company.master;
    const other = await w.colleague(one, 'master');
    await one.call('createUser', { id: company.id, email: 'waiting-master@company.example', role: 'master' });
    for (let round = 0; round < 10; round++) {
      const outcomes = await Promise.allSettled([
        role(one, other.userId, 'administrator'),
        role(other, one.userId, 'administrator'),
      ]);
      expect({ round, refused: refusedWith(outcomes) }).toEqual({
        round,
        refused: [expect.stringMatching(/^(?:role-too-low|master-untouchable|last-master)$/u)],
      });
      const masters = await w.db.user.findMany({
        where: { accountId: company.id, role: 'master', status: 'active', passwordKind: 'own' },
      });
      expect({ round, masters: masters.length }).toEqual({ round, masters: 1 });
      const [left, lowered] = masters[0]?.id === one.userId ? [one, other] : [other, one];
      await role(left, lowered.userId, 'master');
    }
  });

  it('A6 the last Master who has signed in is not lowered, no matter who else waits', async () => {
    const alone = await w.company(w.staff, 'One Master');
    const other = await alone.master.call('createUser', {
      id: alone.id,
      email: 'waits@company.example',
      role: 'master',
    });
    const account = await w.db.account.findUniqueOrThrow({ where: { id: alone.id } });
    const ctx = await contextOf(alone.master.userId);
    expect(account.activatedAt).not.toBeNull();
    expect(other.full?.waiting).toBe(true);
    const again = await w.colleague(alone.master, 'master');
    await role(again, alone.master.userId, 'administrator');
    expect(
      (
        await refusal(
          again.call('editUser', { id: again.userId, version: await versionOf(again.userId), status: 'inactive' }),
        )
      ).code,
    ).toBe('last-master');
    expect(ctx.rights.map(({ kind }) => kind)).toEqual(['account', 'user']);
  });

  // Somebody else has the account alone until the right is gone; what waited for it finds it gone.
  async function whileWaiting(
    requests: (() => Promise<unknown>)[],
    change: string,
    values: unknown[],
  ): Promise<PromiseSettledResult<unknown>[]> {
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock(account_lock($1))', [company.id]);
    const sent = Promise.allSettled(requests.map((send) => send()));
    await waiting(requests.length);
    await owner.query(change, values);
    await owner.query('COMMIT');
    return sent;
  }

  async function waiting(many: number): Promise<void> {
    for (;;) {
      const { rows } = await owner.query(
        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      );
      if (rows.length >= many) return;
    }
  }

  it.each([
    [
      'lowered',
      "UPDATE portal_user SET role = 'observer', version = version + 1 WHERE id = $1",
      "UPDATE portal_user SET role = 'master', version = version + 1 WHERE id = $1",
      'role-too-low',
    ],
    [
      'deactivated',
      "UPDATE portal_user SET status = 'inactive', version = version + 1 WHERE id = $1",
      "UPDATE portal_user SET status = 'active', version = version + 1 WHERE id = $1",
      'not-signed-in',
    ],
    [
      'signed out',
      'UPDATE session SET ended_at = now() WHERE user_id = $1 AND ended_at IS NULL',
      'UPDATE session SET ended_at = NULL WHERE user_id = $1',
      'not-signed-in',
    ],
    [
      'suspended',
      "UPDATE account SET status = 'suspended', version = account.version + 1 FROM portal_user u WHERE u.account_id = account.id AND u.id = $1",
      "UPDATE account SET status = 'active', version = account.version + 1 FROM portal_user u WHERE u.account_id = account.id AND u.id = $1",
      'account-suspended',
    ],
    [
      'closed',
      "UPDATE account SET status = 'closed', version = account.version + 1 FROM portal_user u WHERE u.account_id = account.id AND u.id = $1",
      "UPDATE account SET status = 'active', version = account.version + 1 FROM portal_user u WHERE u.account_id = account.id AND u.id = $1",
      'not-signed-in',
    ],
  ])(
    'A2 A6 A11 E6 a record and a move that wait for the account while their author is %s are refused as such, and not as busy',
    async (_, take, giveBack, code) => {
      const person = await w.colleague(company.master, 'master');
      const lineItemId = await w.issue(company, 5);
      const before = await w.db.operation.count();
      const email = `${randomUUID()}@company.example`;
      const outcomes = await whileWaiting(
        [
          () => person.call('createUser', { id: company.id, email }),
          () => person.call('splitLineItems', { rows: [{ lineItemId, accountId: partner.id, copies: 1 }] }),
        ],
        take,
        [person.userId],
      );
      expect(refusedWith(outcomes)).toEqual([code, code]);
      expect(await w.db.operation.count()).toBe(before);
      await owner.query(giveBack, [person.userId]);
    },
  );

  it('X3 E6 a record and a move waiting for the account while their API key is revoked are refused as such', async () => {
    const by = company.master;
    const { apiKey, secret } = await by.call('createApiKey', {
      name: 'Racing',
      role: 'master',
      expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    });
    const lineItemId = await w.issue(company, 5);
    const post = async (path: string, body: object) => {
      const headers = {
        Authorization: `Bearer ${secret}`,
        'Tierline-Vendor': w.programme.slug,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      };
      const { status } = await fetch(`${w.origin}/api/v1${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return status;
    };
    const before = await w.db.operation.count();
    const outcomes = await whileWaiting(
      [
        () => post(`/accounts/${company.id}/users`, { email: `${randomUUID()}@company.example` }),
        () => post('/splits', { rows: [{ lineItemId, accountId: partner.id, copies: 1 }] }),
      ],
      'UPDATE api_key SET revoked_at = now(), version = version + 1 WHERE id = $1',
      [apiKey.id],
    );
    expect(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason))),
    ).toEqual([401, 401]);
    expect(await w.db.operation.count()).toBe(before);
  });

  it('A6 what changes about an author without touching their rights does not stop what they do', async () => {
    const person = await w.colleague(company.master, 'administrator');
    const outcomes = await whileWaiting(
      [() => person.call('createUser', { id: company.id, email: `${randomUUID()}@company.example` })],
      "UPDATE portal_user SET phone = '1', version = version + 1 WHERE id = $1",
      [person.userId],
    );
    expect(refusedWith(outcomes)).toEqual([]);
  });

  it('A11 who signs out while a write of theirs is under way waits for it: nothing is written after that', async () => {
    const person = await w.colleague(company.master, 'administrator');
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock_shared(account_lock($1))', [company.id]);
    const out = person.call('signOut', {});
    await waiting(1);
    const { rows } = await owner.query<{ open: number }>(
      'SELECT count(*)::int AS open FROM session WHERE user_id = $1 AND ended_at IS NULL',
      [person.userId],
    );
    await owner.query('COMMIT');
    await out;
    expect(rows[0]?.open).toBeGreaterThan(0);
    expect(await w.db.session.count({ where: { userId: person.userId, endedAt: null } })).toBe(
      (rows[0]?.open ?? 0) - 1,
    );
  });

  it('E6 what moves along with a record is decided anew where somebody was quicker, once', async () => {
    const ctx = await contextOf(company.master.userId);
    const { id, version } = await w.db.account.findUniqueOrThrow({ where: { id: partner.id } });
    let runs = 0;
    const work = (wrong: number) =>
      inVendor(ctx.vendor.id, () =>
        operation(ctx, 'account.edit', { wrong }, [], async () => {
          runs += 1;
          return {
            reply: { runs },
            changes: { subject: { kind: 'account', id } },
            plan: {
              ...emptyPlan(),
              facts: [{ kind: 'account', id, version: version + (runs <= wrong ? 1 : 0), accountId: id }],
            },
          };
        }),
      );
    expect(await work(1)).toEqual({ runs: 2 });
    runs = 0;
    expect((await refusal(work(2))).code).toBe('busy');
    expect(runs).toBe(2);
  });

  it('SPEC §1 E6 sixteen writers of plans and records on the same accounts, in any order: no deadlock', async () => {
    const accounts = await Promise.all(
      Array.from({ length: 4 }, (_, n) => w.company(company.master, `Locked ${n}`, { activated: false })),
    );
    const rows = await w.db.account.findMany({
      where: { id: { in: accounts.map(({ id }) => id) } },
      select: { id: true, version: true },
    });
    const ctx = await contextOf(company.master.userId);
    const some = () =>
      rows
        .map((row) => ({ row, at: randomInt(1000) }))
        .toSorted((one, other) => one.at - other.at)
        .slice(0, 2 + randomInt(3))
        .map(({ row }) => row);
    const plan = () => {
      const facts = some().map(({ id, version }) => ({ kind: 'account', id, version, accountId: id }));
      return {
        ...emptyPlan(),
        facts,
        alone: randomInt(3) === 0 ? some().map(({ id }) => id) : [],
        id: randomUUID(),
        vendorId: ctx.vendor.id,
        actorId: null,
        accountId: null,
        kind: 'test',
        inputHash: '',
        reply: {},
        changes: {},
        address: '',
      };
    };
    const pool = new pg.Pool({
      connectionString: w.database.url,
      max: 8,
      options: `-c tierline.vendor=${ctx.vendor.id}`,
    });
    const outcomes = new Map<string, number>();
    const note = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let round = 0; round < 40; round++) {
          if (writer % 2 === 0) {
            const { rows: answers } = await pool.query<{ outcome: string }>('SELECT outcome FROM commit_plans($1)', [
              JSON.stringify([plan(), plan(), plan()]),
            ]);
            for (const { outcome } of answers) note(outcome);
          } else {
            await inVendor(ctx.vendor.id, () =>
              operation(
                { ...ctx, key: null },
                'account.edit',
                {},
                some().map(({ id }) => id),
                async () => ({ reply: null, changes: { subject: { kind: 'account', id: company.id } } }),
              ),
            );
            note('written');
          }
        }
      }),
    );
    await pool.end();
    expect(Object.fromEntries(outcomes)).toEqual({ done: 8 * 40 * 3, written: 8 * 40 });
  });

  it('A12 a session is of one vendor, and ends where it lay idle for twelve hours, whatever its token says', async () => {
    const person = await w.signIn(w.staff.email, w.staff.password);
    const { items } = await person.call('listSessions', {});
    const id = items.find(({ current }) => current)?.id ?? '';
    const own = await visitor();
    const read = (vendorId: string) =>
      inVendor(own.vendor.id, () => contextOfSession({ ...own, vendor: { ...own.vendor, id: vendorId } }, id));
    expect((await read(own.vendor.id))?.actor.id).toBe(person.userId);
    expect(await read(randomUUID())).toBeNull();
    await w.db.$executeRaw(
      sql`UPDATE session SET last_seen_at = now() - interval '12 hours 1 second' WHERE id = ${id}::uuid`,
    );
    expect((await refusal(person.call('readMe', {}))).code).toBe('not-signed-in');
    expect((await refusal(person.call('refreshSession', {}))).code).toBe('not-signed-in');
  });

  it('A12 a session ends seven days after it began, however it was used', async () => {
    const person = await w.signIn(w.staff.email, w.staff.password);
    const { items } = await person.call('listSessions', {});
    const id = items.find(({ current }) => current)?.id ?? '';
    const session = await w.db.session.findUniqueOrThrow({ where: { id } });
    await person.call('refreshSession', {});
    const used = await w.db.session.findUniqueOrThrow({ where: { id } });
    expect(used.expiresAt).toEqual(session.expiresAt);
    expect(Math.round((session.expiresAt.getTime() - session.createdAt.getTime()) / 3_600_000)).toBe(7 * 24);
    await w.db.session.update({ where: { id }, data: { expiresAt: new Date() } });
    expect((await refusal(person.call('readMe', {}))).code).toBe('not-signed-in');
    expect((await refusal(person.call('refreshSession', {}))).code).toBe('not-signed-in');
  });

  async function contextOf(userId: string) {
    const own = await visitor();
    return inVendor(own.vendor.id, () => contextOfUser(own, userId));
  }

  async function visitor() {
    const vendor = await findVendor(w.db, w.programme.slug);
    if (!vendor) throw new Error('no vendor');
    return { services: w.services, vendor, language: 'en', address: '', userAgent: '' };
  }
});
