import { Cell, CellSkeleton, type Column, type ListParts } from './list-parts.tsx';
import classes from './list-table.module.css';

/** The rows of a list as cards, for small screens. */
export function ListCards<T extends { id: string }>(props: ListParts<T> & { skeletons: number }) {
  const { columns, items, open } = props;
  const at = (place: Column<T>['card']) => columns.filter((column) => column.card === place);
  return (
    <ul className={classes.cards} aria-label={props.name}>
      {items.map((item) => (
        <li key={item.id} className={classes.card}>
          <div className={classes.cardHead}>
            <div className={classes.cardTitle}>
              {at('title').map((column) => (
                <div key={column.id}>
                  <Cell column={column} item={item} open={open} />
                </div>
              ))}
            </div>
            {at('corner').map((column) => (
              <div key={column.id}>{column.cell(item)}</div>
            ))}
          </div>
          <dl className={classes.cardLines}>
            {at(undefined).map((column) => (
              <div key={column.id}>
                <dt>{column.header}</dt>
                <dd>
                  <Cell column={column} item={item} open={open} />
                </dd>
              </div>
            ))}
          </dl>
          {at('action').map((column) => (
            <div key={column.id} className={classes.cardAction}>
              {column.cell(item)}
            </div>
          ))}
        </li>
      ))}
      {Array.from({ length: props.skeletons }, (_, index) => (
        <li key={index} className={classes.card} data-skeleton>
          <CellSkeleton wide />
          <CellSkeleton />
          <CellSkeleton wide />
        </li>
      ))}
    </ul>
  );
}
