import { dayAfter } from '../../kernel/day.ts';
import { actorFact, emptyPlan, type Plan, type RowSet } from '../../kernel/ledger.ts';
import { expiryInstant } from '../entitlement.ts';
import {
  decideOpen,
  fileColumns,
  type ActivatedLine,
  type ActivatingActor,
  type StoredActivation,
} from './activate.ts';
import { fileTerm, renewableFrom, type FileTerm, type KeyTerm } from './file-term.ts';
import { overtaken, without } from './give-back.ts';
import { handedColumns, handedWith } from './handed.ts';
import { activationKey } from './host-id.ts';

/** A device of a line item that is renewed; `passesOn`: it was not left out of the renewal. */
export type PassingDevice = StoredActivation & { passesOn: boolean };

/** The facts for passing a device on to what follows its line item (E15). */
export type PassFacts = {
  /** The line item that ends. */
  line: ActivatedLine;
  /** What follows it, held by the same account. */
  following: readonly ActivatedLine[];
  /** Copies of all its devices that are to pass on and have not yet. */
  toPass: number;
  now: string;
  key: KeyTerm | null;
};

/** What came of it: the activation on the line item that follows, and its first file. */
export type Passed = { plan: Plan; id: string; lineItemId: string; file: FileTerm; copies: number };

/** Copies of a device that pass on; none of one that was left out of the renewal. */
export function passingCopies({ state, passesOn, copies, returning }: PassingDevice): number {
  return state === 'active' && passesOn ? copies - returning : 0;
}

/**
 * Whether what follows a line item suffices for its devices (E15). Where it does not, none passes on before somebody
 * has chosen which.
 */
export function suffices({ following, toPass }: Pick<PassFacts, 'following' | 'toPass'>): boolean {
  return toPass <= following.reduce((sum, { available }) => sum + available, 0);
}

/**
 * Whether it is time to look for what follows the line item of a device: the line item has ended, or the file is in the
 * last third of its life (E10), so that a new one may be fetched.
 */
export function passesSoon(
  line: Pick<ActivatedLine, 'expiresOn'>,
  activation: Pick<PassingDevice, 'state' | 'file'>,
  now: string,
): boolean {
  const ends = expiryInstant(line.expiresOn);
  return ends !== null && activation.state === 'active' && (ends <= now || now >= renewableFrom(activation.file));
}

/**
 * Passes a device on to what follows its line item (E15): once the line item has ended, or before it where the next
 * file would end with it. The device is activated there as it was here. Its copies here come back when the line item
 * has ended, so that nobody else uses them before. `fetched`: somebody gets the file at once. Null where it does not
 * pass on now.
 */
export function decidePass(
  facts: PassFacts,
  activation: PassingDevice,
  { freshId, actor, fetched }: { freshId: string; actor: ActivatingActor; fetched: boolean },
): Passed | null {
  const { line, now, key } = facts;
  const ends = expiryInstant(line.expiresOn);
  const copies = passingCopies(activation);
  if (ends === null || copies === 0 || line.state !== 'open' || !line.holderActive) return null;
  if (!passesSoon(line, activation, now) || !suffices(facts)) return null;
  const over = ends <= now;
  const startsBy = over ? now.slice(0, 10) : dayAfter(line.expiresOn ?? '', 1);
  const next = facts.following.find(
    (one) => one.available >= copies && one.startsOn <= startsBy && decideOpen(null, one, now).ok,
  );
  if (!next) return null;
  const file = fileTerm(next.rules, { startsOn: line.startsOn, expiresOn: next.expiresOn }, now, key);
  if (file === null || (!over && file.expiresAt <= ends)) return null;
  const plan = emptyPlan();
  if (actor !== null) plan.facts.push(actorFact(actor));
  plan.facts.push(
    { kind: 'line', id: line.id, version: line.version, accountId: line.accountId },
    { kind: 'line', id: next.id, version: next.version, accountId: next.accountId },
  );
  plan.validUntil = expiryInstant(next.expiresOn);
  plan.holdings.push({ id: freshId, purpose: 'activated', unit: next.rootId, upperId: next.id });
  plan.transfers.push({ kind: 'activate', unit: next.rootId, fromId: next.id, toId: freshId, quantity: copies });
  if (over)
    plan.transfers.push({
      kind: 'deactivate',
      unit: line.rootId,
      fromId: activation.id,
      toId: line.id,
      quantity: activation.copies,
    });
  plan.sets.push(...(over ? [without(activation, activation.copies)] : [waiting(activation, ends)]));
  plan.sets.push(...overtaken(activation, activation.copies));
  plan.rows.push({
    table: 'activation',
    row: {
      id: freshId,
      lineItemId: next.id,
      accountId: next.accountId,
      fromAccountId: next.fromAccountId,
      hostScheme: activation.hostScheme,
      hostId: activation.hostId,
      deviceName: activation.deviceName,
      searchKey: activationKey(activation.hostId, activation.deviceName),
      deviceKey: activation.deviceKey === null ? null : JSON.stringify(activation.deviceKey),
      continuesId: activation.id,
      ...fileColumns(1, copies, file),
      ...handedColumns(fetched ? handedWith(activation.handed, file, copies, now) : activation.handed),
      ...(fetched && { fetchedGeneration: 1 }),
    },
    ...(fetched && { stamps: { fetchedAt: 'now' as const } }),
  });
  return { plan, id: freshId, lineItemId: next.id, file, copies };
}

// Its copies stay where they are until the line item has ended.
function waiting({ id, version, copies, returnsAt }: StoredActivation, ends: string): RowSet {
  return {
    table: 'activation',
    id,
    set: { returningCopies: copies, returnsAt: returnsAt !== null && returnsAt > ends ? returnsAt : ends },
    stamps: { returningById: 'operation' },
    while: { version },
  };
}

/** Passes devices of one line item on, one after the other: what one of them takes is not there for the next. */
export function decidePasses(
  facts: PassFacts,
  devices: readonly { activation: PassingDevice; freshId: string }[],
): readonly (Passed & { activation: PassingDevice })[] {
  const passed: (Passed & { activation: PassingDevice })[] = [];
  let left = facts;
  // Those with most copies first: where several line items follow, what is left of each suffices for small ones.
  for (const { activation, freshId } of devices.toSorted(
    (one, other) => other.activation.copies - one.activation.copies,
  )) {
    const pass = decidePass(left, activation, { freshId, actor: null, fetched: false });
    if (pass === null) continue;
    passed.push({ ...pass, activation });
    left = {
      ...left,
      toPass: left.toPass - pass.copies,
      following: left.following.map((line) =>
        line.id === pass.lineItemId ? { ...line, available: line.available - pass.copies } : line,
      ),
    };
  }
  return passed;
}
