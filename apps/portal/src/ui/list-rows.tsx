import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choose, ChooseAll, type Selection } from './list-choice.tsx';
import { Cell, CellSkeleton, useOpenByClick, type Column, type ListParts } from './list-parts.tsx';
import classes from './list-table.module.css';

/** The rows of a list as a table. */
export function ListRows<T extends { id: string }>(props: ListParts<T> & { skeletons: number }) {
  const { columns, items, open, choice } = props;
  const place = useRef<HTMLDivElement>(null);
  const chosen = choice !== null;
  // Each measurement is a layout of its own: only what can change a width is followed by one.
  useLayoutEffect(() => {
    if (place.current) fitColumns(place.current);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- The effect reads what these have drawn.
  }, [columns, items, chosen, props.skeletons]);
  useEffect(() => (place.current ? fitAlways(place.current) : undefined), []);
  return (
    <div ref={place} className={classes.scroll}>
      <table className={classes.table} aria-label={props.name}>
        <thead>
          <tr>
            {choice && (
              <th scope="col" className={classes.check}>
                <ChooseAll all={choice.all} any={items.length > 0} size="xs" />
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
              choice={choice?.rows[index] ?? null}
              label={open?.label(item) ?? ''}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-from={column.from}
                  data-align={column.align}
                  data-action={column.card === 'action' || undefined}
                >
                  <Cell column={column} item={item} open={open} />
                </td>
              ))}
            </Row>
          ))}
          {Array.from({ length: props.skeletons }, (_, index) => (
            <tr key={index} className={classes.skeleton}>
              {choice && (
                <td className={classes.check}>
                  <CellSkeleton wide />
                </td>
              )}
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-from={column.from}
                  data-align={column.align}
                  data-action={column.card === 'action' || undefined}
                >
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

// Hides columns, those first that only wide tables have, until the table fits: how much room the words take depends on
// the language and on the rows.
function fitColumns(place: HTMLElement): void {
  for (const without of ['', '1160', '1160 1000', '1160 1000 900', '1160 1000 900 720']) {
    place.setAttribute('data-without', without);
    if (place.scrollWidth <= place.clientWidth) return;
  }
}

function fitAlways(place: HTMLDivElement): () => void {
  const observer = new ResizeObserver(() => fitColumns(place));
  observer.observe(place);
  for (const table of place.children) observer.observe(table);
  return () => observer.disconnect();
}

function Heading<T>({ column, sort }: { column: Column<T>; sort: ListParts<T & { id: string }>['sort'] }) {
  const { t } = useTranslation();
  const attributes = {
    scope: 'col',
    'data-from': column.from,
    'data-align': column.align,
    'data-action': column.card === 'action' || undefined,
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

function Row(props: {
  to: string | null;
  opened: boolean;
  label: string;
  choice: Selection | null;
  children: ReactNode;
}) {
  const onClick = useOpenByClick(props.to);
  return (
    <tr
      onClick={onClick}
      data-opens={props.to !== null || undefined}
      data-opened={props.opened || undefined}
      data-chosen={props.choice?.getIsSelected() || undefined}
    >
      {props.choice && (
        <td className={classes.check}>
          <Choose choice={props.choice} label={props.label} size="xs" />
        </td>
      )}
      {props.children}
    </tr>
  );
}
