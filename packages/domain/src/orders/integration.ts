import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import { openAccount } from '../kernel/guards.ts';
import { accountFact, actorFact, emptyPlan, undoSeconds, type Plan } from '../kernel/ledger.ts';
import { may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import { isVendor, type Programme } from '../kernel/programme.ts';
import { endOfSeat, seatTransfers, type PoolOfSeat } from './seat-moves.ts';

/**
 * The state of a product's integration at a customer: its switch M, its controller's switch C, and the controller's key
 * where it has one.
 */
export type Connection = { integration: boolean; controller: boolean; controllerKey: string | null };

/**
 * Returns the state of an integration where these keys are on. A product without one counts as on and without a
 * controller (O5).
 */
export function integrationState(
  programme: Pick<Programme, 'integrations'>,
  on: readonly string[],
  key: string | null,
): Connection {
  if (key === null) return { integration: true, controller: false, controllerKey: null };
  const controllerKey = programme.integrations.find((row) => row.key === key)?.controller?.key ?? null;
  return {
    integration: on.includes(key),
    controller: controllerKey !== null && on.includes(controllerKey),
    controllerKey,
  };
}

/**
 * Whether people may switch seats of a product at a customer: its integration is on, and no controller switches them
 * (O7).
 */
export function decideByHand(
  programme: Pick<Programme, 'integrations'>,
  on: readonly string[],
  key: string | null,
): Decision<null> {
  const at = integrationState(programme, on, key);
  if (!at.integration) return refuse('integration-off', { integration: key ?? '' });
  return at.controller ? refuse('managed-by-controller', { integration: at.controllerKey ?? '' }) : accept(null);
}

/**
 * The customer whose users' seats are switched. `related`: the actor's account is related above it; `integrations`: the
 * keys that are on there.
 */
export type SeatAccount = {
  id: string;
  version: number;
  name: string;
  tier: number;
  status: AccountStatus;
  related: boolean;
  integrations: readonly string[];
};

/**
 * Whether the actor looks after this account's users and switches: its own people, and those of a related account above
 * it whose programme says so (A4, O4, O6).
 */
export function decideManaging({
  actor,
  programme,
  account,
}: {
  actor: Actor;
  programme: Programme;
  account: Pick<SeatAccount, 'id' | 'name' | 'tier' | 'related'>;
}): Decision<null> {
  if (account.id === actor.account.id) return accept(null);
  const managed = programme.tiers.some(({ tier, managedFromAbove }) => tier === account.tier && managedFromAbove);
  return managed && account.related && !isVendor(actor.account)
    ? accept(null)
    : refuse('not-managing', { account: account.name });
}

/**
 * Whether the API key of a controller reaches an account (O7): the vendor's reaches every customer, others the accounts
 * they look after; a key limited to one customer reaches that one alone. Other actors are not limited by this.
 */
export function reachesCustomer(facts: {
  actor: Actor;
  programme: Programme;
  account: Pick<SeatAccount, 'id' | 'name' | 'tier' | 'related'>;
}): boolean {
  const { actor, account } = facts;
  if (!actor.controller) return true;
  if (actor.customerId && actor.customerId !== account.id) return false;
  return isVendor(actor.account) || decideManaging(facts).ok;
}

/** The integrations of the programme that a controller switches. */
export function controlledBy(programme: Pick<Programme, 'integrations'>, controller: string): string[] {
  return programme.integrations.filter((row) => row.controller?.key === controller).map(({ key }) => key);
}

/** The effect of a switch on the seats that are on: they stay on, or all of them end. */
export type IntegrationEffect = 'kept' | 'ended';

type Before = { integration: boolean; controller: boolean };

/**
 * The table of O6, row by row: the state before, which switch is switched which way, and the effect on the seats that
 * are on. What a row leaves out may be either.
 */
export const integrationRules: readonly (Partial<Before> & {
  switch: 'integration' | 'controller' | 'either';
  to: boolean;
  effect: IntegrationEffect;
})[] = [
  { controller: true, integration: true, switch: 'integration', to: false, effect: 'kept' },
  { controller: true, integration: false, switch: 'controller', to: false, effect: 'kept' },
  { controller: false, integration: true, switch: 'integration', to: false, effect: 'ended' },
  { controller: true, integration: true, switch: 'controller', to: false, effect: 'kept' },
  { switch: 'either', to: true, effect: 'kept' },
];

/** Returns the effect of a switch on the seats that are on (O6). Switching to the present state has none. */
export function integrationEffect(before: Before, which: 'integration' | 'controller', to: boolean): IntegrationEffect {
  const rule = integrationRules.find(
    (row) =>
      row.to === to &&
      (row.switch === 'either' || row.switch === which) &&
      (row.integration ?? before.integration) === before.integration &&
      (row.controller ?? before.controller) === before.controller,
  );
  return rule?.effect ?? 'kept';
}

/** A seat of the integration's products that is on, with its pool. */
export type ConnectedSeat = { id: string; pool: PoolOfSeat };

/**
 * The facts for switching an integration (O6). `seats`: all of its products that are on; `seatsVersion`: the sum of the
 * versions of all the account's seats.
 */
export type IntegrationFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  account: SeatAccount;
  seats: readonly ConnectedSeat[];
  seatsVersion: number;
};

