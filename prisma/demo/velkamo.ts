import {
  contextOfUser,
  createAccount,
  createProduct,
  createUser,
  issueEntitlement,
  makeDemoKeys,
  recallCopies,
  splitLineItems,
  type Context,
  type Services,
  type Vendor,
} from '../../packages/core/src/index.ts';
import { activateDevices, activatedBy } from './velkamo-devices.ts';
import { renewLines } from './velkamo-renewals.ts';
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
import { customers, distributors, installers, products, samples, type DemoCompany } from './velkamo-people.ts';

/** The camera vendor: a year of entitlements that travel from distributors over installers to end customers. */
export const velkamo: DemoVendor = { slug: 'velkamo', samples, trade };

async function trade({ services, at }: Stage): Promise<void> {
  await at(Date.now() - 440 * day);
  const begin = services.now().getTime();
  await founded(services, samples.vendor, async (vendor, staff) => {
    await makeDemoKeys(services, vendor);
    const catalogue = [];
    for (const product of products)
      catalogue.push(
        await createProduct(keyed(staff), {
          ...activationRules,
          hostScheme: 'serial',
          ...activatedBy[product.sku],
          ...product,
          delivers: 'copies',
          integration: null,
          credits: null,
        }),
      );

    const tier1: Trader[] = [];
    for (const [index, distributor] of distributors.entries()) {
      await at(begin + (index + 1) * day);
      tier1.push(await onboard(services, vendor, staff, distributor, true));
    }
    const tier2: (Trader & { distributor: number })[] = [];
    for (const [index, { distributor, ...installer }] of installers.entries()) {
      await at(begin + (8 + index * 4) * day);
      tier2.push({
        distributor,
        ...(await onboard(services, vendor, within(tier1, distributor).ctx, installer, index % 4 !== 3)),
      });
    }
    const first = within(tier2, 0);
    const colleague = await createUser(keyed(first.ctx), {
      id: first.id,
      email: samples.observer.email,
      firstName: samples.observer.firstName,
      lastName: samples.observer.lastName,
      phone: '',
      mobile: '',
      address: '',
      language: 'de',
      timeZone: 'Europe/Berlin',
      role: 'observer',
      maySignIn: true,
      sharedLogin: false,
      marketingMail: false,
      expiryMail: true,
    });
    await signInFirst(services, vendor, colleague.id, samples.observer.password);

    const tier3: { installer: number; id: string }[] = [];
    for (const [index, name] of customers.entries()) {
      await at(begin + (90 + index * 2) * day);
      const installer = Math.floor(index / 3);
      const { ctx } = within(tier2, installer);
      const domain = name
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z]/gu, '');
      const { account } = await createAccount(keyed(ctx), {
        name,
        description: '',
        address: '',
        country: within(installers, installer).country,
        visibleToPartners: index % 5 === 0,
        user: { email: `technik@${domain}.example`, firstName: '', lastName: '' },
      });
      tier3.push({ installer, id: account.id });
    }

    // Thirty purchases over the year; of each, some copies travel on to an installer, and from there to a customer.
    const lines = [];
    for (let purchase = 0; purchase < 30; purchase++) {
      await at(begin + (100 + purchase * 11) * day);
      const distributor = purchase % 3;
      const product = within(catalogue, (purchase * 5) % catalogue.length);
      const {
        lines: [line],
      } = await issueEntitlement(keyed(staff), {
        accountId: within(tier1, distributor).id,
        orderNumber: `VK-${2400 + purchase * 7}`,
        mail: true,
        lines: [{ productId: product.id, copies: [25, 50, 100, 250][purchase % 4] ?? 25 }],
      });
      if (line) lines.push({ distributor, id: line.id, purchase });
    }
    for (const { distributor, id, purchase } of lines) {
      const partners = tier2.filter((installer) => installer.distributor === distributor);
      for (const round of purchase % 3 === 0 ? [0] : [0, 1]) {
        const partner = within(partners, (purchase + round * 2) % partners.length);
        await at(begin + (102 + purchase * 11 + round * 7) * day);
        const copies = 6 + ((purchase * 7 + round * 5) % 14);
        const [child] = (await split(within(tier1, distributor).ctx, id, partner.id, copies)).splits;
        const own = tier3.filter((customer) => within(tier2, customer.installer).id === partner.id);
        const customer = own[purchase % Math.max(own.length, 1)];
        if (child && customer && (purchase + round) % 3 === 0) {
          await at(begin + (104 + purchase * 11 + round * 7) * day);
          await split(partner.ctx, child.id, customer.id, 1 + (purchase % 5));
        }
      }
    }
    await at(Date.now() - 2 * day);
    const [analytics, second] = [within(catalogue, 0), within(catalogue, 1)];
    await ask(first.ctx, within(tier1, first.distributor).id, analytics.id, 20);
    await ask(within(tier1, first.distributor).ctx, staff.actor.account.id, second.id, 50);
    // Yesterday the distributor handed copies of its newest line on, a few too many.
    await at(Date.now() - day);
    const newest = within(lines.filter((line) => line.distributor === first.distributor).toReversed(), 0);
    const other = within(
      tier2.filter((installer) => installer.distributor === first.distributor),
      1,
    );
    const { splits } = await split(within(tier1, first.distributor).ctx, newest.id, other.id, 8);
    await at(Date.now() - day);
    await recallCopies(keyed(within(tier1, first.distributor).ctx), {
      rows: [{ lineItemId: within(splits, 0).id, copies: 3 }],
      reason: 'They ordered five',
    });
    await at(Date.now());
    const traders = { staff, distributor: within(tier1, first.distributor), installer: first };
    await activateDevices({ services, at }, traders, catalogue);
    await renewLines({ services, at }, traders, catalogue);
  });
}

/** An account and the person who acts for it. */
type Trader = { id: string; ctx: Context };

async function onboard(
  services: Services,
  vendor: Vendor,
  by: Context,
  { user, ...company }: DemoCompany,
  signsIn: boolean,
): Promise<Trader> {
  const { account, user: master } = await createAccount(keyed(by), {
    ...company,
    description: '',
    address: '',
    visibleToPartners: true,
    user: { email: user.email, firstName: user.firstName, lastName: user.lastName, language: company.language },
  });
  if (!master) throw new Error('an account of this tier comes with its first user');
  const known = Object.values(samples).find((sample) => sample.email === user.email);
  const ctx = signsIn
    ? await signInFirst(services, vendor, master.id, known?.password ?? `${crypto.randomUUID()}-demo`)
    : await contextOfUser(visitorOf(services, vendor), master.id);
  return { id: account.id, ctx };
}

function split(ctx: Context, lineItemId: string, accountId: string, copies: number) {
  return splitLineItems(keyed(ctx), { rows: [{ lineItemId, accountId, copies }], mail: true, message: '' });
}
