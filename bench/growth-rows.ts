import type { Notice } from '@tierline/domain';
import pg from 'pg';
import type { Portal, Somebody } from './place.ts';
import { id } from './seed.ts';

/** What rows are written with, and the vendor that they are of, as SQL. */
export type Seed = { run: (text: string) => Promise<unknown>; vendor: string };

/** A connection of the owner that looks at no trigger and no foreign key: what is written is right, and much. */
export async function writeAs(portal: Portal): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: portal.ownerUrl, options: '-c tierline.vendor=all' });
  await client.connect();
  await client.query("SET synchronous_commit = off; SET session_replication_role = 'replica'");
  return client;
}

/** Users of one account, or, where it is null, one of each account of their kind. One in a thousand is a Master. */
export async function seedUsers({ run, vendor }: Seed, of: string | null, kind: string, many: number): Promise<void> {
  const email = `'${kind}' || n || '@bench.example'`;
  await run(`
    INSERT INTO portal_user (id, vendor_id, account_id, email, email_key, first_name, last_name, search_key, language,
      time_zone, role, may_sign_in, password_kind)
    SELECT ${person(kind)}, ${vendor}, ${of === null ? id(kind, 'n') : `'${of}'`}, ${email}, ${email}, 'Ada',
      'Number ' || n, 'adanumber' || n || ' number' || n || 'ada ' || ${email}, 'en', 'UTC',
      CASE WHEN n % 1000 = 1 THEN 'master' ELSE 'operator' END, TRUE, 'own'
    FROM generate_series(1, ${many}) n`);
}

/** SQL for the id of a user of a kind. */
export function person(kind: string): string {
  return id('person', `'${kind}' || n`);
}

const notice = {
  kind: 'lines-handed-on',
  account: 'Growth channel 1',
  from: 'Growth channel',
  by: 'channel@bench.example',
  message: '',
  lines: [
    {
      activationId: '7F3K-9QXR-2M4C-HJ8V-0TZD-5WPA',
      product: 'Scene Analytics',
      copies: 12,
      startsOn: '2026-01-01',
      expiresOn: null,
    },
  ],
} satisfies Notice;

/** Mails that a company has caused, each to a user of one below it. */
export async function seedMails(
  { run, vendor }: Seed,
  { accountId }: Somebody,
  many: number,
  state: 'accepted' | 'waiting',
): Promise<void> {
  await run(`
    INSERT INTO mail (id, vendor_id, operation_id, account_id, kind, recipient, user_id, language, payload, state,
      next_try_at, created_at)
    SELECT ${id(`mail ${state}`, 'n')}, ${vendor}, ${id('growth', '1')}, '${accountId}', '${notice.kind}',
      'channel' || n || '@bench.example', ${person('channel')}, 'en', '${JSON.stringify(notice)}', '${state}',
      now() - interval '1 hour', now() - make_interval(secs => ${many} - n)
    FROM generate_series(1, ${many}) n`);
}

const cookies = new Map<string, Promise<string>>();

/** Headers of somebody signed in. */
export async function headersOf(portal: Portal, by: Somebody): Promise<Record<string, string>> {
  const key = `${portal.origin} ${by.userId}`;
  const cookie = cookies.get(key) ?? portal.signIn(by);
  cookies.set(key, cookie);
  return { cookie: await cookie, 'Tierline-Vendor': portal.vendor.slug };
}
