import { Problem, problem } from '@tierline/contract';
import { emailKey, isVendor, nameKey, type Checked, type Refusal } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import { operation } from '../kernel/operation.ts';
import { bool, json, readRows, text } from '../kernel/rows.ts';
import { visibleAccounts } from '../kernel/scope.ts';
import { storableKeys } from '../kernel/storable.ts';

/**
 * A name, identifier or address that a row asks for and that nobody visible to the actor has: the row, and the text as
 * typed. `hidden`: an account has it that the actor may not see.
 */
export type Asked = { row: number; word: string; hidden: boolean };

/** The taken keys; `true`: taken by somebody visible to the actor. */
export type Taken = ReadonlyMap<string, boolean>;

/** Returns which of these names and identifiers accounts already have (A2). */
export async function takenNames(
  ctx: Context,
  db: Database | Transaction,
  names: readonly string[],
  identifiers: readonly string[],
): Promise<{ names: Taken; identifiers: Taken }> {
  const rows = await readRows(
    db,
    { name: text, identifier: text, seen: bool },
    sql`
    SELECT a.name_key AS name, a.identifier_key AS identifier, (${visibleAccounts(ctx, sql`a`)}) AS seen FROM account a
    WHERE a.vendor_id = ${ctx.vendor.id}::uuid
      AND (a.name_key = ANY(${keys(names, nameKey)}::text[])
        OR a.identifier_key = ANY(${keys(identifiers, nameKey)}::text[]))`,
  );
  return {
    names: new Map(rows.map((row) => [row.name, row.seen])),
    identifiers: new Map(rows.map((row) => [row.identifier, row.seen])),
  };
}

/** Returns which of these addresses users already have (A8). */
export async function takenEmails(ctx: Context, db: Database | Transaction, emails: readonly string[]): Promise<Taken> {
  const rows = await readRows(
    db,
    { email: text, seen: bool },
    sql`
    SELECT u.email_key AS email, (${visibleAccounts(ctx, sql`a`)}) AS seen
    FROM portal_user u
    JOIN account a ON a.id = u.account_id
    WHERE u.vendor_id = ${ctx.vendor.id}::uuid AND u.email_key = ANY(${keys(emails, emailKey)}::text[])`,
  );
  return new Map(rows.map((row) => [row.email, row.seen]));
}

// Keys that the database cannot store are taken by nobody; the shape refuses them at their row.
function keys(words: readonly string[], keyOf: (word: string) => string): string[] {
  return storableKeys(words.map(keyOf));
}

/** Which of these words the limit has to answer for: not those that the actor may see anyhow. */
export function askedIn(row: number, words: readonly (readonly [word: string, seen: boolean | undefined])[]): Asked[] {
  return words.flatMap(([word, seen]) => (word === '' || seen === true ? [] : [{ row, word, hidden: seen === false }]));
}

const everything: Checked = { rows: Number.POSITIVE_INFINITY, minutes: 0 };

/**
 * Limits how many rows may be answered: that something is taken confirms that somebody exists whom the actor may not
 * see, so each such answer counts against the limit of A2 and is audited, once an hour. From the first row over the
 * limit on, no row is checked, taken or free.
 */
export async function checkTaken(ctx: Context, asked: readonly Asked[]): Promise<Checked> {
  if (asked.length === 0) return everything;
  const told = await toldOfLate(ctx);
  const fresh = [...new Map(asked.toReversed().map((one) => [nameKey(one.word), one]))]
    .filter(([key]) => !told.has(key))
    .map(([, one]) => one)
    .toReversed();
  if (fresh.length === 0) return everything;
  // Also where all of it is free: a difference would reveal what is taken.
  await countAhead(ctx);
  const { wait, left } = await countTaken(
    ctx,
    fresh.filter(({ hidden }) => hidden),
  );
  return left ? { rows: left.row, minutes: Math.ceil(wait / 60) } : everything;
}

