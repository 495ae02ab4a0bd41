import { Problem, problem } from '@tierline/contract';
import { maxReceipt, nonceDays, type DeviceFacts, type ReadReceipt, type RefusalCode } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { operation } from '../../kernel/operation.ts';
import { found } from '../../kernel/scope.ts';
import { readReceiptJws } from '../keys/jws.ts';
import { moveFacts } from './moves.ts';
import {
  keyOf,
  readActivatedLine,
  readActivations,
  storedActivation,
  visibleActivations,
  type ActivationRow,
  type ReadLine,
} from './rows.ts';

/** An activation that the actor may see, with the facts for what happens to it. */
export type ReadDevice = DeviceFacts & { row: ActivationRow; line: ReadLine };

/** Reads an activation with all that decides what may happen to it (E13). */
export async function readDevice(ctx: Context, id: string, triedBefore: boolean): Promise<ReadDevice> {
  const [one] = await readActivations(ctx, sql`a.id = ${id}::uuid AND ${visibleActivations(ctx, sql`a`)}`);
  const row = found(one);
  const line = found(await readActivatedLine(ctx, sql`l.id = ${row.lineItemId}::uuid`));
  return {
    row,
    line,
    actor: ctx.actor,
    activation: storedActivation(row),
    moves: await moveFacts(ctx, line),
    now: ctx.services.now().toISOString(),
    freshMoveId: randomUUID(),
    triedBefore,
  };
}

/** What the audit says of a change of a device; its line's holder reads all of it. */
export function deviceChanges(
  { row, line }: Pick<ReadDevice, 'row' | 'line'>,
  { before, after }: { before?: object; after: object },
) {
  return {
    subject: { kind: 'activation', id: row.id, name: row.deviceName || row.hostId },
    ...(before && { before }),
    after: { product: line.productName, activationId: line.activationId, ...after },
    concerns: [{ accountId: line.accountId, changes: null }],
  };
}

const receiptPayload = z.object({ jti: z.uuid(), gen: z.int(), destroyed: z.boolean(), nonce: z.uuid() });

/** Reads a receipt as the rule takes it: undefined where there is none. */
export async function readReceipt(
  { services }: Pick<Context, 'services'>,
  row: ActivationRow,
  text: string | undefined,
): Promise<ReadReceipt | undefined> {
  if (text === undefined) return undefined;
  if (text.length > maxReceipt)
    throw problem('invalid-input', {
      errors: [{ pointer: '/receipt', rule: 'too-long', facts: { maximum: maxReceipt } }],
    });
  const key = keyOf(row);
  const read = receiptPayload.safeParse(key === null ? null : await readReceiptJws(text.trim(), key));
  if (!read.success) return null;
  const { jti, gen, destroyed, nonce } = read.data;
  const made = await services.db.receiptNonce.findFirst({ where: { id: nonce, activationId: row.id } });
  return {
    activationId: jti,
    generation: gen,
    destroyed,
    nonce: made && { id: made.id, createdAt: made.createdAt.toISOString(), used: made.usedAt !== null },
  };
}

const receiptRefusals: readonly RefusalCode[] = [
  'invalid-input',
  'device-without-key',
  'receipt-not-of-device',
  'receipt-not-destroyed',
  'receipt-older',
  'nonce-over',
];

/** Does something that a receipt may go with; a receipt that is refused stands in the audit (E13). */
export async function withReceipt<R>(
  ctx: Context,
  ask: { id: string; receipt?: string | undefined },
  work: () => Promise<R>,
): Promise<R> {
  try {
    return await work();
  } catch (refused) {
    const code = refused instanceof Problem ? refused.refusal?.code : undefined;
    if (ask.receipt !== undefined && code !== undefined && receiptRefusals.includes(code))
      await audit(ctx, ask.id, code);
    throw refused;
  }
}

async function audit(ctx: Context, id: string, code: RefusalCode): Promise<void> {
  const device = await readDevice(ctx, id, false);
  await operation({ ...ctx, key: null }, 'activation.receipt-refused', { id, code }, [], async () => ({
    reply: null,
    changes: deviceChanges(device, { after: { refused: code } }),
  }));
}

/** How many days a nonce lasts, in ms. */
export const nonceMs = nonceDays * 24 * 60 * 60 * 1000;
