import type { Ask, Reply } from '@tierline/contract';
import { judgeRenewal, type RenewalEnd, type RenewalSums } from '@tierline/domain';
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

/** Asks the account that line items came from for their renewal, by a request (E12, E15); all of them or none. */
export async function renewLineItems(ctx: Context, ask: Ask<'renewLineItems'>): Promise<Reply<'renewLineItems'>> {
  return commit(ctx, 'request.create', ask, async () => {
    const { rows, sums, choice } = await judge(ctx, ask);
    const refused = sums.rows.flatMap(({ refusal }, row) => (refusal ? [{ row, refusal }] : []));
    if (refused.length > 0) throw refusedRows(refused);
    const ends = sums.rows.map(({ endsOn }) => endsOn ?? '');
    const { plan, reply, changes } = await planRequest(ctx, {
      toAccountId: rows[0]?.fromAccountId ?? '',
      tellCustomer: false,
      reference: ask.reference,
      again: ask.again,
      note: ask.note,
      lines: rows.map(({ id, productId, renewals }, index) => ({
        productId,
        copies: ask.lines[index]?.copies ?? 0,
        renews: { lineItemId: id, endsOn: ends[index] ?? '', renewals },
      })),
    });
    plan.sets.push(...choice.sets(ask.lines.map(({ copies }) => copies)));
    return {
      plan,
      reply: {
        id: reply.id,
        number: reply.number,
        lines: reply.lines.map(({ id, copies }, index) => ({
          id,
          lineItemId: rows[index]?.id ?? '',
          copies,
          endsOn: ends[index] ?? '',
        })),
      },
      changes,
    };
  });
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
