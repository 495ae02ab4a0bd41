import type { Ask, Reply } from '@tierline/contract';
import {
  decideCreateUser,
  decideGiveRole,
  decideManageUsers,
  emailKey,
  emailOwner,
  personKey,
  refusedBy,
  type Decision,
  type Role,
  type NoticeRow,
  type UsersAccount,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { administratorsAmong } from './administrators-among.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import { insertMany, type Database, type Transaction } from '../kernel/db.ts';
import { operation } from '../kernel/operation.ts';
import type { WithSecret } from '../kernel/outbox.ts';
import { mapInPortions } from '../kernel/portions.ts';
import { orThrow } from '../kernel/scope.ts';
import { countingTaken, takenEmails } from './taken.ts';
import { readUserRow, readUsersAccount } from './user-row.ts';
import { userView } from './user-view.ts';
import { inviterOf, createCredential, type Credential } from '../access/way-in.ts';

/** Creates a user, who gets their initial password or invitation by mail at once, or a contact (A4, A5, A9, A10). */
export async function createUser(ctx: Context, ask: Ask<'createUser'>): Promise<Reply<'createUser'>> {
  return countingTaken(ctx, () =>
    operation(ctx, 'user.create', ask, [ask.id], async (tx) => {
      const account = await readUsersAccount(ctx, tx, ask.id);
      const owner = emailOwner(await takenEmails(ctx, tx, [ask.email]), emailKey(ask.email));
      const administers = (await administratorsAmong(ctx, tx, [ask.email])).get(emailKey(ask.email));
      orThrow(decideCreateUser({ ...actorFacts(ctx), account, emailOwner: owner, administers }, ask));
      const { id: _, ...given } = ask;
      const {
        ids: [id = ''],
        notices,
      } = await insertUsers(ctx, tx, account, [
        { ...given, language: ask.language ?? account.language, timeZone: ask.timeZone ?? account.timeZone },
      ]);
      return {
        reply: userView(ctx, await readUserRow(ctx, tx, id)),
        changes: { subject: { kind: 'user', id, name: ask.email }, after: given },
        notices,
      };
    }),
  );
}

/**
 * Decides whether the actor may add a person to an account, with or without access; the portal shows the reason (A4,
 * E6).
 */
export function decideAddUser(ctx: Context, account: UsersAccount, maySignIn: boolean): Decision<null> {
  const facts = { ...actorFacts(ctx), account };
  return refusedBy(decideManageUsers(facts, { maySignIn })) ?? decideGiveRole(facts, { role: 'observer', maySignIn });
}

/** A new user, before they have an id. */
export type NewUser = {
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  mobile: string;
  address: string;
  language: string;
  timeZone: string;
  role: Role;
  maySignIn: boolean;
  sharedLogin: boolean;
  marketingMail: boolean;
  expiryMail: boolean;
};

/** Writes users that a rule has allowed; ids in the same order, notices for the same operation. */
export async function insertUsers(
  ctx: Context,
  tx: Transaction,
  account: { id: string; name: string },
  users: readonly NewUser[],
): Promise<{ ids: string[]; notices: (NoticeRow & WithSecret)[] }> {
  return writeUsers(
    ctx,
    tx,
    await makeUsers(
      ctx,
      tx,
      users.map((user) => ({ ...user, account })),
    ),
  );
}

/** A user ready to be written, with how they get access; null for a contact. */
export type MadeUser = { user: NewUser & { id: string }; accountId: string; way: Credential | null };

/**
 * Prepares users and how they get access without writing anything, as hashing takes its time; `account`: the one they
 * will belong to.
 */
export async function makeUsers(
  ctx: Context,
  db: Database | Transaction,
  users: readonly (NewUser & { account: { id: string; name: string } })[],
): Promise<MadeUser[]> {
  const host = await inviterOf(ctx, db);
  return Promise.all(
    await mapInPortions(users, async ({ account, ...given }) => {
      const user = { ...given, id: randomUUID() };
      return {
        user,
        accountId: account.id,
        way: user.maySignIn ? await createCredential(ctx.services, ctx.vendor, account, user, host) : null,
      };
    }),
  );
}

/** Writes users that were prepared before; ids in the same order. */
export async function writeUsers(
  ctx: Context,
  tx: Transaction,
  made: readonly MadeUser[],
): Promise<{ ids: string[]; notices: (NoticeRow & WithSecret)[] }> {
  const noWay = { passwordHash: null, passwordKind: null, initialPasswordExpiresAt: null };
  await insertMany(
    tx,
    'portal_user',
    made.map(({ user, accountId, way }) => ({
      ...noWay,
      ...columnsOf(user),
      ...way?.columns,
      vendorId: ctx.vendor.id,
      accountId,
      emailKey: emailKey(user.email),
      searchKey: personKey(user),
    })),
  );
  await insertMany(
    tx,
    'invitation',
    made.flatMap(({ way }) => way?.invitation ?? []),
  );
  return { ids: made.map(({ user }) => user.id), notices: made.flatMap(({ way }) => way?.notice ?? []) };
}

// These columns alone, all of them and in this order, whatever else the caller has put in.
function columnsOf({
  id,
  email,
  firstName,
  lastName,
  phone,
  mobile,
  address,
  language,
  timeZone,
  role,
  maySignIn,
  sharedLogin,
  marketingMail,
  expiryMail,
}: MadeUser['user']): MadeUser['user'] {
  return {
    id,
    email,
    firstName,
    lastName,
    phone,
    mobile,
    address,
    language,
    timeZone,
    role,
    maySignIn,
    sharedLogin,
    marketingMail,
    expiryMail,
  };
}
