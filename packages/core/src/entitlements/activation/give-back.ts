import type { Ask, Reply } from '@tierline/contract';
import {
  actorFact,
  decideAlive,
  decideGiveBack,
  decideLost,
  decideRename,
  emptyPlan,
  movesOf,
  usesUp,
  type NoticeRow,
  isVendor,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commit } from '../../kernel/commit.ts';
import type { Context } from '../../kernel/context.ts';
import { orThrow } from '../../kernel/scope.ts';
import { deviceNoticesTo } from './device-mail.ts';
import { deviceChanges, nonceMs, readDevice, readReceipt, withReceipt, type ReadDevice } from './device.ts';

type Done<R extends { undo: unknown }> = Omit<R, 'undo'> & { undoUntil?: string; operationId?: string };

/** The reply with how it can be undone, where it can. */
export function undoableReply<R extends { operationId?: string; undoUntil?: string }>({
  operationId,
  undoUntil,
  ...reply
}: R) {
  return { ...reply, undo: operationId && undoUntil ? { operationId, undoUntil } : null };
}

/**
 * Gives copies of a device back, all or some: at once with a receipt or a move, else when its file has run out (E13).
 */
export async function giveBackCopies(ctx: Context, ask: Ask<'giveBackCopies'>): Promise<Reply<'giveBackCopies'>> {
  return withReceipt(ctx, ask, async () =>
    undoableReply(
      await commit<Done<Reply<'giveBackCopies'>>>(ctx, 'activation.give-back', ask, async (triedBefore) => {
        const device = await readDevice(ctx, ask.id, triedBefore);
        const receipt = await readReceipt(ctx, device.row, ask.receipt);
        const { copies, seen, when } = ask;
        const { plan, ...done } = orThrow(decideGiveBack(device, { copies, seen, when, receipt }));
        plan.notices.push(...(await usedUpNotices(ctx, device, done.moves)));
        return {
          plan,
          reply: { id: ask.id, copies, ...done },
          changes: deviceChanges(device, {
            before: { copies: device.activation.copies },
            after: {
              copies,
              ...(done.returnsAt !== null && { returnsAt: done.returnsAt }),
              ...(done.moves > 0 && { moves: done.moves }),
              ...(receipt && { receipt: true }),
            },
          }),
        };
      }),
    ),
  );
}

/** Reports a device lost; its copies come back on the day that is answered, or at once (E13). */
export async function reportLost(ctx: Context, ask: Ask<'reportLost'>): Promise<Reply<'reportLost'>> {
  return undoableReply(
    await commit<Done<Reply<'reportLost'>>>(ctx, 'activation.lost', ask, async (triedBefore) => {
      const device = await readDevice(ctx, ask.id, triedBefore);
      const { plan, ...done } = orThrow(decideLost(device, ask));
      // The holder is told where the vendor's staff did it.
      const what = done.outcome === 'free' ? 'released' : 'lost';
      const { copies } = device.activation;
      if (isVendor(ctx.actor.account))
        plan.notices.push(
          ...(await deviceNoticesTo(ctx, device, 'holder', { what, copies, number: 0, text: ask.reason })),
        );
      return {
        plan,
        reply: { id: ask.id, ...done },
        changes: deviceChanges(device, {
          after: {
            copies,
            reason: ask.reason,
            ...(done.returnsAt !== null && { returnsAt: done.returnsAt }),
          },
        }),
      };
    }),
  );
}

/** Tells the holder that the moves of the year are used. */
export async function usedUpNotices(ctx: Context, device: ReadDevice, taken: number): Promise<NoticeRow[]> {
  if (!usesUp(device, taken)) return [];
  const { allowed } = movesOf(device.moves, device.now);
  return deviceNoticesTo(ctx, device, 'holder', { what: 'used-up', copies: taken, number: allowed, text: '' });
}

/** Names a device anew. */
export async function renameDevice(ctx: Context, ask: Ask<'renameDevice'>): Promise<Reply<'renameDevice'>> {
  return commit(ctx, 'activation.rename', ask, async (triedBefore) => {
    const device = await readDevice(ctx, ask.id, triedBefore);
    const plan = orThrow(decideRename(device, ask));
    return {
      plan,
      reply: { id: ask.id, deviceName: ask.deviceName },
      changes: deviceChanges(device, {
        before: { deviceName: device.row.deviceName },
        after: { deviceName: ask.deviceName },
      }),
    };
  });
}

/** Makes a number that a device signs in its receipt; it is used once, within seven days (E13). */
export async function makeReceiptNonce(ctx: Context, ask: Ask<'makeReceiptNonce'>): Promise<Reply<'makeReceiptNonce'>> {
  return commit(ctx, 'activation.nonce', ask, async (triedBefore) => {
    const device = await readDevice(ctx, ask.id, triedBefore);
    orThrow(decideAlive(device));
    const { id, generation } = device.activation;
    const nonce = randomUUID();
    const plan = {
      ...emptyPlan(),
      facts: [actorFact(ctx.actor)],
      rows: [{ table: 'receipt_nonce' as const, row: { id: nonce, activationId: id } }],
    };
    const until = new Date(Date.parse(device.now) + nonceMs).toISOString();
    return {
      plan,
      reply: { nonce, jti: id, generation, until },
      changes: deviceChanges(device, { after: {} }),
    };
  });
}
