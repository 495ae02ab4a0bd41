import type { Change } from '@tierline/contract';
import type { TFunction } from 'i18next';

/** What the words of a change are made with. */
export type ChangeWords = {
  t: TFunction;
  /** The reader's account; null for vendor staff, who read all of the programme from the side of who did it. */
  readerId: string | null;
  /** Finds the sentence of a key of the texts, with blanks filled; null where there is none, or a blank stays empty. */
  find: (key: string, blanks: Blanks) => string | null;
  kind: (kind: string) => string;
  integration: (key: string) => string;
  month: (month: string) => string;
  field: (field: string) => string;
  value: (field: string, value: unknown) => string;
};

/** What the blanks of a sentence are filled with; `count` also chooses its plural form. */
export type Blanks = Readonly<Record<string, string | number>>;

type Row = Record<string, unknown>;

const lists = ['splits', 'lines', 'parts', 'seats', 'ended', 'holders', 'devices'] as const;

/** All that a sentence about a change may name: numbers, products, companies and people, of all of its rows (X2). */
export function blanksOf(change: Change, words: ChangeWords): Blanks {
  const { subject, before, after, account } = change;
  const { t } = words;
  const rows = rowsIn(after) ?? rowsIn(before) ?? [];
  const charges = rowsOf(after.charges);
  const due = rowsOf(after.due);
  const months = [...charges, ...due, ...rowsOf(after.free)].map((row) => words.month(text(row.month)));
  const ownAccount = subject.kind === 'account' && subject.id === words.readerId;
  return {
    name: ownAccount ? '' : (subject.name ?? ''),
    by: account?.name ?? t('activity.undisclosed'),
    what: whatOf(change, rows, t),
    who: few([...rows.map(({ account: name }) => text(name)), text(after.account ?? before.account)], t),
    names: few(namesIn(after, before), t),
    products: few(
      rows.map(({ product }) => text(product)),
      t,
    ),
    product: text(after.product),
    users: usersOf(rows, t),
    device: text(after.deviceName) || (subject.name ?? ''),
    integration: after.integration === undefined ? '' : words.integration(text(after.integration)),
    credits: creditsOf(change, t),
    months: few(months, t),
    usage: usageOf(after, t),
    lines: 'lineItems' in after ? t('activity.lineItems', { count: number(after.lineItems) }) : '',
    from: placesOf(rowsOf(after.rows), 'from', t) || text(before.hostId) || text(before.deviceName),
    to: placesOf(rowsOf(after.rows), 'to', t) || text(after.hostId) || text(after.deviceName),
    asking: text(after.asking),
    asked: text(after.asked),
    differs: differsOf(change, words),
    value: 'role' in after ? words.value('role', after.role) : '',
    tail: tailOf(after, t),
    count: countOf(after, rows),
  };
}

