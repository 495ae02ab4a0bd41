import { useFormat } from './format.ts';
import classes from './chart.module.css';

/** About how wide a letter of a chart is, in px. */
export const letter = 7;

/** How much room the longest number beside an axis takes, in px. */
export function axisWidth(ticks: readonly number[], word: (value: number) => string): number {
  return Math.max(...ticks.map((tick) => word(tick).length)) * letter + 14;
}

/** The numbers beside an axis, each with a line across the chart from `left` to `right`. */
export function Axis(props: { ticks: readonly number[]; left: number; right: number; y: (value: number) => number }) {
  const format = useFormat();
  const { left, right, y } = props;
  return props.ticks.map((tick) => (
    <g key={tick}>
      <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className={classes.rule} />
      <text x={left - 8} y={y(tick) + 4} textAnchor="end" className={classes.tick}>
        {format.number(tick)}
      </text>
    </g>
  ));
}
