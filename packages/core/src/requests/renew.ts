import type { Ask, Reply } from '@tierline/contract';
import { joinPlans, judgeRenewal, type RenewalEnd, type RenewalSums } from '@tierline/domain';
import { commit } from '../kernel/commit.ts';
import { today, type Context } from '../kernel/context.ts';
import { refusedRows } from '../kernel/refused-rows.ts';
import { reasonOf } from '../kernel/scope.ts';
import { readRenewable } from './renewal.ts';
import { readChoice, type Choice } from './renewal-devices.ts';
import type { RenewalRow } from './renewal-rows.ts';
import { planRequest } from './request.ts';

type Asked = Ask<'previewRenewal'>;

/** Says what a renewal of line items comes to, by the same rule that asks for it (E15). Changes nothing. */
export async function previewRenewal(ctx: Context, ask: Asked): Promise<Reply<'previewRenewal'>> {
  const { rows, sums } = await judge(ctx, ask);
  return {
    rows: sums.rows.map(({ startsOn, endsOn, copyDays, refusal }, index) => ({
      activated: rows[index]?.activated ?? 0,
      lineItemId: ask.lines[index]?.lineItemId ?? '',
      startsOn,
      endsOn,
      copyDays,
      wrong: refusal && reasonOf(ctx, { ok: false, refusal }),
    })),
    remaining: sums.remaining,
    bought: sums.bought,
    results: sums.remaining + sums.bought,
    remainder: sums.remainder,
  };
}

/**
 * Asks for the renewal of line items, by a request to each account that some of them came from (E12, E15); all of them
 * or none. For customers who do not sign in, the account that handed their line items on enters the requests to itself.
 */
export async function renewLineItems(ctx: Context, ask: Ask<'renewLineItems'>): Promise<Reply<'renewLineItems'>> {
  return commit(ctx, 'request.create', ask, async () => {
    const { rows, sums, choice } = await judge(ctx, ask);
    const refused = sums.rows.flatMap(({ refusal }, row) => (refusal ? [{ row, refusal }] : []));
    if (refused.length > 0) throw refusedRows(refused);
    const asked = rows.map((row, index) => ({
      row,
      index,
      copies: ask.lines[index]?.copies ?? 0,
      endsOn: sums.rows[index]?.endsOn ?? '',
    }));
    const made = await Promise.all(
      hops(asked).map(async ({ from: { fromAccountId, accountId }, lines }) => ({
        lines,
        ...(await planRequest(ctx, {
          toAccountId: fromAccountId,
          ...(accountId !== ctx.actor.account.id && { requesterId: accountId }),
          tellCustomer: false,
          reference: ask.reference,
          again: ask.again,
          note: ask.note,
          lines: lines.map(({ row: { id, productId, renewals }, copies, endsOn }) => ({
            productId,
            copies,
            renews: { lineItemId: id, endsOn, renewals },
          })),
        })),
      })),
    );
    const plan = joinPlans(made.map((one) => one.plan));
    plan.sets.push(...choice.sets(ask.lines.map(({ copies }) => copies)));
    return { plan, reply: replyOf(made), changes: changesOf(made.map(({ changes }) => changes)) };
  });
}

// The line items of one holder that came from one account.
function hops<L extends { row: RenewalRow }>(asked: readonly L[]): { from: RenewalRow; lines: L[] }[] {
  const groups = Map.groupBy(asked, ({ row }) => `${row.accountId} ${row.fromAccountId}`);
  return [...groups.values()].flatMap((lines) => (lines[0] ? [{ from: lines[0].row, lines }] : []));
}

type Made = Pick<Awaited<ReturnType<typeof planRequest>>, 'reply'> & {
  lines: readonly { row: RenewalRow; index: number; copies: number; endsOn: string }[];
};

// The lines in the order in which they were asked for.
function replyOf(made: readonly Made[]): Reply<'renewLineItems'> {
  const requests = made.map(({ reply: { id, number } }) => ({ id, number }));
  const lines = made.flatMap(({ reply, lines: asked }) =>
    asked.map(({ row, index, copies, endsOn }, nth) => ({
      index,
      line: { id: reply.lines[nth]?.id ?? '', requestId: reply.id, lineItemId: row.id, copies, endsOn },
    })),
  );
  return {
    id: requests[0]?.id ?? '',
    number: requests[0]?.number ?? 0,
    requests,
    lines: lines.toSorted((one, other) => one.index - other.index).map(({ line }) => line),
  };
}

type RequestChanges = Awaited<ReturnType<typeof planRequest>>['changes'];

// Each account reads of its own request alone; who asked reads of all in one entry.
function changesOf(made: readonly RequestChanges[]): RequestChanges {
  const [first, ...more] = made;
  if (!first) throw new Error('a renewal without a request');
  return {
    ...first,
    after: {
      ...first.after,
      account: made.map(({ after }) => after.account).join(', '),
      lines: made.flatMap(({ after }) => after.lines),
      ...(made.some(({ after }) => after.customer !== undefined) && {
        customer: [...new Set(made.flatMap(({ after }) => after.customer ?? []))].join(', '),
      }),
    },
    concerns: [...first.concerns, ...more.flatMap(({ concerns }) => concerns)],
  };
}

async function judge(ctx: Context, ask: Asked): Promise<{ rows: RenewalRow[]; sums: RenewalSums; choice: Choice }> {
  const { db } = ctx.services;
  const rows = await readRenewable(
    ctx,
    db,
    ask.lines.map(({ lineItemId }) => lineItemId),
  );
  const [until] = ask.untilLineItemId === undefined ? [] : await readRenewable(ctx, db, [ask.untilLineItemId]);
  const choice = await readChoice(
    ctx,
    rows,
    ask.lines.map(({ devices }) => devices),
  );
  const sums = judgeRenewal(
    { actor: ctx.actor, today: today(ctx.services), lines: rows },
    {
      copies: ask.lines.map(({ copies }) => copies),
      devices: choice.chosen,
      end: endOf(ask, until?.expiresOn ?? null),
    },
  );
  return { rows, sums, choice };
}

function endOf({ until, day = '' }: Asked, lineEnds: string | null): RenewalEnd {
  if (until === 'line') return { kind: until, day: lineEnds };
  return until === 'own-term' || until === 'spread' ? { kind: until } : { kind: until, day };
}
