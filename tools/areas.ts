/**
 * The areas of the product, and the beginnings of the names of their test files (domain rules, API, mails, portal,
 * journeys). `npm test -- AREA` runs these alone.
 */
export const areas: Readonly<Record<string, readonly string[]>> = {
  account: ['account', 'relation', 'related', 'contact', 'undisclosed', 'names', 'credits-and-customers'],
  activity: ['audit', 'concern', 'activity'],
  'api-key': ['api-key', 'controller-key', 'keys'],
  credit: ['credit', 'charge', 'wallet', 'runway'],
  entitlement: ['entitlement', 'split', 'take', 'hold', 'line', 'activation', 'undo', 'term', 'many-lines', 'expiry'],
  import: ['import', 'csv', 'export'],
  mail: ['mail', 'licence-mail', 'line-mail', 'received-mail', 'notices', 'recipients', 'smtp', 'receipt'],
  order: ['order', 'unassign', 'licence'],
  seat: ['seat', 'integration'],
  session: ['session', 'sign-in', 'second-factor', 'password', 'access', 'token', 'other-user', 'rights', 'held-body'],
  site: ['site', 'usage'],
  user: ['user', 'invitation', 'guards', 'permissions', 'customer-users'],
};

/** Whether a test file belongs to an area. */
export const isOfArea = (file: string, beginnings: readonly string[]): boolean => {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return beginnings.some((beginning) => name.startsWith(beginning));
};
