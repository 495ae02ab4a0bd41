/**
 * How the text of an audited field is read: as it stands, or as what. A `reference` is the key of a record, which tells
 * a reader nothing.
 */
export type AuditFieldType =
  | 'text'
  | 'code'
  | 'day'
  | 'instant'
  | 'month'
  | 'country'
  | 'language'
  | 'role'
  | 'status'
  | 'tier'
  | 'integration'
  | 'change'
  | 'document'
  | 'delivery'
  | 'outcome'
  | 'reference';

/**
 * The fields that the audit's “before” and “after” are made of; one that means something else within a list stands as
 * `list.field`.
 */
export const auditFields = {
  account: 'text',
  accountActivated: 'text',
  accounts: 'text',
  activationId: 'code',
  address: 'text',
  apiKeysRevoked: 'text',
  amount: 'text',
  arrears: 'text',
  asked: 'text',
  asking: 'text',
  at: 'instant',
  becomes: 'outcome',
  changed: 'text',
  charges: 'text',
  controller: 'integration',
  copies: 'text',
  count: 'text',
  country: 'country',
  credits: 'text',
  delivers: 'delivery',
  description: 'text',
  devices: 'text',
  documents: 'text',
  'documents.kind': 'document',
  due: 'text',
  email: 'text',
  emails: 'text',
  ended: 'text',
  'ended.user': 'text',
  expiresOn: 'day',
  expiryMail: 'text',
  firstName: 'text',
  free: 'text',
  from: 'text',
  'splits.from': 'reference',
  holders: 'text',
  id: 'reference',
  identifier: 'code',
  integration: 'integration',
  internalNote: 'text',
  kind: 'text',
  language: 'language',
  lastName: 'text',
  level: 'role',
  line: 'reference',
  lineItems: 'text',
  lines: 'text',
  list: 'text',
  mails: 'text',
  marketingMail: 'text',
  maySignIn: 'text',
  message: 'text',
  mobile: 'text',
  month: 'month',
  moved: 'text',
  name: 'text',
  names: 'text',
  note: 'text',
  notes: 'text',
  number: 'text',
  on: 'text',
  order: 'text',
  orderedOn: 'day',
  orderNumber: 'text',
  orders: 'text',
  parts: 'text',
  people: 'text',
  phone: 'text',
  product: 'text',
  quantity: 'text',
  query: 'text',
  reason: 'text',
  recipients: 'text',
  reversed: 'change',
  rows: 'text',
  seats: 'text',
  'seats.user': 'text',
  seatsEnded: 'text',
  shared: 'text',
  sharedLogin: 'text',
  site: 'text',
  sites: 'text',
  sku: 'code',
  splits: 'text',
  startsOn: 'day',
  status: 'status',
  termMonths: 'text',
  tier: 'tier',
  timeZone: 'text',
  to: 'text',
  'splits.to': 'reference',
  undone: 'change',
  user: 'text',
  users: 'text',
  value: 'text',
  version: 'text',
  visibleToPartners: 'text',
} as const satisfies Record<string, AuditFieldType>;

/** A field of the audit, as it is found within a list or outside of one. */
export type AuditField = keyof typeof auditFields;

/** The known field of a name, within the list that it stands in; null where there is none. */
export function auditField(name: string, within = ''): AuditField | null {
  const nested = `${within}.${name}`;
  if (isField(nested)) return nested;
  return isField(name) ? name : null;
}

function isField(name: string): name is AuditField {
  return Object.hasOwn(auditFields, name);
}
