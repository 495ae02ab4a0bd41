import { useFormat } from './format.ts';
import classes from './quantity.module.css';

/** How many of so many, with a thin bar: "70 / 100". */
export function Quantity(props: { part: number; whole: number; label: string }) {
  const format = useFormat();
  const share = props.whole === 0 ? 0 : Math.max(props.part / props.whole, props.part > 0 ? 0.02 : 0);
  return (
    <span className={classes.root} title={props.label}>
      <span className={classes.numbers}>
        <b>{format.number(props.part)}</b> <span>/ {format.number(props.whole)}</span>
      </span>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ inlineSize: `${String(share * 100)}%` }} />
      </span>
    </span>
  );
}
