import { useElementSize } from '@mantine/hooks';
import type { LineageNode } from '@tierline/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useFormat } from '../../../ui/format.ts';
import { flowOf, type FlowBar } from './flow.ts';
import classes from './lineage.module.css';

/** A bar with its place in the picture, in pixels. */
type Placed = FlowBar & { x: number; y: number; height: number };

const bar = { width: 10, slot: 38, gap: 10, whole: 130, least: 4 } as const;
const letter = 6.2;

/**
 * A lot as a flow: a column for each time that copies were handed on, bars as high as their copies, and ribbons from
 * giver to receiver.
 */
export function LineageFlow({ nodes }: { nodes: readonly LineageNode[] }) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const columns = useMemo(() => flowOf(nodes), [nodes]);
  const placed = useMemo(() => placeAll(columns, width), [columns, width]);
  const height = Math.max(...placed.flat().map((one) => one.y + Math.max(one.height, bar.slot)), 0);
  return (
    <div ref={ref} className={classes.flow}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={t('lineage.flowLabel', { copies: nodes[0]?.copies ?? 0 })}
        >
          {ribbonsOf(placed).map(({ key, path }) => (
            <path key={key} d={path} className={classes.ribbon} />
          ))}
          {placed.flatMap((column, index) =>
            column.map((one) => (
              <Bar key={`${String(index)} ${String(one.y)}`} one={one} room={width / placed.length - bar.width - 10} />
            )),
          )}
        </svg>
      )}
    </div>
  );
}

function Bar({ one, room }: { one: Placed; room: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tierName } = useProgramme();
  const name =
    one.holder === null
      ? t('lineage.others', { count: one.lines })
      : (one.holder.name ?? t('ui.undisclosed', { tier: tierName(one.holder.tier) }));
  // Of several together it is not known what became of them.
  const counted =
    one.holder === null ? format.number(one.copies) : `${format.number(one.available)} / ${format.number(one.copies)}`;
  let y = one.y;
  const parts = (['handedOn', 'available', 'activated', 'retired'] as const).map((part) => ({
    part,
    height: one.copies === 0 ? 0 : (one[part] / one.copies) * one.height,
  }));
  return (
    <g>
      <title>{`${name}: ${counted}`}</title>
      <rect x={one.x} y={one.y} width={bar.width} height={one.height} rx={2} className={classes.unknown} />
      {parts
        .filter((part) => part.height > 0)
        .map(({ part, height }) => {
          const at = y;
          y += height;
          return <rect key={part} x={one.x} y={at} width={bar.width} height={height} rx={1.5} data-part={part} />;
        })}
      <text x={one.x + bar.width + 6} y={one.y + 11} className={classes.name}>
        {shortened(name, Math.floor(room / letter))}
      </text>
      <text x={one.x + bar.width + 6} y={one.y + 26} className={classes.count}>
        {counted}
      </text>
    </g>
  );
}

// Bars of a column stand below each other, in the order of those they came from, each high enough for its label.
function placeAll(columns: readonly (readonly FlowBar[])[], width: number): Placed[][] {
  const scale = bar.whole / Math.max(columns[0]?.reduce((sum, one) => sum + one.copies, 0) ?? 1, 1);
  return columns.map((column, index) => {
    let y = 0;
    return column.map((one) => {
      const height = Math.max(one.copies * scale, bar.least);
      const here = { ...one, x: (width / columns.length) * index, y, height };
      y += Math.max(height, bar.slot) + bar.gap;
      return here;
    });
  });
}

// The ribbons leave a bar from the top, in the order of the receivers.
function ribbonsOf(placed: readonly (readonly Placed[])[]): { key: string; path: string }[] {
  return placed.slice(1).flatMap((column, index) => {
    const left = new Map<number, number>();
    return column.map((to, place) => {
      const source = to.from === null ? undefined : placed[index]?.[to.from];
      if (!source || to.from === null) return { key: `${String(index)} ${String(place)}`, path: '' };
      const thick = source.copies === 0 ? 0 : (to.copies / source.copies) * source.height;
      const top = source.y + (left.get(to.from) ?? 0);
      left.set(to.from, (left.get(to.from) ?? 0) + thick);
      const [x1, x2] = [source.x + bar.width, to.x];
      const middle = (x1 + x2) / 2;
      const curve = (from: number, y1: number, end: number, y2: number) =>
        `${String(from)} ${String(y1)} C ${String(middle)} ${String(y1)} ${String(middle)} ${String(y2)} ${String(end)} ${String(y2)}`;
      return {
        key: `${String(index)} ${String(place)}`,
        path: `M ${curve(x1, top, x2, to.y)} L ${curve(x2, to.y + to.height, x1, top + thick)} Z`,
      };
    });
  });
}

function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(letters - 1, 1)).trimEnd()}…`;
}
