import {
  assignOrder,
  contextOfUser,
  createAccount,
  createProduct,
  createVendor,
  enterOrder,
  importRows,
  readProgramme,
  switchIntegration,
  switchSeats,
  type Context,
  type Services,
  type Vendor,
} from '../../packages/core/src/index.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  activationRules,
  anew,
  ask,
  day,
  keyed,
  signInFirst,
  visitorOf,
  within,
  type DemoVendor,
  type Stage,
} from './stage.ts';
import { customers, partners, peopleOf, products, samples } from './talvoro-people.ts';
import type { DemoCompany } from './velkamo-people.ts';

/** The telephone vendor: a year of orders, of which partners assign the licences to their customers. */
export const talvoro: DemoVendor = { slug: 'talvoro', samples, trade };

/**
 * Who bought what, how many days ago: product and quantity a line; `to`: which customers got all of it, or so many of
 * each line.
 */
type Purchase = {
  daysAgo: number;
  partner: number;
  lines: readonly (readonly [product: number, quantity: number])[];
  to: readonly (readonly [customer: number, quantities?: readonly number[]])[];
};

const [meetings, softphone, recording, fax] = [0, 1, 2, 3] as const;

const purchases: readonly Purchase[] = [
  { daysAgo: 345, partner: 0, lines: [[softphone, 10]], to: [[1]] },
  {
    daysAgo: 300,
    partner: 0,
    lines: [
      [meetings, 15],
      [softphone, 20],
    ],
    to: [[0]],
  },
  {
    daysAgo: 280,
    partner: 0,
    lines: [[meetings, 40]],
    to: [
      [1, [12]],
      [2, [10]],
    ],
  },
  {
    daysAgo: 240,
    partner: 0,
    lines: [
      [recording, 5],
      [fax, 2],
    ],
    to: [[0]],
  },
  {
    daysAgo: 200,
    partner: 0,
    lines: [[softphone, 25]],
    to: [
      [2, [9]],
      [3, [6]],
    ],
  },
  { daysAgo: 150, partner: 0, lines: [[recording, 8]], to: [[1, [3]]] },
  {
    daysAgo: 40,
    partner: 0,
    lines: [
      [meetings, 20],
      [softphone, 20],
    ],
    to: [],
  },
  { daysAgo: 12, partner: 0, lines: [[meetings, 20]], to: [] },
  {
    daysAgo: 5,
    partner: 0,
    lines: [
      [softphone, 12],
      [recording, 4],
      [fax, 3],
    ],
    to: [],
  },
  { daysAgo: 2, partner: 0, lines: [[meetings, 6]], to: [] },
  {
    daysAgo: 320,
    partner: 1,
    lines: [
      [meetings, 12],
      [softphone, 12],
    ],
    to: [[4]],
  },
  { daysAgo: 90, partner: 1, lines: [[softphone, 10]], to: [[5, [5]]] },
  { daysAgo: 8, partner: 1, lines: [[meetings, 10]], to: [] },
  {
    daysAgo: 210,
    partner: 2,
    lines: [
      [softphone, 8],
      [recording, 2],
    ],
    to: [[6]],
  },
  { daysAgo: 20, partner: 2, lines: [[meetings, 16]], to: [] },
];

/**
 * What is switched on at a customer: integrations, of a product so many of its people in their order, and at last what
 * hands the licences to a controller.
 */
const connections: readonly {
  customer: number;
  integrations: readonly string[];
  seats: readonly (readonly [product: number, users: number])[];
  controllers?: readonly string[];
}[] = [
  {
    customer: 0,
    integrations: ['meetings', 'softphone'],
    seats: [
      [meetings, 5],
      [softphone, 12],
      [recording, 5],
    ],
  },
  {
    customer: 1,
    integrations: ['meetings', 'softphone'],
    seats: [
      [meetings, 8],
      [softphone, 10],
    ],
    controllers: ['switchboard'],
  },
  { customer: 2, integrations: ['softphone'], seats: [[softphone, 7]] },
  {
    customer: 4,
    integrations: ['meetings', 'softphone'],
    seats: [
      [meetings, 12],
      [softphone, 9],
    ],
  },
  {
    customer: 6,
    integrations: ['softphone'],
    seats: [
      [softphone, 6],
      [recording, 1],
    ],
  },
];

async function trade({ services, at }: Stage): Promise<void> {
  const now = Date.now();
  await at(now - 420 * day);
  const programme = readProgramme(readFileSync(join(import.meta.dirname, '../programmes/talvoro.json'), 'utf8'));
  const { vendor, masterId } = await createVendor(services, programme, samples.vendor);
  const staff = await signInFirst(services, vendor, masterId, samples.vendor.password);
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
