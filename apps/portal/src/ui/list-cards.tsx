import { NativeSelect } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choose, ChooseAll } from './list-choice.tsx';
import { CellSkeleton, OpenLink, useOpenByClick, type Column, type ListParts } from './list-parts.tsx';
import classes from './list-table.module.css';

/** The rows of a list as cards, for small screens. A tap on a card opens it; the title is its link. */
export function ListCards<T extends { id: string }>(props: ListParts<T> & { skeletons: number }) {
  const { t } = useTranslation();
  const { columns, items, open, choice } = props;
  const sorts = columns.some((column) => column.sort) ? props.sort : undefined;
  const at = (place: Column<T>['card']) => columns.filter((column) => column.card === place);
  // Where no column is the link, the title holds one itself.
  const link = columns.some((column) => column.link) ? open : undefined;
  return (
    <>
      {(choice || sorts) && items.length > 0 && (
        <div className={classes.cardsHead}>
          {choice && <ChooseAll all={choice.all} any label={t('ui.chooseAll')} size="sm" />}
          {sorts && <CardSort columns={columns} sort={sorts} />}
        </div>
      )}
      <ul className={classes.cards} aria-label={props.name}>
        {items.map((item, index) => (
          <Card
            key={item.id}
            to={open?.to(item) ?? null}
            opened={open?.id === item.id}
            chosen={choice?.rows[index]?.getIsSelected() === true}
          >
            <div className={classes.cardHead}>
              {choice?.rows[index] && <Choose choice={choice.rows[index]} label={open?.label(item) ?? ''} size="sm" />}
              <div className={classes.cardTitle}>
                {at('title').map((column) => (
                  <div key={column.id}>
                    {link ? <OpenLink column={column} item={item} open={link} /> : column.cell(item)}
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
                    <span className={column.after && classes.linked}>
                      {column.cell(item)}
                      {column.after && <span className={classes.after}>{column.after(item)}</span>}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
            {at('action').map((column) => (
              <div key={column.id} className={classes.cardAction}>
                {column.cell(item)}
              </div>
            ))}
          </Card>
        ))}
        {Array.from({ length: props.skeletons }, (_, index) => (
          <li key={index} className={classes.card} data-skeleton>
            <CellSkeleton wide />
            <CellSkeleton />
            <CellSkeleton wide />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the headings of a table do, for cards: the order of the list, chosen with the browser's own means. */
function CardSort<T extends { id: string }>(props: {
  columns: readonly Column<T>[];
  sort: NonNullable<ListParts<T>['sort']>;
}) {
  const { t } = useTranslation();
  const { columns, sort } = props;
  const data = columns.flatMap(({ header, sort: by }) =>
    by
      ? [
          { value: by.up, label: `${header} ↑` },
          { value: by.down, label: `${header} ↓` },
        ]
      : [],
  );
  // An order that no heading has is that of the list itself.
  const known = data.some(({ value }) => value === sort.value);
  return (
    <NativeSelect
      size="xs"
      aria-label={t('ui.sort')}
      value={sort.value}
      data={known ? data : [{ value: sort.value, label: t('ui.sort') }, ...data]}
      onChange={(event) => sort.set(event.currentTarget.value)}
    />
  );
}

function Card(props: { to: string | null; opened: boolean; chosen: boolean; children: ReactNode }) {
  const onClick = useOpenByClick(props.to);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- The title is a link, for the keyboard.
    <li
      className={classes.card}
      onClick={onClick}
      data-opens={props.to !== null || undefined}
      data-opened={props.opened || undefined}
      data-chosen={props.chosen || undefined}
    >
      {props.children}
      {props.to !== null && <ChevronRight className={classes.cardOpen} size={18} aria-hidden="true" />}
    </li>
  );
}
