import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './list-table.module.css';

/** One column of a list; on small screens one line of a card. */
export type Column<T> = {
  id: string;
  header: string;
  cell: (item: T) => ReactNode;
  /** What follows the cell's link and is not part of it: copy buttons. */
  after?: (item: T) => ReactNode;
  /** The cell is the link that opens the row; one column has it. */
  link?: true;
  /** The values of the list's `sort` that this column's heading switches between. */
  sort?: { up: string; down: string; first?: 'up' | 'down' };
  align?: 'end';
  /** Any CSS width; columns without one share what is left. */
  width?: string;
  /** Hidden where the table is narrower than this many pixels. */
  from?: 720 | 900 | 1000 | 1160;
  /** Where it stands in a card; a line with its heading unless told. */
  card?: 'title' | 'corner' | 'action' | 'none';
};

/** All that the parts of a list need to know. */
export type ListParts<T extends { id: string }> = {
  name: string;
  columns: readonly Column<T>[];
  items: readonly T[];
  /** Which row is open, and where each leads; left out where rows have nothing to open. */
  open?: { id: string | null; to: (item: T) => string; label: (item: T) => string } | undefined;
  sort?: { value: string; set: (value: string) => void } | undefined;
};

/** What a column shows of a row, as the link that opens the row where the column is that. */
export function Cell<T extends { id: string }>(props: { column: Column<T>; item: T; open: ListParts<T>['open'] }) {
  const { column, item, open } = props;
  if (!column.link || !open) return column.cell(item);
  return (
    <span className={classes.linked}>
      <Link to={open.to(item)} data-row-link={item.id} aria-label={open.label(item)}>
        {column.cell(item)}
      </Link>
      {column.after?.(item)}
    </span>
  );
}

/** What stands in a cell while the list loads. */
export function CellSkeleton(props: { wide?: boolean }) {
  return <Skeleton height={12} width={props.wide ? '70%' : '50%'} radius="sm" />;
}
