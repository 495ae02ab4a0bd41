import {
  accountOf,
  allAbove,
  allBelow,
  asks,
  available,
  below,
  handedOn,
  knows,
  lineOf,
  sees,
  stateOf,
  vendor,
  wrongToGive,
  wrongToHold,
  wrongToRecall,
  wrongToRelease,
  wrongToReturn,
  type Model,
  type Who,
} from './model.ts';

/** A3: what a viewer further up the custody chain may know of an account: all, its name, or that there is one. */
const told = (model: Model, viewer: string, other: string): string => {
  const { visible, tier } = accountOf(model, other);
  if (knows(model, viewer, other)) return other;
  return visible ? `${other} by name` : `undisclosed of tier ${tier}`;
};

/**
 * E3: the list of line items as somebody sees it, of one product or of all; what was closed as its split was undone is
 * not in it.
 */
export function listOf(model: Model, who: Who, product?: number): string[] {
  const listed = (line: number) =>
    sees(model, who.account, line) &&
    !lineOf(model, line).closed &&
    (product === undefined || lineOf(model, line).product === product);
  return [...model.lines.keys()]
    .filter(listed)
    .map((line) => lineAsSeen(model, who, line))
    .toSorted();
}

/** A line item in words, with every action or why it is not possible (E6). */
function lineAsSeen(model: Model, who: Who, line: number): string {
  const { holder, giver, product, copies } = lineOf(model, line);
  const numbers = { copies, available: available(model, line), handedOn: handedOn(model, line) };
  const actions = {
    split: wrongToGive(model, who, line),
    return: wrongToReturn(model, who, line),
    recall: wrongToRecall(model, who, line),
    hold: wrongToHold(model, who, line),
    release: wrongToRelease(model, who, line),
  };
  return inWords({
    line,
    product,
    holder: told(model, who.account, holder),
    from: told(model, who.account, giver),
    numbers,
    state: stateOf(model, line),
    mine: holder === who.account,
    recallAsks: asks(model, line),
    actions,
  });
}

/** What a list says of one line, so that both sides say it in the same words. */
export type SeenLine = {
  line: number;
  product: number;
  holder: string;
  from: string;
  numbers: { copies: number; available: number; handedOn: number };
  state: string;
  mine: boolean;
  recallAsks: boolean;
  actions: Record<'split' | 'return' | 'recall' | 'hold' | 'release', string | null>;
};

/** A line of a list in words. */
export function inWords({ line, product, holder, from, numbers, state, mine, recallAsks, actions }: SeenLine): string {
  const possible = Object.entries(actions)
    .map(([action, code]) => `${action} ${code ?? 'yes'}`)
    .join(', ');
  return [
    `line ${line} of product ${product},`,
    `${from} → ${holder}${mine ? ' (mine)' : ''}: ${numbers.copies} = ${numbers.available} + ${numbers.handedOn},`,
    `${state}${recallAsks ? ', recall asks' : ''}; ${possible}`,
  ].join(' ');
}

/**
 * E9: the lot as a viewer sees it: from their own line (the vendor: from the root) down, one row per node, indented by
 * depth. `null`: the viewer may not know the line.
 */
export function lineageOf(model: Model, viewer: string, line: number): string[] | null {
  if (!sees(model, viewer, line)) return null;
  const chain = [line, ...allAbove(model, line)];
  const first = vendor(model, viewer) ? chain.at(-1) : chain.findLast((each) => lineOf(model, each).holder === viewer);
  const branch = (node: number): Branch => ({
    says: [
      `${told(model, viewer, lineOf(model, node).holder)} ${lineOf(model, node).copies}`,
      `= ${available(model, node)} + ${handedOn(model, node)}${sees(model, viewer, node) ? ` (line ${node})` : ''}`,
    ].join(' '),
    // Lines of undone splits are not shown, unless one of them is asked for.
    below: below(model, node)
      .filter((child) => stateOf(model, child) !== 'closed' || chain.includes(child))
      .map(branch),
  });
  const top = first ?? line;
  const inAll = [top, ...allBelow(model, top)];
  const sum = (lines: number[]) => lines.reduce((total, each) => total + available(model, each), 0);
  const own = inAll.filter((each) => each === top && lineOf(model, each).holder === viewer);
  const proof = `received ${lineOf(model, top).copies} = ${sum(own)} + ${sum(inAll) - sum(own)} below`;
  return [`from ${told(model, viewer, lineOf(model, top).giver)}; ${proof}`, ...treeInWords(branch(top))];
}

/** A node of a tree and what is below it. */
export type Branch = { says: string; below: Branch[] };

/** A tree in words, whatever order its branches came in. */
export function treeInWords({ says, below: branches }: Branch): string[] {
  return [
    says,
    ...branches
      .map(treeInWords)
      .toSorted((one, other) => (one.join('\n') < other.join('\n') ? -1 : 1))
      .flat()
      .map((each) => `  ${each}`),
  ];
}
