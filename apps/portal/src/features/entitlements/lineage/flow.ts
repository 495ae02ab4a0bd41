import type { LineageNode } from '@tierline/contract';

/**
 * One bar of the flow: the lines of one account that came from one earlier bar, or the rest of them where there are too
 * many.
 */
export type FlowBar = {
  /** Null: several accounts together. */
  holder: LineageNode['holder'] | null;
  /** How many lines. */
  lines: number;
  copies: number;
  available: number;
  handedOn: number;
  activated: number;
  retired: number;
  /** The place of the bar in the column before that it came from; null in the first. */
  from: number | null;
};

/** The most bars of one column. */
const most = 8;

/**
 * A lot as columns of bars, a column for each time that copies were handed on; what a bar handed on is what the bars
 * that came from it have.
 */
export function flowOf(nodes: readonly LineageNode[]): FlowBar[][] {
  const columns: FlowBar[][] = [];
  // Which nodes stand in each bar of the column before.
  let before: { bar: number | null; places: Set<number | null>; hidden: { lines: number; copies: number } }[] = [
    { bar: null, places: new Set([null]), hidden: { lines: 0, copies: 0 } },
  ];
  while (before.length > 0) {
    const bars = before.flatMap(({ bar, places, hidden }): Gathered[] => {
      const below = [...nodes.keys()].filter((place) => places.has(nodes[place]?.parent ?? null));
      const groups = [...Map.groupBy(below, (place) => holderKey(nodes[place])).values()];
      const unseen = { ...added([]), ...hidden, holder: null, from: bar };
      return [
        ...groups.map((members) => ({ members, bar: barOf(nodes, members, bar) })),
        ...(hidden.lines > 0 ? [{ members: [], bar: unseen }] : []),
      ];
    });
    if (bars.length === 0) break;
    const column = few(bars);
    columns.push(column.map(({ bar }) => bar));
    before = column
      .map(({ members }, index) => ({ bar: index, places: new Set(members), hidden: hiddenBelow(nodes, members) }))
      .filter(({ places, hidden }) => places.size > 0 || hidden.lines > 0);
  }
  return columns;
}

type Gathered = { members: number[]; bar: FlowBar };

// The greatest bars of a column; the rest is merged into one bar for each earlier bar.
function few(bars: readonly Gathered[]): Gathered[] {
  if (bars.length <= most) return [...bars];
  const great = new Set(bars.toSorted((one, other) => other.bar.copies - one.bar.copies).slice(0, most - 1));
  const rest = Map.groupBy(
    bars.filter((bar) => !great.has(bar)),
    ({ bar }) => bar.from,
  );
  const gathered = [...rest.values()].map((some): Gathered => ({
    members: some.flatMap(({ members }) => members),
    bar: { ...added(some.map(({ bar }) => bar)), holder: null, from: some[0]?.bar.from ?? null },
  }));
  return [...bars.filter((bar) => great.has(bar)), ...gathered].toSorted(
    (one, other) => (one.bar.from ?? 0) - (other.bar.from ?? 0),
  );
}

function barOf(nodes: readonly LineageNode[], members: readonly number[], from: number | null): FlowBar {
  const own = members.map((place) => nodes[place]).filter((node) => node !== undefined);
  return { ...added(own.map((node) => ({ ...node, lines: 1 }))), holder: own[0]?.holder ?? null, from };
}

type Amounts = Omit<FlowBar, 'holder' | 'from'>;

function added(all: readonly Amounts[]): Amounts {
  const sum = (pick: (one: Amounts) => number) => all.reduce((total, one) => total + pick(one), 0);
  return {
    lines: sum((one) => one.lines),
    copies: sum((one) => one.copies),
    available: sum((one) => one.available),
    handedOn: sum((one) => one.handedOn),
    activated: sum((one) => one.activated),
    retired: sum((one) => one.retired),
  };
}

function hiddenBelow(nodes: readonly LineageNode[], members: readonly number[]): { lines: number; copies: number } {
  const hidden = members.map((place) => nodes[place]?.more ?? { lines: 0, copies: 0 });
  return {
    lines: hidden.reduce((sum, { lines }) => sum + lines, 0),
    copies: hidden.reduce((sum, { copies }) => sum + copies, 0),
  };
}

// Accounts that the reader may not know are merged into one node per tier.
function holderKey(node: LineageNode | undefined): string {
  return node?.holder.name ?? `tier ${node?.holder.tier ?? 0}`;
}
