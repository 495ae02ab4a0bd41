import { useMediaQuery } from '@mantine/hooks';
import { rowSelectionFeature, tableFeatures, useTable, type RowSelectionState } from '@tanstack/react-table';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../api.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ListCards } from './list-cards.tsx';
import { ListFoot } from './list-foot.tsx';
import type { ListParts } from './list-parts.tsx';
import { ListRows } from './list-rows.tsx';
import classes from './list-table.module.css';
import { AsOf, ErrorState } from './states.tsx';

const features = tableFeatures({ rowSelectionFeature });

/**
 * A list of the API as a table, on small screens as cards: sorted by its headings, opened by its rows, chosen with
 * shift-click, with skeletons while it loads and *Load more* below. Columns must be stable (useMemo). `empty` is shown
 * instead where there is nothing.
 */
export function ListTable<T extends { id: string }>(
  props: Omit<ListParts<T>, 'items' | 'choice'> & {
    pages: Pages<T>;
    empty: ReactNode;
    renderBulk?: (items: readonly T[], clear: () => void) => ReactNode;
  },
) {
  const { pages, open } = props;
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const data = useMemo(() => [...pages.items], [pages.items]);
  const table = useTable({
    features,
    columns: none,
    data,
    getRowId: (item: T) => item.id,
    state: { rowSelection },
    onRowSelectionChange: setRowSelection,
    enableRowRangeSelection: true,
  });
  const root = useFocusBack(open?.id ?? null);

  if (pages.problem !== null && pages.count === null)
    return <ErrorState problem={pages.problem} onRetry={pages.retry} />;
  if (!pages.pending && pages.items.length === 0) return props.empty;
  const chosen = table.getSelectedRowModel().rows.map((row) => row.original);
  const choice = props.renderBulk ? { rows: table.getRowModel().rows, all: table } : null;
  const parts = { name: props.name, columns: props.columns, items: pages.items, open, sort: props.sort, choice };
  return (
    <div ref={root} aria-busy={pages.pending || pages.outdated}>
      <AsOf problem={pages.problem} readAt={pages.readAt} />
      <div className={classes.frame} data-outdated={pages.outdated || undefined}>
        {pages.pending && (
          <span role="status" className={classes.hidden}>
            {t('ui.loading')}
          </span>
        )}
        {narrow ? (
          <ListCards {...parts} skeletons={pages.pending ? 8 : 0} />
        ) : (
          <ListRows {...parts} skeletons={pages.pending ? skeletonRows() : 0} />
        )}
      </div>
      <ListFoot pages={pages} />
      {props.renderBulk && (
        <BulkBar count={chosen.length} onClear={() => setRowSelection({})}>
          {props.renderBulk(chosen, () => setRowSelection({}))}
        </BulkBar>
      )}
    </div>
  );
}

const none: [] = [];

/** As many as the page has room for, so that nothing moves when the rows come. */
function skeletonRows(): number {
  return Math.max(6, Math.ceil((window.innerHeight - 260) / 57));
}

/** When the panel of a row closes, the focus goes back to that row. */
function useFocusBack(openId: string | null) {
  const root = useRef<HTMLDivElement>(null);
  const before = useRef(openId);
  useEffect(() => {
    const closed = before.current;
    before.current = openId;
    if (closed === null || openId !== null) return;
    const link = root.current?.querySelector<HTMLElement>(`[data-row-link="${CSS.escape(closed)}"]`);
    // The panel gives the focus up when it is gone.
    const timer = setTimeout(() => link?.focus(), 30);
    return () => clearTimeout(timer);
  }, [openId]);
  return root;
}
