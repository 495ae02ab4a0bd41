// What happens in the model: each act says why it is refused, or changes the model and says no more.
import {
  accountOf,
  administrator,
  allBelow,
  asks,
  available,
  knows,
  lineOf,
  master,
  operator,
  requestOf,
  sees,
  stateOf,
  undoWindow,
  vendor,
  within,
  wrongState,
  wrongToAct,
  wrongToGive,
  wrongToHold,
  wrongToRecall,
  wrongToRelease,
  wrongToReturn,
  type Deed,
  type Model,
  type Move,
  type Refused,
  type Who,
} from './model.ts';

/** E2: the vendor's staff issue lines to a distributor. */
export function issue(
  model: Model,
  who: Who,
  to: string,
  lines: { product: number; copies: number; lastDay: number | null }[],
): Refused | null {
  const wrong = wrongToAct(model, who, operator, true) ?? wrongTarget(model, who.account, to);
  if (wrong !== null) return refused(wrong);
  for (const line of lines)
    model.lines.push({
      parent: null,
      holder: to,
      giver: who.account,
      received: model.now,
      heldWith: null,
      closed: false,
      ...line,
    });
  did(model, who, { undoable: false });
  return null;
}

// E2: the vendor issues to any account of the next tier. E4, E6: everybody, the vendor too, splits to related accounts
// of the next tier that are not suspended.
function wrongTarget(model: Model, giver: string, to: string): string | null {
  if (accountOf(model, to).tier !== accountOf(model, giver).tier + 1) return 'tier-not-allowed';
  return accountOf(model, to).suspended ? 'target-suspended' : null;
}

function wrongReceiver(model: Model, giver: string, to: string): string | null {
  return model.related.some(([upper, lower]) => upper === giver && lower === to)
    ? wrongTarget(model, giver, to)
    : 'target-not-related';
}

/** A row of a split: from a line, or from whichever lines of a product serve first. */
export type SplitRow = { from: { line: number } | { product: number }; to: string; copies: number };

/** Which line each copy of a split came from, as the product answers. */
export type Drawn = { row: number; parent: number; to: string; copies: number };

/**
 * E4, E6: whether a split is refused. Rows that name a line are served before those that leave the choice; a row whose
 * target is wrong takes its copies from the sum all the same (both the product's choice: SPEC says only "all or
 * nothing").
 */
export function wrongSplit(model: Model, who: Who, rows: SplitRow[]): Refused | null {
  const access = wrongToAct(model, who, operator);
  if (access !== null) return refused(access);
  const left = model.lines.map((_, line) => available(model, line));
  const wrong = new Map<number, string>();
  const inOrder = [...rows.entries()].toSorted(
    ([, one], [, other]) => Number('product' in one.from) - Number('product' in other.from),
  );
  for (const [index, { from, to, copies }] of inOrder) {
    const sources = 'line' in from ? [from.line] : serving(model, who.account, from.product);
    const sum = sources.reduce((total, line) => total + (left[line] ?? 0), 0);
    const short = sum < copies ? ('line' in from ? 'only-available' : 'only-available-of-product') : null;
    const code =
      ('line' in from ? wrongSource(model, who, from.line) : null) ?? wrongReceiver(model, who.account, to) ?? short;
    if (code !== null) wrong.set(index, code);
    if (short === null) take(left, sources, copies);
  }
  return refusedRows(wrong);
}

const wrongSource = (model: Model, who: Who, line: number) =>
  sees(model, who.account, line) ? wrongToGive(model, who, line) : 'not-found';

/**
 * E4: the lines of a product that serve, those that expire first in front, perpetual ones last; of two that expire
 * alike SPEC says nothing.
 */
function serving(model: Model, holder: string, product: number): number[] {
  const lines = model.lines.flatMap((line, index) =>
    line.holder === holder && line.product === product && stateOf(model, index) === 'active' ? [index] : [],
  );
  return lines.toSorted((one, other) => lastDayOf(model, one) - lastDayOf(model, other));
}

const lastDayOf = (model: Model, line: number): number => lineOf(model, line).lastDay ?? Infinity;

function take(left: number[], sources: number[], copies: number): void {
  let open = copies;
  for (const line of sources) {
    const taken = Math.min(open, left[line] ?? 0);
    left[line] = (left[line] ?? 0) - taken;
    open -= taken;
  }
}

/**
 * Carries a split out as the product drew it; says what is wrong with that: not what was asked, more than there is, or
 * not what expires first.
 */
