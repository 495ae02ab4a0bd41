import type { ReactNode } from 'react';
import classes from './glance.module.css';

/** What matters most about a record, in larger figures; `wide` where the values are whole phrases. */
export function Glance(props: { wide?: boolean; children: ReactNode }) {
  return (
    <dl className={classes.glance} data-wide={props.wide || undefined}>
      {props.children}
    </dl>
  );
}
