import { decideCreateAccount, decideFirstUser } from '../accounts/account.ts';
import { emailKey } from '../kernel/email.ts';
import { nameKey } from '../kernel/text.ts';
import { refuse, type Decision, type Refusal } from '../kernel/decision.ts';
import type { Role } from '../kernel/role.ts';
import type { Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';
import { decideCreateUser, type SiteAdministrator, type UsersAccount, emailOwner } from '../accounts/user.ts';

/** The most rows that one import takes (X5). */
export const maxImportRows = 5_000;

/** The mistake of a row, and its cell. */
export type WrongCell = { field: string; refusal: Refusal };

/** A row to become an account with its first user; `line` is the row number its reader knows. */
export type AccountRow = {
  line: number;
  name: string;
  identifier: string;
  tier: number | undefined;
  email: string | null;
};

/** A row to become a user. */
export type UserRow = { line: number; email: string; role: Role; maySignIn: boolean };

/** How many rows are checked, and after how many minutes more can be. */
export type Checked = { rows: number; minutes: number };

/** `administrators`: site administrators among the rows, by the key of their address (C1). */
type Facts = {
  actor: Actor;
  programme: Programme;
  checked: Checked;
  administrators?: ReadonlyMap<string, SiteAdministrator>;
};

/**
 * Judges each row of an import of accounts (X5): each is decided as it would be alone (A1, A2, A7, A8), and none may
 * repeat a name above it.
 */
export function judgeAccountRows(
  facts: Facts & { names: ReadonlySet<string>; identifiers: ReadonlySet<string>; emails: ReadonlyMap<string, boolean> },
  rows: readonly AccountRow[],
): WrongCell[][] {
  const name = repeats(rows, (row) => nameKey(row.name));
  const identifier = repeats(rows, (row) => nameKey(row.identifier));
  const email = repeats(rows, (row) => emailKey(row.email ?? ''));
  return rows.map((row, index) => {
    if (index >= facts.checked.rows) return unchecked('name', facts.checked);
    const decide = (nameTaken: boolean, identifierTaken: boolean) =>
      decideCreateAccount({ ...facts, nameTaken, identifierTaken }, row);
    const plain = decide(false, false);
    if (!plain.ok) return wrongCell('tier', plain);
    const [sameName, sameIdentifier, sameEmail] = [name(row), identifier(row), email(row)];
    return [
      ...wrongCell(
        'name',
        sameName === null
          ? decide(facts.names.has(nameKey(row.name)), false)
          : refuse('same-name', { name: row.name, line: sameName }),
      ),
      ...wrongCell(
        'identifier',
        sameIdentifier === null
          ? decide(false, facts.identifiers.has(nameKey(row.identifier)))
          : refuse('same-identifier', { identifier: row.identifier, line: sameIdentifier }),
      ),
      ...wrongCell(
        'email',
        sameEmail === null
          ? decideFirstUser(
              {
                programme: facts.programme,
                tier: plain.value.tier,
                emailOwner: emailOwner(facts.emails, emailKey(row.email ?? '')),
                administers: facts.administrators?.get(emailKey(row.email ?? '')),
              },
              row,
            )
          : refuse('same-email', { email: row.email ?? '', line: sameEmail }),
      ),
    ];
  });
}

const userFields: Partial<Record<Refusal['code'], string>> = {
  'role-not-offered': 'role',
  'role-above-own': 'role',
  'people-only': 'role',
  'tier-without-access': 'maySignIn',
  'users-manage-themselves': 'maySignIn',
};

/**
 * Judges each row of an import of users (O8, X5): each is decided as it would be alone (A4, A6, A8), and no address may
 * come twice.
 */
export function judgeUserRows(
  facts: Facts & { account: UsersAccount; emails: ReadonlyMap<string, boolean> },
  rows: readonly UserRow[],
): WrongCell[][] {
  const email = repeats(rows, (row) => emailKey(row.email));
  return rows.map((row, index) => {
    if (index >= facts.checked.rows) return unchecked('email', facts.checked);
    const plain = decideCreateUser({ ...facts, emailOwner: null }, row);
    const decide = (key: string) =>
      decideCreateUser(
        { ...facts, emailOwner: emailOwner(facts.emails, key), administers: facts.administrators?.get(key) },
        row,
      );
    const same = email(row);
    return [
      ...(plain.ok ? [] : wrongCell(userFields[plain.refusal.code] ?? 'email', plain)),
      ...(same !== null
        ? wrongCell('email', refuse('same-email', { email: row.email, line: same }))
        : plain.ok
          ? wrongCell('email', decide(emailKey(row.email)))
          : []),
    ];
  });
}

/** The mistake of a cell, where there is one. */
export function wrongCell(field: string, decision: Decision<unknown> | null): WrongCell[] {
  return decision === null || decision.ok ? [] : [{ field, refusal: decision.refusal }];
}

function unchecked(field: string, { minutes }: Checked): WrongCell[] {
  return wrongCell(field, refuse('not-checked', { minutes }));
}

/** The line of the first row with the same value; null for that row itself, and for empty values. */
export function repeats<R extends { line: number }>(
  rows: readonly R[],
  keyOf: (row: R) => string,
): (row: R) => number | null {
  const first = new Map<string, R>();
  for (const row of rows) {
    const key = keyOf(row);
    if (!first.has(key)) first.set(key, row);
  }
  return (row) => {
    const key = keyOf(row);
    const other = first.get(key);
    return key === '' || other === undefined || other === row ? null : other.line;
  };
}