/**
 * Runs work that may be refused because a name or address is taken. Each taken one of an account that the actor may not
 * see is counted and audited (A2, A3), and counted before the result is known: of many at once, those over the limit
 * are refused whether it is taken or free.
 */
export async function countingTaken<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  // The vendor's staff may see everybody.
  if (isVendor(ctx.actor.account)) return work();
  await countAhead(ctx);
  let done: T;
  try {
    done = await work();
  } catch (error) {
    const { wait } = await countTaken(ctx, await hiddenWords(ctx, error));
    if (wait > 0) throw problem('too-many-requests', { retryAfterSeconds: wait });
    throw error;
  }
  await giveBack(ctx);
  return done;
}

/**
 * Counts an answer that may confirm that somebody is there whom the account may not see (A2, A3), before it is known
 * whether it does. Refused
 * where that is one too many, whether the name or address is taken or free.
 */
export async function countAhead(ctx: Context): Promise<void> {
  const wait = await ctx.services.limits.count('taken-name', ctx.actor.account.id);
  if (wait === 0) return;
  await giveBack(ctx);
  throw problem('too-many-requests', { retryAfterSeconds: wait });
}

function giveBack(ctx: Context): Promise<void> {
  return ctx.services.limits.giveBack('taken-name', ctx.actor.account.id);
}

// What a refusal reveals of accounts that the actor may not see.
async function hiddenWords(ctx: Context, error: unknown): Promise<{ word: string }[]> {
  if (!(error instanceof Problem) || !error.refusal) return [];
  const refusals = error.rows.length > 0 ? error.rows.map(({ refusal }) => refusal) : [error.refusal];
  const words = await Promise.all(refusals.map((refusal) => hiddenWord(ctx, refusal)));
  return [...new Set(words)].flatMap((word) => (word === null ? [] : [{ word }]));
}

// What a refusal reveals of an account that the actor may not see.
async function hiddenWord(ctx: Context, { code, facts }: Refusal): Promise<string | null> {
  if (code === 'email-not-usable') return facts.email;
  if (code !== 'name-taken' && code !== 'identifier-taken') return null;
  const word = code === 'name-taken' ? facts.name : facts.identifier;
  const { names, identifiers } = await takenNames(ctx, ctx.services.db, [word], [word]);
  const seen = (code === 'name-taken' ? names : identifiers).get(nameKey(word));
  return seen === false ? word : null;
}

// Counts these against the limit and audits them, up to the first one too many (`left`), for which there is a `wait` in
// seconds. The first was counted before; where there is none, that count is given back.
async function countTaken<W extends { word: string }>(
  ctx: Context,
  hidden: readonly W[],
): Promise<{ wait: number; left: W | null }> {
  const names: string[] = [];
  let wait = 0;
  if (hidden.length === 0) await giveBack(ctx);
  for (const { word } of hidden) {
    // oxlint-disable-next-line no-await-in-loop -- One after another, so that the limit ends it.
    wait = names.length === 0 ? 0 : await ctx.services.limits.count('taken-name', ctx.actor.account.id);
    if (wait > 0) break;
    names.push(word);
  }
  if (names.length > 0)
    await operation({ ...ctx, key: null }, 'account.name-taken', names, [], async () => ({
      reply: null,
      changes: { subject: { kind: 'account', id: ctx.actor.account.id }, after: { names } },
    }));
  return { wait, left: hidden[names.length] ?? null };
}

async function toldOfLate(ctx: Context): Promise<Set<string>> {
  const rows = await readRows(
    ctx.services.db,
    { after: json<{ names?: string[]; name?: string; identifier?: string }>().orNull },
    sql`
    SELECT changes -> 'after' AS after FROM operation
    WHERE account_id = ${ctx.actor.account.id}::uuid AND kind = 'account.name-taken' AND at > now() - interval '1 hour'
    ORDER BY at DESC
    LIMIT 100`,
  );
  return new Set(
    rows.flatMap(({ after }) => [...(after?.names ?? []), after?.name ?? '', after?.identifier ?? '']).map(nameKey),
  );
}
