import { accept, refuse, refusedBy, type Decision, type Refused } from '../../kernel/decision.ts';
import type { Plan } from '../../kernel/ledger.ts';
import type { DeviceKey } from '../licence.ts';
import { decideOpen, fileColumns, roomOnHost } from './activate.ts';
import { expiryInstant } from '../entitlement.ts';
import { fileTerm, lineOfFile, type FileTerm, type KeyTerm } from './file-term.ts';
import { decideAlive, decideWay, planFree, refuseReturning, type DeviceFacts } from './give-back.ts';
import { activationKey } from './host-id.ts';
import { decideReceipt, type ReadReceipt } from './receipt.ts';

/** The facts for replacing a host ID. */
export type ReplaceFacts = DeviceFacts & {
  key: KeyTerm | null;
  /** Copies of the line that the new host has already. */
  hosted: number;
  /** Copies of the same product that the new host has of other line items of the same holder. */
  elsewhere: number;
  freshId: string;
};

/** What is asked for: the new host, in the form in which it is compared. */
export type ReplaceAsk = {
  hostId: string;
  deviceName: string | undefined;
  deviceKey: DeviceKey | null | undefined;
  receipt: ReadReceipt | undefined;
};

/** What came of it: the new activation with its first file, and how many moves it took. */
export type Replaced = { plan: Plan; id: string; file: FileTerm; moves: number };

/**
 * Gives the copies of a device back and activates as many on another host in one step, after a repair or with a new
 * board; it takes a move for each copy, unless the old device has signed a receipt or its file is over (E13).
 */
export function decideReplace(facts: ReplaceFacts, ask: ReplaceAsk): Decision<Replaced> {
  const { line, activation, now } = facts;
  const wrong = replaceable(facts);
  if (wrong) return wrong;
  const { copies } = activation;
  if (ask.hostId === activation.hostId) return refuse('same-host', {});
  if (facts.hosted > 0) return refuse('host-activated', {});
  const full = roomOnHost(line, copies + facts.elsewhere);
  if (full) return full;
  const by = decideTaken(facts, ask.receipt);
  if (!by.ok) return by;
  const file = fileTerm(line.rules, lineOfFile(line, activation.file), now, facts.key);
  if (file === null) return refuse('no-signing-key', {});
  const plan = planFree(facts, copies, by.value);
  plan.facts.push({ kind: 'line', id: line.id, version: line.version, accountId: line.accountId });
  if (line.rules.copiesPerHost !== null) plan.alone.push(line.accountId);
  plan.validUntil = expiryInstant(line.expiresOn);
  plan.holdings.push({ id: facts.freshId, purpose: 'activated', unit: line.rootId, upperId: line.id });
  plan.transfers.push({
    kind: 'activate',
    unit: line.rootId,
    fromId: line.id,
    toId: facts.freshId,
    quantity: copies,
  });
  const deviceName = ask.deviceName ?? activation.deviceName;
  plan.rows.push({
    table: 'activation',
    row: {
      id: facts.freshId,
      lineItemId: line.id,
      accountId: line.accountId,
      fromAccountId: line.fromAccountId,
      hostScheme: line.rules.hostScheme,
      hostId: ask.hostId,
      deviceName,
      searchKey: activationKey(ask.hostId, deviceName),
      deviceKey: ask.deviceKey ? JSON.stringify(ask.deviceKey) : null,
      replacesId: activation.id,
      ...fileColumns(1, copies, file),
    },
  });
  return accept({ plan, id: facts.freshId, file, moves: by.value.moves ?? 0 });
}

/**
 * Whether the host ID of a device could be replaced; the portal shows a disabled action with this reason. A device with
 * a key can sign a receipt, whatever the moves are.
 */
export function decideReplacing(facts: DeviceFacts): Decision<null> {
  const signs = facts.activation.deviceKey !== null;
  return replaceable(facts) ?? (signs ? null : refusedBy(decideTaken(facts, undefined))) ?? accept(null);
}

function replaceable(facts: DeviceFacts): Refused | null {
  const wrong = refusedBy(decideAlive(facts)) ?? refusedBy(decideOpen(facts.actor, facts.line, facts.now));
  return wrong ?? (facts.activation.returning > 0 ? refuseReturning(facts.activation) : null);
}

function decideTaken(
  facts: DeviceFacts,
  receipt: ReadReceipt | undefined,
): Decision<{ nonce?: string; moves?: number }> {
  if (receipt !== undefined) {
    const nonce = decideReceipt(facts.activation, receipt, facts.now);
    return nonce.ok ? accept({ nonce: nonce.value }) : nonce;
  }
  const way = decideWay(facts, facts.activation.copies, 'now');
  return way.ok ? accept({ moves: way.value.moves }) : way;
}
