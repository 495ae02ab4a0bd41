import type { Ask, Reply } from '@tierline/contract';
import { decideReplace } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commit } from '../../kernel/commit.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { orThrow } from '../../kernel/scope.ts';
import { checkedKey, copiesElsewhere, hostIdOf } from './activate.ts';
import { deviceChanges, readDevice, readReceipt, withReceipt } from './device.ts';
import { undoableReply, usedUpNotices } from './give-back.ts';
import { keyTerm } from './key-term.ts';
import { readActivations } from './rows.ts';

type Replaced = Omit<Reply<'replaceHost'>, 'undo'> & { undoUntil?: string; operationId?: string };

/** Gives the copies of a device back and activates them on another host in one step (E13). */
export async function replaceHost(ctx: Context, ask: Ask<'replaceHost'>): Promise<Reply<'replaceHost'>> {
  return withReceipt(ctx, ask, async () =>
    undoableReply(
      await commit<Replaced>(ctx, 'activation.replace', ask, (triedBefore) => replace(ctx, ask, triedBefore)),
    ),
  );
}

async function replace(ctx: Context, ask: Ask<'replaceHost'>, triedBefore: boolean) {
  const device = await readDevice(ctx, ask.id, triedBefore);
  const { row, line, activation } = device;
  const { hostScheme } = line.rules;
  const hostId = hostIdOf(ask.hostId, hostScheme);
  const deviceKey = checkedKey(ask.deviceKey);
  const [hosted] = await readActivations(
    ctx,
    sql`a.line_item_id = ${line.id}::uuid AND a.host_id = ${hostId} AND a.state = 'active'`,
  );
  const receipt = await readReceipt(ctx, row, ask.receipt);
  const facts = {
    ...device,
    key: await keyTerm(ctx),
    hosted: hosted?.copies ?? 0,
    elsewhere: await copiesElsewhere(ctx, line, hostId),
    freshId: randomUUID(),
  };
  const { plan, id, file, moves } = orThrow(
    decideReplace(facts, { hostId, deviceName: ask.deviceName, deviceKey, receipt }),
  );
  plan.notices.push(...(await usedUpNotices(ctx, device, moves)));
  const { copies } = activation;
  return {
    plan,
    reply: { id, replacesId: row.id, hostScheme, hostId, moves, file: { ...file, generation: 1, copies } },
    changes: deviceChanges(device, {
      before: { hostId: row.hostId },
      after: {
        hostId,
        copies,
        ...(moves > 0 && { moves }),
        ...(receipt && { receipt: true }),
        ...(ask.deviceName !== undefined && { deviceName: ask.deviceName }),
        fileEnds: file.expiresAt,
      },
    }),
  };
}
