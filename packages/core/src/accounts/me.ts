import { problem, type Ask, type Me, type Reply } from '@tierline/contract';
import { decideMay, inWords, legalToAccept, permissions, personKey, type Permission } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { defined, operation, pick, type Changes } from '../kernel/operation.ts';
import { reasonOf } from '../kernel/scope.ts';

/** Reads the signed-in user, their account, and what they may do or the reason why not (A6, E6). */
export async function readMe(ctx: Context): Promise<Me> {
  const user = await ctx.services.db.user.findFirstOrThrow({
    where: { id: ctx.actor.id },
    include: { account: true },
  });
  const names = Object.keys(permissions) as Permission[]; // the keys of the table, which Object.keys forgets
  const { id, name, tier, status } = ctx.actor.account;
  return {
    user: {
      id: user.id,
      email: user.email,
      firstName: user.firstName,
      lastName: user.lastName,
      phone: user.phone,
      mobile: user.mobile,
      address: user.address,
      language: user.language,
      timeZone: user.timeZone,
      role: ctx.actor.role,
      marketingMail: user.marketingMail,
      expiryMail: user.expiryMail,
      sharedLogin: user.sharedLogin,
    },
    account: { id, name, identifier: user.account.identifier, tier, status },
    vendor: ctx.vendor.slug,
    mustChangePassword: ctx.mustChangePassword,
    mustSetUpSecondFactor: ctx.mustSetUpSecondFactor,
    mustAccept: legalToAccept(ctx.vendor.programme, ctx.acceptedLegal).map(({ kind, version, text }) => ({
      kind,
      version,
      text: inWords(text, ctx.language),
    })),
    // One entry for each permission: the names are all there are.
    may: Object.fromEntries(
      names.map((permission) => [permission, reasonOf(ctx, decideMay(ctx.actor, permission))]),
    ) as Me['may'],
  };
}

/** Edits the signed-in user's own profile (A5). */
export async function editMe(ctx: Context, ask: Ask<'editMe'>): Promise<Me> {
  await operation(ctx, 'user.edit', ask, [], async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id: ctx.actor.id } });
    const given = defined(ask);
    await tx.user.update({
      where: { id: ctx.actor.id },
      data: { ...given, searchKey: personKey({ ...before, ...given }) },
    });
    return {
      reply: null,
      changes: { ...aboutMe(ctx), before: pick(before, Object.keys(given)), after: given },
    };
  });
  return readMe(ctx);
}

/**
 * Records that the signed-in user accepts the current versions of the legal documents (A9). Other versions do not
 * count: `acceptance-needed` where a current one is missing.
 */
export async function acceptLegal(ctx: Context, ask: Ask<'acceptLegal'>): Promise<Reply<'acceptLegal'>> {
  const { legal } = ctx.vendor.programme;
  const present = ask.documents.filter(({ kind, version }) =>
    legal.some((document) => document.kind === kind && document.version === version),
  );
  const acceptedLegal = {
    ...ctx.acceptedLegal,
    ...Object.fromEntries(present.map(({ kind, version }) => [kind, version])),
  };
  if (legalToAccept(ctx.vendor.programme, acceptedLegal).length > 0) throw problem('acceptance-needed', {});
  await operation(ctx, 'legal.accept', ask, [], async (tx) => {
    await tx.user.update({ where: { id: ctx.actor.id }, data: { acceptedLegal } });
    return { reply: null, changes: { ...aboutMe(ctx), after: { documents: present } } };
  });
  return readMe({ ...ctx, acceptedLegal });
}

/** Names the signed-in user as what an operation is about, for the audit (X2). */
export function aboutMe(ctx: Context): Pick<Changes, 'subject'> {
  return { subject: { kind: 'user', id: ctx.actor.id, name: ctx.actor.email } };
}
