import { problem, type Account, type Ask, type endpoints, type Reply } from '@tierline/contract';
import {
  decideCreateAccount,
  decideEditAccount,
  decideFirstUser,
  decideMay,
  emailKey,
  emailOwner,
  mainTimeZone,
  nameKey,
  newKey,
  signsIn,
  tiersBelow,
  type AccountStatus,
  accept,
  refuse,
} from '@tierline/domain';
import { randomInt, randomUUID } from 'node:crypto';
import { administratorsAmong } from './administrators-among.ts';
import type { Context } from './context.ts';
import { sql, type Database, type Sql, type Transaction } from './db.ts';
import { defined, operation, pick } from './operation.ts';
import { after, all, counted, countLimit, cut, hasKey, ordered, readCursor, sorted, type Order } from './page.ts';
import { allowed, found, managedAccounts, reasonOf, visibleAccounts } from './scope.ts';
import { countingTaken, takenEmails } from './taken.ts';
import { decideAddUser, insertUsers, readUserRow, userView, type NewUser } from './user.ts';

type AccountRow = {
  id: string;
  identifier: string;
  name: string;
  description: string;
  address: string;
  country: string | null;
  language: string;
  timeZone: string;
  tier: number;
  status: AccountStatus;
  activatedAt: Date | null;
  visibleToPartners: boolean;
  createdById: string | null;
  createdAt: Date;
  version: number;
  openCopies: number;
  users: number;
  lastSignInAt: Date | null;
  related: boolean;
  managed: boolean;
  value: string;
};

const orders = {
  name: { column: sql`a.name`, type: 'text', descending: false, alphabetic: true },
  '-name': { column: sql`a.name`, type: 'text', descending: true, alphabetic: true },
  created: { column: sql`a.created_at`, type: 'timestamptz', descending: false },
  '-created': { column: sql`a.created_at`, type: 'timestamptz', descending: true },
} as const satisfies Record<string, Order>;

// How old an account is that one does not look after is not told, by its place in a list either: such accounts come
// last, in no order (A4).
function orderFor(ctx: Context, sort: keyof typeof orders): Order {
  const order: Order = orders[sort];
  if (order.type !== 'timestamptz' || ctx.actor.account.tier === 0) return order;
  const own = ctx.actor.account.id;
  const last = order.descending ? '1000-01-01 00:00:00+00' : '9999-01-01 00:00:00+00';
  const lookedAfter = sql`(a.id = ${own}::uuid OR a.created_by_id = ${own}::uuid OR ${managedAccounts(ctx, sql`a`)})`;
  return { ...order, column: sql`(CASE WHEN ${lookedAfter} THEN a.created_at ELSE ${last}::timestamptz END)` };
}

