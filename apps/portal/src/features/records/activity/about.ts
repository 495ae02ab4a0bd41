import { shownEmail } from '@tierline/domain';
import type { Change } from '@tierline/contract';
import type { TFunction } from 'i18next';

/**
 * What the words of a change are made with. `own`: the reader's own account did it, or the reader sees the whole
 * programme.
 */
export type AboutWords = {
  t: TFunction;
  own: boolean;
  kind: (kind: string) => string;
  integration: (key: string) => string;
  month: (month: string) => string;
  field: (field: string) => string;
  value: (field: string, value: unknown) => string;
};

type Row = Record<string, unknown>;

/**
 * What a change was about in one line: numbers, products, directions and companies, summed over all of its rows (X2).
 */
export function aboutOf(change: Change, words: AboutWords): string {
  const undone = text(change.after.undone);
  const kind = change.kind === 'undo' && undone !== '' ? undone : change.kind;
  const said = (tell[kind] ?? edited)({ ...change, kind }, words);
  const about = said || change.subject.name || words.t('ui.none');
  return change.kind === 'undo' && undone !== '' ? `${words.kind(undone)}: ${about}` : about;
}

/**
 * Who did it: a person, with the company where it is another one; a key; the programme itself; or as much of it as the
 * reader may know (A3).
 */
export function whoOf(
  { actor, account, by, kind }: Change,
  { t, own, programme }: { t: TFunction; own: boolean; programme: string },
): string {
  if (by === 'system') return kind === 'password.forgotten' ? t('activity.nobody') : programme;
  const company = account?.name ?? t('activity.undisclosed');
  if (actor === null) return by === 'key' ? t('activity.keyOf', { company }) : own ? t('activity.formerUser') : company;
  const name = actor.kind === 'key' ? t('activity.key', { name: actor.name }) : shownEmail(actor.name);
  return own ? name : t('activity.personOf', { name, company });
}

/** What was done, more exactly than its kind says where its values tell it. */
export function doneOf({ kind, before, after }: Change, { t, kind: kindWords }: AboutWords): string {
  const seats = rowsOf(after.seats);
  if (kind === 'seats.switch' && seats.length > 0) {
    if (seats.every(({ on }) => on === true)) return t('activity.done.seatsOn');
    if (seats.every(({ on }) => on === false)) return t('activity.done.seatsOff');
  }
  if (kind === 'integrations.switch')
    return t(after.on === true ? 'activity.done.integrationOn' : 'activity.done.integrationOff');
  if (kind === 'recall' && rowsOf(after.lines).some(({ asked }) => asked === true))
    return t('activity.done.recallAsked');
  const changed = changedFields(before, after);
  if (kind === 'user.edit' && changed.includes('status'))
    return t(after.status === 'active' ? 'activity.done.userOn' : 'activity.done.userOff');
  if (kind === 'user.edit' && changed.length === 1 && changed[0] === 'role') return t('activity.done.role');
  return kindWords(kind);
}

const tell: Readonly<Record<string, (change: Change, words: AboutWords) => string>> = {
  split: ({ after }, words) => moved(rowsOf(after.splits), 'copies', 'activity.to', words),
  return: ({ after }, words) => moved(rowsOf(after.lines), 'copies', 'activity.to', words),
  recall: ({ after }, words) => moved(rowsOf(after.lines), 'copies', 'activity.from', words),
  'recall-request.accepted': ({ after }, words) => moved(rowsOf(after.lines), 'copies', 'activity.to', words),
  'recall-request.declined': ({ after }, words) => moved(rowsOf(after.lines), 'copies', 'activity.to', words),
  'recall-request.withdrawn': ({ after }, words) => moved(rowsOf(after.lines), 'copies', 'activity.from', words),
  'request.create': requested,
  'request.forward': requested,
  'request.fulfil': requested,
  'request.asked-back': requested,
  'request.replied': requested,
  'request.declined': requested,
  'request.cancelled': requested,
  'request.wish-granted': requested,
  'request.wish-refused': requested,
  'request.lapse': requested,
  'request.remind': requested,
  'entitlement.issue': (change, words) => bought(change, 'copies', words),
  'order.enter': (change, words) => bought(change, 'quantity', words),
  'import.orders': ({ after }, words) => {
    const orders = Array.isArray(after.orders) ? after.orders : [];
    const numbers = orders.map((order: unknown) => (typeof order === 'string' ? order : text(rowOf(order).number)));
    return joined([
      few(numbers, words.t),
      amounts(
        orders.flatMap((order: unknown) => rowsOf(rowOf(order).lines)),
        'quantity',
        words.t,
      ),
    ]);
  },
  'order.assign': ({ subject, after }, words) =>
    joined([subject.name, moved(rowsOf(after.parts), 'quantity', 'activity.to', words)]),
  'order.unassign': ({ subject, after }, words) =>
    joined([subject.name, moved(rowsOf(after.parts), 'quantity', 'activity.from', words)]),
  'seats.switch': ({ subject, after }, words) => {
    const rows = rowsOf(after.seats);
    return joined([
      amounts(rows, null, words.t),
      few(
        rows.map(({ user }) => text(user)),
        words.t,
      ),
      words.own ? subject.name : null,
    ]);
  },
  'integrations.switch': ({ subject, after }, words) => {
    const ended = number(after.seatsEnded);
    return joined([
      words.integration(text(after.integration)),
      ended > 0 ? words.t('activity.seatsLost', { count: ended }) : null,
      words.own ? subject.name : null,
    ]);
  },
  'seats.expire': ({ subject, after }, words) =>
    joined([amounts(rowsOf(after.ended), null, words.t), words.own ? subject.name : null]),
  'line.hold': held,
  'line.release': held,
  'credits.move': ({ after }, words) => creditsMoved(rowsOf(after.rows), words.t),
  'credits.grant': ({ subject, after }, { t, own }) =>
    joined([t('activity.credits', { count: number(after.credits) }), own ? subject.name : null, text(after.note)]),
  'credits.reverse': ({ after }, { t }) =>
    joined([t('activity.credits', { count: number(after.credits) }), text(after.note)]),
  'site.charge': ({ subject, after }, { t, month }) => {
    const charges = rowsOf(after.charges);
    const months = few(
      charges.map((row) => month(text(row.month))),
      t,
    );
    return joined([
      subject.name,
      charges.length > 0 ? t('activity.credits', { count: sum(charges, 'amount') }) : null,
      months,
    ]);
  },
  'import.accounts': ({ after }, { t }) => few(namesOf(after.accounts), t),
  'import.sites': ({ after }, { t }) => few(namesOf(after.sites), t),
  'import.users': people,
  'user.invite': people,
  'relation.accepted': ({ after }) => [text(after.asking), text(after.asked)].filter(Boolean).join(' – '),
};

