import { Problem, problem, type signInOutcomes, type Ask, type Reply } from '@tierline/contract';
import { emailKey } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context, Visitor } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { countAttempt, giveAttemptBack, rateLimitNetwork, type Limited } from '../kernel/limit.ts';
import { namesOfMasters } from '../accounts/masters.ts';
import type { Sort } from '../kernel/page.ts';
import { verifyPassword } from './password.ts';
import { readPage } from '../kernel/read-page.ts';
import { oneOf, readRow, readRows, text, timestamp } from '../kernel/rows.ts';
import { found } from '../kernel/scope.ts';
import { passSecondFactor } from './second-factor-code.ts';
import { beginSession, type Ticket } from './session.ts';

/** How an attempt to sign in ended. */
export type SignInOutcome = (typeof signInOutcomes)[number];

/** How many sign-ins and how many failed attempts are kept for each user; failures do not push successes out. */
export const signInsKept = 50;

/** How many sign-ins of one user from one network wait at most for the one under way. */
const maxWaiting = 20;

const underWay = new Map<string, { last: Promise<unknown>; count: number }>();

// Sign-ins of one user from one network are handled one after the other, so that a right one finds those before it
// given back, however many come at once: programs that share a login start together.
async function inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = underWay.get(key) ?? { last: Promise.resolve(), count: 0 };
  if (before.count > maxWaiting) throw problem('busy', { retryAfterSeconds: 2 });
  const own = before.last.then(work);
  const now = { last: own.catch(() => undefined), count: before.count + 1 };
  underWay.set(key, now);
  try {
    return await own;
  } finally {
    const then = underWay.get(key);
    if (then === now) underWay.delete(key);
    else if (then) then.count -= 1;
  }
}

/**
 * Signs in. Known and unknown addresses are answered alike and in the same time; failed attempts are limited by place
 * and by user from a place (A11, A12).
 */
export function signIn(visitor: Visitor, ask: Ask<'signIn'>): Promise<{ ticket: Ticket; ctx: Context }> {
  const key = emailKey(ask.email);
  const place = rateLimitNetwork(visitor.address);
  return inOrder(`${visitor.vendor.id} ${key} ${place}`, () => signInAlone(visitor, ask, key, place));
}

async function signInAlone(
  visitor: Visitor,
  ask: Ask<'signIn'>,
  key: string,
  place: string,
): Promise<{ ticket: Ticket; ctx: Context }> {
  const { services, vendor } = visitor;
  const limited: Limited = [
    ['sign-in-address', place],
    ['sign-in-user', `${vendor.id} ${key} ${place}`],
  ];
  // Counted before anything is hashed, so that many at once count like many in a row. A right one is given back.
  await countAttempt(services, limited);
  const user = await services.db.user.findFirst({
    where: { vendorId: vendor.id, emailKey: key },
    include: { account: true, secondFactor: true },
  });
  const mayTry = user !== null && user.maySignIn && user.status === 'active';
  const right = await verifyPassword(
    ask.password,
    { hash: mayTry ? user.passwordHash : null, kind: mayTry ? user.passwordKind : null },
    visitor,
  ).catch(async (error: unknown) => {
    await giveAttemptBack(services, limited);
    throw error;
  });
  if (!mayTry || !right) {
    await noteSignIn(visitor, user, 'password-wrong');
    throw problem('sign-in-failed', {});
  }
  const refused = await whyRefused(services, user);
  if (refused) {
    await noteSignIn(visitor, user, 'refused');
    await giveAttemptBack(services, limited);
    throw refused;
  }
  if (user.secondFactor) {
    await passSecondFactor(visitor, user.id, ask.code ?? '').catch(async (error: unknown) => {
      const outcome = error instanceof Problem ? outcomes[error.code] : undefined;
      if (outcome) await noteSignIn(visitor, user, outcome);
      if (outcome === 'code-missing') await giveAttemptBack(services, limited);
      throw error;
    });
  }
  await giveAttemptBack(services, limited);
  const begun = await beginSession(visitor, user);
  await noteSignIn(visitor, user, 'signed-in');
  return begun;
}

const outcomes: Record<string, SignInOutcome> = {
  'second-factor-needed': 'code-missing',
  'second-factor-wrong': 'code-wrong',
};

