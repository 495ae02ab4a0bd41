import { Checkbox } from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Cell, CellSkeleton, type Column, type ListParts } from './list-parts.tsx';
import classes from './list-table.module.css';

type Selection = { id: string; getIsSelected: () => boolean; getToggleSelectedHandler: () => (event: unknown) => void };
type SelectAll = {
  getIsAllRowsSelected: () => boolean;
  getIsSomeRowsSelected: () => boolean;
  getToggleAllRowsSelectedHandler: () => (event: unknown) => void;
};

/** The rows of a list as a table. `rows` and `all` are there where rows can be chosen. */
export function ListRows<T extends { id: string }>(
  props: ListParts<T> & { rows: readonly Selection[] | null; all: SelectAll | null; skeletons: number },
) {
  const { t } = useTranslation();
  const { columns, items, open } = props;
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={props.name}>
        <thead>
          <tr>
            {props.all && (
              <th scope="col" className={classes.check}>
                <Checkbox
                  size="xs"
                  aria-label={t('ui.chooseAll')}
                  checked={items.length > 0 && props.all.getIsAllRowsSelected()}
                  indeterminate={props.all.getIsSomeRowsSelected() && !props.all.getIsAllRowsSelected()}
                  onChange={props.all.getToggleAllRowsSelectedHandler()}
                />
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <Row
              key={item.id}
              to={open?.to(item) ?? null}
              opened={open?.id === item.id}
              choice={props.rows?.[index] ?? null}
              label={open?.label(item) ?? ''}
            >
              {columns.map((column) => (
                <td key={column.id} data-from={column.from} data-align={column.align}>
                  <Cell column={column} item={item} open={open} />
                </td>
              ))}
            </Row>
          ))}
          {Array.from({ length: props.skeletons }, (_, index) => (
            <tr key={index} className={classes.skeleton}>
              {props.all && (
                <td className={classes.check}>
                  <CellSkeleton wide />
                </td>
              )}
              {columns.map((column) => (
                <td key={column.id} data-from={column.from} data-align={column.align}>
                  <CellSkeleton wide={column.link === true} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading<T>({ column, sort }: { column: Column<T>; sort: ListParts<T & { id: string }>['sort'] }) {
  const { t } = useTranslation();
  const attributes = {
    scope: 'col',
    'data-from': column.from,
    'data-align': column.align,
    ...(column.width !== undefined && { style: { inlineSize: column.width } }),
  } as const;
  if (!column.sort || !sort) return <th {...attributes}>{column.header}</th>;
  const { up, down, first } = column.sort;
  const direction = sort.value === up ? 'ascending' : sort.value === down ? 'descending' : 'none';
  const next = direction === 'ascending' ? down : direction === 'descending' ? up : first === 'down' ? down : up;
  const Arrow = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[direction];
  return (
    <th {...attributes} aria-sort={direction}>
      <button
        type="button"
        className={classes.sort}
        title={t('ui.sortBy', { what: column.header })}
        onClick={() => sort.set(next)}
      >
        {column.header}
        <Arrow size={13} aria-hidden="true" data-idle={direction === 'none' || undefined} />
      </button>
    </th>
  );
}

/** A click anywhere on the row opens it, except on what has its own use there, or while text is being selected. */
function Row(props: {
  to: string | null;
  opened: boolean;
  label: string;
  choice: Selection | null;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const onClick = (event: MouseEvent<HTMLTableRowElement>) => {
    const onControl =
      event.target instanceof Element && event.target.closest('a, button, input, label, [role="dialog"]') !== null;
    if (props.to === null || onControl || (window.getSelection()?.toString() ?? '') !== '') return;
    void navigate(props.to);
  };
  return (
    <tr
      onClick={onClick}
      data-opens={props.to !== null || undefined}
      data-opened={props.opened || undefined}
      data-chosen={props.choice?.getIsSelected() || undefined}
    >
      {props.choice && (
        <td className={classes.check}>
          <Checkbox
            size="xs"
            aria-label={t('ui.choose', { what: props.label })}
            checked={props.choice.getIsSelected()}
            onChange={props.choice.getToggleSelectedHandler()}
            onClick={(event) => event.stopPropagation()}
          />
        </td>
      )}
      {props.children}
    </tr>
  );
}
