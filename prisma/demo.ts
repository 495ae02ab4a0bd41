import {
  acceptLegal, changePassword, contextOfUser, createAccount, createProduct, createUser, createVendor, findVendor, issueEntitlement, openDatabase, openMailSecret, openSecrets, readProgramme, splitLineItems, sql,
  type Context, type House, type Vendor, type Visitor,
} from '../packages/core/src/index.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { customers, distributors, installers, products, samples, type DemoCompany } from './demo-people.ts';

/** A sign-in that the demo offers. */
export type DemoSignIn = { vendor: string; label: string; email: string; password: string; path: string };

const slug = 'velkamo';
const day = 24 * 3_600_000;

/** The sign-ins of the demo data. */
export const signIns: DemoSignIn[] = Object.values(samples).map(({ label, email, password }) => ({ vendor: slug, label, email, password, path: `/${slug}` }));

/** Loads the demo data, once: a year of a camera vendor's trade, made by the use cases alone, with the clock moved. */
export async function loadDemo(databaseUrl: string, secret: string): Promise<{ loaded: boolean; signIns: DemoSignIn[] }> {
  // One connection, as the moved clock is a setting of the connection.
  const db = openDatabase(databaseUrl, { connections: 1 });
  try {
    if (await findVendor(db, slug)) return { loaded: false, signIns };
    const clock = { now: Date.now() - 440 * day };
    const house: House = { db, secrets: openSecrets(secret), publicUrl: '', mailbox: true, limits: { wait: async () => 0, count: async () => 0, giveBack: async () => undefined }, passwordCost: 4, answerMs: 0, now: () => new Date(clock.now) };
    const at = async (time: number) => {
      clock.now = time;
      await db.$executeRaw(sql`SELECT set_config('tierline.now', ${new Date(time).toISOString()}, false)`);
    };
    await at(clock.now);
    await tradeForAYear(house, at);
    return { loaded: true, signIns };
  } finally {
    await db.$disconnect();
  }
}

async function tradeForAYear(house: House, at: (time: number) => Promise<void>): Promise<void> {
  const begin = house.now().getTime();
  const programme = readProgramme(readFileSync(join(import.meta.dirname, 'programmes', `${slug}.json`), 'utf8'));
  const { vendor, masterId } = await createVendor(house, programme, samples.vendor);
  const staff = await letIn(house, vendor, masterId, samples.vendor.password);
  const catalogue = [];
  for (const product of products) catalogue.push(await createProduct(keyed(staff), product));

  const tier1: Trader[] = [];
  for (const [index, distributor] of distributors.entries()) {
    await at(begin + (index + 1) * day);
    tier1.push(await onboard(house, vendor, staff, distributor, true));
  }
  const tier2: (Trader & { distributor: number })[] = [];
  for (const [index, { distributor, ...installer }] of installers.entries()) {
    await at(begin + (8 + index * 4) * day);
    tier2.push({ distributor, ...(await onboard(house, vendor, within(tier1, distributor).ctx, installer, index % 4 !== 3)) });
  }
  const first = within(tier2, 0);
  const colleague = await createUser(keyed(first.ctx), {
    id: first.id, email: samples.observer.email, firstName: samples.observer.firstName, lastName: samples.observer.lastName, phone: '', mobile: '', address: '', language: 'de', timeZone: 'Europe/Berlin',
    level: 'observer', maySignIn: true, sharedLogin: false, marketingMail: false, expiryMail: true,
  });
  await letIn(house, vendor, colleague.id, samples.observer.password);

  const tier3: { installer: number; id: string }[] = [];
  for (const [index, name] of customers.entries()) {
    await at(begin + (90 + index * 2) * day);
    const installer = Math.floor(index / 3);
    const { ctx } = within(tier2, installer);
    const domain = name.toLowerCase().normalize('NFD').replace(/[^a-z]/gu, '');
    const { account } = await createAccount(keyed(ctx), {
      name, description: '', address: '', country: within(installers, installer).country, visibleToPartners: index % 5 === 0, user: { email: `technik@${domain}.example`, firstName: '', lastName: '' },
    });
    tier3.push({ installer, id: account.id });
  }

  // Thirty purchases over the year; of each, some copies travel on to an installer, and from there to a customer.
  const lines = [];
  for (let purchase = 0; purchase < 30; purchase++) {
    await at(begin + (100 + purchase * 8) * day);
    const distributor = purchase % 3;
    const product = within(catalogue, (purchase * 5) % catalogue.length);
    const { lines: [line] } = await issueEntitlement(keyed(staff), {
      accountId: within(tier1, distributor).id, orderNumber: `VK-${2400 + purchase * 7}`, mail: true, lines: [{ productId: product.id, copies: [25, 50, 100, 250][purchase % 4] ?? 25 }],
    });
    if (line) lines.push({ distributor, id: line.id, purchase });
  }
  for (const { distributor, id, purchase } of lines) {
    const partners = tier2.filter((installer) => installer.distributor === distributor);
    for (const round of purchase % 3 === 0 ? [0] : [0, 1]) {
      const partner = within(partners, (purchase + round * 2) % partners.length);
      await at(begin + (102 + purchase * 8 + round * 9) * day);
      const copies = 6 + ((purchase * 7 + round * 5) % 14);
      const [child] = (await split(within(tier1, distributor).ctx, id, partner.id, copies)).splits;
      const own = tier3.filter((customer) => within(tier2, customer.installer).id === partner.id);
      const customer = own[purchase % Math.max(own.length, 1)];
      if (child && customer && (purchase + round) % 3 === 0) {
        await at(begin + (104 + purchase * 8 + round * 9) * day);
        await split(partner.ctx, child.id, customer.id, 1 + (purchase % 5));
      }
    }
  }
}

