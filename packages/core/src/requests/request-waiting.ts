import {
  decideLapse,
  lapsed,
  reminderDue,
  remindersOf,
  requestNotices,
  type WaitingRequest as Reminded,
} from '@tierline/domain';
import { forEachVendor } from '../accounts/each-vendor.ts';
import { readPeopleToNotify, rolesWhoBuy } from '../accounts/licence-people.ts';
import { commitIfAny } from '../kernel/commit.ts';
import { operationId, type OperationActor, type Services } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { int, readRows, text, type Row } from '../kernel/rows.ts';
import { isOpen, readRequestLines, type RequestLineRow } from './request-rows.ts';

/** A line that waits for its receiver, and its request. */
type WaitingLine = Row<typeof waitingLineRow>;

const waitingLineRow = {
  lineId: text,
  id: text,
  number: int,
  accountId: text,
  account: text,
  toAccountId: text,
  receiver: text,
  askedById: text,
  waitedDays: int,
  /** How many days it had waited at the last reminder; null: there was none. */
  remindedDays: int.orNull,
};

/**
 * Reminds receivers of the requests that they have not answered for some days, of each after the programme's days, in
 * one mail a day at most; and lets those lapse that nobody has answered for long (E12). Safe to run often and in
 * parallel. Returns how many requests lapsed, and how many accounts were reminded.
 */
export async function lookAfterRequests(services: Services): Promise<{ reminded: number; lapsed: number }> {
  const done = { reminded: 0, lapsed: 0 };
  await forEachVendor(
    services,
    () => true,
    async (doer) => {
      const terms = doer.vendor.programme.waitingRequests;
      const waiting = await readWaiting(doer, sql`TRUE`);
      for (const [request] of byRequest(waiting.filter((line) => line.waitedDays >= terms.lapseAfterDays)))
        done.lapsed += Number(await lapse(doer, request));
      const due = waiting.filter((line) => reminderDue(line, terms));
      for (const accountId of new Set(due.map(({ toAccountId }) => toAccountId)))
        done.reminded += Number(await remind(doer, accountId));
    },
  );
  return done;
}

// What came back, by a return, an undo or a cancelled order, opens a line again: since then it waits.
const waitingSince = sql`greatest(n.waiting_since, (
  SELECT max(o.at)
  FROM request_fulfilment f
  JOIN transfer t ON t.from_id = f.holding_id
  JOIN operation o ON o.id = t.operation_id
  WHERE f.request_line_id = n.id AND t.kind IN ('return', 'recall', 'undo', 'cancel', 'reverse')))`;
const waitedDays = sql`extract(day FROM tierline_now() - ${waitingSince})::int`;
// A reminder of before it was opened again counts for nothing.
const remindedDays = sql`CASE WHEN n.reminded_at >= ${waitingSince}
  THEN extract(day FROM n.reminded_at - ${waitingSince})::int END`;
const isWaiting = sql`n.state = 'open'
  AND ${isOpen}
  AND NOT EXISTS (
    SELECT 1 FROM request_forward k
    JOIN request_line u ON u.id = k.upper_id
    WHERE k.lower_id = n.id AND u.state IN ('open', 'asked-back'))`;

function readWaiting({ services, vendor }: OperationActor, where: Sql): Promise<WaitingLine[]> {
  const { remindAfterDays, lapseAfterDays } = vendor.programme.waitingRequests;
  const first = Math.min(...remindAfterDays, lapseAfterDays);
  return readRows(
    services.db,
    waitingLineRow,
    sql`
    SELECT n.id AS line_id, q.id, q.number, q.account_id, a.name AS account,
      q.to_account_id, t.name AS receiver, q.asked_by_id,
      ${waitedDays} AS waited_days, ${remindedDays} AS reminded_days
    FROM request q
    JOIN account a ON a.id = q.account_id
    JOIN account t ON t.id = q.to_account_id
    JOIN request_line n ON n.request_id = q.id
    WHERE q.vendor_id = ${vendor.id}::uuid
      AND n.waiting_since < tierline_now() - make_interval(days => ${first}::int)
      AND ${isWaiting}
      AND ${waitedDays} >= ${first}::int
      AND ${where}
    ORDER BY q.created_at, q.id, n.position`,
  );
}

