import {
  chargeSites,
  contextOfUser,
  createAccount,
  createProduct,
  createSite,
  deleteSite,
  enterOrder,
  grantCredits,
  invitePeople,
  inviteSiteAdministrators,
  listSites,
  moveCredits,
  readBalance,
  reportUsage,
  reverseCredits,
  warnPartners,
  type Context,
  type Services,
  type Vendor,
} from '../../packages/core/src/index.ts';
import type { Site } from '../../packages/contract/src/index.ts';
import {
  activationRules,
  ask,
  day,
  founded,
  keyed,
  signInFirst,
  visitorOf,
  within,
  type DemoVendor,
  type Stage,
} from './stage.ts';
import type { DemoCompany } from './velkamo-people.ts';
import { resellers, samples, sites, staff, type DemoSite } from './zarnika-people.ts';
import { monthsBefore, usedIn, wantedCredits } from './zarnika-plan.ts';

/**
 * The access-control vendor: a year in which two resellers keep their customers' sites running on credits, and a third
 * has not signed up yet.
 */
export const zarnika: DemoVendor = { slug: 'zarnika', samples, trade };

/** A reseller: its account, its Master, and the user who moves its credits. */
type Partner = { id: string; master: Context; operator: Context };

/**
 * The vendor's office: who acts there, the product that a reseller orders credits with, and the number of the next
 * order.
 */
type Office = { staff: Context; hundred: string; order: number };

async function trade({ services, at }: Stage): Promise<void> {
  const today = Date.now();
  const calendar = monthsBefore(today);
  const last = calendar.length - 1;
  const on = (month: number, dayOfMonth: number) =>
    at(Math.min(within(calendar, month) + (dayOfMonth - 0.4) * day, today - 3_600_000));
  await on(0, 2);
  await founded(services, samples.vendor, async (vendor, petra) => {
    const hundred = await createProduct(keyed(petra), {
      ...activationRules,
      sku: 'ZA-C100',
      name: '100 access credits',
      kind: 'Credits',
      termMonths: null,
      description: '',
      delivers: 'credits',
      integration: null,
      credits: 100,
    });
    const office: Office = { staff: petra, hundred: hundred.id, order: 5101 };
    await on(0, 3);
    const partners = [
      await signedUp(services, vendor, petra, within(resellers, 0)),
      await signedUp(services, vendor, petra, within(resellers, 1)),
    ];
    within(partners, 0).operator = await hire(services, vendor, within(partners, 0));

    const made = new Map<string, DemoSite>();
    for (const month of calendar.keys()) {
      // Costs are taken on the first of the month, in each site’s time zone; all have it by the morning in UTC.
      await on(month, 1);
      if (month > 0) await chargeSites(services);
      // Warnings about sites are sent once at the end; a year of such mails would help nobody.
      if (month === last) await warnPartners(services);
      await on(month, 3);
      if (month % 3 === 0)
        for (const [index, { id }] of partners.entries())
          await grantCredits(keyed(petra), {
            accountId: id,
            credits: index === 0 ? 800 : 700,
            note: `Contract ${2025 + Math.floor(month / 12)}, part ${month / 3 + 1}`,
          });
      await on(month, 4);
      for (const site of sites)
        if (site.month === month && site.fate !== 'new')
          made.set(await open(office, within(partners, site.reseller), site), site);
      await on(month, 5);
      for (const partner of partners)
        for (const { id } of await sitesOf(partner)) await report(petra, made, id, month, services.now());
      await on(month, 6);
      if (month < last) for (const partner of partners) await topUp(office, partner, made, month);
      if (month === 6) await mistake(within(partners, 0), () => on(month, 7));
      if (month === 8) {
        await on(month, 20);
        const gone = (await sitesOf(within(partners, 0))).find(({ id }) => made.get(id)?.fate === 'deleted');
        if (gone) await deleteSite(keyed(within(partners, 0).master), { id: gone.id });
      }
    }
    await lately(services, office, partners, made, at, today);
  });
}

/**
 * What happened in the last days: a newcomer is invited, a colleague too, a site begins, some get credits, and all
 * products but one have just reported.
 */
async function lately(
  services: Services,
  office: Office,
  partners: readonly Partner[],
  made: Map<string, DemoSite>,
  at: Stage['at'],
  today: number,
): Promise<void> {
  const [first] = partners;
  if (!first) return;
  const { email, firstName, lastName, role } = within(staff, 3);
  await at(today - 3 * day);
  await invitePeople(keyed(first.master), {
    accountId: first.id,
    people: [{ email, firstName, lastName, role, language: 'de' }],
  });
  await at(today - 2 * day);
  await onboard(office.staff, within(resellers, 2));
  for (const site of sites) if (site.fate === 'new') await open(office, within(partners, site.reseller), site);
  await ask(first.master, office.staff.actor.account.id, office.hundred, 5);
  const supplied = (await sitesOf(first)).filter(({ id }) => made.get(id)?.fate === 'supplied');
  for (const [index, credits] of [60, 25].entries()) {
    await at(today - (index + 1) * day);
    const site = supplied[index + 1];
    if (site)
      await moveCredits(keyed(index === 0 ? first.operator : first.master), {
        rows: [{ fromSiteId: null, toSiteId: site.id, credits }],
        note: '',
      });
  }
  await at(today - 2 * 3_600_000);
  for (const partner of partners)
    for (const { id } of await sitesOf(partner))
      if (made.get(id)?.fate !== 'silent') await report(office.staff, made, id, 12, services.now());
  await at(today);
}

