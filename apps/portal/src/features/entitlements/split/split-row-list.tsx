import { Button } from '@mantine/core';
import type { Product } from '@tierline/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId, SplitGridRow } from './split-grid-row.tsx';
import classes from './split-grid.module.css';
import type { RowChange } from './split-rows.ts';
import type { SplitGridState } from './use-split-grid.ts';

/** Rows that are drawn at once: more of them would make typing slow. */
const drawn = 50;

/**
 * The rows of a split, fifty at a time; on small screens as cards. Enter in the last field goes on to the next row, or
 * to a new one.
 */
export function SplitRowList(props: {
  state: SplitGridState;
  products: readonly Product[];
  onlyWrong: boolean;
  onNext: () => void;
  onFocus: (id: string | null) => void;
  onCreate: ((typed: string, key: string) => void) | null;
}) {
  const { t } = useTranslation('split');
  const { t: common } = useTranslation();
  const { grid, act, wrong, doubles, preview } = props.state;
  const numbered = grid.rows.map((row, index) => ({ row, number: index + 1 }));
  const shown = props.onlyWrong ? numbered.filter(({ row }) => wrong.has(row.key)) : numbered;
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(shown.length / drawn));
  const at = Math.min(page, pages - 1);
  // A new row is on the last page.
  const count = useRef(grid.rows.length);
  useEffect(() => {
    if (grid.rows.length === count.current + 1) setPage(Math.floor((grid.rows.length - 1) / drawn));
    count.current = grid.rows.length;
  }, [grid.rows.length]);

  const { onNext, onFocus, onCreate } = props;
  const rows = useRef(grid.rows);
  useEffect(() => {
    rows.current = grid.rows;
  }, [grid.rows]);
  const change = useCallback((key: string, next: RowChange) => act({ do: 'change', key, change: next }), [act]);
  const remove = useCallback((key: string) => act({ do: 'remove', key }), [act]);
  const next = useCallback(
    (key: string) => {
      const index = rows.current.findIndex((row) => row.key === key);
      const below = rows.current[index + 1];
      if (!below) return onNext();
      onFocus(null);
      setTimeout(
        () =>
          onFocus(fieldId(below.key, document.getElementById(fieldId(below.key, 'partner')) ? 'partner' : 'copies')),
        0,
      );
    },
    [onNext, onFocus],
  );
  const create = useCallback((key: string, typed: string) => onCreate?.(typed, key), [onCreate]);
  return (
    <>
      <table className={classes.grid} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              <span aria-hidden="true">#</span>
            </th>
            {!grid.common && <th scope="col">{t('partner')}</th>}
            <th scope="col">{t('source')}</th>
            <th scope="col" className={classes.copies}>
              {t('copies')}
            </th>
            <th scope="col" className={classes.remove} aria-label={common('entitlement.action')} />
          </tr>
        </thead>
        <tbody>
          {shown.slice(at * drawn, (at + 1) * drawn).map(({ row, number }) => (
            <SplitGridRow
              key={row.key}
              row={row}
              number={number}
              checked={preview.checked.get(row.key)}
              wrong={wrong.get(row.key)}
              twinOf={doubles.get(row.key)}
              withPartner={!grid.common}
              products={props.products}
              onChange={change}
              onRemove={remove}
              onNext={next}
              onCreate={onCreate ? create : null}
            />
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className={classes.add}>
          {Array.from({ length: pages }, (_, index) => (
            <Button
              key={index}
              size="compact-xs"
              variant={index === at ? 'filled' : 'default'}
              aria-current={index === at ? 'page' : undefined}
              onClick={() => setPage(index)}
            >
              {t('more', { from: index * drawn + 1, to: Math.min(shown.length, (index + 1) * drawn) })}
            </Button>
          ))}
        </nav>
      )}
    </>
  );
}
