import { endpoints } from '@tierline/contract';
import { createProduct, createSite, grantCredits, inVendor } from '@tierline/core';
import { seedMails, seedUsers, writeAs, type Seed } from './growth-rows.ts';
import { seedOrders, seedSeats } from './growth-orders.ts';
import { seedHistory } from './history.ts';
import type { Portal, Somebody } from './place.ts';
import { id, seedLines } from './seed.ts';

/** How many there are of each thing that an account may have many of. */
export type Sizes = Record<
  'lines' | 'accounts' | 'users' | 'team' | 'operations' | 'mails' | 'orders' | 'sites' | 'entries' | 'splits',
  number
>;

const companies = ['channel', 'team', 'audited', 'buyer', 'runner', 'spender', 'splitter'] as const;

/** Companies that have much of one thing. The customer, of the buyer, has the users, and seats for them. */
export type World = Record<(typeof companies)[number] | 'customer', Somebody> & { splitLineId: string };

/** Fills a portal with companies that have much of one thing, as rows. */
export async function seedGrowth(portal: Portal, sizes: Sizes): Promise<World> {
  await seedLines(portal, sizes.lines);
  const made = await makeCompanies(portal);
  await seedHistory(portal, made.spender, sizes.entries);
  await openWallet(portal, made.runner);
  const products = await seatProducts(portal);
  const client = await writeAs(portal);
  const seed: Seed = { run: (text) => client.query(text), vendor: `'${portal.vendor.id}'::uuid` };
  await seedOperations(seed, made.audited, sizes);
  await seedMoves(seed, sizes);
  await seedAccounts(seed, made.channel, 'channel', sizes.accounts);
  await seedUsers(seed, made.team.accountId, 'team', sizes.team);
  await seedUsers(seed, made.customer.accountId, 'user', sizes.users);
  await seedMails(seed, made.channel, sizes.mails, 'accepted');
  await seedAccounts(seed, made.buyer, 'customer', sizes.orders / 100);
  await seedOrders(seed, made.buyer, products[0] ?? '', sizes.orders);
  await seedSeats(seed, made, products, sizes.users);
  await seedSites(seed, made.runner, sizes.sites);
  await seedSplits(seed, made, portal.productIds[0] ?? '', sizes.splits);
  const {
    rows: [line],
  } = await client.query<{ id: string }>(`SELECT ${id('split', '0')} AS id`);
  await client.query('VACUUM (ANALYZE)');
  await client.end();
  return { ...made, splitLineId: line?.id ?? '' };
}

async function makeCompanies(portal: Portal): Promise<Omit<World, 'splitLineId'>> {
  const company = (by: Somebody, name: string) => portal.company(by, `Growth ${name}`, `${name}@bench.example`);
  const made: [string, Somebody][] = [];
  // oxlint-disable-next-line no-await-in-loop -- One operation after another.
  for (const name of companies) made.push([name, await company(portal.staff, name)]);
  // Object.fromEntries forgets the names, which are those of the companies.
  const all = Object.fromEntries(made) as Record<(typeof companies)[number], Somebody>;
  return { ...all, customer: await company(all.buyer, 'customer') };
}

async function keyed(portal: Portal, somebody: Somebody) {
  return { ...(await portal.as(somebody)), key: crypto.randomUUID() };
}

async function openWallet(portal: Portal, runner: Somebody): Promise<void> {
  const site = { name: 'First site', country: 'DE', timeZone: 'Europe/Berlin', notes: '', credits: 1 };
  const grant = { accountId: runner.accountId, credits: 1_000_000, note: '' };
  await inVendor(portal.vendor.id, async () => grantCredits(await keyed(portal, portal.staff), grant));
  await inVendor(portal.vendor.id, async () => createSite(await keyed(portal, runner), site));
}

async function seatProducts(portal: Portal): Promise<string[]> {
  const ids = [];
  for (const name of ['Desk Phone', 'Voice Mail']) {
    const body = endpoints.createProduct.body.parse({ sku: name, name, kind: 'Seats', delivers: 'seats' });
    const make = async () => createProduct(await keyed(portal, portal.staff), body);
    // oxlint-disable-next-line no-await-in-loop -- One operation after another.
    ids.push((await inVendor(portal.vendor.id, make)).id);
  }
  return ids;
}

// Over 400 days; ten of them of a rare kind.
async function seedOperations({ run, vendor }: Seed, { userId, accountId }: Somebody, { operations }: Sizes) {
  await run(`
    INSERT INTO operation (id, vendor_id, actor_id, account_id, kind, input_hash, reply, changes, at)
    SELECT ${id('growth', 'n')}, ${vendor}, '${userId}', '${accountId}',
      CASE WHEN n % ${operations / 10} = 7 THEN 'account.create' ELSE 'user.edit' END, '', '{}',
      jsonb_build_object('subject', jsonb_build_object('kind', 'user', 'id', '${userId}', 'name', 'Max'),
        'after', jsonb_build_object('firstName', 'Max ' || n)),
      now() - make_interval(secs => 86400.0 * 400 * (${operations} - n) / ${operations})
    FROM generate_series(1, ${operations}) n`);
  await run(`
    INSERT INTO operation_account (operation_id, account_id, vendor_id, kind, at)
    SELECT o.id, o.account_id, o.vendor_id, o.kind, o.at
    FROM generate_series(1, ${operations}) n JOIN operation o ON o.id = ${id('growth', 'n')}`);
}