/** An account and the person who acts for it. */
type Trader = { id: string; ctx: Context };

async function onboard(house: House, vendor: Vendor, by: Context, { user, ...company }: DemoCompany, signsIn: boolean): Promise<Trader> {
  const { account, user: master } = await createAccount(keyed(by), { ...company, description: '', address: '', visibleToPartners: true, user: { email: user.email, firstName: user.firstName, lastName: user.lastName, language: company.language } });
  if (!master) throw new Error('an account of this tier comes with its first user');
  const known = Object.values(samples).find((sample) => sample.email === user.email);
  const ctx = signsIn ? await letIn(house, vendor, master.id, known?.password ?? `${crypto.randomUUID()}-demo`) : await contextOfUser(visitorOf(house, vendor), master.id);
  return { id: account.id, ctx };
}

// Signs in with the initial password of the mail and chooses another, as the person would; a Master activates the account with that.
async function letIn(house: House, vendor: Vendor, userId: string, password: string): Promise<Context> {
  const mail = await house.db.mail.findFirstOrThrow({ where: { userId, kind: 'initial-password' }, orderBy: { createdAt: 'desc' } });
  const visitor = visitorOf(house, vendor);
  await acceptLegal(await contextOfUser(visitor, userId), { documents: vendor.programme.legal.map(({ kind, version }) => ({ kind, version })) });
  await changePassword(await contextOfUser(visitor, userId), { current: openMailSecret(house, mail) ?? '', password });
  await house.db.user.update({ where: { id: userId }, data: { lastSignInAt: house.now() } });
  return contextOfUser(visitor, userId);
}

function split(ctx: Context, lineItemId: string, accountId: string, copies: number) {
  return splitLineItems(keyed(ctx), { rows: [{ lineItemId, accountId, copies }], mail: true, message: '' });
}

function visitorOf(house: House, vendor: Vendor): Visitor {
  return { house, vendor, language: '', address: '', userAgent: '' };
}

function keyed(ctx: Context): Context {
  return { ...ctx, key: crypto.randomUUID() };
}

function within<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`the demo data has no entry ${index}`);
  return item;
}
