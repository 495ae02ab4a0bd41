import { accept, refusedBy, type Decision } from '../../kernel/decision.ts';
import { actorFact, emptyPlan, type Plan } from '../../kernel/ledger.ts';
import { decideActivatable, notEnded } from './activate.ts';
import type { DeviceFacts } from './give-back.ts';
import { activationKey } from './host-id.ts';

/** Names a device anew; an empty name leaves it to its host ID (E13). */
export function decideRename(
  facts: Pick<DeviceFacts, 'actor' | 'line' | 'activation'>,
  ask: { deviceName: string },
): Decision<Plan> {
  const { actor, line, activation } = facts;
  const wrong = refusedBy(decideActivatable(actor, line)) ?? notEnded(activation);
  if (wrong) return wrong;
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
