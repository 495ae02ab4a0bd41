import { inWords, levelName, type Level, type Programme } from '@tierline/domain';
import type { Reply } from './endpoint.ts';
import type { endpoints, EndpointName } from './endpoints.ts';
import { contractTexts } from './words.ts';
import type { csv as texts } from './texts/en-csv.ts';

type Head = keyof typeof texts.head;
type Word = keyof typeof texts.word;
type Table = typeof endpoints;

/** An endpoint that answers with pages of a list. */
export type ListName = {
  [N in EndpointName]: Reply<Table[N]> extends { items: unknown[]; next: string | null } ? N : never;
}[EndpointName];

/** One row of such a list. */
export type ListItem<N extends ListName> = Reply<Table[N]> extends { items: (infer I)[] } ? I : never;

/** How words of the reader's language are had. */
type Say = {
  word: (word: Word) => string;
  yesNo: (value: boolean) => string;
  level: (level: Level) => string;
  tier: (tier: number) => string;
  account: (account: { name: string | null; tier: number }) => string;
};

/** A column of a list as CSV: its heading, and what it says of a row: a text, a plain number, a day or instant in ISO 8601, or nothing. */
export type CsvColumn<T> = readonly [head: Head, value: (row: T, say: Say) => string | number | null];

const json = (values: Record<string, unknown>) => (Object.keys(values).length === 0 ? null : JSON.stringify(values));

const signIns: readonly CsvColumn<ListItem<'listSignIns'>>[] = [
  ['at', (row) => row.at],
  ['outcome', (row, say) => say.word(row.outcome)],
  ['network', (row) => row.address],
  ['device', (row) => row.userAgent],
];

