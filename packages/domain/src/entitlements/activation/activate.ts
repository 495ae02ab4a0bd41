import { accept, refuse, refusedBy, type Decision, type Refused } from '../../kernel/decision.ts';
import { fits, notClosed, notExpired, notOnHold, whole } from '../../kernel/guards.ts';
import type { StoredLineState } from '../../kernel/line-state.ts';
import { deciding, expiryInstant, type HeldBy } from '../entitlement.ts';
import { actorFact, emptyPlan, undoSeconds, type Plan } from '../../kernel/ledger.ts';
import { may, type Actor } from '../../kernel/permissions.ts';
import type { DeviceKey, HostScheme } from '../licence.ts';
import { fileTerm, lineOfFile, type FileTerm, type KeyTerm } from './file-term.ts';
import { handedColumns, handedWith, type Handed } from './handed.ts';
import { activationKey } from './host-id.ts';
import type { ActivationRules } from './rules.ts';

/** The line item whose copies are activated. `holderActive`: its account is neither suspended nor closed. */
export type ActivatedLine = {
  id: string;
  version: number;
  rootId: string;
  accountId: string;
  fromAccountId: string;
  holderSignsIn: boolean;
  holderActive: boolean;
  state: StoredLineState;
  stateReason: string;
  startsOn: string;
  expiresOn: string | null;
  copies: number;
  available: number;
  rules: ActivationRules;
};

/** An activation as it is stored. `copies` is what its holding has; `returning` of them come back at `returnsAt`. */
export type StoredActivation = {
  id: string;
  version: number;
  state: 'active' | 'ended';
  hostScheme: HostScheme;
  hostId: string;
  deviceName: string;
  deviceKey: DeviceKey | null;
  copies: number;
  returning: number;
  returnsAt: string | null;
  lost: boolean;
  /** A request to the vendor that waits for its answer (E13). */
  openRequestId: string | null;
  generation: number;
  fetchedGeneration: number;
  handed: Handed;
  file: FileTerm & { copies: number };
};

/** Who asks: somebody of an account, or null for the public door, whose key is the activation ID (E10). */
export type ActivatingActor = (Actor & { version: number }) | null;

/** The facts for an activation (E10). */
export type ActivateFacts = {
  actor: ActivatingActor;
  line: ActivatedLine;
  /** What this host has of this line already. */
  hosted: StoredActivation | null;
  /** Copies of the same product that this host has of other line items of the same holder. */
  elsewhere: number;
  now: string;
  /** The vendor's signing key; null: it has none. */
  key: KeyTerm | null;
  freshId: string;
  /** True when an earlier attempt found the copies gone; then the refusal says so. */
  triedBefore: boolean;
  /** The answer has the file in it: it is fetched with it, and not undone. At the public door it always has. */
  filesAtOnce?: boolean;
};

/** What is asked for: `copies` is what the host shall have in all; left out, what it has, or one. */
export type ActivateAsk = {
  hostId: string;
  copies: number | undefined;
  deviceName: string | undefined;
  deviceKey: DeviceKey | null | undefined;
};

/** What came of it: the plan, null where the host has what was asked for, and the activation that is answered. */
export type Activated = { outcome: 'created' | 'more' | 'same'; plan: Plan | null; id: string; file: FileTerm | null };

/**
 * Binds copies of a line item to a host, by who holds it, or who handed it to a customer who does not sign in. The same
 * host again is the same activation; more copies for it are added to it (E10).
 */
export function decideActivate(facts: ActivateFacts, ask: ActivateAsk): Decision<Activated> {
  const { actor, line, hosted } = facts;
  const copies = ask.copies ?? hosted?.copies ?? 1;
  const wrong = refusedBy(decideActivatable(actor, line)) ?? whole(copies);
  if (wrong) return wrong;
  if (hosted?.copies === copies && hosted.returning === 0)
    return accept({ outcome: 'same', plan: null, id: hosted.id, file: null });
  const shut = refusedBy(decideOpen(actor, line, facts.now));
  if (shut) return shut;
  const has = hosted?.copies ?? 0;
  if (hosted?.returnsAt) return refuse('already-returning', { day: hosted.returnsAt.slice(0, 10) });
  if (copies < has) return refuse('fewer-than-activated', { activated: has, asked: copies });
  // A receipt has to be signed by the key that stands in the file of the device.
  if (ask.deviceKey && hosted && hosted.fetchedGeneration > 0 && !sameKey(ask.deviceKey, hosted.deviceKey))
    return refuse('device-key-differs', {});
  const needed = copies - has;
  const full =
    roomOnHost(line, copies + facts.elsewhere) ??
    (needed > 0 ? someLeft(line) : null) ??
    fits(needed, line.available, facts.triedBefore);
  if (full) return full;
  const file = fileTerm(line.rules, lineOfFile(line, hosted?.file), facts.now, facts.key);
  if (file === null) return refuse('no-signing-key', {});
  const plan = planActivation(facts, ask, { copies, needed, file });
  return accept({ outcome: hosted ? 'more' : 'created', plan, id: hosted?.id ?? facts.freshId, file });
}

