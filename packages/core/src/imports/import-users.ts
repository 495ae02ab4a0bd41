import { readUserCells, type Cells } from '@tierline/contract';
import { emailKey, judgeUserRows, type UserRow } from '@tierline/domain';
import { administratorsAmong } from '../accounts/administrators-among.ts';
import type { Context } from '../kernel/context.ts';
import type { Import, Judged, Write } from './import-rows.ts';
import { askedIn, takenEmails } from '../accounts/taken.ts';
import { mapInPortions } from '../kernel/portions.ts';
import { makeUsers, writeUsers, type NewUser } from '../accounts/user-create.ts';
import { readUsersAccount } from '../accounts/user-row.ts';

type Account = Awaited<ReturnType<typeof readUsersAccount>>;

/**
 * Users of one account to be imported: the actor's own, or one that it has created until that is activated (A4, O8,
 * X5).
 */
export async function importUsers(ctx: Context, accountId: string, cells: readonly Cells[]): Promise<Import> {
  const { programme } = ctx.vendor;
  const read = await mapInPortions(cells, (row) => readUserCells(row, { language: ctx.language, programme }));
  const rows = cells.map((row, index): UserRow => ({
    line: typeof row.line === 'number' ? row.line : index + 1,
    email: String(row.email ?? '').trim(),
    role: read[index]?.ask?.role ?? 'observer',
    maySignIn: read[index]?.ask?.maySignIn ?? false,
  }));
  return {
    kind: 'users',
    alone: [accountId],
    async look(db) {
      const account = await readUsersAccount(ctx, db, accountId);
      const taken = await takenEmails(
        ctx,
        db,
        rows.map((row) => row.email),
      );
      const administrators = await administratorsAmong(
        ctx,
        db,
        rows.map((row) => row.email),
      );
      const users = read.map(
        ({ ask }) =>
          ask && { ...ask, language: ask.language ?? account.language, timeZone: ask.timeZone ?? account.timeZone },
      );
      return {
        asked: rows.flatMap(({ email }, row) => askedIn(row, [[email, taken.get(emailKey(email))]])),
        judge(checked) {
          const decided = judgeUserRows(
            { actor: ctx.actor, programme, checked, account, emails: taken, administrators },
            rows,
          );
          return rows.map(({ email }, index): Judged => {
            const user = users[index] ?? null;
            const unread = (read[index]?.wrong ?? []).map(({ field, error }) => ({
              field,
              refusal: { code: 'invalid-input' as const, facts: { errors: [error] } },
            }));
            // What is wrong with the text of a cell goes before what it would have meant.
            const wrong = [...unread, ...(decided[index] ?? [])].filter(
              (one, place, all) => all.findIndex(({ field }) => field === one.field) === place,
            );
            return {
              name: email,
              tier: null,
              role: user?.role ?? null,
              to: user?.maySignIn ? { email, language: user.language } : null,
              wrong,
            };
          });
        },
        prepare: () =>
          prepare(
            ctx,
            account,
            users.flatMap((user) => user ?? []),
          ),
      };
    },
  };
}

async function prepare(ctx: Context, account: Account, users: readonly NewUser[]): Promise<Write> {
  const made = await makeUsers(
    ctx,
    ctx.services.db,
    users.map((user) => ({ ...user, account })),
  );
  return async (tx) => {
    const { ids, notices } = await writeUsers(ctx, tx, made);
    return {
      made: users.map(({ email }, row) => ({ row, id: ids[row] ?? '', name: email })),
      notices,
      changes: {
        subject: { kind: 'account', id: account.id, name: account.name },
        after: { count: users.length, people: users.map(({ email, role }) => ({ email, role })) },
      },
    };
  };
}
