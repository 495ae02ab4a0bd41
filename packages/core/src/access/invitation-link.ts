import { problem, type Ask, type Reply } from '@tierline/contract';
import {
  decideAcceptInvitation,
  decideAcceptYet,
  decideInvitationLink,
  inWords,
  legalToAccept,
  personKey,
  roles,
  type LinkFacts,
} from '@tierline/domain';
import type { Context, Visitor } from '../kernel/context.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import { countAttempt, giveAttemptBack, rateLimitNetwork, type Limited } from '../kernel/limit.ts';
import { namesOfMasters } from '../accounts/masters.ts';
import { operation } from '../kernel/operation.ts';
import { bool, joined, json, oneOf, readRow, text, timestamp, type Row } from '../kernel/rows.ts';
import { knownWords } from './known-words.ts';
import { takeOwnPassword } from './password-change.ts';
import { hashPassword, isGuessable } from './password.ts';
import { orThrow, reasonOf } from '../kernel/scope.ts';
import { tokenHash } from '../kernel/secret.ts';
import { contextOfUser } from './session-context.ts';
import { beginSession, type Ticket } from './session.ts';
import { noteSignIn } from './sign-in.ts';

/** Shows an invitation to the holder of its link; records the first time that it was opened (A10). */
export async function openInvitation(visitor: Visitor, ask: Ask<'openInvitation'>): Promise<Reply<'openInvitation'>> {
  const { link, facts } = await readLink(visitor, ask.token);
  const ctx = await contextOfUser(visitor, link.userId);
  if (facts.invitation?.openedAt === null) {
    await operation(ctx, 'invitation.open', {}, [], async (tx) => {
      await tx.invitation.updateMany({
        where: { id: link.id, openedAt: null },
        data: { openedAt: visitor.services.now() },
      });
      return { reply: null, changes: { subject: { kind: 'user', id: link.userId, name: link.email } } };
    });
  }
  const { email, firstName, lastName, language, role } = link;
  return {
    email,
    account: link.accountName,
    role,
    firstName,
    lastName,
    language,
    expiresAt: link.expiresAt.toISOString(),
    documents: legalToAccept(ctx.vendor.programme, link.acceptedLegal).map(({ kind, version, text: words }) => ({
      kind,
      version,
      text: inWords(words, ctx.language),
    })),
    accept: reasonOf(ctx, decideAcceptYet(facts)),
  };
}

/**
 * Accepts an invitation, once: name, language, a password of their own, and each version of the documents (A10). The
 * first Master's activates the account (A7). Of two requests at once one succeeds. The user is signed in.
 */
export async function acceptInvitation(
  visitor: Visitor,
  ask: Ask<'acceptInvitation'>,
): Promise<{ ticket: Ticket; ctx: Context }> {
  const { services, vendor } = visitor;
  const { link, facts } = await readLink(visitor, ask.token);
  const present = (ask.documents ?? []).filter(({ kind, version }) =>
    vendor.programme.legal.some((document) => document.kind === kind && document.version === version),
  );
  const acceptedLegal = {
    ...link.acceptedLegal,
    ...Object.fromEntries(present.map(({ kind, version }) => [kind, version])),
  };
  const { firstName, lastName } = ask;
  const about = knownWords({ firstName, lastName, email: link.email, account: link.accountName }, vendor);
  const more = {
    toAccept: legalToAccept(vendor.programme, acceptedLegal).length,
    guessable: await isGuessable(ask.password, about),
  };
  orThrow(decideAcceptInvitation({ ...facts, ...more }, ask));
  const passwordHash = await hashPassword(ask.password, visitor);

  const ctx = await contextOfUser(visitor, link.userId);
  await operation(ctx, 'invitation.accept', {}, [link.accountId], async (tx) => {
    // Under the account's lock, as its people may have changed since.
    orThrow(decideAcceptInvitation({ ...(await findLink(visitor, tx, ask.token)).facts, ...more }, ask));
    await tx.invitation.update({
      where: { id: link.id, ending: null },
      data: { ending: 'used', endedAt: services.now(), openedAt: link.openedAt ?? services.now() },
    });
    const { language, timeZone = link.timeZone } = ask;
    await tx.user.update({
      where: { id: link.userId },
      data: {
        firstName,
        lastName,
        searchKey: personKey({ firstName, lastName, email: link.email }),
        language,
        timeZone,
        acceptedLegal,
        version: { increment: 1 },
      },
    });
    const activated = await takeOwnPassword(ctx, tx, passwordHash);
    return {
      reply: null,
      changes: {
        subject: { kind: 'user', id: link.userId, name: link.email },
        after: { firstName, lastName, language, documents: present, ...(activated && { accountActivated: true }) },
      },
    };
  });
  const user = { id: link.userId, sharedLogin: link.sharedLogin };
  const begun = await beginSession(visitor, user);
  await noteSignIn(visitor, user, 'signed-in');
  return begun;
}

