import { refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import type { Plan } from '../kernel/ledger.ts';
import { integrationEffect, type Connection } from './integration.ts';

/**
 * The switch of an integration that an operation switched (X8). `before`: how integration and controller are now;
 * `seats`: how many of its products are on, and `seatsVersion` of all the account's; `could`: whether the actor may
 * switch it now.
 */
export type UndoneIntegration = {
  accountId: string;
  accountVersion: number;
  integrations: readonly string[];
  key: string;
  which: 'integration' | 'controller';
  on: boolean;
  now: Pick<Connection, 'integration' | 'controller'>;
  seats: number;
  seatsVersion: number;
  could: Decision<null>;
};

/** Whether a switch goes back to what it was: nobody switched it since, and no seat that came since would end by it. */
export function refuseUndoneIntegration(one: UndoneIntegration): Refused | null {
  const barred = refusedBy(one.could);
  if (barred) return barred;
  if (one.integrations.includes(one.key) !== one.on)
    return refuse('changed-meanwhile', { version: one.accountVersion });
  const ends = integrationEffect(one.now, one.which, !one.on) === 'ended';
  return ends && one.seats > 0 ? refuse('seats-changed', {}) : null;
}

/** The part of an undoing that switches back. */
export function switchedBack({
  accountId,
  accountVersion,
  integrations,
  key,
  on,
  seatsVersion,
}: UndoneIntegration): Pick<Plan, 'facts' | 'sets' | 'alone'> {
  const others = integrations.filter((one) => one !== key);
  return {
    facts: [
      { kind: 'account', id: accountId, version: accountVersion, accountId },
      { kind: 'seats', id: accountId, version: seatsVersion, accountId },
    ],
    sets: [{ table: 'account', id: accountId, set: { integrations: (on ? others : [...others, key]).sort() } }],
    alone: [accountId],
  };
}