const place = (at: ListItem<'listCreditHistory'>['from'], say: Say) =>
  at.kind === 'site' ? at.name : at.name || say.word(at.kind);

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
    ['status', (row, say) => say.word(row.status)],
    ['activated', (row, say) => say.yesNo(row.activated)],
    ['description', (row) => row.description],
    ['address', (row) => row.address],
    ['country', (row) => row.country],
    ['language', (row) => row.language],
    ['timeZone', (row) => row.timeZone],
    ['visible', (row, say) => say.yesNo(row.visibleToPartners)],
    ['openCopies', (row) => row.openCopies],
    ['people', (row) => row.users],
    ['lastSignIn', (row) => row.lastSignInAt],
    ['created', (row) => row.createdAt],
    ['id', (row) => row.id],
  ],
  listUsers: [
    ['email', (row) => row.email],
    ['firstName', (row) => row.firstName],
    ['lastName', (row) => row.lastName],
    ['language', (row) => row.language],
    ['maySignIn', (row, say) => say.yesNo(row.maySignIn)],
    ['level', ({ full }, say) => full && say.level(full.level)],
    ['status', ({ full }, say) => full && say.word(full.status)],
    ['phone', ({ full }) => full && full.phone],
    ['mobile', ({ full }) => full && full.mobile],
    ['address', ({ full }) => full && full.address],
    ['timeZone', ({ full }) => full && full.timeZone],
    ['sharedLogin', ({ full }, say) => full && say.yesNo(full.sharedLogin)],
    ['marketingMail', ({ full }, say) => full && say.yesNo(full.marketingMail)],
    ['expiryMail', ({ full }, say) => full && say.yesNo(full.expiryMail)],
    ['secondFactor', ({ full }, say) => full && say.yesNo(full.secondFactor)],
    ['lastSignIn', ({ full }) => full && full.lastSignInAt],
    ['created', ({ full }) => full && full.createdAt],
    ['id', (row) => row.id],
  ],
  listMarketingConsents: [
    ['email', (row) => row.email],
    ['firstName', (row) => row.firstName],
    ['lastName', (row) => row.lastName],
    ['language', (row) => row.language],
    ['account', (row) => row.account.name],
    ['tier', (row, say) => say.tier(row.account.tier)],
    ['country', (row) => row.account.country],
    ['id', (row) => row.id],
  ],
  listOrders: [
    ['orderNumber', (row) => row.number],
    ['ordered', (row) => row.orderedOn],
    ['account', (row) => row.account.name],
    ['product', (row) => row.lines.map(({ product, quantity }) => `${quantity} × ${product.name}`).join('; ')],
    ['licences', (row) => row.licences],
    ['unassigned', (row) => row.unassigned],
    ['state', (row, say) => say.word(row.state)],
    ['assignedTo', (row) => row.customers.map(({ name }) => name).join('; ')],
    ['created', (row) => row.createdAt],
    ['id', (row) => row.id],
  ],
  listLicences: [
    ['product', (row) => row.product.name],
    ['sku', (row) => row.product.sku],
    ['licences', (row) => row.quantity],
    ['inUse', (row) => row.inUse],
    ['available', (row) => row.available],
    ['starts', (row) => row.startsOn],
    ['expires', (row) => row.expiresOn],
    ['state', (row, say) => say.word(row.state)],
    ['orderNumber', (row) => row.order?.number ?? null],
    ['from', (row) => row.from.name],
    ['id', (row) => row.id],
  ],
  listSeats: [
    ['name', (row) => row.user.name],
    ['email', (row) => row.user.email],
    ['status', (row, say) => row.status && say.word(row.status)],
    ['product', (row) => row.product.name],
    ['sku', (row) => row.product.sku],
    ['seat', (row, say) => say.word(row.since === null ? 'switched-off' : 'switched-on')],
    ['since', (row) => row.since],
    ['ends', (row) => row.endsOn],
    ['shown', (row, say) => say.word(`shown-${row.shown}`)],
    ['reason', (row) => row.actions.switch?.detail ?? null],
    ['userId', (row) => row.user.id],
    ['productId', (row) => row.product.id],
  ],
  listSites: [
    ['name', (row) => row.name],
    ['country', (row) => row.country],
    ['credits', (row) => row.credits],
    ['monthlyCost', (row) => row.monthlyCost],
    ['users', (row) => row.users],
    ['devices', (row) => row.devices],
    ['reported', (row) => row.reportedAt],
    ['lastsUntil', (row) => row.runway.lastsUntil],
    ['daysLeft', (row) => row.runway.days],
    ['state', (row, say) => say.word(siteWords[row.state])],
    ['overdueSince', (row) => row.overdueSince],
    ['arrears', (row) => row.arrears],
    ['notes', (row) => row.notes],
    ['timeZone', (row) => row.timeZone],
    ['account', (row) => row.account.name],
    ['created', (row) => row.createdAt],
    ['deleted', (row) => row.deletedAt],
    ['id', (row) => row.id],
  ],
  listCreditHistory: [
    ['at', (row) => row.at],
    ['kind', (row, say) => say.word(row.kind)],
    ['from', ({ from }, say) => place(from, say)],
    ['to', ({ to }, say) => place(to, say)],
    ['credits', (row) => row.credits],
    ['effect', (row) => row.effect],
    ['balance', (row) => row.balance],
    ['by', (row) => row.by],
    ['note', (row) => row.note],
    ['month', ({ charge }) => charge && charge.month],
    ['id', (row) => row.id],
  ],
  listInvitations: [
    ['email', (row) => row.email],
    ['level', (row, say) => say.level(row.level)],
    ['account', (row) => row.account.name],
    // It is the mail that was accepted, not the invitation.
    ['state', (row, say) => say.word(row.state === 'accepted' ? 'taken' : row.state)],
    ['response', (row) => row.response],
    ['sent', (row) => row.sentAt],
    ['expires', (row) => row.expiresAt],
    ['opened', (row) => row.openedAt],
    ['ended', (row) => row.endedAt],
    ['id', (row) => row.id],
  ],
  listProducts: [
    ['sku', (row) => row.sku],
    ['name', (row) => row.name],
    ['kind', (row) => row.kind],
    ['termMonths', (row) => row.termMonths],
    ['description', (row) => row.description],
    ['status', (row, say) => say.word(row.status)],
    ['created', (row) => row.createdAt],
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
    ['contactEmail', ({ contact }) => contact && contact.email],
    ['copies', (row) => row.copies],
    ['available', (row) => row.available],
    ['handedOn', (row) => row.handedOn],
    ['activatedCopies', (row) => row.activated],
    ['retired', (row) => row.retired],
    ['starts', (row) => row.startsOn],
    ['expires', (row) => row.expiresOn],
    ['state', (row, say) => say.word(row.state)],
    ['reason', (row) => row.stateReason],
    ['since', (row) => row.createdAt],
    ['id', (row) => row.id],
  ],
  listLineMails: [
    ['recipient', (row) => row.recipient],
    ['kind', (row) => row.kind],
    ['created', (row) => row.createdAt],
    ['state', (row, say) => say.word(row.state)],
    ['at', (row) => row.at],
    ['response', (row) => row.response],
  ],
  listChanges: [
    ['at', (row) => row.at],
    ['kind', (row) => row.kind],
    [
      'actor',
      ({ actor }, say) => actor && (actor.kind === 'key' ? `${say.word('api-key')} ${actor.name}` : actor.name),
    ],
    ['actorEmail', ({ actor }) => actor && actor.email],
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
    ['state', (row, say) => say.word(row.state)],
    ['expires', (row) => row.expiresOn],
    ['lastUsed', (row) => row.lastUsedAt],
    ['created', (row) => row.createdAt],
    ['by', (row) => row.createdBy],
    ['revoked', (row) => row.revokedAt],
    ['id', (row) => row.id],
  ],
  listRelationRequests: [
    ['asked', (row) => row.typed],
    ['state', (row, say) => say.word(row.state)],
    ['from', ({ asking }) => asking && asking.name],
    ['account', ({ asked }) => asked && asked.name],
    ['identifier', ({ asked }) => asked && asked.identifier],
    ['by', (row) => row.by],
    ['created', (row) => row.createdAt],
    ['id', (row) => row.id],
  ],
  listRecallRequests: [
    ['activationId', (row) => row.activationId],
    ['product', (row) => row.productName],
    ['copies', (row) => row.copies],
    ['available', (row) => row.available],
    ['reason', (row) => row.reason],
    ['state', (row, say) => say.word(row.state)],
    ['answer', (row) => row.answer],
    ['from', (row, say) => say.account(row.from)],
    ['holder', (row, say) => say.account(row.holder)],
    ['created', (row) => row.createdAt],
    ['decided', (row) => row.decidedAt],
    ['id', (row) => row.id],
  ],
  listSessions: [
    ['device', (row) => row.userAgent],
    ['network', (row) => row.address],
    ['created', (row) => row.createdAt],
    ['lastSeen', (row) => row.lastSeenAt],
    ['current', (row, say) => say.yesNo(row.current)],
  ],
  listSavedViews: [
    ['list', (row) => row.list],
    ['name', (row) => row.name],
    ['shared', (row, say) => say.yesNo(row.shared)],
    ['by', (row) => row.author],
    ['created', (row) => row.createdAt],
    ['id', (row) => row.id],
  ],
  listSignIns: signIns,
  listUserSignIns: signIns,
  listSentMails: [
    ['recipient', (row) => row.recipient],
    ['subject', (row) => row.subject],
    ['state', (row, say) => say.word(row.state)],
    ['since', (row) => row.at],
    ['response', (row) => row.response],
    ['created', (row) => row.createdAt],
    ['id', (row) => row.id],
  ],
  listMails: [
    ['recipient', (row) => row.recipient],
    ['subject', (row) => row.subject],
    ['state', (row, say) => say.word(row.state)],
    ['created', (row) => row.createdAt],
  ],
};

