import { deciding, type HeldBy } from '../entitlements/entitlement.ts';
import { accept, refuse, type Decision, type Refusal, type Refused } from '../kernel/decision.ts';
import { notClosed, notOnHold } from '../kernel/guards.ts';
import type { StoredLineState } from '../kernel/line-state.ts';
import { may, type Actor } from '../kernel/permissions.ts';

/**
 * How far the renewal of a line item has come (E15): nobody has asked; its holder has asked; the account that was asked
 * asks further up; copies that follow it are there; its holder does not renew it; it has expired and nothing was asked.
 */
export const renewalStages = ['not-asked', 'asked', 'forwarded', 'renewed', 'let-go', 'overdue'] as const;

/** One of them. */
export type RenewalStage = (typeof renewalStages)[number];

/** A line item as the rules of renewals read it. */
export type RenewableLine = HeldBy & {
  activationId: string;
  state: StoredLineState;
  stateReason: string;
  expiresOn: string | null;
  /** The line items that follow it, as far as copies of them did not go back. */
  successors: readonly { activationId: string }[];
  /** The number of the request by which it is being renewed; null: none is open. */
  asked: number | null;
};

/** Whether the actor could ask for the renewal of a line item (E15); the portal shows the disabled action with it. */
export function decideRenewable({ actor }: { actor: Actor }, line: RenewableLine): Decision<null> {
  return renewing(actor, line) ?? notOnHold(line) ?? accept(null);
}

/** Whether the actor could say that a line item is not renewed, or take that back (E15). */
export function decideLetGo({ actor }: { actor: Actor }, line: RenewableLine): Decision<null> {
  return renewing(actor, line) ?? accept(null);
}

/** Devices that are chosen to go on with what follows their line item, and their copies. */
export type ChosenDevices = { ids: readonly string[]; copies: number };

/**
 * Refuses a renewal by fewer copies than are activated, unless the devices that go on are chosen and have room (E15);
 * null: it is right so. The others keep their files until the line item ends.
 */
export function devicesRefused(
  line: { activationId: string; activated: number },
  copies: number,
  chosen: ChosenDevices | null,
): Refusal | null {
  const { activationId, activated } = line;
  if (activated <= copies) return null;
  if (chosen === null) return refuse('renewal-devices', { activationId, activated, copies }).refusal;
  return chosen.copies > copies
    ? refuse('renewal-devices-more', { activationId, chosen: chosen.copies, copies }).refusal
    : null;
}

/**
 * Whether the actor can choose the devices of a line item that go on with what follows it (E15): its holder can at any
 * time, as many as have room there.
 */
export function decideChooseDevices(
  { actor }: { actor: Actor },
  line: Omit<RenewableLine, 'stateReason' | 'expiresOn' | 'asked'> & { following: number },
  chosen: ChosenDevices,
): Decision<null> {
  const wrong = deciding(actor, line) ?? may(actor, 'requests.trade') ?? notClosed(line);
  if (wrong) return wrong;
  const { activationId, following } = line;
  if (line.successors.length > 0 && chosen.copies > following)
    return refuse('renewal-devices-more', { activationId, chosen: chosen.copies, copies: following });
  return accept(null);
}

function renewing(actor: Actor, line: RenewableLine): Refused | null {
  const { activationId, expiresOn, asked } = line;
  const [by] = line.successors;
  return (
    deciding(actor, line) ??
    may(actor, 'requests.trade') ??
    (expiresOn === null ? refuse('line-perpetual', { activationId }) : null) ??
    notClosed(line) ??
    (by ? refuse('already-renewed', { activationId, by: by.activationId }) : null) ??
    (asked === null ? null : refuse('renewal-asked', { activationId, number: asked }))
  );
}

/** A quarter of a year by its first and last day; null where the text is none: `2027-Q1`. */
export function readQuarter(text: string): { from: string; to: string } | null {
  const [, year = '', nth = ''] = /^(\d{4})-Q([1-4])$/u.exec(text) ?? [];
  if (year === '') return null;
  const first = 3 * Number(nth) - 2;
  const month = (number: number) => String(number).padStart(2, '0');
  return {
    from: `${year}-${month(first)}-01`,
    to: `${year}-${month(first + 2)}-${nth === '1' || nth === '4' ? 31 : 30}`,
  };
}

/** The quarter of a day. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