/**
 * Returns which switch a key belongs to: an integration's, or its controller's; null where the programme has none such.
 */
export function switchOf(
  programme: Pick<Programme, 'integrations'>,
  key: string,
): { integration: string; which: 'integration' | 'controller' } | null {
  const row = programme.integrations.find((one) => one.key === key || one.controller?.key === key);
  return row ? { integration: row.key, which: row.key === key ? 'integration' : 'controller' } : null;
}

/**
 * Whether the actor may switch integrations of this customer at all; the portal shows a disabled switch with this
 * reason (O6).
 */
export function decideSwitchable({
  actor,
  programme,
  account,
}: Pick<IntegrationFacts, 'actor' | 'programme' | 'account'>): Decision<null> {
  const wrong = may(actor, 'integrations.switch') ?? refusedBy(decideManaging({ actor, programme, account }));
  return wrong ?? openAccount(account) ?? accept(null);
}

/**
 * Switches an integration or its controller on or off; where O6 says so, all seats that are on return to their pools in
 * the same operation.
 */
export function decideIntegration(
  facts: IntegrationFacts,
  ask: { key: string; on: boolean },
): Decision<{ plan: Plan; effect: IntegrationEffect; changed: boolean }> {
  const wrong = refusedBy(decideSwitchable(facts));
  if (wrong) return wrong;
  const { actor, account, programme } = facts;
  const place = switchOf(programme, ask.key);
  if (!place) return refuse('invalid-input', { errors: [{ pointer: '/key', rule: 'not-in-programme', facts: {} }] });
  const before = integrationState(programme, account.integrations, place.integration);
  const changed = account.integrations.includes(ask.key) !== ask.on;
  const effect = changed ? integrationEffect(before, place.which, ask.on) : 'kept';
  const integrations = [...account.integrations.filter((key) => key !== ask.key), ...(ask.on ? [ask.key] : [])].sort();
  const ended = effect === 'ended' ? facts.seats : [];
  const plan: Plan = {
    ...emptyPlan(),
    facts: [
      actorFact(actor),
      accountFact(account),
      { kind: 'seats', id: account.id, version: facts.seatsVersion, accountId: account.id },
    ],
    alone: [account.id],
    sets: [
      ...(changed ? [{ table: 'account' as const, id: account.id, set: { integrations } }] : []),
      ...ended.map(({ id }) => endOfSeat(id)),
    ],
    transfers: seatTransfers(
      ended.map(({ pool }) => pool),
      'seat-off',
    ),
    undoSeconds: changed ? undoSeconds : 0,
  };
  return accept({ plan, effect, changed });
}
