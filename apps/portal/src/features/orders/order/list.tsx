import { isVendor } from '@tierline/domain';
import { Button, Group, Tabs, Text } from '@mantine/core';
import type { Order } from '@tierline/contract';
import { FilePlus2, PackageCheck, ReceiptText } from 'lucide-react';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { lazy, Suspense, useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useParams } from 'react-router';
import { usePages, useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { Can, useMe } from '../../../session.tsx';
import { FilterChip } from '../../../ui/filter-menu.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { useOrderColumns } from './columns.tsx';
import { orderViews, useOrderList, type OrderView } from './list-state.ts';
import { ImportLink } from '../../imports/import-link.tsx';
import { StartHere } from '../../records/overview/start-here.tsx';
import { NewRequestButton, RequestHost } from '../../requests/request-host.tsx';
import { OrderHost } from './order-host.tsx';
import classes from './order.module.css';
import { part } from '../../../load-part.ts';

const loadEnter = part(() => import('./enter-dialog.tsx'));
const EnterDialog = lazy(async () => ({ default: (await loadEnter()).EnterDialog }));

/**
 * Orders (O1): how far they are assigned as views, search and sort in the address; *Assign* in each row; an order opens
 * in a panel.
 */
export function OrdersPage() {
  const { t } = useTranslation('order');
  const { t: common } = useTranslation();
  const { slug, label, path, modules } = useProgramme();
  const { search } = useLocation();
  const { orderId } = useParams();
  const { account, may } = useMe();
  const vendor = isVendor(account);
  const seats = modules.includes('orders');
  const list = useOrderList(!vendor && seats);
  const pages = usePages('listOrders', list.send);
  const to = useCallback((order: Order) => `/${slug}/orders/${order.id}${search}`, [slug, search]);
  const columns = useOrderColumns(to);
  const [entering, setEntering] = useQueryState(
    'new',
    parseAsBoolean.withDefault(false).withOptions({ history: 'replace', shallow: false }),
  );
  const title = label('nav.orders', common('frame.nav.orders'));
  const enter = vendor && (
    <Can permission="orders.enter">
      <Button
        leftSection={<FilePlus2 size={16} aria-hidden="true" />}
        onPointerEnter={() => void loadEnter()}
        onFocus={() => void loadEnter()}
        onClick={() => void setEntering(true)}
      >
        {t('enter.action')}
      </Button>
    </Can>
  );
  return (
    <OrderHost>
      <RequestHost>
        <Page
          title={title}
          aside={<ListCount pages={pages} />}
          action={
            enter ? (
              <Group gap="xs">
                <ImportLink to={path('/import/orders')} />
                {enter}
              </Group>
            ) : (
              <NewRequestButton />
            )
          }
        >
          <StartHere but={['orders']} />
          <Tabs value={list.view} onChange={list.setView}>
            {seats && (
              <Tabs.List aria-label={t('views.label')} className={classes.tabs} mb="sm">
                {orderViews.map((view) => (
                  <Tabs.Tab key={view} value={view} px="sm">
                    {t(`views.${view}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
            )}
            <Tabs.Panel value={list.view} tabIndex={-1}>
              <Group gap="xs" mb="sm" role="search" aria-label={title}>
                <SearchInput wide value={list.q} onSearch={list.search} label={t('search')} />
                {list.q !== '' && (
                  <Text size="xs" c="dimmed">
                    {t('searchedAll')}
                  </Text>
                )}
                {list.account !== null && <Buyer id={list.account} onRemove={list.removeAccount} />}
              </Group>
              <ListTable
                name={title}
                columns={columns}
                pages={pages}
                open={{ id: orderId ?? null, to, label: (order) => t('open', { number: order.number }) }}
                sort={{ value: list.sort, set: list.setSort }}
                empty={
                  list.filtered ? (
                    <NothingMatches onClear={list.clear} />
                  ) : (
                    <Nothing view={list.view} vendor={vendor} onAll={() => list.setView('all')} enter={enter} />
                  )
                }
              />
            </Tabs.Panel>
          </Tabs>
        </Page>
        {entering && vendor && may['orders.enter'] === null && (
          <Suspense fallback={null}>
            <EnterDialog onClose={() => void setEntering(null)} />
          </Suspense>
        )}
        <Outlet />
      </RequestHost>
    </OrderHost>
  );
}

/** Only the orders that one company bought; chosen where that company is shown. */
function Buyer(props: { id: string; onRemove: () => void }) {
  const { t } = useTranslation('order');
  const account = useRead('readAccount', { id: props.id });
  return <FilterChip label={t('account')} value={account.data?.name ?? '…'} onRemove={props.onRemove} />;
}

/** Nothing there without any search: never had any, all assigned, or just nothing in this view. */
function Nothing(props: { view: OrderView; vendor: boolean; onAll: () => void; enter: ReactNode }) {
  const { t } = useTranslation('order');
  const seats = useProgramme().modules.includes('orders');
  const any = useRead('listOrders', { limit: '1' });
  if (!any.data) return <div style={{ minHeight: 320 }} aria-busy="true" />;
  if (any.data.items.length === 0)
    return (
      <EmptyState
        icon={<ReceiptText size={22} />}
        title={t('empty.title')}
        hint={t(`empty.${props.vendor ? 'hintVendor' : 'hint'}${seats ? '' : 'Credits'}`)}
        action={props.enter}
      />
    );
  const open = props.view === 'open';
  return (
    <EmptyState
      icon={<PackageCheck size={22} />}
      title={t(open ? 'empty.allTitle' : 'empty.viewTitle')}
      hint={t(open ? 'empty.allHint' : 'empty.viewHint')}
      action={
        <Button variant="default" onClick={props.onAll}>
          {t('empty.toAll')}
        </Button>
      }
    />
  );
}
