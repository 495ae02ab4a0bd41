import type { Lineage, LineItem } from '@tierline/contract';
import { sql } from '@tierline/core';
import { expect } from 'vitest';
import type { Real } from './model-commands.ts';
import { available, ladder, lineOf, type Model, type Who } from './model.ts';
import { inWords, lineageOf, listOf, treeInWords, type Branch } from './model-view.ts';

/**
 * Compares all lines' sums; after each command also what its author (`null`: who was refused has nothing new to see)
 * and every third time one other account in turn see of one of the products, now and then with where a line's copies
 * are; in the end (`everybody`) what all see of all.
 */
export async function compare(
  model: Model,
  real: Real,
  looking: { author: string | null } | 'everybody',
): Promise<void> {
  await compareSums(model, real);
  const names = Object.keys(model.accounts).filter((name) => model.accounts[name]?.neverSignedIn === false);
  const inTurn = real.steps % 3 === 0 ? names[(real.steps / 3) % names.length] : undefined;
  const viewers = names.filter((name) => looking === 'everybody' || name === inTurn || name === looking.author);
  for (const [index, account] of viewers.entries()) {
    const viewer = { account, role: (real.steps + index) % ladder.length };
    await compareLists(model, real, viewer, looking === 'everybody' ? undefined : real.steps % real.products.length);
    const one = (real.steps + 3 * index) % model.lines.length;
    if (looking === 'everybody' || account === inTurn) await compareLineage(model, real, viewer, one);
  }
  if (looking === 'everybody') await compareMails(model, real);
}

/**
 * SPEC §1: of every line what came in and what is available, and of every lot that the mint has given as much as its
 * lines have.
 */
async function compareSums(model: Model, real: Real): Promise<void> {
  const rows = await real.trade.db.$queryRaw<{ id: string; available: bigint; unit: string }[]>(
    sql`SELECT id, input - output AS available, unit
      FROM holding
      WHERE unit = ANY(${real.lines.filter((_, line) => lineOf(model, line).parent === null)}::uuid[])`,
  );
  const place = new Map(real.lines.map((id, line) => [id, line]));
  const found = rows.flatMap(({ id, available: copies }) =>
    place.has(id) ? [`line ${place.get(id) ?? ''}: ${copies}`] : [],
  );
  expect(found.toSorted()).toEqual(
    [...model.lines.keys()].map((line) => `line ${line}: ${available(model, line)}`).toSorted(),
  );
  const sums = new Map<string, bigint>();
  for (const { unit, available: copies } of rows) sums.set(unit, (sums.get(unit) ?? 0n) + copies);
  expect([...sums.values()].filter((sum) => sum !== 0n)).toEqual([]);
  // What is in a lot besides its lines is its mint.
  expect(rows).toHaveLength(model.lines.length + sums.size);
}

/** X8: of what was undone no mail waits or has gone out. */
async function compareMails(model: Model, real: Real): Promise<void> {
  const undone = real.deeds.filter((_, deed) => model.deeds[deed]?.undone === true);
  expect(await real.trade.db.mail.count({ where: { operationId: { in: undone }, state: { not: 'withdrawn' } } })).toBe(
    0,
  );
}

/** E3, A3, E6: the lines that a user sees, with names, numbers, state and what they may do with each. */
async function compareLists(model: Model, real: Real, viewer: Who, product: number | undefined): Promise<void> {
  const seen: string[] = [];
  const which = product === undefined ? { q: real.search } : { productId: real.products[product] };
  let cursor: string | undefined;
  do {
    const page = await real.trade.caller(viewer, real.byHttp)('listLineItems', {
      view: 'all',
      empty: 'true',
      limit: '100',
      ...which,
      ...(cursor !== undefined && { cursor }),
    });
    for (const item of page.items) seen.push(listed(real, item));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect({ viewer, lines: seen.toSorted() }).toEqual({ viewer, lines: listOf(model, viewer, product) });
}

function listed(
  real: Real,
  {
    id,
    product,
    holder,
    from,
    copies,
    available: left,
    handedOn: below,
    activated,
    retired,
    state,
    mine,
    recallAsks,
    actions,
  }: LineItem,
): string {
  expect(copies).toBe(left + below + activated + retired);
  const possible = {
    split: actions.split?.code ?? null,
    return: actions.return?.code ?? null,
    recall: actions.recall?.code ?? null,
    hold: actions.hold?.code ?? null,
    release: actions.release?.code ?? null,
  };
  return inWords({
    line: real.lines.indexOf(id),
    product: real.products.indexOf(product.id),
    holder: named(real, holder),
    from: named(real, from),
    numbers: { copies, available: left, handedOn: below },
    state,
    mine,
    recallAsks,
    actions: possible,
  });
}

// What a reader may know of an account (A3): who it is, no more than its name, or not even that.
function named(real: Real, { id, name, identifier, tier }: LineItem['holder']): string {
  if (id !== null)
    return name === null || identifier === null ? `a masked account with its id ${id}` : real.trade.nameOf(id);
  if (identifier !== null) return `an account with no id but its identifier ${identifier}`;
  return name === null ? `undisclosed of tier ${tier}` : `${name} by name`;
}

/** E9, A3: where the copies of a line are, as a user sees it; not found where they may not know the line. */
async function compareLineage(model: Model, real: Real, viewer: Who, line: number): Promise<void> {
  const id = real.lines[line];
  if (id === undefined) return;
  const answer = await real.trade
    .caller(viewer, real.byHttp)('readLineage', { id })
    .catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'not-found') return null;
      throw error;
    });
  expect({ viewer, line, lineage: answer && lineageInWords(real, answer) }).toEqual({
    viewer,
    line,
    lineage: lineageOf(model, viewer.account, line),
  });
}

function lineageInWords(real: Real, { from, nodes, proof }: Lineage): string[] {
  const branch = (place: number): Branch => {
    const node = nodes[place];
    if (!node) throw new Error('a lineage without nodes');
    expect(node.more).toBe(null);
    return {
      says: [
        `${named(real, node.holder)} ${node.copies}`,
        `= ${node.available} + ${node.handedOn}${node.line ? ` (line ${real.lines.indexOf(node.line.id)})` : ''}`,
      ].join(' '),
      below: nodes.flatMap(({ parent }, child) => (parent === place ? [branch(child)] : [])),
    };
  };
  return [
    `from ${named(real, from)}; received ${proof.received} = ${proof.own.available} + ${proof.below.available} below`,
    ...treeInWords(branch(0)),
  ];
}