export function split(model: Model, who: Who, rows: SplitRow[], drawn: Drawn[]): string | null {
  const left = model.lines.map((_, line) => available(model, line));
  const named = new Set(rows.flatMap(({ from }, row) => ('line' in from ? [row] : [])));
  for (const { row, parent, copies } of drawn.toSorted(
    (one, other) => Number(named.has(other.row)) - Number(named.has(one.row)) || one.row - other.row,
  )) {
    const { from, to } = within(rows, row);
    const sources = 'line' in from ? [from.line] : serving(model, who.account, from.product);
    const sooner = sources.filter((line) => lastDayOf(model, line) < lastDayOf(model, parent) && (left[line] ?? 0) > 0);
    if (!sources.includes(parent) || (left[parent] ?? 0) < copies || sooner.length > 0)
      return `row ${row} draws ${copies} from line ${parent} for ${to}`;
    left[parent] = (left[parent] ?? 0) - copies;
  }
  const asked = rows.map(({ to, copies }, row) => `${row} ${to} ${copies}`);
  const given = rows
    .map((_, row) => drawn.filter((each) => each.row === row))
    .map(
      (each, row) =>
        `${row} ${[...new Set(each.map(({ to }) => to))].join()} ${each.reduce((sum, { copies }) => sum + copies, 0)}`,
    );
  if (asked.join() !== given.join()) return `asked ${asked.join()}, given ${given.join()}`;
  const moves: Move[] = [];
  for (const { parent, to, copies } of drawn) {
    // E5: product, term and dates are the parent's.
    const { product, lastDay } = lineOf(model, parent);
    moves.push({ line: model.lines.length, copies });
    model.lines.push({
      parent,
      holder: to,
      giver: who.account,
      product,
      lastDay,
      copies: 0,
      received: model.now,
      heldWith: null,
      closed: false,
    });
  }
  did(model, who, { moves, made: moves.map(({ line }) => line) });
  return null;
}

/** A row of a return or recall. */
export type BackRow = { line: number; copies: number };

/** E7: the receiver gives back, at any time. */
export function giveBack(model: Model, who: Who, rows: BackRow[]): Refused | null {
  const wrong = wrongRows(model, who, rows, wrongToReturn);
  if (wrong) return wrong;
  did(model, who, { moves: rows.map(({ line, copies }) => ({ line, copies: -copies })) });
  return null;
}

/** E7: the sender takes back within the window, and asks afterwards; one request at a time waits for a line. */
export function recall(model: Model, who: Who, rows: BackRow[]): Refused | { asked: (number | null)[] } {
  const wrong = wrongRows(model, who, rows, wrongToRecall, true);
  if (wrong) return wrong;
  const asked = rows.map(({ line, copies }) =>
    asks(model, line) ? model.requests.push({ line, copies, state: 'open' }) - 1 : null,
  );
  did(model, who, {
    moves: rows.flatMap(({ line, copies }, row) => (asked[row] === null ? [{ line, copies: -copies }] : [])),
    asked: asked.filter((each) => each !== null),
  });
  return { asked };
}

function wrongRows(
  model: Model,
  who: Who,
  rows: BackRow[],
  wrongOne: typeof wrongToReturn,
  once = false,
): Refused | null {
  const access = wrongToAct(model, who, operator);
  if (access !== null) return refused(access);
  if (rows.some(({ line }) => !sees(model, who.account, line))) return refused('not-found');
  const left = model.lines.map((_, line) => available(model, line));
  const requested = new Set<number>();
  const wrong = new Map<number, string>();
  for (const [row, { line, copies }] of rows.entries()) {
    const code =
      wrongOne(model, who, line) ??
      (once && requested.has(line) ? 'recall-pending' : (left[line] ?? 0) < copies ? 'only-available' : null);
    if (code !== null) wrong.set(row, code);
    else left[line] = (left[line] ?? 0) - copies;
    if (code === null && asks(model, line)) requested.add(line);
  }
  return refusedRows(wrong);
}

/** E7: the receiver accepts or declines a request, or its sender withdraws it. */
export function answer(
  model: Model,
  who: Who,
  request: number,
  decision: 'accepted' | 'declined' | 'withdrawn',
): Refused | null {
  const wrong = wrongToAct(model, who, operator) ?? wrongAnswer(model, who, request, decision);
  if (wrong !== null) return refused(wrong);
  const { line, copies } = requestOf(model, request);
  requestOf(model, request).state = decision;
  did(model, who, { undoable: false, moves: decision === 'accepted' ? [{ line, copies: -copies }] : [] });
  return null;
}

function wrongAnswer(model: Model, { account }: Who, request: number, decision: string): string | null {
  const { line, copies, state } = requestOf(model, request);
  const { holder, giver } = lineOf(model, line);
  if (!sees(model, account, line)) return 'not-found';
  if (decision === 'withdrawn' ? giver !== account : holder !== account)
    return decision === 'withdrawn' ? 'not-sender' : 'not-holder';
  if (state !== 'open') return 'already-decided';
  if (decision !== 'accepted') return null;
  return wrongState(model, line, false) ?? (available(model, line) < copies ? 'only-available' : null);
}

