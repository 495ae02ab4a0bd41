import type { LineageNode } from '@tierline/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOf } from '../../src/features/entitlements/lineage/flow.ts';

const node = (
  parent: number | null,
  name: string | null,
  tier: number,
  copies: number,
  available: number,
): LineageNode => ({
  parent,
  holder: { id: null, name, identifier: null, tier },
  line: null,
  copies,
  available,
  handedOn: copies - available,
  activated: 0,
  retired: 0,
  more: null,
});

/**
 * A lot of any shape: each line has what its parent hands on to it, and hands on some of that itself; some are not
 * shown.
 */
const lots = fc
  .array(
    fc.record({
      parent: fc.nat(40),
      copies: fc.integer({ min: 1, max: 50 }),
      name: fc.option(fc.constantFrom('A', 'B', 'C', 'D')),
      hidden: fc.nat(5),
    }),
    { maxLength: 60 },
  )
  .map((rows) => {
    const nodes: LineageNode[] = [node(null, 'Root', 1, 10_000, 10_000)];
    const depth = [0];
    for (const { parent, copies, name, hidden } of rows) {
      const above = parent % nodes.length;
      const from = nodes[above];
      if (!from || from.available < copies + hidden || (depth[above] ?? 0) >= 4) continue;
      from.available -= copies + hidden;
      from.handedOn += copies + hidden;
      if (hidden > 0) from.more = { lines: (from.more?.lines ?? 0) + 1, copies: (from.more?.copies ?? 0) + hidden };
      nodes.push(node(above, name, (depth[above] ?? 0) + 2, copies, copies));
      depth.push((depth[above] ?? 0) + 1);
    }
    return nodes;
  });

describe('E9 a lot as a flow', () => {
  it('E9 what a bar handed on is what the bars below it have, and no column has more bars than fit', () => {
    fc.assert(
      fc.property(lots, (nodes) => {
        const columns = flowOf(nodes);
        columns.forEach((column, index) => {
          expect(column.length).toBeLessThanOrEqual(15);
          column.forEach((bar, place) => {
            const next = (columns[index + 1] ?? [])
              .filter(({ from }) => from === place)
              .reduce((sum, { copies }) => sum + copies, 0);
            expect(next).toBe(bar.handedOn);
          });
        });
        const lines = columns.flat().reduce((sum, bar) => sum + bar.lines, 0);
        expect(lines).toBe(nodes.length + nodes.reduce((sum, { more }) => sum + (more?.lines ?? 0), 0));
      }),
    );
  });

  it('E9 the lines of one account are one bar; accounts that may not be known are one bar of their tier', () => {
    const columns = flowOf([
      node(null, 'Own', 1, 20, 5),
      node(0, 'Partner', 2, 4, 4),
      node(0, null, 3, 5, 5),
      node(0, 'Partner', 2, 3, 3),
      node(0, null, 3, 3, 3),
    ]);
    expect(columns[1]?.map(({ holder, lines, copies }) => [holder?.name, lines, copies])).toEqual([
      ['Partner', 2, 7],
      [null, 2, 8],
    ]);
  });
});
