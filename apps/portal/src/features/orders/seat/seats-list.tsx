import { shownEmail } from '@tierline/domain';
import { Button, Group, Tabs, Text } from '@mantine/core';
import type { Seat } from '@tierline/contract';
import { ClipboardPaste, KeyRound } from 'lucide-react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { usePages, useRead, type Pages } from '../../../api.ts';
import { Can } from '../../../session.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { RowLink } from '../../../ui/row-link.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { SeatSwitch } from './seat-switch.tsx';
import classes from './seat.module.css';
import { SwitchChosen } from './switch-chosen.tsx';
import { SeatSince } from './user-licences.tsx';
import { loadPart } from '../../../load-part.ts';

const PasteDialog = lazy(async () => ({ default: (await loadPart(() => import('./paste-dialog.tsx'))).PasteDialog }));

const states = ['on', 'off'] as const;
const address = { q: parseAsString.withDefault(''), product: parseAsString, seat: parseAsStringLiteral(states) };

/** A row of the list; the API's has no id of its own, being a user with a product. */
type SeatRow = Seat & { id: string };

/** What the list of seats asks for, kept in the address, and its rows. */
export function useSeats(accountId: string) {
  const [list, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const pages = usePages('listSeats', {
    id: accountId,
    ...(list.product !== null && { productId: list.product }),
    ...(list.seat !== null && { seat: list.seat }),
    ...(list.q !== '' && { q: list.q.slice(0, 200) }),
  });
  const items = useMemo(
    () => pages.items.map((seat): SeatRow => ({ ...seat, id: `${seat.user.id} ${seat.product.id}` })),
    [pages.items],
  );
  return {
    ...list,
    pages: { ...pages, items } satisfies Pages<SeatRow>,
    filtered: list.q !== '' || list.seat !== null,
    search: (q: string) => void set({ q: q || null }),
    setProduct: (product: string | null) => void set({ product }),
    setSeat: (next: string | null) => void set({ seat: states.find((name) => name === next) ?? null }),
    clear: () => void set({ q: null, seat: null }),
  };
}

/**
 * The users of a customer with their products (O8): one product or all, by switch state and name; switched singly in
 * the row, many by choosing them. `base`: where a user opens, below this path.
 */
export function SeatsList(props: {
  accountId: string;
  name: string;
  base: string;
  userId: string | undefined;
  list: ReturnType<typeof useSeats>;
  aside?: ReactNode;
}) {
  const { t } = useTranslation('seat');
  const { search } = useLocation();
  const { accountId, base, list } = props;
  const [pasting, setPasting] = useState(false);
  const products = useRead('listProducts', { status: 'active', limit: '100' });
  const to = useCallback((seat: SeatRow) => `${base}/${seat.user.id}${search}`, [base, search]);
  const columns = useSeatColumns(accountId, list.product === null, to);
  const offered = (products.data?.items ?? []).filter(({ delivers }) => delivers === 'seats');
  // No count is shown while the rows are still those of the previous product.
  const free = list.product === null || list.pages.outdated ? null : (list.pages.items[0]?.free ?? null);
  return (
    <>
      <Tabs value={list.product ?? 'all'} onChange={(next) => list.setProduct(next === 'all' ? null : next)} mb="sm">
        <Tabs.List aria-label={t('list.products')} className={classes.tabs}>
          <Tabs.Tab value="all" px="sm">
            {t('list.all')}
          </Tabs.Tab>
          {offered.map((product) => (
            <Tabs.Tab key={product.id} value={product.id} px="sm">
              {product.name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Group gap="xs" mb="sm" role="search" aria-label={props.name}>
        <SearchInput value={list.q} onSearch={list.search} label={t('list.search')} />
        <FilterMenu
          label={t('list.switch')}
          any={t('list.any')}
          value={list.seat}
          onChoose={list.setSeat}
          options={states.map((state) => ({ value: state, label: t(`list.${state}`) }))}
        />
        {free !== null && (
          <Text size="sm" c="dimmed" className="tl-number" role="status">
            {t('free', { count: free })}
          </Text>
        )}
        <Can permission="seats.switch">
          <Button
            variant="default"
            leftSection={<ClipboardPaste size={16} aria-hidden="true" />}
            onClick={() => setPasting(true)}
          >
            {t('paste.action')}
          </Button>
        </Can>
        {props.aside && (
          <Text component="span" size="sm" c="dimmed" ml="auto">
            {props.aside}
          </Text>
        )}
      </Group>
      <ListTable
        name={props.name}
        columns={columns}
        pages={list.pages}
        open={{
          id: list.pages.items.find(({ user }) => user.id === props.userId)?.id ?? null,
          to,
          label: (seat) => `${seat.user.name}, ${seat.product.name}`,
        }}
        empty={
          list.filtered ? (
            <NothingMatches onClear={list.clear} />
          ) : (
            <EmptyState icon={<KeyRound size={22} />} title={t('list.emptyTitle')} hint={t('list.emptyHint')} />
          )
        }
        renderBulk={(seats, clear) => <SwitchChosen accountId={accountId} seats={seats} onDone={clear} />}
      />
      {pasting && (
        <Suspense fallback={null}>
          <PasteDialog
            accountId={accountId}
            products={offered}
            productId={list.product}
            onClose={() => setPasting(false)}
          />
        </Suspense>
      )}
    </>
  );
}

function useSeatColumns(accountId: string, all: boolean, to: (seat: SeatRow) => string): readonly Column<SeatRow>[] {
  const { t } = useTranslation('seat');
  return useMemo(() => {
    const columns: (Column<SeatRow> | false)[] = [
      {
        id: 'user',
        header: t('list.user'),
        card: 'title',
        cell: (seat) => (
          <RowLink
            id={seat.id}
            to={to(seat)}
            title={shownEmail(seat.user.name)}
            below={seat.user.name === seat.user.email ? '' : shownEmail(seat.user.email)}
          />
        ),
      },
      all && { id: 'product', header: t('list.product'), cell: (seat) => seat.product.name },
      {
        id: 'since',
        header: t('list.since'),
        from: 720,
        width: '200px',
        cell: (seat) =>
          seat.endsOn !== null ? (
            <SeatSince licence={seat} />
          ) : seat.since === null ? (
            '–'
          ) : (
            <InstantText at={seat.since} only="date" />
          ),
      },
      {
        id: 'switch',
        header: t('list.licence'),
        width: '250px',
        cell: (seat) => <SeatSwitch accountId={accountId} user={seat.user} licence={seat} inRow />,
      },
    ];
    return columns.filter((column) => column !== false);
  }, [t, accountId, all, to]);
}
