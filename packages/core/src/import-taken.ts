import { emailKey, nameKey, type Checked } from '@tierline/domain';
import type { Context } from './context.ts';
import { sql, type Database, type Transaction } from './db.ts';
import { operation } from './operation.ts';
import { limitTakenNames } from './relation-request.ts';
import { visibleAccounts } from './scope.ts';

/** Something that a row asks for and an account has that the actor may not see: where, and as it was typed. */
export type Hidden = { row: number; word: string };

/** What is taken, by how it is compared; `true`: by somebody whom the actor may see. */
export type Taken = ReadonlyMap<string, boolean>;

/** Which of these names and identifiers accounts have already (A2). */
export async function takenNames(
  ctx: Context,
  db: Database | Transaction,
  names: readonly string[],
  identifiers: readonly string[],
): Promise<{ names: Taken; identifiers: Taken }> {
  const rows = await db.$queryRaw<{ name: string; identifier: string; seen: boolean }[]>(sql`
    SELECT a.name_key AS name, a.identifier_key AS identifier, (${visibleAccounts(ctx, sql`a`)}) AS seen FROM account a
    WHERE a.vendor_id = ${ctx.vendor.id}::uuid AND (a.name_key = ANY(${keys(names, nameKey)}::text[]) OR a.identifier_key = ANY(${keys(identifiers, nameKey)}::text[]))`);
  return {
    names: new Map(rows.map((row) => [row.name, row.seen])),
    identifiers: new Map(rows.map((row) => [row.identifier, row.seen])),
  };
}

/** Which of these addresses users have already (A8). */
export async function takenEmails(ctx: Context, db: Database | Transaction, emails: readonly string[]): Promise<Taken> {
  const rows = await db.$queryRaw<{ email: string; seen: boolean }[]>(sql`
    SELECT u.email_key AS email, (${visibleAccounts(ctx, sql`a`)}) AS seen FROM portal_user u JOIN account a ON a.id = u.account_id
    WHERE u.vendor_id = ${ctx.vendor.id}::uuid AND u.email_key = ANY(${keys(emails, emailKey)}::text[])`);
  return new Map(rows.map((row) => [row.email, row.seen]));
}

// What the database cannot store nobody has; its row is told of that by the shape.
function keys(words: readonly string[], keyOf: (word: string) => string): string[] {
  return words.map(keyOf).filter((key) => key !== '' && key.isWellFormed() && !key.includes('\0'));
}

const everything: Checked = { rows: Number.POSITIVE_INFINITY, minutes: 0 };

/**
 * How many rows may be answered: that something is taken confirms that somebody is there whom the actor may not see, so each such answer
 * counts against the limit of A2 and is audited, once an hour. From the first on that is too many, no row is checked, be it taken or free.
 */
export async function checkTaken(ctx: Context, hidden: readonly Hidden[]): Promise<Checked> {
  if (hidden.length === 0) return everything;
  const told = await toldOfLate(ctx);
  const fresh = [...new Map(hidden.toReversed().map((one) => [nameKey(one.word), one]))]
    .filter(([key]) => !told.has(key))
    .map(([, one]) => one)
    .toReversed();
  if (fresh.length === 0) return everything;
  await limitTakenNames(ctx);
  const names: string[] = [];
  let checked = everything;
  for (const { row, word } of fresh) {
    // oxlint-disable-next-line no-await-in-loop -- One after another, so that the limit ends it.
    const wait = await ctx.house.limits.count('taken-name', ctx.actor.account.id);
    if (wait > 0) {
      checked = { rows: row, minutes: Math.ceil(wait / 60) };
      break;
    }
    names.push(word);
  }
  await operation({ ...ctx, key: null }, 'account.name-taken', names, [], async () => ({
    reply: null,
    changes: { subject: { kind: 'account', id: ctx.actor.account.id }, after: { names } },
  }));
  return checked;
}

async function toldOfLate(ctx: Context): Promise<Set<string>> {
  const rows = await ctx.house.db.$queryRaw<
    { after: { names?: string[]; name?: string; identifier?: string } | null }[]
  >(sql`
    SELECT changes -> 'after' AS after FROM operation
    WHERE account_id = ${ctx.actor.account.id}::uuid AND kind = 'account.name-taken' AND at > now() - interval '1 hour' ORDER BY at DESC LIMIT 100`);
  return new Set(
    rows.flatMap(({ after }) => [...(after?.names ?? []), after?.name ?? '', after?.identifier ?? '']).map(nameKey),
  );
}
