import type { Ask, Reply } from '@tierline/contract';
import { decideAnswerMoves, decideAskForMoves, type DeviceNews } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commit } from '../../kernel/commit.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { readRow, text, type Row } from '../../kernel/rows.ts';
import { orThrow, found } from '../../kernel/scope.ts';
import { deviceChanges, readDevice } from './device.ts';
import { deviceNoticesTo } from './device-mail.ts';
import { visibleActivations } from './rows.ts';

/** Asks the vendor for moves beyond those of the year, with a reason (E13). */
export async function askForMoves(ctx: Context, ask: Ask<'askForMoves'>): Promise<Reply<'askForMoves'>> {
  return commit(ctx, 'move-request.create', ask, async (triedBefore) => {
    const device = await readDevice(ctx, ask.id, triedBefore);
    const freshId = randomUUID();
    const plan = orThrow(decideAskForMoves({ ...device, freshId, personId: ctx.actor.personId }, ask));
    const { copies } = device.activation;
    plan.notices.push(
      ...(await deviceNoticesTo(ctx, device, 'vendor', { what: 'asked', copies, number: 0, text: ask.reason })),
    );
    return {
      plan,
      reply: { id: freshId, activationId: ask.id },
      changes: deviceChanges(device, { after: { copies, reason: ask.reason } }),
    };
  });
}

const news = { moves: 'granted', release: 'freed', declined: 'declined', withdrawn: null } as const satisfies Record<
  string,
  DeviceNews | null
>;

/** The vendor's staff answer a request for moves; who asked may withdraw it (E13). */
export async function answerMoves(ctx: Context, ask: Ask<'answerMoves'>): Promise<Reply<'answerMoves'>> {
  return commit(ctx, `move-request.${ask.decision}`, ask, async (triedBefore) => {
    const request = found(await readRequest(ctx, ask.id));
    const device = await readDevice(ctx, request.activationId, triedBefore);
    const { decision, extraMoves, answer } = ask;
    const plan = orThrow(decideAnswerMoves({ ...device, request }, { decision, extraMoves, answer }));
    const what = news[decision];
    if (what !== null)
      plan.notices.push(
        ...(await deviceNoticesTo(
          ctx,
          device,
          { userId: request.askedById },
          {
            what,
            copies: device.activation.copies,
            number: extraMoves,
            text: answer,
          },
        )),
      );
    return {
      plan,
      reply: { id: ask.id, decision },
      changes: deviceChanges(device, {
        after: {
          copies: device.activation.copies,
          ...(decision === 'moves' && { extraMoves }),
          ...(answer !== '' && { answer }),
        },
      }),
    };
  });
}

const requestRow = {
  id: text,
  activationId: text,
  accountId: text,
  askedById: text.orNull,
  state: text,
};

type RequestRow = Row<typeof requestRow>;

async function readRequest(ctx: Context, id: string): Promise<RequestRow | undefined> {
  const row = await readRow(
    ctx.services.db,
    requestRow,
    sql`
    SELECT q.id, q.activation_id, q.account_id, q.asked_by_id, q.state
    FROM move_request q
    JOIN activation a ON a.id = q.activation_id
    WHERE q.id = ${id}::uuid AND ${visibleActivations(ctx, sql`a`)}`,
  );
  return row;
}
