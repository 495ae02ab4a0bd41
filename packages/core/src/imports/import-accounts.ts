import { readAccountCells, type Ask, type Cells } from '@tierline/contract';
import { decideFirstUser, emailKey, judgeAccountRows, nameKey, tiersBelow, type AccountRow } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { firstUserOf, freshIdentifier, suggestTimeZone } from '../accounts/account-create.ts';
import { administratorsAmong } from '../accounts/administrators-among.ts';
import type { Context } from '../kernel/context.ts';
import { insertMany } from '../kernel/db.ts';
import type { Import, Judged, Write } from './import-rows.ts';
import { askedIn, takenEmails, takenNames, type Asked, type Taken } from '../accounts/taken.ts';
import { mapInPortions } from '../kernel/portions.ts';
import { makeUsers, writeUsers } from '../accounts/user-create.ts';

type Creation = Ask<'createAccount'>;

/** Prepares the import of accounts, each with its first user (A1, X5). */
export async function importAccounts(ctx: Context, cells: readonly Cells[]): Promise<Import> {
  const { programme } = ctx.vendor;
  const read = await mapInPortions(cells, (row) => readAccountCells(row, { language: ctx.language, programme }));
  const typed = cells.map((row, index) => typedRow(row, index, read[index]?.ask ?? null));
  return {
    kind: 'accounts',
    alone: [],
    async look(db) {
      const emails = await takenEmails(
        ctx,
        db,
        typed.flatMap((row) => row.email ?? []),
      );
      const administrators = await administratorsAmong(
        ctx,
        db,
        typed.flatMap((row) => row.email ?? []),
      );
      const { names, identifiers } = await takenNames(
        ctx,
        db,
        typed.map((row) => row.name),
        typed.map((row) => row.identifier),
      );
      const rows = typed.map((row) =>
        row.drawn && identifiers.has(nameKey(row.identifier)) ? { ...row, identifier: freshIdentifier() } : row,
      );
      const asked = read.map(
        ({ ask }, index) =>
          ask && {
            ...ask,
            identifier: rows[index]?.identifier ?? '',
            tier: ask.tier ?? tiersBelow(programme, ctx.actor.account.tier)[0] ?? 0,
          },
      );
      return {
        asked: rows.flatMap((row, index) => wordsIn(row, index, { names, identifiers, emails })),
        judge(checked) {
          const facts = {
            actor: ctx.actor,
            programme,
            checked,
            names: new Set(names.keys()),
            identifiers: new Set(identifiers.keys()),
            emails,
            administrators,
          };
          const decided = judgeAccountRows(facts, rows);
          return rows.map((row, index) =>
            judged(ctx, row, asked[index] ?? null, [
              ...(read[index]?.wrong ?? []).map(({ field, error }) => ({
                field,
                refusal: { code: 'invalid-input' as const, facts: { errors: [error] } },
              })),
              ...(decided[index] ?? []),
            ]),
          );
        },
        prepare: () =>
          prepare(
            ctx,
            asked.flatMap((ask) => ask ?? []),
          ),
      };
    },
  };
}

/**
 * A row as it was typed, whether or not the rest of it can be read. `drawn`: the identifier was left out and made up
 * here.
 */
function typedRow(cells: Cells, index: number, ask: Creation | null): AccountRow & { drawn: boolean } {
  const text = (field: string) => String(cells[field] ?? '').trim();
  const email = text('email');
  const identifier = text('identifier');
  return {
    line: typeof cells.line === 'number' ? cells.line : index + 1,
    name: text('name'),
    identifier: identifier || freshIdentifier(),
    drawn: identifier === '',
    tier: ask?.tier,
    // A missing address is reported by the shape.
    email: email === '' && text('firstName') === '' && text('lastName') === '' ? null : email,
  };
}

function wordsIn(
  row: AccountRow & { drawn: boolean },
  index: number,
  taken: { names: Taken; identifiers: Taken; emails: Taken },
): Asked[] {
  return askedIn(index, [
    [row.name, taken.names.get(nameKey(row.name))],
    // One that is drawn for the row cannot be guessed.
    [row.drawn ? '' : row.identifier, taken.identifiers.get(nameKey(row.identifier))],
    [row.email ?? '', taken.emails.get(emailKey(row.email ?? ''))],
  ]);
}

function judged(
  ctx: Context,
  { name }: AccountRow,
  ask: (Creation & { tier: number }) | null,
  wrong: Judged['wrong'],
): Judged {
  // What is wrong with the text of a cell goes before what it would have meant.
  const fields = wrong.filter((one, index) => wrong.findIndex(({ field }) => field === one.field) === index);
  const first = ask?.user
    ? decideFirstUser({ programme: ctx.vendor.programme, tier: ask.tier, emailOwner: null }, ask.user)
    : null;
  const user = first?.ok ? first.value : null;
  const to =
    ask?.user && user?.maySignIn
      ? { email: ask.user.email, language: ask.user.language ?? ask.language ?? ctx.language }
      : null;
  return { name, tier: ask?.tier ?? null, role: user?.role ?? null, to, wrong: fields };
}

async function prepare(
  ctx: Context,
  asks: readonly (Creation & { tier: number; identifier: string })[],
): Promise<Write> {
  const own = ctx.actor.account;
  const zoneOf = await suggestTimeZone(ctx, ctx.services.db);
  const accounts = asks.map(({ language = ctx.language, ...ask }) => ({
    ...ask,
    id: randomUUID(),
    language,
    timeZone: ask.timeZone ?? zoneOf(ask.country),
  }));
  const made = await makeUsers(
    ctx,
    ctx.services.db,
    accounts.flatMap((account) => (account.user ? [{ ...firstUserOf(ctx, account, account.user), account }] : [])),
  );
  return async (tx) => {
    await insertMany(
      tx,
      'account',
      accounts.map((account) => ({
        ...columnsOf(account),
        vendorId: ctx.vendor.id,
        nameKey: nameKey(account.name),
        identifierKey: nameKey(account.identifier),
        createdById: own.id,
      })),
    );
    await insertMany(
      tx,
      'relation',
      accounts.map(({ id }) => ({ upperId: own.id, lowerId: id, vendorId: ctx.vendor.id })),
    );
    const { notices } = await writeUsers(ctx, tx, made);
    return {
      made: accounts.map(({ id, name }, row) => ({ row, id, name })),
      notices,
      changes: {
        subject: { kind: 'account', id: own.id, name: own.name },
        after: { count: accounts.length, accounts: accounts.map(({ id, name }) => ({ accountId: id, account: name })) },
      },
    };
  };
}

type NewAccount = Omit<Creation, 'user' | 'identifier' | 'tier' | 'language' | 'timeZone'> & {
  id: string;
  identifier: string;
  tier: number;
  language: string;
  timeZone: string;
};

function columnsOf({
  id,
  identifier,
  name,
  description,
  address,
  country,
  language,
  timeZone,
  tier,
  visibleToPartners,
}: NewAccount): NewAccount {
  return { id, identifier, name, description, address, country, language, timeZone, tier, visibleToPartners };
}
