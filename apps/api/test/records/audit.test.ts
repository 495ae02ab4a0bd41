import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import { contextOfUser, inVendor, openMailSecret, operation } from '@tierline/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audited, fieldsIn, fieldsWithoutWords, leftOut, type Audited } from './audited.ts';
import { schemaOf } from '../kernel/bad-input-cases.ts';
import { plain, type Schema } from '../kernel/bad-input-values.ts';
import { badInputWorld, type BadInputWorld } from '../kernel/bad-input-world.ts';
import { send, type Heard } from '../kernel/walls-send.ts';

type Line = {
  kind: string;
  actorId: string | null;
  accountId: string;
  changes: { subject: { kind: string }; before?: object; after?: object };
};

/**
 * What changes nothing that is audited, though it is no GET: sessions have a history of their own, and nobody has the
 * address whose password is forgotten; a preview changes nothing.
 */
const sessions: readonly EndpointName[] = ['signIn', 'refreshSession', 'signOut', 'forgotPassword'];
// What is printed changes nothing.
const unaudited = (name: EndpointName) =>
  sessions.includes(name) || name === 'printCards' || endpoints[name].path.endsWith('/preview');

describe('X2 every change has exactly one line in the audit, written with it', () => {
  let world: BadInputWorld;
  let owner: pg.Client;
  let tables: string[];
  const secrets: string[] = [];

  beforeAll(async () => {
    world = await badInputWorld();
    owner = new pg.Client({ connectionString: world.w.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    // Sessions and limits are no business. Balances move for many plans together, outside of each one's savepoint; that
    // they are the sum of the transfers is shown elsewhere. So is a mail's file, after its mail.
    tables = rows
      .map(({ name }) => name)
      .filter(
        (name) =>
          !['session', 'sign_in', 'rate_limit', 'holding', 'mail_attachment', '_prisma_migrations'].includes(name),
      );
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  // The keys of the table, which Object.keys forgets.
  const writes = (Object.keys(endpoints) as EndpointName[]).filter((name) => endpoints[name].method !== 'GET');
  const inOrder = writes.toSorted((one, other) => Number(one === 'signOut') - Number(other === 'signOut'));

  async function ask(name: EndpointName): Promise<Heard> {
    const { w, good } = world;
    const raw = await good[name].raw();
    await owner.query(`
      DROP TABLE IF EXISTS line_before;
      CREATE TEMPORARY TABLE line_before AS SELECT id, to_jsonb(r) - 'free' AS said FROM order_line r`);
    from = await nextTransaction();
    return send(
      { origin: w.origin, vendor: w.programme.slug, cookies: good[name].person?.cookies ?? new Map<string, string>() },
      name,
      raw,
    );
  }
  let from = 0;
  const nextTransaction = async () =>
    Number(
      (await owner.query<{ next: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next')).rows[0]
        ?.next,
    );
  // The transactions that wrote rows since then: each row of each table carries the one it was written in.
  const written = async (among: readonly string[]) => {
    const { rows } = await owner.query<{ name: string; transaction: string }>(
      among
        .map(
          (name) =>
            `SELECT '${name}' AS name, xmin::text AS transaction
              FROM ${pg.escapeIdentifier(name)} r
              WHERE xmin::text::bigint >= ${from} ${name === 'order_line' ? unlessMarked : ''}`,
        )
        .join(' UNION ALL '),
    );
    return rows;
  };

  // The mark that licences of a line are free follows its balance: a line of which nothing else changed is not written.
  const unlessMarked = `AND NOT EXISTS (
    SELECT 1 FROM line_before b WHERE b.id = r.id AND b.said = to_jsonb(r) - 'free')`;

  // The one line: by whom, and what it says.
  async function recorded() {
    const { rows } = await owner.query<Line>(
      `SELECT kind, actor_id AS "actorId", account_id AS "accountId", changes
        FROM operation
        WHERE xmin::text::bigint >= ${from}`,
    );
    const [line] = rows;
    if (!line) return null;
    const { kind, actorId, accountId, changes } = line;
    const says: Audited = [kind, changes.subject.kind, fieldsIn(changes.before), fieldsIn(changes.after)];
    return { actorId, accountId, says };
  }

  // Before the others: the last of them signs out.
  it('X2 every example of a write sends all that its endpoint takes', async () => {
    const left: string[] = [];
    for (const name of inOrder) {
      const row: Endpoint = endpoints[name];
      if (row.body && !row.path.endsWith('/preview'))
        left.push(...unsent(schemaOf(row.body), (await world.good[name].raw()).body, name));
    }
    expect(left.toSorted(), 'send it in bad-input-world.ts, or say why not in `leftOut`').toEqual(
      Object.keys(leftOut).toSorted(),
    );
  });

  it.each(inOrder)('X2 %s leaves one line: who, for which account, and what was before and is after', async (name) => {
    await world.digest.forgetLimits();
    const heard = await ask(name);
    const lines = await written(['operation']);
    if (heard.document !== null && typeof heard.document === 'object' && 'secret' in heard.document)
      secrets.push(String(heard.document.secret));
    const expected = world.good[name].taken === false || unaudited(name) ? 0 : 1;
    expect({ refused: heard.status >= 400, lines: lines.length }, `at ${heard.text.slice(0, 300)}`).toEqual({
      refused: world.good[name].taken === false,
      lines: expected,
    });
    // The time of the last sign-in is on the user, but is not a change that the audit lists.
    if (name === 'signIn') return;
    // Whatever else was written, was written in the transaction of that one line; and without a line nothing was.
    expect(new Set((await written(tables)).map(({ transaction }) => transaction))).toEqual(
      new Set(lines.map(({ transaction }) => transaction)),
    );
    const { userId: actorId, accountId } = world.good[name].told ?? world.good[name].person ?? {};
    expect(await recorded(), 'what audited.ts says of it').toEqual(
      expected > 0 ? { actorId, accountId, says: audited[name] } : null,
    );
  });

  it('X2 every field that is recorded has a type and words: none shows its internal English name', async () => {
    expect(await world.w.db.operation.count()).toBeGreaterThan(50);
    expect(await fieldsWithoutWords(world.w.db)).toEqual([]);
  });

  it('X2 it says who, for which account, and from where', async () => {
    const { w, good } = world;
    expect((await ask('createProduct')).status).toBe(201);
    const line = await w.db.operation.findFirstOrThrow({
      where: { kind: 'product.create' },
      orderBy: { at: 'desc' },
    });
    expect(line).toMatchObject({
      actorId: good.createProduct.person?.userId,
      accountId: good.createProduct.person?.accountId,
      changes: { subject: { kind: 'product' }, after: { kind: 'y' } },
    });
    expect(line.address).toMatch(/^(::1|::ffff:127\.0\.0\.1|127\.0\.0\.1)$/u);
  });

  it('X2 there is no secret in it: no password, no token, no API key', async () => {
    const { w } = world;
    const mails = await w.db.mail.findMany({ where: { secret: { not: null } } });
    const known = [...mails.map((mail) => openMailSecret(w.services, mail) ?? ''), ...secrets, w.staff.password].filter(
      (secret) => secret !== '',
    );
    expect(known.length).toBeGreaterThan(5);
    expect(secrets.length).toBeGreaterThan(0);
    const lines = JSON.stringify(await w.db.operation.findMany({ select: { changes: true, reply: true } }));
    expect(known.filter((secret) => lines.includes(secret))).toEqual([]);
  });

  it('X2 what would be a secret by its name does not come out, even where it was written', async () => {
    const { w } = world;
    const visitor = {
      services: w.services,
      vendor: {
        id: (await w.db.account.findUniqueOrThrow({ where: { id: w.staff.accountId } })).vendorId,
        slug: w.programme.slug,
        programme: w.programme,
      },
      language: 'en',
      address: '',
      userAgent: '',
    };
    const ctx = await inVendor(visitor.vendor.id, () => contextOfUser(visitor, w.staff.userId));
    await inVendor(ctx.vendor.id, () =>
      operation(ctx, 'user.edit', {}, [], async () => ({
        reply: null,
        changes: {
          subject: { kind: 'user', id: w.staff.userId },
          before: { passwordHash: 'canary' },
          after: { list: [{ token: 'canary', name: 'kept' }] },
        },
      })),
    );
    const staff = await w.signIn(w.staff.email, w.staff.password);
    const {
      items: [change],
    } = await staff.call('listChanges', { kind: 'user.edit' });
    expect(change).toMatchObject({ before: {}, after: { list: [{ name: 'kept' }] } });
    expect(JSON.stringify(change)).not.toContain('canary');
  });

  it('X2 a change that fails at its end leaves neither itself nor a line', async () => {
    const { w } = world;
    const visitor = {
      services: w.services,
      vendor: {
        id: (await w.db.account.findUniqueOrThrow({ where: { id: w.staff.accountId } })).vendorId,
        slug: w.programme.slug,
        programme: w.programme,
      },
      language: 'en',
      address: '',
      userAgent: '',
    };
    const ctx = await inVendor(visitor.vendor.id, () => contextOfUser(visitor, w.staff.userId));
    const before = await world.digest.read();
    await expect(
      inVendor(ctx.vendor.id, () =>
        operation(ctx, 'user.edit', {}, [], async (tx) => {
          await tx.user.update({ where: { id: w.staff.userId }, data: { firstName: 'Half' } });
          throw new Error('at its end');
        }),
      ),
    ).rejects.toThrow('at its end');
    expect(await world.digest.read()).toBe(before);
  });

  it('X2 the application’s database role cannot change, delete or empty what is kept for ever', async () => {
    const role = new pg.Client({ connectionString: world.w.env.databaseUrl });
    await role.connect();
    const kept = { operation: 'kind', operation_account: 'changes', transfer: 'kind' };
    const denied = Object.entries(kept).flatMap(([table, column]) => [
      `UPDATE ${table} SET ${column} = NULL`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
      `DROP TABLE ${table}`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    ]);
    for (const statement of denied)
      await expect(role.query(statement), `at ${statement}`).rejects.toThrow(/permission denied|must be owner/u);
    // And where privileges were given by mistake, the tables forbid it themselves.
    for (const [table, column] of Object.entries(kept)) {
      await expect(owner.query(`UPDATE ${table} SET ${column} = NULL`)).rejects.toThrow('kept for ever');
      await expect(owner.query(`DELETE FROM ${table}`)).rejects.toThrow('kept for ever');
      await expect(owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('kept for ever');
    }
    await role.end();
  });
});

// The fields of a shape that an example leaves out, at any depth.
function unsent(schema: Schema, example: unknown, path: string): string[] {
  const { shape } = plain(schema);
  if (Array.isArray(example)) return unsent(shape.items ?? {}, example[0], `${path}[]`);
  if (shape.type !== 'object' || example === null) return [];
  const sent = new Map(Object.entries(example ?? {}));
  return Object.entries(shape.properties ?? {}).flatMap(([field, inner]) =>
    sent.has(field) ? unsent(inner, sent.get(field), `${path}.${field}`) : [`${path}.${field}`],
  );
}