/** Whether the actor could activate copies of the line; the portal shows a disabled action with this reason. */
export function decideActivatable(actor: ActivatingActor, line: HeldBy): Decision<null> {
  if (actor === null) return accept(null);
  return may(actor, 'copies.activate') ?? deciding(actor, line) ?? accept(null);
}

/** Whether the actor could activate further copies of the line: who may, and what there is to activate. */
export function decideActivatesMore(
  actor: ActivatingActor,
  line: Parameters<typeof decideActivatable>[1] &
    Parameters<typeof decideOpen>[1] &
    Pick<ActivatedLine, 'available' | 'copies'>,
  now: string,
): Decision<null> {
  return (
    refusedBy(decideActivatable(actor, line)) ??
    refusedBy(decideOpen(actor, line, now)) ??
    someLeft(line) ??
    accept(null)
  );
}

/** Refuses an activation that has ended. */
export function notEnded({ state }: Pick<StoredActivation, 'state'>): Refused | null {
  return state === 'ended' ? refuse('activation-ended', {}) : null;
}

function someLeft({ available, copies }: Pick<ActivatedLine, 'available' | 'copies'>): Refused | null {
  return available === 0 ? refuse('no-copies-left', { copies }) : null;
}

/** Refuses more copies on a host, those of other line items included, than the line's product allows (E10). */
export function roomOnHost({ rules }: Pick<ActivatedLine, 'rules'>, asked: number): Refused | null {
  const limit = rules.copiesPerHost;
  return limit !== null && asked > limit ? refuse('too-many-on-host', { limit, asked }) : null;
}

/**
 * Whether the line gives new files. At the public door nobody learns why it is on hold, nor that its account is
 * suspended.
 */
export function decideOpen(
  actor: ActivatingActor,
  line: Pick<ActivatedLine, 'state' | 'stateReason' | 'expiresOn' | 'holderActive'>,
  now: string,
): Decision<null> {
  if (actor === null && (line.state === 'on-hold' || !line.holderActive)) return refuse('activation-on-hold', {});
  return notOnHold(line) ?? notClosed(line) ?? notExpired(line, now.slice(0, 10)) ?? accept(null);
}

function sameKey(one: DeviceKey, other: DeviceKey | null): boolean {
  return other !== null && one.x === other.x && one.kty === other.kty;
}

function planActivation(
  { actor, line, hosted, freshId, now, filesAtOnce = actor === null }: ActivateFacts,
  ask: ActivateAsk,
  { copies, needed, file }: { copies: number; needed: number; file: FileTerm },
): Plan {
  const id = hosted?.id ?? freshId;
  const plan = emptyPlan();
  if (actor !== null) plan.facts.push(actorFact(actor));
  plan.facts.push({ kind: 'line', id: line.id, version: line.version, accountId: line.accountId });
  // The limit for a host counts what others activate at the same time.
  if (line.rules.copiesPerHost !== null) plan.alone.push(line.accountId);
  plan.validUntil = expiryInstant(line.expiresOn);
  // What was fetched is not undone.
  plan.undoSeconds = filesAtOnce ? 0 : undoSeconds;
  plan.transfers.push({ kind: 'activate', unit: line.rootId, fromId: line.id, toId: id, quantity: needed });
  const handed = filesAtOnce;
  const out = handed && handedColumns(handedWith(hosted?.handed ?? null, file, copies, now));
  if (hosted) {
    const named = {
      ...(ask.deviceName !== undefined && {
        deviceName: ask.deviceName,
        searchKey: activationKey(hosted.hostId, ask.deviceName),
      }),
      ...(ask.deviceKey && { deviceKey: JSON.stringify(ask.deviceKey) }),
    };
    const generation = hosted.generation + 1;
    plan.sets.push({
      table: 'activation',
      id,
      set: {
        ...named,
        ...fileColumns(generation, copies, file),
        ...(handed && { fetchedGeneration: generation, ...out }),
      },
      ...(handed && { stamps: { fetchedAt: 'now' } }),
      while: { version: hosted.version },
    });
    return plan;
  }
  plan.holdings.push({ id, purpose: 'activated', unit: line.rootId, upperId: line.id });
  plan.rows.push({
    table: 'activation',
    row: {
      id,
      lineItemId: line.id,
      accountId: line.accountId,
      fromAccountId: line.fromAccountId,
      hostScheme: line.rules.hostScheme,
      hostId: ask.hostId,
      deviceName: ask.deviceName ?? '',
      searchKey: activationKey(ask.hostId, ask.deviceName ?? ''),
      deviceKey: ask.deviceKey ? JSON.stringify(ask.deviceKey) : null,
      ...fileColumns(1, copies, file),
      ...(handed && { fetchedGeneration: 1, ...out }),
    },
    ...(handed && { stamps: { fetchedAt: 'now' } }),
  });
  return plan;
}

/** The columns of an activation's present file. */
export function fileColumns(generation: number, copies: number, file: FileTerm) {
  return {
    generation,
    fileCopies: copies,
    issuedAt: file.issuedAt,
    notBefore: file.notBefore,
    expiresAt: file.expiresAt,
    leased: file.leased,
    graceDays: file.graceDays,
  };
}
