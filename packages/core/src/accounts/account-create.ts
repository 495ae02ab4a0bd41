import type { Ask, Reply } from '@tierline/contract';
import {
  decideCreateAccount,
  decideFirstUser,
  emailKey,
  emailOwner,
  mainTimeZone,
  nameKey,
  signsIn,
} from '@tierline/domain';
import { randomInt, randomUUID } from 'node:crypto';
import { readAccountRow, type AccountRow } from './account-row.ts';
import { accountView } from './account-view.ts';
import { administratorsAmong } from './administrators-among.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import type { Database, Transaction } from '../kernel/db.ts';
import { operation } from '../kernel/operation.ts';
import { orThrow } from '../kernel/scope.ts';
import { countingTaken, takenEmails } from './taken.ts';
import { insertUsers, type NewUser } from './user-create.ts';
import { readUserRow } from './user-row.ts';
import { userView } from './user-view.ts';

/**
 * Creates a related account on a lower tier with its first user, who gets their initial password or invitation by mail
 * (A1, A9, A10).
 */
export async function createAccount(ctx: Context, ask: Ask<'createAccount'>): Promise<Reply<'createAccount'>> {
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
      const { tier } = orThrow(
        decideCreateAccount({ ...actorFacts(ctx), nameTaken, identifierTaken }, { ...ask, identifier }),
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

/** The first user of a new account (A7): its Master, or a contact where its tier has no access. */
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
    role: maySignIn ? 'master' : 'observer',
    maySignIn,
    phone: '',
    mobile: '',
    address: '',
    sharedLogin: false,
    marketingMail: false,
    expiryMail: false,
  };
}

/** Suggests the time zone of a new account: that of its country, or else that of the account that creates it (A2). */
export async function suggestTimeZone(
  ctx: Context,
  db: Database | Transaction,
): Promise<(country: string | null | undefined) => string> {
  const own = await db.account.findFirstOrThrow({
    where: { id: ctx.actor.account.id },
    select: { timeZone: true },
  });
  return (country) => mainTimeZone(country ?? '') ?? own.timeZone;
}

/** Makes an identifier for an account. Random rather than counted: a number would tell how many accounts there are. */
export function freshIdentifier(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return `A-${Array.from({ length: 7 }, () => letters[randomInt(letters.length)]).join('')}`;
}

type FirstUser = NonNullable<Ask<'createAccount'>['user']>;

async function createFirstUser(ctx: Context, tx: Transaction, account: AccountRow, first: FirstUser | undefined) {
  const taken = await takenEmails(ctx, tx, first ? [first.email] : []);
  const administers = first && (await administratorsAmong(ctx, tx, [first.email])).get(emailKey(first.email));
  orThrow(
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