/** The fields that a change has changed. */
export function changedFields({ before, after }: Pick<Change, 'before' | 'after'>): string[] {
  return Object.keys(after).filter(
    (field) => field in before && JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
}

/** The rows of the first list that says what was moved. */
function rowsIn(values: Row): Row[] | null {
  const list = lists.find((name) => Array.isArray(values[name]) && values[name].length > 0);
  return list === undefined ? null : rowsOf(values[list]);
}

/** Sums by product. A row without a number is one of it. */
function whatOf({ after, kind }: Change, rows: readonly Row[], t: TFunction): string {
  const orders = kind === 'import.orders' ? rowsOf(after.orders).flatMap((order) => rowsOf(order.lines)) : [];
  const single = rows.length === 0 && orders.length === 0 && 'product' in after && 'copies' in after ? [after] : [];
  const sums = new Map<string, number>();
  for (const row of [...rows, ...orders, ...single]) {
    const product = text(row.product);
    if (product !== '') sums.set(product, (sums.get(product) ?? 0) + numberIn(row));
  }
  return few(
    [...sums].map(([product, copies]) => t('activity.copiesOf', { copies, product })),
    t,
  );
}

function numberIn(row: Row): number {
  return typeof row.copies === 'number' ? row.copies : typeof row.quantity === 'number' ? row.quantity : 1;
}

/** People by name, from four on by their number. */
function usersOf(rows: readonly Row[], t: TFunction): string {
  const names = [...new Set(rows.map(({ user }) => text(user)))].filter((name) => name !== '');
  return names.length > 3 ? t('users', { ns: 'changes', count: names.length }) : few(names, t);
}

function creditsOf({ kind, after }: Change, t: TFunction): string {
  const of = (count: number) => (count > 0 ? t('activity.credits', { count }) : '');
  if (kind === 'site.charge') return of(sum(rowsOf(after.charges), 'amount') || sum(rowsOf(after.due), 'amount'));
  if (kind === 'credits.move') return of(sum(rowsOf(after.rows), 'credits'));
  return of(number(after.credits));
}

function usageOf(after: Row, t: TFunction): string {
  if (typeof after.users !== 'number' || typeof after.devices !== 'number') return '';
  const { users, devices } = after;
  return `${t('users', { ns: 'changes', count: users })}, ${t('devices', { ns: 'changes', count: devices })}`;
}

function placesOf(rows: readonly Row[], field: 'from' | 'to', t: TFunction): string {
  return few(
    rows.map((row) => text(row[field]) || t('activity.balance')),
    t,
  );
}

/** Which fields are different; one alone with its value. */
function differsOf(change: Change, { field, value }: ChangeWords): string {
  const changed = changedFields(change);
  const [only] = changed;
  if (changed.length === 1 && only !== undefined) {
    const now = change.after[only];
    const said = Array.isArray(now) ? '' : value(only, now);
    return said === '' ? field(only) : `${field(only)} → ${said}`;
  }
  return `${changed.slice(0, 3).map(field).join(', ')}${changed.length > 3 ? ' …' : ''}`;
}

/** What somebody wrote about it, and the licences that were lost by it. */
function tailOf(after: Row, t: TFunction): string {
  const ended = number(after.seatsEnded);
  const said = [
    ended > 0 ? t('activity.seatsLost', { count: ended }) : '',
    ...['reason', 'note', 'question', 'answer'].map((field) => text(after[field])),
  ].filter((part) => part !== '');
  return said.map((part) => ` · ${part}`).join('');
}

function countOf(after: Row, rows: readonly Row[]): number {
  const seats = typeof after.seats === 'number' ? after.seats : null;
  const lines = typeof after.lines === 'number' ? after.lines : null;
  const moves = typeof after.extraMoves === 'number' ? after.extraMoves : null;
  const count = typeof after.count === 'number' ? after.count : null;
  const perDay = rows.length === 0 && typeof after.copiesPerDay === 'number' ? after.copiesPerDay : null;
  return perDay ?? count ?? moves ?? seats ?? lines ?? rows.length;
}

function namesIn(after: Row, before: Row): string[] {
  const people = rowsOf(after.people).map(({ email }) => text(email));
  const texts = [after.accounts, after.sites, after.names, after.recipients, after.emails, before.emails];
  return [
    ...people,
    ...texts.flatMap((list) =>
      Array.isArray(list)
        ? list.map((one: unknown) => (typeof one === 'string' ? one : text(rowOf(one).account ?? rowOf(one).email)))
        : [],
    ),
  ];
}

/** The first three names, each once, and how many more there are. */
export function few(names: readonly string[], t: TFunction): string {
  const once = [...new Set(names)].filter((name) => name !== '');
  const shown = once.length > 4 ? once.slice(0, 3) : once;
  const rest = once.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} ${t('activity.andMore', { count: rest })}` : shown.join(', ');
}

/** The rows of a list of the audit; none where it is no list. */
export function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.map(rowOf) : [];
}

/** The sum of a number over rows. */
export function sum(rows: readonly Row[], field: string): number {
  return rows.reduce((total, row) => total + number(row[field]), 0);
}

function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** A text of the audit; empty where it is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