/** Whether an endpoint answers with pages of a list, and so with the whole of it as CSV. */
export function isList(name: EndpointName): name is ListName {
  return name in csvColumns;
}

/** Words a list as CSV: its headings, and a function from its rows to their values, in the reader's language. */
export function wordCsv(
  name: ListName,
  language: string,
  programme: Pick<Programme, 'levels' | 'tiers'>,
): { heads: string[]; cells: (row: unknown) => (string | number | null)[] } {
  const { csv } = contractTexts[language in contractTexts ? (language as keyof typeof contractTexts) : 'en']; // just looked up
  const tier = (number: number) => inWords(programme.tiers.find((row) => row.tier === number)?.name ?? {}, language);
  const word = (key: Word) => csv.word[key];
  const say: Say = {
    word,
    tier,
    yesNo: (value) => word(value ? 'yes' : 'no'),
    level: (level) => levelName(programme, level, language),
    account: (account) => account.name ?? csv.undisclosed.replace('{{tier}}', () => tier(account.tier)),
  };
  // The rows are those of the very list; the name's generic hides that.
  const columns = csvColumns[name] as readonly CsvColumn<unknown>[];
  return {
    heads: columns.map(([head]) => csv.head[head]),
    cells: (row) => columns.map(([, value]) => value(row, say)),
  };
}