function requested({ subject, after }: Change, { t }: AboutWords): string {
  return joined([
    text(after.account),
    subject.name && t('activity.request', { number: subject.name }),
    amounts(rowsOf(after.lines), 'copies', t),
  ]);
}

function people({ subject, after }: Change, { t, own }: AboutWords): string {
  return joined([
    few(
      rowsOf(after.people).map(({ email }) => text(email)),
      t,
    ),
    own ? subject.name : null,
  ]);
}

function held({ subject, after }: Change, { t, own }: AboutWords): string {
  const rows = rowsOf(after.holders);
  const lines = rows.length > 0 ? sum(rows, 'lineItems') : number(after.lineItems);
  return joined([
    subject.name,
    lines > 0 ? t('activity.lineItems', { count: lines }) : null,
    own ? text(after.account) : null,
    text(after.reason),
  ]);
}

function bought({ subject, after }: Change, quantity: string, { t, own }: AboutWords): string {
  const what = amounts(rowsOf(after.lines), quantity, t);
  return joined([
    subject.name,
    own && text(after.account) !== '' ? t('activity.to', { what, accounts: text(after.account) }) : what,
  ]);
}

// The author reads whom it went to or came from; the account it concerns reads the author in the next column.
function moved(
  rows: readonly Row[],
  quantity: string,
  direction: 'activity.to' | 'activity.from',
  { t, own }: AboutWords,
): string {
  const what = amounts(rows, quantity, t);
  const accounts = few(
    rows.map(({ account }) => text(account)),
    t,
  );
  return own && what !== '' && accounts !== '' ? t(direction, { what, accounts }) : what;
}

// Sums by product; without a quantity each row is one.
function amounts(rows: readonly Row[], quantity: string | null, t: TFunction): string {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const product = text(row.product) || '–';
    sums.set(product, (sums.get(product) ?? 0) + (quantity === null ? 1 : number(row[quantity])));
  }
  return few(
    [...sums].map(([product, copies]) => t('activity.copiesOf', { copies, product })),
    t,
  );
}

function creditsMoved(rows: readonly Row[], t: TFunction): string {
  if (rows.length === 0) return '';
  const place = (field: 'from' | 'to') =>
    few(
      rows.map((row) => text(row[field]) || t('activity.balance')),
      t,
    );
  return t('activity.creditsMoved', { credits: sum(rows, 'credits'), from: place('from'), to: place('to') });
}

// Edited records: what is different, in the words of its fields; one change with its value.
function edited({ subject, before, after }: Change, { field, value }: AboutWords): string {
  if (Object.keys(before).length === 0) return subject.name ?? '';
  const changed = changedFields(before, after);
  const [only] = changed;
  const differs =
    changed.length === 1 && only !== undefined
      ? `${field(only)}: ${value(only, after[only])}`
      : changed.slice(0, 3).map(field).join(', ');
  return joined([subject.name, changed.length > 3 ? `${differs} …` : differs]);
}

function changedFields(before: Row, after: Row): string[] {
  return Object.keys(after).filter(
    (field) => field in before && JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
}

/** The first three names, each once, and how many more there are. */
function few(names: readonly string[], t: TFunction): string {
  const once = [...new Set(names)].filter((name) => name !== '');
  const shown = once.length > 4 ? once.slice(0, 3) : once;
  const rest = once.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} ${t('activity.andMore', { count: rest })}` : shown.join(', ');
}

function namesOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'string' ? one : text(rowOf(one).account)))
    : [];
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.map(rowOf) : [];
}

function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function sum(rows: readonly Row[], field: string): number {
  return rows.reduce((total, row) => total + number(row[field]), 0);
}
