import { endOfTerm } from '../entitlements/term.ts';
import { dayAfter } from '../kernel/day.ts';
import { refuse, refusedBy, type Refusal, type Refused } from '../kernel/decision.ts';
import { whole } from '../kernel/guards.ts';
import type { Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';
import { copyDaysUntil, daysBetween, endOfMonth, remainingCopyDays, spreadCopyDays } from './copy-days.ts';
import { decideRenewable, devicesRefused, type ChosenDevices, type RenewableLine } from './renewal.ts';

/** For how many years ahead a line item is renewed at most (E15). */
export const renewalYears = 10;

/**
 * Until when line items are renewed (E15): each for its own term; all up to a day, the end of a month or the end of
 * another line item; or all up to the one day that the copy-days of their own terms suffice for.
 */
export type RenewalEnd =
  | { kind: 'own-term' | 'spread' }
  | { kind: 'day' | 'month-end'; day: string }
  /** `day`: its last one; null: it never ends. */
  | { kind: 'line'; day: string | null };

/** A line item that is to be renewed. */
export type RenewingLine = RenewableLine & {
  startsOn: string;
  /** Of its product. */
  termMonths: number | null;
  /** Copies on devices that could go on with what follows. */
  activated: number;
};

/** The facts for a renewal. */
export type RenewalFacts = { actor: Actor; today: string; lines: readonly RenewingLine[] };

/** What a renewal comes to for a line item: from when, until when, how many copy-days; or why it cannot be renewed. */
export type JudgedRenewal = { startsOn: string; endsOn: string | null; copyDays: number; refusal: Refusal | null };

/** What a renewal comes to: for each line item, and in copy-days for all that can be renewed (E15). */
export type RenewalSums = {
  rows: readonly JudgedRenewal[];
  /** Of the line items as they are, from today on. */
  remaining: number;
  /** Of what follows them. */
  bought: number;
  /** That spreading leaves over. */
  remainder: number;
};

/** What is asked for: of each line item the copies, and the devices that go on; null: nothing is said of them. */
export type RenewalAsk = {
  copies: readonly number[];
  devices: readonly (ChosenDevices | null)[];
  end: RenewalEnd;
};

/** Works out a renewal of line items with so many copies each (E15). */
export function judgeRenewal(facts: RenewalFacts, ask: RenewalAsk): RenewalSums {
  const lines = facts.lines.map((line, index) => {
    const copies = ask.copies[index] ?? 0;
    // A perpetual one is refused; its day counts for nothing.
    const wrong = refusedBy(decideRenewable(facts, line)) ?? whole(copies);
    const refusal = wrong?.refusal ?? devicesRefused(line, copies, ask.devices[index] ?? null);
    return { ...line, copies, expiresOn: line.expiresOn ?? facts.today, refusal };
  });
  const open = lines.filter(({ refusal }) => refusal === null);
  const spread = spreadCopyDays(
    open,
    open.reduce((sum, line) => sum + line.copies * daysBetween(line.expiresOn, ownEnd(line)), 0),
  );
  const rows = lines.map((line): JudgedRenewal => {
    const startsOn = dayAfter(line.expiresOn, 1);
    const endsOn = ask.end.kind === 'spread' && open.length > 0 ? spread.endsOn : endOf(ask.end, line);
    const refusal = line.refusal ?? endRefused(facts, line, endsOn)?.refusal ?? null;
    if (refusal !== null || endsOn === null) return { startsOn, endsOn, copyDays: 0, refusal };
    return { startsOn, endsOn, copyDays: copyDaysUntil([line], endsOn), refusal };
  });
  return {
    rows,
    remaining: remainingCopyDays(open, facts.today),
    bought: rows.reduce((sum, { copyDays }) => sum + copyDays, 0),
    remainder: ask.end.kind === 'spread' ? spread.remainder : 0,
  };
}

function endOf(end: RenewalEnd, line: Ending): string | null {
  if (end.kind === 'day' || end.kind === 'line') return end.day;
  return end.kind === 'month-end' ? endOfMonth(end.day) : ownEnd(line);
}

type Ending = Pick<RenewingLine, 'startsOn' | 'termMonths'> & { expiresOn: string };

// For as long as its product is bought; where that has no term, for as many days as the line item itself.
function ownEnd({ startsOn, expiresOn, termMonths }: Ending): string {
  return (
    endOfTerm(dayAfter(expiresOn, 1), termMonths) ??
    dayAfter(expiresOn, Math.max(1, daysBetween(startsOn, expiresOn) + 1))
  );
}

function endRefused(
  { today }: RenewalFacts,
  { activationId, expiresOn }: Pick<RenewingLine, 'activationId'> & { expiresOn: string },
  endsOn: string | null,
): Refused | null {
  if (endsOn === null) return refuse('line-perpetual', { activationId });
  if (endsOn < today) return refuse('renewal-end-past', { endsOn, today });
  const latest = endOfTerm(dayAfter(today, 1), 12 * renewalYears) ?? today;
  if (endsOn > latest) return refuse('renewal-end-far', { endsOn, latest });
  return endsOn <= expiresOn ? refuse('renewal-end-early', { activationId, endsOn, expiresOn }) : null;
}

/**
 * The first day of what follows a line item: the one after its last; of one that has expired by the programme’s choice
 * that day, today, or that day unless it lies more than so many days back (E15).
 */
export function successorStart(expiresOn: string, today: string, late: Programme['lateRenewals']): string {
  const next = dayAfter(expiresOn, 1);
  if (next >= today || late.from === 'old-end') return next;
  return late.from === 'old-end-within' && daysBetween(expiresOn, today) <= late.days ? next : today;
}
