import type { EndpointName } from '@tierline/contract';
import type { Group } from './group.ts';
import { accounts } from './texts/accounts.ts';
import { credits } from './texts/credits.ts';
import { devices } from './texts/devices.ts';
import { imports } from './texts/imports.ts';
import { keys, signingKeys } from './texts/keys.ts';
import { lineItems } from './texts/line-items.ts';
import { orders } from './texts/orders.ts';
import { products } from './texts/products.ts';
import { records } from './texts/records.ts';
import { requests } from './texts/requests.ts';
import { seats } from './texts/seats.ts';
import { signIn } from './texts/sign-in.ts';
import { sites } from './texts/sites.ts';
import { splits } from './texts/splits.ts';
import { users } from './texts/users.ts';

// An endpoint without words is an error of the compiler.
const descriptions: Record<EndpointName, string> = {
  ...lineItems.endpoints,
  ...splits.endpoints,
  ...requests.endpoints,
  ...devices.endpoints,
  ...orders.endpoints,
  ...seats.endpoints,
  ...sites.endpoints,
  ...credits.endpoints,
  ...accounts.endpoints,
  ...users.endpoints,
  ...products.endpoints,
  ...imports.endpoints,
  ...keys.endpoints,
  ...records.endpoints,
  ...signingKeys.endpoints,
  ...signIn.endpoints,
};

/** The groups of the reference, as it shows them. */
export const groups: readonly Group[] = [
  lineItems,
  splits,
  requests,
  devices,
  orders,
  seats,
  sites,
  credits,
  accounts,
  users,
  products,
  imports,
  keys,
  records,
  signingKeys,
  signIn,
];

/** The endpoints as the reference orders them. */
export const endpointNames = Object.keys(descriptions) as EndpointName[]; // the keys of the table

/** What is worth knowing of an endpoint beyond its summary. */
export function descriptionOf(name: EndpointName): string {
  return descriptions[name];
}

/** The group of an endpoint, or of a shared shape. */
export function groupOf(name: string): Group {
  const found = groups.find(({ endpoints, shapes }) => name in endpoints || shapes?.includes(name));
  if (!found) throw new Error(`${name} is in no group`);
  return found;
}
