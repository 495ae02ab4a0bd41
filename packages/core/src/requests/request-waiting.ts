import { decideLapse, lapsed, reminderOf, requestNotices, type RequestNews } from '@tierline/domain';
import { readPeopleToNotify, rolesWhoBuy } from '../accounts/licence-people.ts';
import { findVendorById } from '../accounts/programme.ts';
import { commitIfAny } from '../kernel/commit.ts';
import { operationId, systemActor, type OperationActor, type Services } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { isOpen, readRequestLines, type RequestLineRow } from './request-rows.ts';

type WaitingRequest = {
  id: string;
  number: number;
  accountId: string;
  account: string;
  toAccountId: string;
  receiver: string;
  askedById: string;
  waitedDays: number;
};

/**
 * Reminds receivers of requests that they have not answered for some days, once each, and lets those lapse that nobody
 * has answered for long (E12). Safe to run often and in parallel. Returns how many of each.
 */
export async function lookAfterRequests(services: Services): Promise<{ reminded: number; lapsed: number }> {
  const done = { reminded: 0, lapsed: 0 };
  const vendors = await services.db.vendor.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of vendors) {
    const doer = await systemActor(services, await findVendorById(services.db, id));
    for (const request of await readWaiting(doer)) {
      if (request.waitedDays >= doer.vendor.programme.waitingRequests.lapseAfterDays)
        done.lapsed += Number(await lapse(doer, request));
      else done.reminded += Number(await remind(doer, request));
    }
  }
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

function readWaiting({ services, vendor }: OperationActor): Promise<WaitingRequest[]> {
  const { remindAfterDays, lapseAfterDays } = vendor.programme.waitingRequests;
  const first = Math.min(...remindAfterDays, lapseAfterDays);
  return services.db.$queryRaw<WaitingRequest[]>(sql`
    SELECT q.id, q.number, q.account_id AS "accountId", a.name AS account, q.to_account_id AS "toAccountId",
      t.name AS receiver, q.asked_by_id AS "askedById", max(${waitedDays})::int AS "waitedDays"
    FROM request q
    JOIN account a ON a.id = q.account_id
    JOIN account t ON t.id = q.to_account_id
    JOIN request_line n ON n.request_id = q.id
    WHERE q.vendor_id = ${vendor.id}::uuid
      AND n.waiting_since < tierline_now() - make_interval(days => ${first}::int)
      AND n.state = 'open'
      AND ${isOpen}
      AND NOT EXISTS (
        SELECT 1 FROM request_forward k
        JOIN request_line u ON u.id = k.upper_id
        WHERE k.lower_id = n.id AND u.state IN ('open', 'asked-back'))
    GROUP BY q.id, a.name, t.name
    HAVING max(${waitedDays}) >= ${first}::int
    ORDER BY q.id`);
}

async function lapse(doer: OperationActor, request: WaitingRequest): Promise<boolean> {
  const terms = doer.vendor.programme.waitingRequests;
  let done = false;
  await commitIfAny<{ lines: number }>(doer, 'request.lapse', { id: request.id }, async () => {
    const lines = (await readWaited(doer, request)).filter((line) => decideLapse(line, terms).ok);
    done = lines.length > 0;
    if (!done) return null;
    const asked = (await readPeopleToNotify(doer, [request.accountId], rolesWhoBuy)).get(request.accountId) ?? [];
    const people = asked.filter(({ id }) => id === request.askedById);
    const plan = lapsed(request.accountId, lines);
    plan.notices.push(
      ...notices(doer, request, lines, { account: request.account, other: request.receiver, people }, 'lapsed'),
    );
    return { plan, reply: { lines: lines.length }, changes: changesOf(request, lines, true) };
  });
  return done;
}

// One operation a request and reminder, so that there is one mail each, no matter which process comes first.
async function remind(doer: OperationActor, request: WaitingRequest): Promise<boolean> {
  const days = reminderOf(request.waitedDays, doer.vendor.programme.waitingRequests);
  if (days === null) return false;
  const by = { ...doer, key: `request.remind ${request.id} ${days}` };
  if ((await doer.services.db.operation.count({ where: { id: operationId(by) } })) > 0) return false;
  let done = false;
  await commitIfAny<{ mails: number }>(by, 'request.remind', { id: request.id, days }, async () => {
    const lines = (await readWaited(doer, request)).filter(({ waitedDays: waited }) => waited >= days);
    const people = (await readPeopleToNotify(doer, [request.toAccountId], rolesWhoBuy)).get(request.toAccountId) ?? [];
    done = lines.length > 0 && people.length > 0;
    if (!done) return null;
    const plan = lapsed(request.accountId, []);
    plan.notices.push(
      ...notices(doer, request, lines, { account: request.receiver, other: request.account, people }, 'reminder'),
    );
    return { plan, reply: { mails: people.length }, changes: changesOf(request, lines, false) };
  });
  return done;
}

function notices(
  doer: OperationActor,
  request: WaitingRequest,
  lines: readonly RequestLineRow[],
  to: Parameters<typeof requestNotices>[1],
  what: RequestNews,
) {
  return requestNotices(doer.actor.account.id, to, { ...request, lines }, { what, text: '' });
}

function changesOf(request: WaitingRequest, lines: readonly RequestLineRow[], concerns: boolean) {
  return {
    subject: { kind: 'request', id: request.id, name: String(request.number) },
    after: { lines: lines.map(({ product, copies }) => ({ product, copies })) },
    concerns: concerns
      ? [request.accountId, request.toAccountId].map((accountId) => ({ accountId, changes: null }))
      : [],
  };
}

async function readWaited(
  doer: OperationActor,
  request: WaitingRequest,
): Promise<(RequestLineRow & { waitedDays: number })[]> {
  const waited = await doer.services.db.$queryRaw<{ id: string; days: number }[]>(sql`
    SELECT n.id, ${waitedDays} AS days
    FROM request_line n
    WHERE n.request_id = ${request.id}::uuid AND n.state = 'open'`);
  const days = new Map(waited.map((row) => [row.id, row.days]));
  const lines = await readRequestLines(
    doer,
    sql`n.request_id = ${request.id}::uuid AND n.state = 'open' AND ${isOpen}`,
  );
  return lines.map((line) => ({ ...line, waitedDays: days.get(line.id) ?? 0 }));
}