/** Creates a reseller, whose Master is invited. */
async function onboard(by: Context, { user, ...company }: DemoCompany): Promise<{ id: string; masterId: string }> {
  const { account, user: master } = await createAccount(keyed(by), {
    ...company,
    description: '',
    address: '',
    visibleToPartners: false,
    user: { email: user.email, firstName: user.firstName, lastName: user.lastName, language: company.language },
  });
  if (!master) throw new Error('a reseller comes with its Master');
  return { id: account.id, masterId: master.id };
}

async function signedUp(services: Services, vendor: Vendor, by: Context, company: DemoCompany): Promise<Partner> {
  const { id, masterId } = await onboard(by, company);
  const known = Object.values(samples).find((sample) => sample.email === company.user.email);
  await signInFirst(services, vendor, masterId, known?.password ?? `${crypto.randomUUID()}-demo`);
  // The account is active only now.
  const master = await contextOfUser(visitorOf(services, vendor), masterId);
  return { id, master, operator: master };
}

/** The first reseller's staff comes; answers with the one who moves credits. */
async function hire(services: Services, vendor: Vendor, { id, master }: Partner): Promise<Context> {
  const { users } = await invitePeople(keyed(master), {
    accountId: id,
    people: staff
      .slice(0, 3)
      .map(({ email, firstName, lastName, role }) => ({ email, firstName, lastName, role, language: 'de' })),
  });
  let operator = master;
  for (const [index, user] of users.entries()) {
    const { role, password } = within(staff, index);
    const ctx = await signInFirst(services, vendor, user.id, password ?? `${crypto.randomUUID()}-demo`);
    if (role === 'operator') operator = ctx;
  }
  return operator;
}

/** Creates a site, with its administrators; answers with its id. */
async function open(
  office: Office,
  partner: Partner,
  { name, country, timeZone, notes, users, devices, administrators = [] }: DemoSite,
): Promise<string> {
  const credits = 20 + Math.ceil(users / 4) + devices * 4;
  await haveAtLeast(credits, office, partner);
  const { id } = await createSite(keyed(partner.operator), { name, country, timeZone, notes, credits });
  if (administrators.length > 0)
    await inviteSiteAdministrators(keyed(partner.master), { id, emails: [...administrators], language: 'en' });
  return id;
}

async function sitesOf({ id, master }: Partner): Promise<Site[]> {
  return (await listSites(master, { accountId: id, state: 'living', sort: 'name', limit: 100 })).items;
}

/** A product reports what a site is used by. */
async function report(
  vendor: Context,
  made: ReadonlyMap<string, DemoSite>,
  id: string,
  month: number,
  at: Date,
): Promise<void> {
  const site = made.get(id);
  // Full sites report the same each month; the demo data has only the last report.
  if (site && (month - site.month < 7 || month >= 11))
    await reportUsage(keyed(vendor), { id, ...usedIn(site, month), at: at.toISOString() });
}

/**
 * Moves credits so that each site has what its fate wants, all in one step; the reseller orders what is missing for it.
 */
async function topUp(
  office: Office,
  partner: Partner,
  made: ReadonlyMap<string, DemoSite>,
  month: number,
): Promise<void> {
  const rows = (await sitesOf(partner)).flatMap(({ id, credits, monthlyCost }) => {
    const site = made.get(id);
    const change = site ? wantedCredits(site, month, credits, monthlyCost) - credits : 0;
    return change === 0
      ? []
      : [
          change > 0
            ? { fromSiteId: null, toSiteId: id, credits: change }
            : { fromSiteId: id, toSiteId: null, credits: -change },
        ];
  });
  const needed = rows.reduce((sum, row) => sum + (row.toSiteId === null ? -row.credits : row.credits), 0);
  await haveAtLeast(needed, office, partner);
  if (rows.length > 0)
    await moveCredits(keyed(partner.operator), { rows, note: month % 3 === 0 ? 'Quarterly round' : '' });
}

/** A reseller orders the credits that are missing. */
async function haveAtLeast(needed: number, office: Office, { id, master }: Partner): Promise<void> {
  const { balance } = await readBalance(master, {});
  if (balance >= needed) return;
  const quantity = Math.ceil((needed - balance + 250) / 100);
  await enterOrder(keyed(office.staff), {
    accountId: id,
    number: `ZA-${String(office.order++)}`,
    lines: [{ productId: office.hundred, quantity }],
  });
}

/** Somebody tops the wrong site up, and reverses it the day after. */
async function mistake(partner: Partner, nextDay: () => Promise<void>): Promise<void> {
  const [, wrong] = await sitesOf(partner);
  if (!wrong) return;
  const { operationId } = await moveCredits(keyed(partner.operator), {
    rows: [{ fromSiteId: null, toSiteId: wrong.id, credits: 40 }],
    note: '',
  });
  await nextDay();
  await reverseCredits(keyed(partner.master), { operationId, note: 'Was meant for another site' });
}