function byRequest(lines: readonly WaitingLine[]): [WaitingLine, ...WaitingLine[]][] {
  // Each group has the line that made it.
  return [...Map.groupBy(lines, ({ id }) => id).values()] as [WaitingLine, ...WaitingLine[]][];
}

async function lapse(doer: OperationActor, request: WaitingLine): Promise<boolean> {
  const terms = doer.vendor.programme.waitingRequests;
  let done = false;
  await commitIfAny<{ lines: number }>(doer, 'request.lapse', { id: request.id }, async () => {
    const waiting = await readWaiting(doer, sql`q.id = ${request.id}::uuid`);
    const lines = (await readWaited(doer, waiting)).filter((line) => decideLapse(line, terms).ok);
    done = lines.length > 0;
    if (!done) return null;
    const asked = (await readPeopleToNotify(doer, [request.accountId], rolesWhoBuy)).get(request.accountId) ?? [];
    const people = asked.filter(({ id }) => id === request.askedById);
    const plan = lapsed(request.accountId, lines);
    plan.notices.push(
      ...requestNotices(
        doer.actor.account.id,
        { account: request.account, other: request.receiver, people },
        { ...request, lines },
        { what: 'lapsed', text: '' },
      ),
    );
    return {
      plan,
      reply: { lines: lines.length },
      changes: {
        subject: { kind: 'request', id: request.id, name: String(request.number) },
        after: { lines: linesOf(lines) },
        concerns: [request.accountId, request.toAccountId].map((accountId) => ({ accountId, changes: null })),
      },
    };
  });
  return done;
}

// One operation an account and day, so that there is one mail each, no matter which process comes first.
async function remind(doer: OperationActor, accountId: string): Promise<boolean> {
  const terms = doer.vendor.programme.waitingRequests;
  const day = doer.services.now().toISOString().slice(0, 10);
  const by = { ...doer, key: `request.remind ${accountId} ${day}` };
  if ((await doer.services.db.operation.count({ where: { id: operationId(by) } })) > 0) return false;
  let done = false;
  await commitIfAny<{ mails: number }>(by, 'request.remind', { accountId, day }, async () => {
    const due = (await readWaiting(doer, sql`q.to_account_id = ${accountId}::uuid`)).filter((line) =>
      reminderDue(line, terms),
    );
    const lines = Map.groupBy(await readWaited(doer, due), ({ requestId }) => requestId);
    const waiting = byRequest(due).flatMap(([{ id, number, account: asking, accountId: askingId }]): Reminded[] => {
      const of = lines.get(id) ?? [];
      const days = Math.max(...of.map((line) => line.waitedDays));
      return of.length === 0 ? [] : [{ id, number, account: asking, accountId: askingId, waitedDays: days, lines: of }];
    });
    const people = (await readPeopleToNotify(doer, [accountId], rolesWhoBuy)).get(accountId) ?? [];
    const account = due[0]?.receiver ?? '';
    done = waiting.length > 0 && people.length > 0;
    if (!done) return null;
    return {
      plan: remindersOf({ account, people }, waiting, terms, { accountId: doer.actor.account.id }),
      reply: { mails: people.length },
      changes: {
        subject: { kind: 'account', id: accountId, name: account },
        after: { account, lines: linesOf(waiting.flatMap((request) => request.lines)) },
        concerns: [],
      },
    };
  });
  return done;
}

function linesOf(lines: readonly { product: string; copies: number }[]): { product: string; copies: number }[] {
  return lines.map(({ product, copies }) => ({ product, copies }));
}

async function readWaited(
  doer: OperationActor,
  waiting: readonly WaitingLine[],
): Promise<(RequestLineRow & Pick<WaitingLine, 'waitedDays'>)[]> {
  const days = new Map(waiting.map(({ lineId, waitedDays: waited }) => [lineId, waited]));
  const lines = await readRequestLines(doer, sql`n.id = ANY(${[...days.keys()]}::uuid[]) AND ${isWaiting}`);
  return lines.map((line) => ({ ...line, waitedDays: days.get(line.id) ?? 0 }));
}
