import type { Activation } from '@tierline/contract';
import {
  decideActivatable,
  decideAnswering,
  decideAsking,
  decideFetch,
  decideGivingBack,
  decideLosing,
  decideOpen,
  decideRename,
  decideReplacing,
  fileStops,
  movesOf,
  notHanded,
  renewableFrom,
  type DeviceFacts,
  type StoredActivation,
} from '@tierline/domain';
import type { Context } from '../../kernel/context.ts';
import { reasonOf } from '../../kernel/scope.ts';
import { moveFactsOf } from './moves.ts';
import { lineOf, storedActivation, type ListedRequest, type ListedRow } from './rows.ts';

/** An activation as its reader sees it. */
export function activationView(ctx: Context, row: ListedRow): Activation {
  const line = lineOf(ctx.vendor, row.line);
  const stored = storedActivation(row);
  const now = ctx.services.now().toISOString();
  const { actor } = ctx;
  const moves = moveFactsOf(line, row.moves);
  const facts = { actor, line, activation: stored, moves, now, freshMoveId: '', triedBefore: false };
  const renews = stored.state === 'active' && stored.copies > stored.returning && decideOpen(actor, line, now).ok;
  return {
    id: row.id,
    lineItemId: row.lineItemId,
    activationId: line.activationId,
    product: { id: line.productId, sku: line.sku, name: line.productName },
    holder: { id: row.holderId, name: row.holderName, identifier: row.holderIdentifier, tier: row.line.holderTier },
    hostScheme: row.hostScheme,
    hostId: row.hostId,
    deviceName: row.deviceName,
    hasKey: row.deviceKey !== null,
    copies: row.copies,
    state: stateOf(stored, now),
    file: { ...stored.file, generation: stored.generation },
    runsUntil: stored.handed !== null && stored.handed.until > now ? stored.handed.until : null,
    free: notHanded(stored, now),
    moves: movesOf(moves, now),
    replacesId: row.replacesId,
    continuesId: row.continuesId,
    continuedById: row.continuedById,
    passesOn: row.passesOn,
    renewableAt: renews ? renewableFrom(stored.file) : null,
    fetchedAt: row.fetchedAt?.toISOString() ?? null,
    keyRevoked: row.keyRevoked,
    returning: row.returning,
    returnsAt: stored.returnsAt,
    lost: row.lost,
    reason: row.reason,
    request: row.request && requestView(ctx, row.request, facts),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    actions: {
      fetch: reasonOf(ctx, decideFetch({ actor, line, activation: stored, now, key: anyKey })),
      activate: reasonOf(ctx, decideActivatable(actor, line)),
      giveBack: reasonOf(ctx, decideGivingBack(facts)),
      replace: reasonOf(ctx, decideReplacing(facts)),
      lose: reasonOf(ctx, decideLosing(facts)),
      ask: reasonOf(ctx, decideAsking(facts)),
      rename: reasonOf(ctx, decideRename(facts, { deviceName: '' })),
    },
  };
}

function requestView(ctx: Context, request: ListedRequest, facts: DeviceFacts): Activation['request'] {
  const { accountId: _, ...shown } = request;
  const answering = { ...facts, request };
  return {
    ...shown,
    actions: {
      answer: reasonOf(ctx, decideAnswering(answering, 'declined')),
      withdraw: reasonOf(ctx, decideAnswering(answering, 'withdrawn')),
    },
  };
}

// Whether the vendor has a key is told where a file is made.
const anyKey = { startsAt: '', endsAt: '9999-12-31T00:00:00.000Z' };

function stateOf(activation: StoredActivation, now: string): Activation['state'] {
  if (activation.state === 'ended') return 'ended';
  if (activation.returning > 0) return 'returning';
  return fileStops(activation.file) <= now ? 'expired' : 'active';
}
