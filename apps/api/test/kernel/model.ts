/**
 * A second implementation of programme E's entitlements, from the requirements alone (§1, A2–A4, A6, E2–E9, X8), as
 * plain data and functions. It shares no line with the product: `model.test.ts` plays the same random trade on both,
 * and they must answer alike. Where SPEC leaves something open, a comment says what the product has chosen.
 */

/** The four roles of A6, lowest first. */
export const ladder = ['observer', 'operator', 'administrator', 'master'] as const;

/** Seconds, hours and days in milliseconds. */
export const [second, hour, day] = [1000, 3_600_000, 86_400_000];

/** The recall window of the programme (E7). */
const recallWindow = 30 * day;

/** The time in which one undoes (X8). */
export const undoWindow = 10 * second;

/** An account. `neverSignedIn`: nobody has activated it (A2, A7). */
export type Account = { tier: number; createdBy: string; neverSignedIn: boolean; suspended: boolean; visible: boolean };

/** A user of an account, by their role. */
export type Who = { account: string; role: number };

/**
 * A line item. Its copies are what came in less what went back; what is handed on are the copies of the lines below it.
 */
export type Line = {
  parent: number | null;
  holder: string;
  giver: string;
  product: number;
  copies: number;
  lastDay: number | null;
  received: number;
  heldWith: number | null;
  closed: boolean;
};

/** A request to give copies back after the recall window (E7). */
export type Request = { line: number; copies: number; state: 'open' | 'accepted' | 'declined' | 'withdrawn' };

/** What somebody did: what each line gained or lost, and what it made. `undoable`: X8 names its kind. */
export type Deed = {
  by: Who;
  at: number;
  undoable: boolean;
  undone: boolean;
  moves: Move[];
  made: number[];
  asked: number[];
};

/** What a line gained, or lost to where it came from. */
export type Move = { line: number; copies: number };

/** All that there is. Lines, requests and deeds are named by their place. */
export type Model = {
  now: number;
  accounts: Record<string, Account>;
  related: [upper: string, lower: string][];
  lines: Line[];
  requests: Request[];
  deeds: Deed[];
};

/** Why something is refused; of many rows each that is wrong. */
export type Refused = { code: string; rows: [row: number, code: string][] };

// --- What one sees
// -----------------------------------------------------------------------------------------------------------

/** The account of a name. */
export const accountOf = (model: Model, name: string): Account => within(model.accounts, name);
/** The line of a place. */
export const lineOf = (model: Model, line: number): Line => within(model.lines, line);
/** The request of a place. */
export const requestOf = (model: Model, request: number): Request => within(model.requests, request);
/** Whether an account is the vendor’s. */
export const vendor = (model: Model, name: string): boolean => accountOf(model, name).tier === 0;

/** The lines that copies of this one were handed on to. */
export const below = (model: Model, line: number): number[] =>
  model.lines.flatMap((each, index) => (each.parent === line ? [index] : []));
/** All lines below one. */
export const allBelow = (model: Model, line: number): number[] =>
  below(model, line).flatMap((child) => [child, ...allBelow(model, child)]);
/** All lines above one, its parent first. */
export const allAbove = (model: Model, line: number): number[] => {
  const { parent } = lineOf(model, line);
  return parent === null ? [] : [parent, ...allAbove(model, parent)];
};

/** Of the copies of a line, those with the lines below it. */
export const handedOn = (model: Model, line: number): number =>
  below(model, line).reduce((sum, child) => sum + lineOf(model, child).copies, 0);
/** Of the copies of a line, those that its holder has. */
export const available = (model: Model, line: number): number => lineOf(model, line).copies - handedOn(model, line);

/** E3: a line expires at the end of its last day in UTC. What is closed or on hold says so first. */
export function stateOf(model: Model, line: number): 'active' | 'expired' | 'on-hold' | 'closed' {
  const { closed, heldWith, lastDay } = lineOf(model, line);
  if (closed) return 'closed';
  if (heldWith !== null) return 'on-hold';
  return lastDay !== null && model.now >= (lastDay + 1) * day ? 'expired' : 'active';
}

