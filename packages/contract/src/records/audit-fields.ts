/**
 * How the value of an audited field is shown: as it is, or converted by its type. A `reference` is the key of a record,
 * which says nothing to a reader.
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
  | 'receipt'
  | 'reference';

/** The fields of the audit's “before” and “after”; one with another meaning within a list is named `list.field`. */
export const auditFields = {
  account: 'text',
  accountActivated: 'text',
  accounts: 'text',
  activationId: 'code',
  address: 'text',
  answer: 'text',
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
  copiesPerDay: 'text',
  copiesPerHost: 'text',
  country: 'country',
  credits: 'text',
  customer: 'text',
  delivers: 'delivery',
  deviceName: 'text',
  description: 'text',
  devices: 'text',
  documents: 'text',
  'documents.kind': 'document',
  due: 'text',
  email: 'text',
  emails: 'text',
  ended: 'text',
  'ended.user': 'text',
  expiresAt: 'instant',
  expiresOn: 'day',
  expiryMail: 'text',
  extraMoves: 'text',
  features: 'text',
  fileEnds: 'instant',
  firstName: 'text',
  free: 'text',
  from: 'text',
  'splits.from': 'reference',
  fromBalance: 'text',
  graceDays: 'text',
  holders: 'text',
  hostId: 'code',
  hostScheme: 'text',
  id: 'reference',
  identifier: 'code',
  integration: 'integration',
  internalNote: 'text',
  kind: 'text',
  language: 'language',
  lastName: 'text',
  leaseDays: 'text',
  role: 'role',
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
  moves: 'text',
  movesPerYear: 'text',
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
  question: 'text',
  reference: 'text',
  query: 'text',
  reason: 'text',
  receipt: 'text',
  recipients: 'text',
  refused: 'receipt',
  renewed: 'text',
  returnsAt: 'instant',
  reversed: 'change',
  root: 'code',
  rows: 'text',
  seats: 'text',
  'seats.user': 'text',
  seatsEnded: 'text',
  setBy: 'text',
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
  wantedOn: 'day',
} as const satisfies Record<string, AuditFieldType>;

/** A field of the audit, as it is found within a list or outside of one. */
export type AuditField = keyof typeof auditFields;

/** Finds the field of a name, within its list; null for unknown ones. */
export function auditField(name: string, within = ''): AuditField | null {
  const nested = `${within}.${name}`;
  if (isField(nested)) return nested;
  return isField(name) ? name : null;
}

function isField(name: string): name is AuditField {
  return Object.hasOwn(auditFields, name);
}
