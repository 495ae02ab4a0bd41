import { problem, type Ask, type Reply } from '@tierline/contract';
import {
  decideAdministratorMails,
  decideAtSite,
  decideInviteAdministrators,
  emailKey,
  type NoticeRow,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import { operation } from '../kernel/operation.ts';
import { int, oneOf, readRow, readRows, text, timestamp } from '../kernel/rows.ts';
import { orThrow, found } from '../kernel/scope.ts';
import { readSiteRow, type SiteRow } from './site-rows.ts';
import { inviterOf } from '../access/way-in.ts';

type Shown = Reply<'readSite'>['administrators'][number];

const invitedRow = {
  id: text,
  email: text,
  language: text,
  createdAt: timestamp,
  state: oneOf('waiting', 'accepted', 'deferred', 'failed', 'withdrawn').orNull,
  at: timestamp.orNull,
  response: text.orNull,
};

/** The administrators of a site, and the state of the mail that informed each (C3). */
export async function readAdministrators(db: Database, siteId: string): Promise<Shown[]> {
  const rows = await readRows(
    db,
    invitedRow,
    sql`
    SELECT a.id, a.email, a.language, a.created_at, m.state, m.settled_at AS at, m.response
    FROM site_administrator a
    LEFT JOIN mail m ON m.id = a.mail_id
    WHERE a.site_id = ${siteId}::uuid ORDER BY a.created_at, a.email_key`,
  );
  return rows.map(({ id, email, language, createdAt, state, at, response }) => ({
    id,
    email,
    language,
    invitedAt: createdAt.toISOString(),
    mail: state && { state, at: at?.toISOString() ?? null, response: response ?? '' },
  }));
}

/** Names administrators of a site and mails them; they never become users of the portal (C1, C3). */
export async function inviteSiteAdministrators(
  ctx: Context,
  ask: Ask<'inviteSiteAdministrators'>,
): Promise<Reply<'inviteSiteAdministrators'>> {
  const { languages } = ctx.vendor.programme;
  const { language = ctx.language } = ask;
  if (!languages.includes(language))
    throw problem('invalid-input', {
      errors: [{ pointer: '/language', rule: 'not-one-of', facts: { values: languages.join(', ') } }],
    });
  const { accountId } = await readSiteRow(ctx, ctx.services.db, ask.id);
  return operation(ctx, 'site.invite', ask, [accountId], async (tx) => {
    const site = await readSiteRow(ctx, tx, ask.id);
    const present = await tx.siteAdministrator.findMany({ where: { siteId: site.id }, select: { email: true } });
    orThrow(
      decideInviteAdministrators({ actor: ctx.actor, site, present: present.map(({ email }) => email) }, ask.emails),
    );
    const notices = await noticesTo(
      ctx,
      tx,
      site,
      ask.emails.map((email) => ({ email, language })),
    );
    const administrators = notices.map(({ id: mailId, recipient: email }) => ({ id: randomUUID(), email, mailId }));
    await tx.siteAdministrator.createMany({
      data: administrators.map((one) => ({
        ...one,
        vendorId: ctx.vendor.id,
        siteId: site.id,
        emailKey: emailKey(one.email),
        language,
        invitedById: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      })),
    });
    return {
      reply: { administrators: administrators.map(({ id, email }) => ({ id, email })) },
      changes: { subject: { kind: 'site', id: site.id, name: site.name }, after: { emails: ask.emails, language } },
      notices,
    };
  });
}

/** Mails a site administrator again which site they look after (C3). */
export async function mailSiteAdministrator(
  ctx: Context,
  ask: Ask<'mailSiteAdministrator'>,
): Promise<Reply<'mailSiteAdministrator'>> {
  const { accountId } = await readSiteRow(ctx, ctx.services.db, ask.id);
  return operation(ctx, 'site.mail-administrator', ask, [accountId], async (tx) => {
    const {
      site,
      administrator: { id, email, language },
    } = await readAdministrator(ctx, tx, ask);
    const notices = await noticesTo(ctx, tx, site, [{ email, language }]);
    await tx.siteAdministrator.update({ where: { id }, data: { mailId: notices[0]?.id ?? null } });
    return {
      reply: { id, email },
      changes: { subject: { kind: 'site', id: site.id, name: site.name }, after: { emails: [email] } },
      notices,
    };
  });
}

/** Removes a site administrator (C3). */
export async function removeSiteAdministrator(ctx: Context, ask: Ask<'removeSiteAdministrator'>): Promise<null> {
  const { accountId } = await readSiteRow(ctx, ctx.services.db, ask.id);
  return operation(ctx, 'site.remove-administrator', ask, [accountId], async (tx) => {
    const { site, administrator } = await readAdministrator(ctx, tx, ask);
    await tx.siteAdministrator.delete({ where: { id: administrator.id } });
    return {
      reply: null,
      changes: { subject: { kind: 'site', id: site.id, name: site.name }, before: { emails: [administrator.email] } },
    };
  });
}

async function readAdministrator(ctx: Context, tx: Transaction, ask: { id: string; administratorId: string }) {
  const site = await readSiteRow(ctx, tx, ask.id);
  orThrow(decideAtSite(ctx.actor, site, 'sites.administer'));
  return {
    site,
    administrator: found(await tx.siteAdministrator.findFirst({ where: { id: ask.administratorId, siteId: site.id } })),
  };
}

// The operation locks the account exclusively, so that no two count the same mails of the hour.
async function noticesTo(
  ctx: Context,
  tx: Transaction,
  site: SiteRow,
  people: readonly { email: string; language: string }[],
): Promise<NoticeRow[]> {
  const counted = await readRow(
    tx,
    { sent: int },
    sql`
    SELECT count(*)::int AS sent
    FROM mail m
    WHERE m.account_id = ${site.accountId}::uuid
      AND m.kind = 'site-administrator'
      AND m.created_at > tierline_now() - interval '1 hour'`,
  );
  orThrow(decideAdministratorMails({ sent: counted?.sent ?? 0 }, { recipients: people.length }));
  const { name: by } = await inviterOf(ctx, tx);
  const contact = ctx.actor.kind === 'user' ? ctx.actor.email : '';
  const notice = {
    kind: 'site-administrator' as const,
    account: site.accountName,
    by,
    site: site.name,
    timeZone: site.timeZone,
    contact,
  };
  return people.map(({ email, language }) => ({
    id: randomUUID(),
    recipient: email,
    userId: null,
    accountId: site.accountId,
    lineItemId: null,
    language,
    notice,
  }));
}
