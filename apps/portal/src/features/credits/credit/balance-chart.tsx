import { useElementSize } from '@mantine/hooks';
import { useMemo, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { Axis, axisWidth, letter } from '../../../ui/chart-axis.tsx';
import classes from '../../../ui/chart.module.css';
import { scaleOf, type ChartPoint } from '../../../ui/chart.ts';

const height = 190;
const edge = { top: 12, right: 12, bottom: 24 } as const;

/**
 * A balance over time: its value at the end of each period, and what came and went at the pointer. The table beside it
 * says the same.
 */
export function BalanceChart(props: {
  points: readonly ChartPoint[];
  opening: number;
  label: string;
  nameOf: (point: ChartPoint) => string;
}) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const [at, setAt] = useState<number | null>(null);
  const { points, opening, nameOf } = props;
  const scale = useMemo(() => scaleOf([opening, ...points.map(({ balance }) => balance)]), [points, opening]);
  const left = axisWidth(scale.ticks, format.number);
  const room = Math.max(width - left - edge.right, 1);
  const x = (index: number) => left + (room * (index + 0.5)) / Math.max(points.length, 1);
  const y = (value: number) =>
    edge.top + (height - edge.top - edge.bottom) * (1 - (value - scale.low) / (scale.high - scale.low));
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const place = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    setAt(Math.min(points.length - 1, Math.max(0, Math.floor((place / room) * points.length))));
  };
  // A balance stays constant until something moves: from the opening balance on it changes in steps, at the end of each
  // period.
  const line = [
    `M${left},${y(opening)}`,
    ...points.map((point, index) => `H${x(index)} V${y(point.balance)}`),
    `H${width - edge.right}`,
  ].join(' ');
  const longest = Math.max(0, ...points.map((point) => nameOf(point).length)) * letter;
  const every = Math.max(1, Math.ceil((points.length * Math.max(78, longest + 14)) / room));
  // A name in the middle of its point would be cut off at the edge.
  const anchor = (index: number) => (x(index) + longest / 2 > width ? 'end' : 'middle');
  const shown = at === null ? undefined : points[at];
  return (
    <div ref={ref} className={classes.chart}>
      {width > 0 && points.length > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={props.label}
          onPointerMove={follow}
          onPointerLeave={() => setAt(null)}
        >
          <Axis ticks={scale.ticks} left={left} right={width - edge.right} y={y} />
          {points.map(
            (point, index) =>
              index % every === 0 && (
                <text
                  key={point.from}
                  x={anchor(index) === 'end' ? width : x(index)}
                  y={height - 6}
                  textAnchor={anchor(index)}
                  className={classes.tick}
                >
                  {nameOf(point)}
                </text>
              ),
          )}
          <path d={`${line} V${y(scale.low)} H${left} Z`} className={classes.area} />
          <path d={line} className={classes.line} />
          {points.length <= 31 &&
            points.map((point, index) => (
              <circle key={point.from} cx={x(index)} cy={y(point.balance)} r={2.5} className={classes.dot} />
            ))}
          {at !== null && shown && (
            <>
              <line x1={x(at)} x2={x(at)} y1={edge.top} y2={height - edge.bottom} className={classes.cursor} />
              <circle cx={x(at)} cy={y(shown.balance)} r={4} className={classes.dot} />
            </>
          )}
        </svg>
      )}
      {at !== null && shown && (
        <div
          className={classes.tip}
          style={x(at) > width / 2 ? { insetInlineEnd: width - x(at) + 12 } : { insetInlineStart: x(at) + 12 }}
        >
          <b>{nameOf(shown)}</b>
          <span>
            {t('history.running')}: {format.number(shown.balance)}
          </span>
          <span>
            {t('history.in')}: +{format.number(shown.in)}
          </span>
          <span>
            {t('history.out')}: −{format.number(shown.out)}
          </span>
        </div>
      )}
    </div>
  );
}