const linkRow = {
  ending: oneOf('used', 'revoked', 'replaced').orNull,
  expiresAt: timestamp,
  openedAt: timestamp.orNull,
  mail: oneOf('waiting', 'accepted', 'deferred', 'failed', 'withdrawn'),
  id: text,
  email: text,
  userId: text.orNull,
  ...joined({
    role: oneOf(...roles),
    status: oneOf('active', 'inactive'),
    maySignIn: bool,
    sharedLogin: bool,
    firstName: text,
    lastName: text,
    language: text,
    timeZone: text,
    acceptedLegal: json<Record<string, string>>(),
  }),
  accountId: text,
  accountName: text,
  accountStatus: oneOf('active', 'suspended', 'closed'),
  activated: bool,
  masters: text,
};

type LinkRow = Row<typeof linkRow>;

// A link that is good, with the facts about it. Attempts with unknown links are limited by network address.
async function readLink(
  visitor: Visitor,
  token: string,
): Promise<{ link: LinkRow & { userId: string }; facts: LinkFacts }> {
  const { services } = visitor;
  const limited: Limited = [['invitation-address', rateLimitNetwork(visitor.address)]];
  await countAttempt(services, limited);
  const { row, facts } = await findLink(visitor, services.db, token);
  if (row !== undefined) await giveAttemptBack(services, limited);
  orThrow(decideInvitationLink(facts));
  if (row === undefined || row.userId === null) throw problem('invitation-unknown', {});
  return { link: { ...row, userId: row.userId }, facts };
}

async function findLink(
  { services, vendor }: Visitor,
  db: Database | Transaction,
  token: string,
): Promise<{ row: LinkRow | undefined; facts: LinkFacts }> {
  const row = await readRow(
    db,
    linkRow,
    sql`
    SELECT i.id,
      i.email,
      i.user_id,
      i.ending,
      i.expires_at,
      i.opened_at,
      coalesce(m.state, 'waiting') AS mail,
      u.role,
      u.status,
      u.may_sign_in,
      u.shared_login,
      u.first_name,
      u.last_name,
      u.language,
      u.time_zone,
      u.accepted_legal,
      a.id AS account_id,
      a.name AS account_name,
      a.status AS account_status,
      a.activated_at IS NOT NULL AS activated,
      ${namesOfMasters(sql`a.id`)} AS masters
    FROM invitation i
    JOIN account a ON a.id = i.account_id
    LEFT JOIN portal_user u ON u.id = i.user_id
    LEFT JOIN mail m ON m.id = i.id
    WHERE i.hash = ${tokenHash(token)} AND i.vendor_id = ${vendor.id}::uuid`,
  );
  const account = {
    name: row?.accountName ?? '',
    status: row?.accountStatus ?? 'active',
    activated: row?.activated ?? false,
    masters: row?.masters ?? '',
  };
  return {
    row,
    facts: { now: services.now(), invitation: row ?? null, user: row && row.userId !== null ? row : null, account },
  };
}