/** Lists the user's own last sign-ins and failed attempts; none are written for a shared login (A5, A11). */
export function listSignIns(ctx: Context, ask: Ask<'listSignIns'>): Promise<Reply<'listSignIns'>> {
  return signInsOf(ctx, ctx.actor.id, ask);
}

/** Lists the last sign-ins of a user of the actor's own account; those of other accounts are not found. */
export async function listUserSignIns(ctx: Context, ask: Ask<'listUserSignIns'>): Promise<Reply<'listUserSignIns'>> {
  const { id } = found(
    await ctx.services.db.user.findFirst({
      where: { id: ask.id, accountId: ctx.actor.account.id },
      select: { id: true },
    }),
  );
  return signInsOf(ctx, id, ask);
}

const signInRow = {
  id: text,
  at: timestamp,
  outcome: oneOf('signed-in', 'password-wrong', 'code-missing', 'code-wrong', 'refused'),
  address: text,
  userAgent: text,
  value: text,
};

const newest: Sort = { column: sql`i.at`, type: 'timestamptz', descending: true };

async function signInsOf(
  ctx: Context,
  userId: string,
  ask: { cursor?: string | undefined; limit: number },
): Promise<Reply<'listSignIns'>> {
  return readPage(ctx, ask, {
    from: sql`sign_in i`,
    where: sql`i.user_id = ${userId}::uuid`,
    order: newest,
    id: sql`i.id`,
    read: ({ where, orderBy, limit }) =>
      readRows(
        ctx.services.db,
        signInRow,
        sql`
        SELECT i.id, i.at, i.outcome, i.address, i.user_agent, i.at::text AS value
        FROM sign_in i
        WHERE ${where}
        ORDER BY ${orderBy}
        LIMIT ${limit}`,
      ),
    view: ({ value: _, at, ...row }) => ({ ...row, at: at.toISOString() }),
  });
}

type Candidate = { id: string; sharedLogin: boolean };

/**
 * Writes an attempt into the history of its user. For unknown users and shared logins (A5) it is written all the same,
 * under no name and soon deleted, so that response times reveal nothing.
 */
export async function noteSignIn(
  { services, vendor, address, userAgent }: Visitor,
  user: Candidate | null,
  outcome: SignInOutcome,
): Promise<void> {
  const userId = user === null || user.sharedLogin ? null : user.id;
  services.signInTried({ outcome, user: userId, vendor: vendor.slug, address });
  const whose = userId === null ? sql`user_id IS NULL` : sql`user_id = ${userId}::uuid`;
  const alike = outcome === 'signed-in' ? sql`outcome = 'signed-in'` : sql`outcome <> 'signed-in'`;
  // The first half of a sign-in with a second factor is dropped once the second half follows.
  const firstHalf: Sql =
    outcome === 'signed-in'
      ? sql`OR (outcome = 'code-missing' AND address = ${address} AND at > now() - interval '15 minutes')`
      : sql``;
  await services.db.$executeRaw(sql`
    WITH written AS (
      INSERT INTO sign_in (id, user_id, outcome, address, user_agent)
      VALUES (${randomUUID()}::uuid, ${userId}::uuid, ${outcome}, ${address}, ${userAgent.slice(0, 300)}))
    DELETE FROM sign_in WHERE ${whose} AND ((${alike} AND at < (
      SELECT at
      FROM sign_in
      WHERE ${whose} AND ${alike}
      ORDER BY at DESC, id DESC OFFSET ${signInsKept - 2}
      LIMIT 1)) ${firstHalf})`);
}

type Stored = {
  passwordKind: string | null;
  initialPasswordExpiresAt: Date | null;
  role: string;
  account: { id: string; name: string; status: string; activatedAt: Date | null };
};

/** Why a user with the right password may still not sign in; null where they may. */
async function whyRefused(services: Visitor['services'], user: Stored): Promise<Error | null> {
  const { account, passwordKind, initialPasswordExpiresAt, role } = user;
  if (account.status === 'closed') return problem('account-closed', { account: account.name });
  if (passwordKind === 'initial' && (initialPasswordExpiresAt ?? new Date(0)) < services.now())
    return problem('initial-password-expired', {});
  if (account.activatedAt === null && role !== 'master') {
    const row = await readRow(
      services.db,
      { names: text },
      sql`SELECT ${namesOfMasters(sql`${account.id}::uuid`)} AS names`,
    );
    return problem('account-not-activated', { account: account.name, masters: row?.names ?? '' });
  }
  return null;
}
