import { invitationDays, roleName, type Role, type NoticeRow } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context, Services, Vendor } from '../kernel/context.ts';
import type { Database, Transaction } from '../kernel/db.ts';
import type { Prisma } from '../../generated/client.ts';
import type { WithSecret } from '../kernel/outbox.ts';
import { freshInitialPassword, hashInitialPassword } from './password.ts';
import { nameOfPerson } from '../kernel/person-name.ts';
import { freshToken, tokenHash } from '../kernel/secret.ts';

/** How many hours an initial password is valid (A9). */
export const initialPasswordHours = 72;

/** The kinds of mail that give access. */
export const accessMails = ['initial-password', 'invitation'] as const;

/** The user who gets access. */
export type Invitee = { id: string; email: string; firstName: string; language: string; role: Role };

/** The inviter, and the account the operation is recorded for; a name of '' for nobody. */
type Inviter = { name: string; accountId: string; account: string };

/** How a user gets access: the columns of their row, the invitation where the programme has those, and the mail. */
export type Credential = {
  columns: { passwordHash: string | null; passwordKind: 'initial' | null; initialPasswordExpiresAt: Date | null };
  invitation: Prisma.InvitationCreateManyInput | null;
  notice: NoticeRow & WithSecret;
};

/**
 * Creates a user's credential, as the programme provides: an initial password (A9) or an invitation (A10). Nothing
 * is stored of the secret itself but in the mail, sealed.
 */
export async function createCredential(
  services: Services,
  vendor: Vendor,
  account: { id: string; name: string },
  guest: Invitee,
  host: Inviter,
): Promise<Credential> {
  return vendor.programme.firstAccess === 'invitation'
    ? invited(services, vendor, account, guest, host)
    : withInitialPassword(services, account, guest, host);
}

async function withInitialPassword(
  services: Services,
  account: { name: string },
  guest: Invitee,
  host: Inviter,
): Promise<Credential> {
  const password = freshInitialPassword();
  const expiresAt = new Date(services.now().getTime() + initialPasswordHours * 3_600_000);
  const { email, firstName } = guest;
  return {
    columns: {
      passwordHash: await hashInitialPassword(password),
      passwordKind: 'initial',
      initialPasswordExpiresAt: expiresAt,
    },
    invitation: null,
    notice: sealed(services, guest, host, password, {
      kind: 'initial-password',
      account: account.name,
      by: host.name,
      byAccount: host.account,
      firstName,
      email,
      expiresAt: expiresAt.toISOString(),
    }),
  };
}

function invited(
  services: Services,
  vendor: Vendor,
  account: { id: string; name: string },
  guest: Invitee,
  host: Inviter,
): Credential {
  const token = freshToken();
  const expiresAt = new Date(services.now().getTime() + invitationDays * 24 * 3_600_000);
  const { id: userId, email, firstName, role } = guest;
  const notice = sealed(services, guest, host, token, {
    kind: 'invitation',
    account: account.name,
    by: host.name,
    byAccount: host.account,
    role: roleName(vendor.programme, role, guest.language),
    firstName,
    email,
    expiresAt: expiresAt.toISOString(),
  });
  return {
    columns: { passwordHash: null, passwordKind: null, initialPasswordExpiresAt: null },
    notice,
    invitation: {
      id: notice.id,
      vendorId: vendor.id,
      accountId: account.id,
      userId,
      email,
      role,
      hash: tokenHash(token),
      expiresAt,
      createdAt: services.now(),
    },
  };
}

function sealed(
  services: Services,
  guest: Invitee,
  host: Inviter,
  secret: string,
  notice: NoticeRow['notice'],
): NoticeRow & WithSecret {
  const id = randomUUID();
  return {
    id,
    recipient: guest.email,
    userId: guest.id,
    accountId: host.accountId,
    lineItemId: null,
    language: guest.language,
    notice,
    secret: services.secrets.seal(secret, `mail ${id}`),
  };
}

/** Gives access to an existing user: an earlier initial password or invitation stops working. */
export async function grantAccess(
  ctx: Context,
  tx: Transaction,
  account: { id: string; name: string },
  guest: Invitee,
): Promise<NoticeRow & WithSecret> {
  const { columns, invitation, notice } = await createCredential(
    ctx.services,
    ctx.vendor,
    account,
    guest,
    await inviterOf(ctx, tx),
  );
  await revokeAccess(ctx, tx, guest.id, 'replaced');
  await tx.user.update({ where: { id: guest.id }, data: columns });
  if (invitation) await tx.invitation.create({ data: invitation });
  return notice;
}

/** Ends whatever would still give a user access, and withdraws unsent mails with it. */
export async function revokeAccess(
  ctx: Context,
  tx: Transaction,
  userId: string,
  ending: 'replaced' | 'revoked',
): Promise<void> {
  const endedAt = ctx.services.now();
  await tx.invitation.updateMany({ where: { userId, ending: null }, data: { ending, endedAt } });
  await tx.mail.updateMany({
    where: { userId, kind: { in: [...accessMails] }, state: { in: ['waiting', 'deferred'] } },
    data: { state: 'withdrawn', response: `not sent: ${ending}`, secret: null, settledAt: endedAt },
  });
}

/** The actor as the invited user sees them. An API key has no name to show: the mail then names the account alone. */
export async function inviterOf(ctx: Context, tx: Database | Transaction): Promise<Inviter> {
  const { id: accountId, name: account } = ctx.actor.account;
  if (ctx.actor.kind !== 'user') return { name: '', accountId, account };
  const user = await tx.user.findUniqueOrThrow({
    where: { id: ctx.actor.id },
    select: { firstName: true, lastName: true, email: true },
  });
  return { name: nameOfPerson(user), accountId, account };
}
