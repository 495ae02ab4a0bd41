import { accept, refuse, type Decision } from '../../kernel/decision.ts';
import { actorFact, emptyPlan, type Plan } from '../../kernel/ledger.ts';
import { decideActivatable } from './activate.ts';
import type { DeviceFacts } from './give-back.ts';
import { activationKey } from './host-id.ts';

/** Names a device anew; an empty name leaves it to its host ID (E13). */
export function decideRename(
  facts: Pick<DeviceFacts, 'actor' | 'line' | 'activation'>,
  ask: { deviceName: string },
): Decision<Plan> {
  const { actor, line, activation } = facts;
  const may = decideActivatable(actor, line);
  if (!may.ok) return may;
  if (activation.state === 'ended') return refuse('activation-ended', {});
  const { deviceName } = ask;
  return accept({
    ...emptyPlan(),
    facts: [actorFact(actor)],
    sets: [
      {
        table: 'activation',
        id: activation.id,
        set: { deviceName, searchKey: activationKey(activation.hostId, deviceName) },
        while: { state: 'active' },
      },
    ],
  });
}
