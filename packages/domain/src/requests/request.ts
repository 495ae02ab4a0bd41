import { accept, refuse, type Decision } from '../kernel/decision.ts';
import type { Delivered } from '../entitlements/product.ts';
import type { RowSet } from '../kernel/ledger.ts';

/** What people have decided of a line of a request; the rest of its state is derived. */
export const storedRequestStates = ['open', 'asked-back', 'declined', 'cancelled', 'lapsed'] as const;

/** One of them. */
export type StoredRequestState = (typeof storedRequestStates)[number];

/** The states of a line of a request (E12). */
export const requestStates = [...storedRequestStates, 'forwarded', 'partly-fulfilled', 'fulfilled'] as const;

/** One of them. */
export type RequestState = (typeof requestStates)[number];

/**
 * What a line's receiver asks for in turn, by an own line further up. `alotted`: of what that one has got, the share of
 * this line, those forwarded first served first; `passed`: what of it went on to this line already.
 */
export type RequestLink = { upperOpen: boolean; copies: number; allotted: number; passed: number };

/** What is asked for on a line, what came of it, and what its receiver asks for in turn. */
export type RequestAmounts = {
  state: StoredRequestState;
  copies: number;
  fulfilled: number;
  links: readonly RequestLink[];
};

/** A line of a request, as its rules read it. */
export type RequestedLine = RequestAmounts & {
  id: string;
  version: number;
  productId: string;
  product: string;
  delivers: Delivered;
  /** The requester would like to cancel it. */
  wish: boolean;
  /** The line item that it renews, the one that this came from, and until when; null: it renews none (E15). */
  renews: {
    lineItemId: string;
    activationId: string;
    parentId: string | null;
    expiresOn: string;
    endsOn: string;
  } | null;
};

/** How many copies of a line are still to come; none once it is declined, cancelled or lapsed. */
export function openCopies({ state, copies, fulfilled }: RequestAmounts): number {
  return state === 'open' || state === 'asked-back' ? Math.max(0, copies - fulfilled) : 0;
}

/**
 * Of the copies that are still to come: how many wait for somebody further up, and how many have arrived from there and
 * can be handed on (E12).
 */
export function forwardedCopies(line: RequestAmounts): { waiting: number; ready: number } {
  const sum = (of: (link: RequestLink) => number) => line.links.reduce((all, link) => all + Math.max(0, of(link)), 0);
  const open = openCopies(line);
  return {
    waiting: Math.min(
      open,
      sum((link) => (link.upperOpen ? link.copies - link.allotted : 0)),
    ),
    ready: Math.min(
      open,
      sum((link) => link.allotted - link.passed),
    ),
  };
}

/** The state of a line (E12). */
export function requestLineState(line: RequestAmounts): RequestState {
  if (line.fulfilled >= line.copies) return 'fulfilled';
  if (line.state !== 'open') return line.state;
  const { waiting, ready } = forwardedCopies(line);
  if (waiting + ready > 0) return 'forwarded';
  return line.fulfilled > 0 ? 'partly-fulfilled' : 'open';
}

const unsettled = ['asked-back', 'open', 'partly-fulfilled', 'forwarded'] as const;
const settled = ['fulfilled', 'declined', 'lapsed', 'cancelled'] as const;

/**
 * The state of a request, from its lines': the first of what is still to come, questions before everything; where
 * nothing is, what became of it. Of several lines of which some are fulfilled, the request is partly so.
 */
export function requestState(lines: readonly RequestState[]): RequestState {
  const some = (state: RequestState) => lines.includes(state);
  const waits = unsettled.find(some);
  if (waits === 'open' && (some('fulfilled') || some('partly-fulfilled'))) return 'partly-fulfilled';
  return waits ?? settled.find(some) ?? 'fulfilled';
}

/** Refuses what no longer waits for anything; `line` is as it is now. */
export function decideStillOpen(line: RequestedLine): Decision<null> {
  const { product } = line;
  if (line.fulfilled >= line.copies) return refuse('request-fulfilled', { product });
  if (line.state === 'declined') return refuse('request-declined', { product });
  if (line.state === 'cancelled') return refuse('request-cancelled', { product });
  if (line.state === 'lapsed') return refuse('request-lapsed', { product });
  return accept(null);
}

/** Sets columns of a line, which must still be as it was read: of two who answer at once the second decides anew. */
export function requestLineSet(
  { id, version }: Pick<RequestedLine, 'id' | 'version'>,
  set: RowSet['set'],
  stamps: NonNullable<RowSet['stamps']> = {},
): RowSet {
  return { table: 'request_line', id, set, stamps, while: { version } };
}