export const isRelated = (model: Model, one: string, other: string): boolean =>
  model.related.some(([upper, lower]) => (upper === one && lower === other) || (upper === other && lower === one));

/** A4: the reader's own account and those one does business with; the vendor sees all. */
export const knows = (model: Model, viewer: string, other: string): boolean =>
  viewer === other || vendor(model, viewer) || isRelated(model, viewer, other);

/** E3: one's own line items and those one has handed on; the vendor's staff see all. */
export const sees = (model: Model, viewer: string, line: number): boolean =>
  vendor(model, viewer) || lineOf(model, line).holder === viewer || lineOf(model, line).giver === viewer;

// --- What one may
// ------------------------------------------------------------------------------------------------------------

/** A2, A6: what the ladder and the account's state allow, before anything else is looked at. */
export function wrongToAct(model: Model, who: Who, least: number, vendorOnly = false): string | null {
  if (vendorOnly && !vendor(model, who.account)) return 'tier-may-not';
  if (who.role < least) return 'role-too-low';
  return accountOf(model, who.account).suspended ? 'account-suspended' : null;
}

export const operator = 1;
export const administrator = 2;
export const master = 3;

// Of a line: what is closed, on hold or has nothing left. What has expired is no longer handed on, but goes back at any
// time (E7).
export function wrongState(model: Model, line: number, expiredToo: boolean): string | null {
  const state = stateOf(model, line);
  if (state === 'on-hold') return 'line-on-hold';
  if (state === 'closed') return 'line-closed';
  return state === 'expired' && expiredToo ? 'line-expired' : null;
}

export function wrongToGive(model: Model, who: Who, line: number): string | null {
  if (lineOf(model, line).holder !== who.account) return 'not-holder';
  return wrongToAct(model, who, operator) ?? wrongState(model, line, true) ?? nothingLeft(model, line);
}

export function wrongToReturn(model: Model, who: Who, line: number): string | null {
  if (lineOf(model, line).holder !== who.account) return 'not-holder';
  return wrongToAct(model, who, operator) ?? wrongState(model, line, false) ?? nothingLeft(model, line);
}

export function wrongToRecall(model: Model, who: Who, line: number): string | null {
  if (lineOf(model, line).giver !== who.account) return 'not-sender';
  return (
    wrongToAct(model, who, operator) ??
    wrongState(model, line, false) ??
    (asks(model, line) && openRequest(model, line) ? 'recall-pending' : nothingLeft(model, line))
  );
}

const nothingLeft = (model: Model, line: number) => (available(model, line) === 0 ? 'only-available' : null);
const openRequest = (model: Model, line: number): boolean =>
  model.requests.some((request) => request.line === line && request.state === 'open');

/** E7: the recall window is over, so that the receiver is asked. */
export function asks(model: Model, line: number): boolean {
  const { received } = lineOf(model, line);
  return model.now > received + recallWindow;
}

export function wrongToHold(model: Model, who: Who, line: number): string | null {
  const wrong = wrongToAct(model, who, operator, true);
  if (wrong !== null) return wrong;
  const { closed, heldWith } = lineOf(model, line);
  if (heldWith !== null) return 'line-on-hold';
  return closed ? 'line-closed' : null;
}

export function wrongToRelease(model: Model, who: Who, line: number): string | null {
  const wrong = wrongToAct(model, who, operator, true);
  if (wrong !== null) return wrong;
  if (lineOf(model, line).heldWith === null) return 'line-not-on-hold';
  return allAbove(model, line).some((upper) => lineOf(model, upper).heldWith !== null) ? 'on-hold-above' : null;
}

/** The member of that name; the model names none that it does not have. */
export function within<T>(list: Record<string | number, T> | readonly T[], key: string | number): T {
  const item = (list as Record<string | number, T>)[key]; // an array is such a record
  if (item === undefined) throw new Error(`there is no ${key}`);
  return item;
}
