import type { Reply } from './endpoint.ts';
import type { endpoints, EndpointName } from './endpoints.ts';
import { csvSay, csvTexts, type CsvHead, type CsvReader, type CsvSay } from './csv-say.ts';

type Table = typeof endpoints;

/** An endpoint that answers with pages of a list. */
export type ListName = {
  [N in EndpointName]: Reply<Table[N]> extends { items: unknown[]; next: string | null } ? N : never;
}[EndpointName];

/** One row of such a list. */
export type ListItem<N extends ListName> = Reply<Table[N]> extends { items: (infer I)[] } ? I : never;

/** A column of a list as CSV: its heading, and what it says of a row: a text, a number, or nothing. */
export type CsvColumn<T> = readonly [head: CsvHead, value: (row: T, say: CsvSay) => string | number | null];

const json = (values: Record<string, unknown>) => (Object.keys(values).length === 0 ? null : JSON.stringify(values));

const signIns: readonly CsvColumn<ListItem<'listSignIns'>>[] = [
  ['at', (row, say) => say.instant(row.at)],
  ['outcome', (row, say) => say.state('signIn', row.outcome, say.word(row.outcome))],
  ['network', (row) => row.address],
  ['device', (row) => row.userAgent],
];

const place = (at: ListItem<'listCreditHistory'>['from'], say: CsvSay) =>
  at.kind === 'site' ? at.name : at.name || say.state('place', at.kind, say.word(at.kind));

const accountState = (row: ListItem<'listAccounts'>, say: CsvSay) =>
  row.status === 'active' && !row.activated && say.signsIn(row.tier) ? 'not-activated' : row.status;

function userState({ full, maySignIn }: ListItem<'listUsers'>): string {
  if (full?.status === 'inactive') return 'inactive';
  if (!maySignIn) return 'contact';
  return full?.waiting ? 'waiting' : 'active';
}

function whoDid({ actor, by, kind }: ListItem<'listChanges'>, say: CsvSay): string | null {
  // Whoever asks for a new password has not shown who they are.
  if (actor === null) return by === 'system' && kind !== 'password.forgotten' ? say.itself() : null;
  return actor.kind === 'key' ? `${say.word('api-key')} ${actor.name}` : actor.name;
}

const siteWords = {
  active: 'site-active',
  'at-risk': 'at-risk',
  overdue: 'overdue',
  suspended: 'site-suspended',
  deleted: 'deleted',
} as const;