/** X8: within ten seconds who did it takes it back, unless the copies were used meanwhile. */
export function undo(model: Model, who: Who, deed: number): Refused | null {
  const wrong = wrongToAct(model, who, operator) ?? wrongToUndo(model, who, deed);
  if (wrong !== null) return refused(wrong);
  const { moves, made, asked } = within(model.deeds, deed);
  within(model.deeds, deed).undone = true;
  for (const line of made) lineOf(model, line).closed = true;
  for (const request of asked) requestOf(model, request).state = 'withdrawn';
  did(model, who, { undoable: false, moves: moves.map(({ line, copies }) => ({ line, copies: -copies })) });
  return null;
}

function wrongToUndo(model: Model, who: Who, deed: number): string | null {
  const { by, at, undoable, undone, moves, asked } = within(model.deeds, deed);
  if (by.account !== who.account && !vendor(model, who.account)) return 'not-found';
  if (by.account !== who.account || by.role !== who.role) return 'not-author';
  if (undone) return 'already-undone';
  if (!undoable) return 'undo-not-offered';
  if (model.now > at + undoWindow) return 'undo-expired';
  if (asked.some((request) => requestOf(model, request).state !== 'open')) return 'already-decided';
  if (moves.some(({ line }) => lineOf(model, line).heldWith !== null)) return 'line-on-hold';
  // What a line gained must still be there; what it gave back must still be where it went, unless it went to the
  // vendor's mint.
  const needed = new Map<number, number>();
  for (const { line, copies } of moves) {
    const where = copies > 0 ? line : lineOf(model, line).parent;
    if (where !== null) needed.set(where, (needed.get(where) ?? 0) + Math.abs(copies));
  }
  return [...needed].some(([line, copies]) => available(model, line) < copies) ? 'copies-used' : null;
}

/** E3: the vendor's staff set a line and all below it on hold; what was on hold before keeps its own. */
export function hold(model: Model, who: Who, line: number): Refused | { lines: number } {
  const wrong = wrongToHold(model, who, line);
  if (wrong !== null) return refused(wrong);
  const open = [line, ...allBelow(model, line)].filter(
    (each) => !lineOf(model, each).closed && lineOf(model, each).heldWith === null,
  );
  for (const each of open) lineOf(model, each).heldWith = line;
  did(model, who, { undoable: false });
  return { lines: open.length };
}

/** E3: they release it, with what was set on hold with it. */
export function release(model: Model, who: Who, line: number): Refused | { lines: number } {
  const wrong = wrongToRelease(model, who, line);
  if (wrong !== null) return refused(wrong);
  const held = [line, ...allBelow(model, line)].filter((each) => lineOf(model, each).heldWith === line);
  for (const each of held) lineOf(model, each).heldWith = null;
  did(model, who, { undoable: false });
  return { lines: held.length };
}

/** A2, A6: the vendor's Administrators suspend and resume an account. */
export function suspend(model: Model, who: Who, name: string, suspended: boolean): Refused | null {
  const wrong =
    unknown(model, who, name) ??
    wrongToAct(model, who, administrator, true) ??
    (vendor(model, name) ? 'own-access' : null);
  if (wrong !== null) return refused(wrong);
  accountOf(model, name).suspended = suspended;
  return null;
}

/**
 * A3, A6: whether other partners see the name: set by the account's Master, by who created it until it is activated,
 * and by the vendor's Administrators.
 */
export function show(model: Model, who: Who, name: string, visible: boolean): Refused | null {
  const { createdBy, neverSignedIn } = accountOf(model, name);
  const own = who.account === name;
  const managed = own || vendor(model, who.account) || (createdBy === who.account && neverSignedIn);
  const wrong =
    unknown(model, who, name) ??
    wrongToAct(model, who, own ? master : administrator) ??
    (managed ? null : 'not-yours-to-change');
  if (wrong !== null) return refused(wrong);
  accountOf(model, name).visible = visible;
  return null;
}

const unknown = (model: Model, who: Who, name: string): string | null =>
  knows(model, who.account, name) ? null : 'not-found';

function did(model: Model, by: Who, deed: Partial<Deed>): void {
  const { undoable = true, moves = [], made = [], asked = [] } = deed;
  for (const { line, copies } of moves) lineOf(model, line).copies += copies;
  model.deeds.push({ by, at: model.now, undoable, undone: false, moves, made, asked });
}

const refused = (code: string): Refused => ({ code, rows: [] });

// The refusal as a whole says what is wrong with the first row that is.
function refusedRows(wrong: ReadonlyMap<number, string>): Refused | null {
  const rows = [...wrong].toSorted(([one], [other]) => one - other);
  const [first] = rows;
  return first ? { code: first[1], rows } : null;
}