/** Lists the related accounts, or for vendor staff all (A4). Never one's own. */
export async function listAccounts(
  ctx: Context,
  ask: Ask<typeof endpoints.listAccounts>,
): Promise<Reply<typeof endpoints.listAccounts>> {
  const order = await sorted(ctx, orderFor(ctx, ask.sort));
  const { tier } = ctx.actor.account;
  const conditions = [visibleAccounts(ctx, sql`a`), sql`a.id <> ${ctx.actor.account.id}::uuid`];
  if (ask.direction === 'below') conditions.push(sql`a.tier > ${tier}`);
  if (ask.direction === 'above') conditions.push(sql`a.tier < ${tier}`);
  if (ask.tier !== undefined) conditions.push(sql`a.tier = ${Number(ask.tier)}`);
  const waiting = sql`(a.activated_at IS NULL AND a.tier = ANY(${ctx.vendor.programme.tiers.filter((row) => row.signsIn).map((row) => row.tier)}::int[]))`;
  if (ask.status === 'not-activated') conditions.push(sql`a.status = 'active' AND ${waiting}`);
  else if (ask.status === 'active') conditions.push(sql`a.status = 'active' AND NOT ${waiting}`);
  else if (ask.status !== undefined) conditions.push(sql`a.status = ${ask.status}`);
  if (ask.q) conditions.push(hasKey(ask.q, [sql`a.name_key`, sql`a.identifier_key`]));
  const where = all(conditions);
  const rows = await readAccounts(
    ctx,
    ctx.house.db,
    sql`${where} AND ${after(readCursor(ask.cursor), order, sql`a.id`)}`,
    order,
    ask.limit + 1,
  );
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM account a WHERE ${where} LIMIT ${countLimit + 1}) counted`,
  );
  const page = cut(rows, ask.limit);
  return { items: page.rows.map((row) => accountView(ctx, row)), next: page.next, count: counted(count?.n ?? 0) };
}

/** One account: one's own or a related one. */
export async function readAccount(
  ctx: Context,
  ask: Ask<typeof endpoints.readAccount>,
): Promise<Reply<typeof endpoints.readAccount>> {
  return accountView(ctx, await readAccountRow(ctx, ctx.house.db, ask.id));
}

/**
 * Creates a related account on a lower tier with its first user, who gets his initial password or his invitation by
 * mail (A1, A9, A10).
 */
export async function createAccount(
  ctx: Context,
  ask: Ask<typeof endpoints.createAccount>,
): Promise<Reply<typeof endpoints.createAccount>> {
  return countingTaken(ctx, () =>
    operation(ctx, 'account.create', ask, [], async (tx) => {
      const identifier = ask.identifier ?? freshIdentifier();
      const taken = await tx.account.findMany({
        where: {
          vendorId: ctx.vendor.id,
          OR: [{ nameKey: nameKey(ask.name) }, { identifierKey: nameKey(identifier) }],
        },
        select: { nameKey: true, identifierKey: true },
      });
      const nameTaken = taken.some((row) => row.nameKey === nameKey(ask.name));
      const identifierTaken = taken.some((row) => row.identifierKey === nameKey(identifier));
      const { tier } = allowed(
        decideCreateAccount(
          { actor: ctx.actor, programme: ctx.vendor.programme, nameTaken, identifierTaken },
          { ...ask, identifier },
        ),
      );

      const id = randomUUID();
      const { language = ctx.language, user, tier: _, ...particulars } = ask;
      const timeZone = ask.timeZone ?? (await suggestTimeZone(ctx, tx))(ask.country);
      await tx.account.create({
        data: {
          ...particulars,
          id,
          identifier,
          tier,
          language,
          timeZone,
          vendorId: ctx.vendor.id,
          nameKey: nameKey(ask.name),
          identifierKey: nameKey(identifier),
          createdById: ctx.actor.account.id,
        },
      });
      await tx.relation.create({ data: { upperId: ctx.actor.account.id, lowerId: id, vendorId: ctx.vendor.id } });
      const row = await readAccountRow(ctx, tx, id);
      const first = await createFirstUser(ctx, tx, row, user);
      const view = accountView(ctx, await readAccountRow(ctx, tx, id));
      return {
        reply: { account: view, user: first ? userView(ctx, await readUserRow(ctx, tx, first.ids[0] ?? '')) : null },
        changes: { subject: { kind: 'account', id, name: ask.name }, after: { ...ask, identifier, tier } },
        notices: first?.notices ?? [],
      };
    }),
  );
}

async function createFirstUser(ctx: Context, tx: Transaction, account: AccountRow, first: FirstUser | undefined) {
  const taken = await takenEmails(ctx, tx, first ? [first.email] : []);
  const administers = first && (await administratorsAmong(ctx, tx, [first.email])).get(emailKey(first.email));
  allowed(
    decideFirstUser(
      {
        programme: ctx.vendor.programme,
        tier: account.tier,
        emailOwner: emailOwner(taken, emailKey(first?.email ?? '')),
        administers,
      },
      { email: first?.email ?? null },
    ),
  );
  return first && insertUsers(ctx, tx, account, [firstUserOf(ctx, account, first)]);
}

type FirstUser = NonNullable<Ask<typeof endpoints.createAccount>['user']>;

/** What the first user made with an account is made of (A7): its Master, or a contact where its tier has no access. */
export function firstUserOf(
  ctx: Context,
  account: { tier: number; language: string; timeZone: string },
  first: FirstUser,
): NewUser {
  const maySignIn = signsIn(ctx.vendor.programme, account.tier);
  return {
    ...first,
    language: first.language ?? account.language,
    timeZone: account.timeZone,
    level: maySignIn ? 'master' : 'observer',
    maySignIn,
    phone: '',
    mobile: '',
    address: '',
    sharedLogin: false,
    marketingMail: false,
    expiryMail: false,
  };
}

/**
 * Suggests the time zone of a new account where none is told: that of its country, or else that of the account that
 * creates it (A2).
 */
export async function suggestTimeZone(
  ctx: Context,
  db: Database | Transaction,
): Promise<(country: string | null | undefined) => string> {
  const own = await db.account.findUniqueOrThrow({
    where: { id: ctx.actor.account.id },
    select: { timeZone: true },
  });
  return (country) => mainTimeZone(country ?? '') ?? own.timeZone;
}

/** Edits an account's particulars, or its state (A2): what is carried out under way is either before it or refused. */
export async function editAccount(
  ctx: Context,
  ask: Ask<typeof endpoints.editAccount>,
): Promise<Reply<typeof endpoints.editAccount>> {
  const { id, version, ...edit } = ask;
  const write = () =>
    operation(ctx, edit.status === undefined ? 'account.edit' : `account.${edit.status}`, ask, [id], async (tx) => {
      const before = await readAccountRow(ctx, tx, id);
      allowed(
        decideEditAccount({ actor: ctx.actor, account: { ...before, activated: before.activatedAt !== null } }, edit),
      );
      if (before.version !== version) throw problem('changed-meanwhile', { version: before.version });
      const key = newKey(before.name, edit.name);
      if (
        edit.name !== undefined &&
        key !== null &&
        (await tx.account.count({ where: { vendorId: ctx.vendor.id, nameKey: key, id: { not: id } } })) > 0
      )
        throw problem('name-taken', { name: edit.name });
      const given = defined(edit);
      await tx.account.update({
        where: { id },
        data: { ...given, ...(key !== null && { nameKey: key }), version: { increment: 1 } },
      });
      const now = await readAccountRow(ctx, tx, id);
      return {
        reply: accountView(ctx, now),
        changes: {
          subject: { kind: 'account', id, name: now.name },
          before: pick(before, Object.keys(given)),
          after: given,
        },
      };
    });
  return edit.name === undefined ? write() : countingTaken(ctx, write);
}

/** The account's row within what the reader may see. */
export async function readAccountRow(ctx: Context, db: Database | Transaction, id: string): Promise<AccountRow> {
  const rows = await readAccounts(ctx, db, sql`a.id = ${id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`, orders.name, 1);
  return found(rows[0]);
}

function readAccounts(
  ctx: Context,
  db: Database | Transaction,
  where: Sql,
  order: Order,
  limit: number,
): Promise<AccountRow[]> {
  const own = ctx.actor.account.id;
  return db.$queryRaw<AccountRow[]>(sql`
    SELECT a.id, a.identifier, a.name, a.description, a.address, a.country, a.language, a.time_zone AS "timeZone", a.tier, a.status, a.activated_at AS "activatedAt",
      a.visible_to_partners AS "visibleToPartners", a.created_by_id AS "createdById", a.created_at AS "createdAt", a.version, a.value,
      EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = ${own}::uuid AND r.lower_id = a.id) AS related, ${managedAccounts(ctx, sql`a`)} AS managed,
      (SELECT coalesce(sum(h.input - h.output), 0)::float8 FROM line_item l JOIN holding h ON h.id = l.id
        WHERE l.account_id = a.id AND (${ctx.actor.account.tier} = 0 OR l.from_account_id = ${own}::uuid)) AS "openCopies",
      (SELECT count(*)::int FROM portal_user u WHERE u.account_id = a.id) AS users,
      (SELECT max(u.last_sign_in_at) FROM portal_user u WHERE u.account_id = a.id) AS "lastSignInAt"
    FROM (SELECT a.*, ${order.column}::text AS value FROM account a WHERE ${where} ORDER BY ${ordered(order, sql`a.id`)} LIMIT ${limit}) a
    ORDER BY ${ordered(order, sql`a.id`)}`);
}

function accountView(ctx: Context, row: AccountRow): Account {
  const account = { ...row, activated: row.activatedAt !== null };
  const inside =
    row.id === ctx.actor.account.id ||
    ctx.actor.account.tier === 0 ||
    (row.createdById === ctx.actor.account.id && row.activatedAt === null);
  // A4: of any other account it is told where it is and whom to write to, and not how it is run.
  const looksAfter = inside || row.createdById === ctx.actor.account.id || row.managed;
  const facts = { actor: ctx.actor, account };
  return {
    id: row.id,
    identifier: row.identifier,
    name: row.name,
    description: inside ? row.description : '',
    address: row.address,
    country: row.country,
    language: row.language,
    timeZone: row.timeZone,
    tier: row.tier,
    status: row.status,
    activated: row.activatedAt !== null,
    visibleToPartners: looksAfter ? row.visibleToPartners : null,
    createdAt: looksAfter ? row.createdAt.toISOString() : null,
    version: row.version,
    openCopies: row.openCopies,
    users: looksAfter ? row.users : null,
    lastSignInAt: looksAfter ? (row.lastSignInAt?.toISOString() ?? null) : null,
    actions: {
      edit: reasonOf(ctx, decideEditAccount(facts, {})),
      changeState: reasonOf(ctx, decideEditAccount(facts, { status: 'suspended' })),
      addUser: reasonOf(ctx, decideAddUser(ctx, account, true)),
      addContact: reasonOf(ctx, decideAddUser(ctx, account, false)),
      handOn: reasonOf(ctx, decideHandOn(ctx, row)),
    },
  };
}

// Whether copies can be handed on to it at all; the portal offers only such accounts.
function decideHandOn(ctx: Context, row: AccountRow) {
  const may = decideMay(ctx.actor, 'copies.move');
  if (!may.ok) return may;
  if (!row.related) return refuse('target-not-related', {});
  if (!tiersBelow(ctx.vendor.programme, ctx.actor.account.tier).includes(row.tier))
    return refuse('tier-not-allowed', { fromTier: ctx.actor.account.tier, toTier: row.tier });
  if (row.status === 'closed') return refuse('target-closed', { account: row.name });
  if (row.status === 'suspended') return refuse('target-suspended', { account: row.name });
  return accept(null);
}

/**
 * An identifier for an account that is given none. Random rather than counted: a number would tell how many accounts
 * there are.
 */
export function freshIdentifier(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return `A-${Array.from({ length: 7 }, () => letters[randomInt(letters.length)]).join('')}`;
}