/** The columns of every list as CSV, in the order in which they stand (X3). A list without its row here does not compile. */
export const csvColumns: { [N in ListName]: readonly CsvColumn<ListItem<N>>[] } = {
  listAccounts: [
    ['identifier', (row) => row.identifier],
    ['name', (row) => row.name],
    ['tier', (row, say) => say.tier(row.tier)],
    ['status', (row, say) => say.state('account', accountState(row, say), say.word(row.status))],
    ['activated', (row, say) => say.yesNo(row.activated)],
    ['description', (row) => row.description],
    ['address', (row) => row.address],
    ['country', (row, say) => say.country(row.country)],
    ['language', (row, say) => say.language(row.language)],
    ['timeZone', (row) => row.timeZone],
    ['visible', (row, say) => say.yesNo(row.visibleToPartners)],
    ['openCopies', (row) => row.openCopies],
    ['people', (row) => row.users],
    ['lastSignIn', (row, say) => say.instant(row.lastSignInAt)],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['id', (row) => row.id],
  ],
  listUsers: [
    ['email', (row, say) => say.email(row.email)],
    ['firstName', (row) => row.firstName],
    ['lastName', (row) => row.lastName],
    ['language', (row, say) => say.language(row.language)],
    ['maySignIn', (row, say) => say.yesNo(row.maySignIn)],
    ['level', ({ full }, say) => full && say.level(full.level)],
    ['status', (row, say) => row.full && say.state('user', userState(row), say.word(row.full.status))],
    ['phone', ({ full }) => full && full.phone],
    ['mobile', ({ full }) => full && full.mobile],
    ['address', ({ full }) => full && full.address],
    ['timeZone', ({ full }) => full && full.timeZone],
    ['sharedLogin', ({ full }, say) => full && say.yesNo(full.sharedLogin)],
    ['marketingMail', ({ full }, say) => full && say.yesNo(full.marketingMail)],
    ['expiryMail', ({ full }, say) => full && say.yesNo(full.expiryMail)],
    ['secondFactor', ({ full }, say) => full && say.yesNo(full.secondFactor)],
    ['lastSignIn', ({ full }, say) => full && say.instant(full.lastSignInAt)],
    ['created', ({ full }, say) => full && say.instant(full.createdAt)],
    ['id', (row) => row.id],
  ],
  listMarketingConsents: [
    ['email', (row, say) => say.email(row.email)],
    ['firstName', (row) => row.firstName],
    ['lastName', (row) => row.lastName],
    ['language', (row, say) => say.language(row.language)],
    ['account', (row) => row.account.name],
    ['tier', (row, say) => say.tier(row.account.tier)],
    ['country', (row, say) => say.country(row.account.country)],
    ['id', (row) => row.id],
  ],
  listOrders: [
    ['orderNumber', (row) => row.number],
    ['ordered', (row, say) => say.day(row.orderedOn)],
    ['account', (row) => row.account.name],
    ['product', (row) => row.lines.map(({ product, quantity }) => `${quantity} × ${product.name}`).join('; ')],
    ['licences', (row) => row.licences],
    ['unassigned', (row) => row.unassigned],
    ['state', (row, say) => say.state('order', row.state, say.word(row.state))],
    ['assignedTo', (row) => row.customers.map(({ name }) => name).join('; ')],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['id', (row) => row.id],
  ],
  listLicences: [
    ['product', (row) => row.product.name],
    ['sku', (row) => row.product.sku],
    ['licences', (row) => row.quantity],
    ['inUse', (row) => row.inUse],
    ['available', (row) => row.available],
    ['starts', (row, say) => say.day(row.startsOn)],
    ['expires', (row, say) => say.day(row.expiresOn)],
    ['state', (row, say) => say.state('licence', row.state, say.word(row.state))],
    ['orderNumber', (row) => row.order?.number ?? null],
    ['from', (row) => row.from.name],
    ['id', (row) => row.id],
  ],
  listSeats: [
    ['name', (row) => row.user.name],
    ['email', (row, say) => say.email(row.user.email)],
    ['status', (row, say) => row.status && say.state('user', row.status, say.word(row.status))],
    ['product', (row) => row.product.name],
    ['sku', (row) => row.product.sku],
    ['seat', (row, say) => say.word(row.since === null ? 'switched-off' : 'switched-on')],
    ['since', (row, say) => say.instant(row.since)],
    ['ends', (row, say) => say.day(row.endsOn)],
    ['shown', (row, say) => say.word(`shown-${row.shown}`)],
    ['reason', (row) => row.actions.switch?.detail ?? null],
    ['userId', (row) => row.user.id],
    ['productId', (row) => row.product.id],
  ],
  listSites: [
    ['name', (row) => row.name],
    ['country', (row, say) => say.country(row.country)],
    ['credits', (row) => row.credits],
    ['monthlyCost', (row) => row.monthlyCost],
    ['users', (row) => row.users],
    ['devices', (row) => row.devices],
    ['reported', (row, say) => say.instant(row.reportedAt)],
    ['lastsUntil', (row, say) => say.day(row.runway.lastsUntil)],
    ['daysLeft', (row) => row.runway.days],
    ['state', (row, say) => say.state('site', row.state, say.word(siteWords[row.state]))],
    ['overdueSince', (row, say) => say.instant(row.overdueSince)],
    ['arrears', (row) => row.arrears],
    ['notes', (row) => row.notes],
    ['timeZone', (row) => row.timeZone],
    ['account', (row) => row.account.name],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['deleted', (row, say) => say.instant(row.deletedAt)],
    ['id', (row) => row.id],
  ],
  listCreditHistory: [
    ['at', (row, say) => say.instant(row.at)],
    ['kind', (row, say) => say.state('credit', row.kind, say.word(row.kind))],
    ['from', ({ from }, say) => place(from, say)],
    ['to', ({ to }, say) => place(to, say)],
    ['credits', (row) => row.credits],
    ['effect', (row) => row.effect],
    ['balance', (row) => row.balance],
    ['by', (row, say) => row.by ?? say.itself()],
    ['note', (row) => row.note],
    ['month', ({ charge }, say) => charge && say.month(charge.month)],
    ['id', (row) => row.id],
  ],
  listInvitations: [
    ['email', (row, say) => say.email(row.email)],
    ['level', (row, say) => say.level(row.level)],
    ['account', (row) => row.account.name],
    // It is the mail that was accepted, not the invitation.
    [
      'state',
      (row, say) => say.state('invitation', row.state, say.word(row.state === 'accepted' ? 'taken' : row.state)),
    ],
    ['response', (row) => row.response],
    ['sent', (row, say) => say.instant(row.sentAt)],
    ['expires', (row, say) => say.instant(row.expiresAt)],
    ['opened', (row, say) => say.instant(row.openedAt)],
    ['ended', (row, say) => say.instant(row.endedAt)],
    ['id', (row) => row.id],
  ],
  listProducts: [
    ['sku', (row) => row.sku],
    ['name', (row) => row.name],
    ['kind', (row) => row.kind],
    ['termMonths', (row) => row.termMonths],
    ['description', (row) => row.description],
    ['status', (row, say) => say.state('product', row.status, say.word(row.status))],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['id', (row) => row.id],
  ],
  listLineItems: [
    ['activationId', (row) => row.activationId],
    ['sku', (row) => row.product.sku],
    ['product', (row) => row.product.name],
    ['kind', (row) => row.product.kind],
    ['orderNumber', (row) => row.orderNumber],
    ['holder', (row, say) => say.account(row.holder)],
    ['holderIdentifier', (row) => row.holder.identifier],
    ['from', (row, say) => say.account(row.from)],
    ['fromIdentifier', (row) => row.from.identifier],
    ['contact', ({ contact }) => contact && contact.name],
    ['contactEmail', ({ contact }, say) => contact && say.email(contact.email)],
    ['copies', (row) => row.copies],
    ['available', (row) => row.available],
    ['handedOn', (row) => row.handedOn],
    ['activatedCopies', (row) => row.activated],
    ['retired', (row) => row.retired],
    ['starts', (row, say) => say.day(row.startsOn)],
    ['expires', (row, say) => say.day(row.expiresOn)],
    ['state', (row, say) => say.state('line', row.state, say.word(row.state))],
    ['reason', (row) => row.stateReason],
    ['since', (row, say) => say.instant(row.createdAt)],
    ['id', (row) => row.id],
  ],
  listLineMails: [
    ['recipient', (row, say) => say.email(row.recipient)],
    ['kind', (row, say) => say.state('lineMail', row.kind, row.kind)],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['state', (row, say) => say.state('mail', row.state, say.word(row.state))],
    ['at', (row, say) => say.instant(row.at)],
    ['response', (row) => row.response],
  ],
  listChanges: [
    ['at', (row, say) => say.instant(row.at)],
    ['kind', (row, say) => say.state('change', row.kind, row.kind)],
    ['actor', (row, say) => whoDid(row, say)],
    ['actorEmail', ({ actor }, say) => actor && actor.email && say.email(actor.email)],
    ['account', ({ account }) => account && account.name],
    ['about', (row) => row.subject.name],
    ['before', (row) => json(row.before)],
    ['after', (row) => json(row.after)],
    ['network', (row) => row.address],
    ['id', (row) => row.id],
  ],
  listApiKeys: [
    ['name', (row) => row.name],
    ['level', (row, say) => say.level(row.level)],
    ['controller', (row) => row.controller],
    ['ending', (row) => row.ending],
    ['state', (row, say) => say.state('apiKey', row.state, say.word(row.state))],
    ['expires', (row, say) => say.day(row.expiresOn)],
    ['lastUsed', (row, say) => say.instant(row.lastUsedAt)],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['by', (row) => row.createdBy],
    ['revoked', (row, say) => say.instant(row.revokedAt)],
    ['id', (row) => row.id],
  ],
  listRelationRequests: [
    ['asked', (row) => row.typed],
    ['state', (row, say) => say.word(row.state)],
    ['from', ({ asking }) => asking && asking.name],
    ['account', ({ asked }) => asked && asked.name],
    ['identifier', ({ asked }) => asked && asked.identifier],
    ['by', (row) => row.by],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['id', (row) => row.id],
  ],
  listRecallRequests: [
    ['activationId', (row) => row.activationId],
    ['product', (row) => row.productName],
    ['copies', (row) => row.copies],
    ['available', (row) => row.available],
    ['reason', (row) => row.reason],
    ['state', (row, say) => say.state('recall', row.state, say.word(row.state))],
    ['answer', (row) => row.answer],
    ['from', (row, say) => say.account(row.from)],
    ['holder', (row, say) => say.account(row.holder)],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['decided', (row, say) => say.instant(row.decidedAt)],
    ['id', (row) => row.id],
  ],
  listSessions: [
    ['device', (row) => row.userAgent],
    ['network', (row) => row.address],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['lastSeen', (row, say) => say.instant(row.lastSeenAt)],
    ['current', (row, say) => say.yesNo(row.current)],
  ],
  listSavedViews: [
    ['list', (row) => row.list],
    ['name', (row) => row.name],
    ['shared', (row, say) => say.yesNo(row.shared)],
    ['by', (row) => row.author],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['id', (row) => row.id],
  ],
  listSignIns: signIns,
  listUserSignIns: signIns,
  listSentMails: [
    ['recipient', (row, say) => say.email(row.recipient)],
    ['subject', (row) => row.subject],
    ['state', (row, say) => say.state('mail', row.state, say.word(row.state))],
    ['since', (row, say) => say.instant(row.at)],
    ['response', (row) => row.response],
    ['created', (row, say) => say.instant(row.createdAt)],
    ['id', (row) => row.id],
  ],
  listMails: [
    ['recipient', (row, say) => say.email(row.recipient)],
    ['subject', (row) => row.subject],
    ['state', (row, say) => say.state('mail', row.state, say.word(row.state))],
    ['created', (row, say) => say.instant(row.createdAt)],
  ],
};

