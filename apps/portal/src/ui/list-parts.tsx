import { Skeleton } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SelectAll, Selection } from './list-choice.tsx';
import classes from './list-table.module.css';

/** One column of a list; on small screens one line of a card. */
export type Column<T> = {
  id: string;
  header: string;
  cell: (item: T) => ReactNode;
  /** What follows the cell's link and is not part of it: copy buttons. */
  after?: (item: T) => ReactNode;
  /** The cell is the link that opens the row; one column has it. In a card the title is the link instead. */
  link?: true;
  /** The values of the list's `sort` that this column's heading switches between. */
  sort?: { up: string; down: string; first?: 'up' | 'down' };
  align?: 'end';
  /** Any CSS width; columns without one share what is left. */
  width?: string;
  /**
   * Hidden where the table is narrower than this many pixels, and where the words need more room than there is: then
   * all columns with the highest number go at once (`lists-fit.spec.ts` says so at 1280 px, where a table has 1016).
   */
  from?: 720 | 900 | 1000 | 1160;
  /** Where it stands in a card; a line with its heading by default. */
  card?: 'title' | 'corner' | 'action' | 'none';
};

/** All that the parts of a list need to know. `choice` is there where rows can be chosen. */
export type ListParts<T extends { id: string }> = {
  name: string;
  columns: readonly Column<T>[];
  items: readonly T[];
  /** Which row is open, and where each leads; left out where rows have nothing to open. */
  open?: { id: string | null; to: (item: T) => string; label: (item: T) => string } | undefined;
  sort?: { value: string; set: (value: string) => void } | undefined;
  choice: { rows: readonly Selection[]; all: SelectAll } | null;
};

/**
 * Opens a row by a click anywhere on it, except on what has a use of its own there, or while text is being selected.
 */
export function useOpenByClick(to: string | null): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    const { target, currentTarget } = event;
    // What a dialog or menu of the row shows is its child in React, not in the page.
    if (to === null || !(target instanceof Element) || !currentTarget.contains(target)) return;
    const control = target.closest('a, button, input, select, textarea, label, [role="dialog"], [role="switch"]');
    if (control !== null || (window.getSelection()?.toString() ?? '') !== '') return;
    void navigate(to);
  };
}

/** What a column shows of a row, as the link that opens the row where the column is that. */
export function Cell<T extends { id: string }>(props: { column: Column<T>; item: T; open: ListParts<T>['open'] }) {
  const { column, item, open } = props;
  if (!column.link || !open) return column.cell(item);
  return (
    <span className={classes.linked}>
      <OpenLink {...props} open={open} label={open.label(item)} />
      {column.after && <span className={classes.after}>{column.after(item)}</span>}
    </span>
  );
}

/** The link that opens a row, around what a column shows of it; `label` names it where that alone would not tell. */
export function OpenLink<T extends { id: string }>(props: {
  column: Column<T>;
  item: T;
  open: NonNullable<ListParts<T>['open']>;
  label?: string;
}) {
  const { column, item, open, label } = props;
  return (
    <Link to={open.to(item)} data-row-link={item.id} aria-label={label}>
      {column.cell(item)}
    </Link>
  );
}

/** What stands in a cell while the list loads. */
export function CellSkeleton(props: { wide?: boolean }) {
  return <Skeleton height={12} width={props.wide ? '70%' : '50%'} radius="sm" />;
}
