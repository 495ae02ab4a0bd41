import { useElementSize } from '@mantine/hooks';
import { useFormat } from './format.ts';
import { Axis, axisWidth, letter } from './chart-axis.tsx';
import classes from './chart.module.css';
import { scaleOf } from './chart.ts';

const height = 170;
const edge = { top: 20, right: 4, bottom: 24 } as const;

/** A number for each month as a bar with the number on it. The table beside it says the same. */
export function BarChart(props: { bars: readonly { name: string; value: number }[]; label: string }) {
  const format = useFormat();
  const { ref, width } = useElementSize();
  const { bars } = props;
  const scale = scaleOf([0, ...bars.map(({ value }) => value)]);
  const left = axisWidth(scale.ticks, format.number);
  const step = Math.max(width - left - edge.right, 1) / bars.length;
  const y = (value: number) => edge.top + (height - edge.top - edge.bottom) * (1 - value / scale.high);
  const widest =
    Math.max(...bars.map(({ name, value }) => Math.max(name.length, format.number(value).length))) * letter;
  const every = Math.ceil((widest + 4) / step);
  return (
    <div ref={ref} className={classes.bars}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={props.label}>
          <Axis ticks={scale.ticks} left={left} right={width - edge.right} y={y} />
          {bars.map(({ name, value }, index) => (
            <g key={name}>
              <rect
                x={left + step * (index + 0.15)}
                y={y(value)}
                width={step * 0.7}
                height={height - edge.bottom - y(value)}
                className={classes.bar}
              />
              {index % every === 0 && (
                <>
                  <text x={left + step * (index + 0.5)} y={y(value) - 5} textAnchor="middle" className={classes.tick}>
                    {format.number(value)}
                  </text>
                  <text x={left + step * (index + 0.5)} y={height - 6} textAnchor="middle" className={classes.tick}>
                    {name}
                  </text>
                </>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