// By which each line item has come, with the mints of those that were issued.
async function seedMoves({ run }: Seed, { operations }: Sizes): Promise<void> {
  const mint = id('mint', 'l.id::text');
  await run(`
    INSERT INTO holding (id, vendor_id, purpose, unit, input, output)
    SELECT ${mint}, l.vendor_id, 'mint', l.id, 0, 100 FROM line_item l WHERE l.id = l.root_id`);
  await run(`
    INSERT INTO transfer (operation_id, seq, vendor_id, kind, unit, from_id, to_id, quantity)
    SELECT ${id('growth', `(1 + n % ${operations})`)}, 2 + n / ${operations}, l.vendor_id,
      CASE WHEN l.parent_id IS NULL THEN 'issue' ELSE 'split' END, l.root_id, coalesce(l.parent_id, ${mint}), l.id,
      h.input
    FROM (SELECT *, (row_number() OVER (ORDER BY created_at))::int AS n FROM line_item) l
    JOIN holding h ON h.id = l.id`);
}

// Below a company, each with a user.
async function seedAccounts(seed: Seed, upper: Somebody, kind: string, many: number): Promise<void> {
  const { run, vendor } = seed;
  await run(`
    INSERT INTO account (id, vendor_id, identifier, identifier_key, name, name_key, language, time_zone, tier,
      activated_at, created_by_id)
    SELECT ${id(kind, 'n')}, ${vendor}, '${kind}-' || n, '${kind}-' || n, 'Growth ${kind} ' || n,
      'growth${kind}' || n, 'en', 'UTC', 2, now(), '${upper.accountId}'
    FROM generate_series(1, ${many}) n`);
  await run(`
    INSERT INTO relation (upper_id, lower_id, vendor_id)
    SELECT '${upper.accountId}', ${id(kind, 'n')}, ${vendor} FROM generate_series(1, ${many}) n`);
  await seedUsers(seed, null, kind, many);
}

// One in a hundred owes a month.
async function seedSites({ run, vendor }: Seed, runner: Somebody, many: number) {
  await run(`
    INSERT INTO holding (id, vendor_id, purpose, unit, input)
    SELECT ${id('site', 'n')}, ${vendor}, 'site', ${vendor}, CASE WHEN n % 100 = 1 THEN 0 ELSE n % 5000 END
    FROM generate_series(1, ${many}) n`);
  await run(`
    INSERT INTO site (id, vendor_id, account_id, name, name_key, country, time_zone, users, devices, reported_at,
      received_at, next_month, overdue_since)
    SELECT ${id('site', 'n')}, ${vendor}, '${runner.accountId}', 'Growth site ' || n, 'growthsite' || n, 'DE',
      (ARRAY['Europe/Berlin', 'UTC', 'America/New_York', 'Asia/Tokyo'])[1 + n % 4], n % 200, n % 40, now(), now(),
      date_trunc('month', now() + interval '1 month'), CASE WHEN n % 100 = 1 THEN now() - interval '5 days' END
    FROM generate_series(1, ${many}) n`);
  await run(`
    INSERT INTO site_charge (id, vendor_id, site_id, month, amount, users, devices, state, operation_id)
    SELECT ${id('charge', 'n')}, ${vendor}, ${id('site', 'n')}, date_trunc('month', now()), 10, 5, 5, 'due',
      ${id('growth', '1')}
    FROM generate_series(1, ${many}, 100) n`);
}

// A line item that was handed on to one account so many times.
async function seedSplits(
  { run, vendor }: Seed,
  { splitter, team }: Omit<World, 'splitLineId'>,
  productId: string,
  many: number,
) {
  const root = id('split', '0');
  const order = id('split', "'order'");
  const own = (mine: string | number, theirs: string | number) => `CASE WHEN n = 0 THEN ${mine} ELSE ${theirs} END`;
  await run(`
    INSERT INTO entitlement (id, vendor_id, account_id, order_number, order_key, operation_id)
    VALUES (${order}, ${vendor}, '${splitter.accountId}', 'SPLIT', 'split', ${id('growth', '1')})`);
  await run(`
    INSERT INTO holding (id, vendor_id, purpose, unit, upper_id, input, output, received)
    SELECT ${id('split', 'n')}, ${vendor}, 'line', ${root}, ${own('NULL', root)}, ${own(many * 6, 5)},
      ${own(many * 5, 'n % 4')}, ${own(many * 6, 5)}
    FROM generate_series(0, ${many}) n
    UNION ALL SELECT ${id('split', "'mint'")}, ${vendor}, 'mint', ${root}, NULL, 0, ${many * 6}, 0`);
  await run(`
    INSERT INTO line_item (id, vendor_id, entitlement_id, product_id, account_id, from_account_id, parent_id, root_id,
      activation_id, starts_on, operation_id, created_at)
    SELECT ${id('split', 'n')}, ${vendor}, ${order}, '${productId}',
      ${own(`'${splitter.accountId}'::uuid`, `'${team.accountId}'::uuid`)}, '${splitter.accountId}',
      ${own('NULL', root)}, ${root}, 'split-' || n, current_date, ${id('growth', '1')},
      now() - make_interval(secs => ${many} - n)
    FROM generate_series(0, ${many}) n`);
}
