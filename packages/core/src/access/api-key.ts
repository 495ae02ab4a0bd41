import { problem, type ApiKey, type Ask, type Reply } from '@tierline/contract';
import { decideMakeKey, roles } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { acrossVendors } from '../kernel/bound.ts';
import { actorFacts, rightsOf, today, type Context, type Visitor } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { countAttempt, assertWithinLimits, rateLimitNetwork, type Limited } from '../kernel/limit.ts';
import { operation } from '../kernel/operation.ts';
import { sortClause, type Sort } from '../kernel/page.ts';
import { personName } from '../kernel/person-name.ts';
import { readPage } from '../kernel/read-page.ts';
import { bool, date, int, object, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { orThrow, found } from '../kernel/scope.ts';
import { readSeatAccount } from '../orders/seat-facts.ts';
import { freshToken, tokenHash } from '../kernel/secret.ts';
import { languageOf } from './session-context.ts';

/** The prefix of every API key, by which people and secret scanners recognise one. */
const prefix = 'tl_';

/**
 * How old the stored time of the last use may get, in seconds, before a request updates it: not every request is a
 * write.
 */
const lastUseSeconds = 60;

const keyRow = {
  id: text,
  name: text,
  role: oneOf(...roles),
  controller: text.orNull,
  customer: object({ id: text, name: text }).orNull,
  ending: text,
  expiresOn: date,
  createdAt: timestamp,
  createdBy: text,
  revokedAt: timestamp.orNull,
  lastUsedAt: timestamp.orNull,
  value: text,
};

type KeyRow = Row<typeof keyRow>;

const newest: Sort = { column: sql`k.created_at`, type: 'timestamptz', descending: true };

/** Lists the API keys of the actor's account, newest first, revoked and expired ones included. */
export async function listApiKeys(ctx: Context, ask: Ask<'listApiKeys'>): Promise<Reply<'listApiKeys'>> {
  return readPage(ctx, ask, {
    from: sql`api_key k`,
    where: sql`k.account_id = ${ctx.actor.account.id}::uuid`,
    order: newest,
    id: sql`k.id`,
    read: ({ where, limit }) => readKeys(ctx.services.db, where, limit),
    view: (row) => keyView(ctx, row),
  });
}

/**
 * Makes an API key for the actor's account. Its secret is in this reply alone: it is stored as its SHA-256, and a
 * repeat leaves it out (X3).
 */
export async function createApiKey(ctx: Context, ask: Ask<'createApiKey'>): Promise<Reply<'createApiKey'>> {
  const id = randomUUID();
  const secret = `${prefix}${freshToken()}`;
  const reply = await operation(ctx, 'api-key.create', ask, [ctx.actor.account.id], async (tx) => {
    const customer = ask.customerId === null ? null : await readSeatAccount(ctx, tx, ask.customerId);
    orThrow(decideMakeKey({ ...actorFacts(ctx), today: today(ctx.services), customer }, ask));
    const { name, role, expiresOn, controller, customerId } = ask;
    await tx.apiKey.create({
      data: {
        id,
        name,
        role,
        controller,
        customerId,
        vendorId: ctx.vendor.id,
        accountId: ctx.actor.account.id,
        hash: tokenHash(secret),
        ending: secret.slice(-4),
        expiresOn: new Date(`${expiresOn}T00:00:00Z`),
        createdById: ctx.actor.id,
      },
    });
    const apiKey = keyView(ctx, found((await readKeys(tx, sql`k.id = ${id}::uuid`, 1))[0]));
    return {
      reply: { apiKey, secret: null },
      changes: {
        subject: { kind: 'api-key', id, name },
        after: {
          name,
          role,
          expiresOn,
          ...(controller !== null && { controller }),
          ...(customer && { customer: customer.name }),
        },
      },
    };
  });
  // Another id means that an earlier request with the same key made it; its reply is repeated.
  return { ...reply, secret: reply.apiKey.id === id ? secret : null };
}

/**
 * Revokes an API key of the actor's account for good: a request under way is either carried out before that or refused.
 */
export async function revokeApiKey(ctx: Context, ask: Ask<'revokeApiKey'>): Promise<null> {
  return operation(ctx, 'api-key.revoke', ask, [ctx.actor.account.id], async (tx) => {
    const mine = { id: ask.id, accountId: ctx.actor.account.id };
    const revoked = await tx.apiKey.updateMany({
      where: { ...mine, revokedAt: null },
      data: { revokedAt: ctx.services.now(), version: { increment: 1 } },
    });
    if (revoked.count === 0) throw problem('not-found', {});
    const { name } = await tx.apiKey.findFirstOrThrow({ where: mine });
    return { reply: null, changes: { subject: { kind: 'api-key', id: ask.id, name } } };
  });
}

const actingRow = {
  customerId: text.orNull,
  id: text,
  name: text,
  role: oneOf(...roles),
  controller: text.orNull,
  version: int,
  createdById: text,
  usedLately: bool,
  accountId: text,
  accountName: text,
  accountLanguage: text,
  tier: int,
  status: oneOf('active', 'suspended', 'closed'),
  accountVersion: int,
};

/** Returns the short name of the vendor that an API key belongs to (X3). Invalid keys are refused as everywhere. */
export async function vendorOfKey(visitor: Pick<Visitor, 'services' | 'address'>, secret: string): Promise<string> {
  const [row] = await acrossVendors('api-key', () =>
    readRows(
      visitor.services.db,
      { slug: text },
      sql`
      SELECT v.slug FROM api_key k JOIN account a ON a.id = k.account_id JOIN vendor v ON v.id = k.vendor_id
      WHERE ${isGood(visitor.services, secret)}`,
    ),
  );
  return row ? row.slug : refuseKey(visitor);
}

/**
 * Returns the context of an API key, looked up on each request: a revoked or expired key, or one of a closed account,
 * ends at once (X3). Invalid keys are rate-limited by address; a valid one from the same address does not wait for
 * them.
 */
export async function contextOfKey(visitor: Visitor, secret: string): Promise<Context> {
  const { services, vendor } = visitor;
  const rows = await readRows(
    services.db,
    actingRow,
    sql`
    SELECT k.id, k.name, k.role, k.controller, k.customer_id, k.version,
      k.created_by_id,
      coalesce(k.last_used_at > ${services.now()}::timestamptz - make_interval(secs => ${lastUseSeconds}), FALSE)
      AS used_lately,
      a.id AS account_id, a.name AS account_name, a.language AS account_language, a.tier, a.status,
      a.version AS account_version
    FROM api_key k JOIN account a ON a.id = k.account_id
    WHERE ${isGood(services, secret)} AND k.vendor_id = ${vendor.id}::uuid`,
  );
  const row = rows[0];
  if (!row) return refuseKey(visitor);
  if (!row.usedLately) await services.db.apiKey.update({ where: { id: row.id }, data: { lastUsedAt: services.now() } });
  const who: Pick<Context, 'actor' | 'accountVersion' | 'sessionId'> = {
    actor: {
      kind: 'key',
      id: row.id,
      role: row.role,
      controller: row.controller,
      customerId: row.customerId,
      version: row.version,
      email: row.name,
      sharedLogin: false,
      personId: row.createdById,
      account: { id: row.accountId, name: row.accountName, tier: row.tier, status: row.status },
    },
    accountVersion: row.accountVersion,
    sessionId: null,
  };
  return {
    ...visitor,
    ...who,
    rights: rightsOf(who),
    language: visitor.language || languageOf(vendor, row.accountLanguage),
    // The key's Master has accepted the documents, and a key has no password to change.
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    acceptedLegal: {},
    key: null,
  };
}

function isGood(services: Visitor['services'], secret: string): Sql {
  return sql`k.hash = ${tokenHash(secret)}
    AND k.revoked_at IS NULL
    AND k.expires_on >= ${today(services)}::date
    AND a.status <> 'closed'`;
}

async function refuseKey({ services, address }: Pick<Visitor, 'services' | 'address'>): Promise<never> {
  const limited: Limited = [['api-key', rateLimitNetwork(address)]];
  await assertWithinLimits(services, limited);
  await countAttempt(services, limited);
  throw problem('api-key-invalid', {});
}

function readKeys(db: Database | Transaction, where: Sql, limit: number): Promise<KeyRow[]> {
  return readRows(
    db,
    keyRow,
    sql`
    SELECT k.id, k.name, k.role, k.controller,
      CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS customer, k.ending,
      k.expires_on::text AS expires_on, k.created_at, k.created_at::text AS value,
      k.revoked_at, k.last_used_at,
      ${personName(sql`u`)} AS created_by
    FROM api_key k JOIN portal_user u ON u.id = k.created_by_id LEFT JOIN account c ON c.id = k.customer_id
    WHERE ${where} ORDER BY ${sortClause(newest, sql`k.id`)} LIMIT ${limit}`,
  );
}

function keyView(ctx: Context, { value: _, ...row }: KeyRow): ApiKey {
  const state = row.revokedAt !== null ? 'revoked' : row.expiresOn < today(ctx.services) ? 'expired' : 'active';
  return {
    ...row,
    state,
    createdAt: row.createdAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
