import {
  assignOrder,
  contextOfUser,
  createAccount,
  createProduct,
  enterOrder,
  importRows,
  switchIntegration,
  switchSeats,
  type Context,
  type Services,
  type Vendor,
} from '../../packages/core/src/index.ts';
import {
  activationRules,
  anew,
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
import { customers, partners, peopleOf, products, samples } from './talvoro-people.ts';
import { connections, meetings, purchases, softphone } from './talvoro-plan.ts';
import type { DemoCompany } from './velkamo-people.ts';

/** The telephone vendor: a year of orders, of which partners assign the licences to their customers. */
export const talvoro: DemoVendor = { slug: 'talvoro', samples, trade };

async function trade({ services, at }: Stage): Promise<void> {
  const now = Date.now();
  await at(now - 420 * day);
  await founded(services, samples.vendor, async (vendor, staff) => {
    const catalogue: string[] = [];
    for (const product of products)
      catalogue.push(
        (await createProduct(keyed(staff), { ...activationRules, ...product, delivers: 'seats', credits: null })).id,
      );

    const tier2: Company[] = [];
    for (const [index, partner] of partners.entries()) {
      await at(now - (410 - index * 4) * day);
      tier2.push(await onboard(services, vendor, staff, partner, true));
    }
    const tier3: Company[] = [];
    for (const [index, customer] of customers.entries()) {
      await at(now - (395 - index * 5) * day);
      const made = await onboard(
        services,
        vendor,
        within(tier2, customer.partner).ctx,
        customer,
        index < customers.length - 1,
      );
      // Most people at a customer's only have a telephone: they do not come to the portal.
      const users = peopleOf(customer, index).map((person) => ({ ...person, maySignIn: 'no' }));
      if (users.length > 0) await importRows(keyed(made.ctx), { users });
      tier3.push(made);
    }

    for (const [index, { daysAgo, partner, lines, to }] of purchases
      .toSorted((one, other) => other.daysAgo - one.daysAgo)
      .entries()) {
      const buyer = within(tier2, partner);
      await at(now - daysAgo * day);
      const order = await enterOrder(keyed(staff), {
        accountId: buyer.id,
        number: `TV-${String(5100 + index * 13)}`,
        lines: lines.map(([product, quantity]) => ({ productId: within(catalogue, product), quantity })),
      });
      if (to.length === 0) continue;
      await at(now - (daysAgo - 1) * day);
      await assignOrder(keyed(buyer.ctx), {
        id: order.id,
        rows: to.map(([customer, quantities]) => ({
          accountId: within(tier3, customer).id,
          ...(quantities && {
            lines: quantities.map((quantity, line) => ({ orderLineId: within(order.lines, line).id, quantity })),
          }),
        })),
      });
    }

    await at(now - 70 * day);
    for (const { customer, integrations, seats, controllers = [] } of connections) {
      const { id, ctx: before } = within(tier3, customer);
      for (const key of integrations) await switchIntegration(await anew(before), { id, key, on: true });
      const ctx = await anew(before);
      const emails = peopleOf(within(customers, customer), customer).map(({ email }) => email);
      await switchSeats(ctx, {
        id,
        rows: seats.flatMap(([product, users]) =>
          emails.slice(0, users).map((email) => ({ email, productId: within(catalogue, product), on: true })),
        ),
      });
      for (const key of controllers) await switchIntegration(await anew(before), { id, key, on: true });
    }
    await at(now - 2 * day);
    await ask(within(tier2, 0).ctx, staff.actor.account.id, within(catalogue, meetings), 25);
    // Yesterday the first customer switched the softphone on for one more of its people.
    await at(now - day);
    const [first, itsPeople] = [within(tier3, 0), peopleOf(within(customers, 0), 0)];
    await switchSeats(await anew(first.ctx), {
      id: first.id,
      rows: [{ email: within(itsPeople, 11).email, productId: within(catalogue, softphone), on: true }],
    });
  });
}

/** An account and the person who acts for it. */
type Company = { id: string; ctx: Context };

async function onboard(
  services: Services,
  vendor: Vendor,
  by: Context,
  { name, country, language, user }: DemoCompany,
  signsUp: boolean,
): Promise<Company> {
  const { account, user: master } = await createAccount(keyed(by), {
    name,
    country,
    language,
    description: '',
    address: '',
    visibleToPartners: false,
    user: { email: user.email, firstName: user.firstName, lastName: user.lastName, language },
  });
  if (!master) throw new Error('an account of this tier comes with its first user');
  const known = Object.values(samples).find((sample) => sample.email === user.email);
  const ctx = signsUp
    ? await signInFirst(services, vendor, master.id, known?.password ?? `${crypto.randomUUID()}-demo`)
    : await contextOfUser(visitorOf(services, vendor), master.id);
  return { id: account.id, ctx };
}