/** The columns of orders in a file for people: a row for each line of an order, by the headings that an import of orders knows. */
export const orderLineColumns: readonly CsvColumn<OrderLineRow>[] = [
  ['orderNumber', ({ order }) => order.number],
  ['ordered', ({ order }, say) => say.day(order.orderedOn)],
  ['account', ({ order }) => order.account.name],
  ['sku', ({ line }) => line.product.sku],
  ['product', ({ line }) => line.product.name],
  ['licences', ({ line }) => line.quantity],
  ['unassigned', ({ line }) => line.unassigned],
  ['starts', ({ line }, say) => say.day(line.startsOn)],
  ['expires', ({ line }, say) => say.day(line.expiresOn)],
  ['state', ({ order }, say) => say.state('order', order.state, say.word(order.state))],
  ['assignedTo', ({ order }) => order.customers.map(({ name }) => name).join('; ')],
  ['created', ({ order }, say) => say.instant(order.createdAt)],
  ['id', ({ order }) => order.id],
];

type OrderLineRow = { order: ListItem<'listOrders'>; line: ListItem<'listOrders'>['lines'][number] };

/** Whether an endpoint answers with pages of a list, and so with the whole of it as CSV. */
export function isList(name: EndpointName): name is ListName {
  return name in csvColumns;
}

type Cell = string | number | null;

/** Words a list as CSV for its reader: its headings, and a function from an item to its rows. */
export function wordCsv(name: ListName, reader: CsvReader): { heads: string[]; rows: (item: unknown) => Cell[][] } {
  const say = csvSay(reader);
  const { head } = csvTexts(reader.language);
  const written = <T>(columns: readonly CsvColumn<T>[], rowsOf: (item: unknown) => readonly T[]) => ({
    heads: columns.map(([key]) => head[key]),
    rows: (item: unknown) => rowsOf(item).map((row) => columns.map(([, value]) => value(row, say))),
  });
  // The items are those of the very list; the name's generic hides that.
  if (name === 'listOrders' && reader.timeZone !== null)
    return written(orderLineColumns, (item) => {
      const order = item as ListItem<'listOrders'>;
      return order.lines.map((line) => ({ order, line }));
    });
  return written(csvColumns[name] as readonly CsvColumn<unknown>[], (item) => [item]);
}
