import { Link } from 'react-router';
import { KeptTogether } from './kept-together.tsx';
import classes from './row-link.module.css';

/** What opens a row, in its table's cell as in the title of its card: a name, and beneath it what distinguishes it. */
export function RowLink(props: { id: string; to: string; title: string; below?: string }) {
  return (
    <span className={classes.link}>
      <Link to={props.to} data-row-link={props.id}>
        <KeptTogether text={props.title} />
      </Link>
      {props.below !== undefined && props.below !== '' && <small>{props.below}</small>}
    </span>
  );
}
