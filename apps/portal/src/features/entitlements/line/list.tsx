import { isVendor } from '@tierline/domain';
import { Button, Group, Tabs } from '@mantine/core';
import { ChartColumn, Copy, FileKey2, FilePlus2, PackageCheck } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useParams } from 'react-router';
import { usePages, useRead } from '../../../api.ts';
import { useNavigation } from '../../../frame/navigation.ts';
import { useProgramme } from '../../../programme.tsx';
import { Can, useMe } from '../../../session.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { SavedViewActions, SavedViewTabs, useSavedViews } from '../../../ui/saved-views.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { StartHere } from '../../records/overview/start-here.tsx';
import { RenewalsLink } from '../../requests/renewals/renewals-link.tsx';
import { NewRequestButton, RequestChosenButton, RequestHost } from '../../requests/request-host.tsx';
import { TakeBackChosen, TakeBackHost } from '../take-back/take-back-host.tsx';
import { CardButton } from '../card/card-button.tsx';
import { useLineColumns } from './columns.tsx';
import { LineFilters } from './filters.tsx';
import { listSend, useListState, type View } from './list-state.ts';
import classes from './list.module.css';
import { SplitChosenButton, SplitHost, SplitListButton } from '../split/split-host.tsx';
import { loadPart } from '../../../load-part.ts';
import { ActivateHost } from '../activation/activate-button.tsx';

const RecallRequests = lazy(() => loadPart(() => import('../take-back/recall-requests.tsx')));
const CreateAccountForm = lazy(async () => ({
  default: (await loadPart(() => import('../../accounts/account/create-account-form.tsx'))).CreateAccountForm,
}));

/**
 * The list of line items (E3): views, filters, search and sort in the address; *Split* in each row; a line opens in a
 * panel.
 */
export function EntitlementsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const programme = useProgramme();
  const { search } = useLocation();
  const { lineItemId } = useParams();
  const vendor = isVendor(me.account);
  const list = useListState(vendor);
  const pages = usePages('listLineItems', listSend(list.state, vendor));
  const columns = useLineColumns(list.state.view);
  const title =
    useNavigation(me, programme).find(({ path }) => path === programme.path('/entitlements'))?.label ??
    t('entitlement.list');
  return (
    <ActivateHost>
      <SplitHost renderCreate={(create) => <CreateAccountForm {...create} />}>
        <RequestHost>
          <TakeBackHost>
            <Page
              title={title}
              aside={
                <>
                  <ListCount pages={pages} />
                  {!vendor && <StockLink />}
                </>
              }
              action={
                !vendor ? (
                  <SplitListButton />
                ) : (
                  <Can permission="entitlements.issue">
                    <Button
                      component={Link}
                      to={programme.path('/entitlements/issue')}
                      leftSection={<FilePlus2 size={16} aria-hidden="true" />}
                    >
                      {t('entitlement.issue')}
                    </Button>
                  </Can>
                )
              }
            >
              {!vendor && (
                <Suspense fallback={null}>
                  <RecallRequests />
                </Suspense>
              )}
              {!vendor && <StartHere but={['recalls']} />}
              <ViewTabs list={list}>
                <LineFilters list={list} />
                {list.state.view === 'expiring' && (
                  <Group mb="sm">
                    <RenewalsLink />
                  </Group>
                )}
                <ListTable
                  name={title}
                  columns={columns}
                  pages={pages}
                  open={{
                    id: lineItemId ?? null,
                    to: (line) => programme.path(`/entitlements/${line.id}${search}`),
                    label: (line) =>
                      t('entitlement.open', { product: line.product.name, activationId: line.activationId }),
                  }}
                  sort={{
                    value: list.state.sort,
                    set: (sort) =>
                      list.set({
                        sort:
                          (['created', '-created', 'expires', '-expires'] as const).find((name) => name === sort) ??
                          null,
                      }),
                  }}
                  empty={
                    list.filtered ? (
                      <NothingMatches onClear={list.clear} />
                    ) : (
                      <Nothing view={list.state.view} vendor={vendor} onAll={() => list.setView('all')} />
                    )
                  }
                  renderBulk={(lines, clear) => (
                    <>
                      {!vendor && <SplitChosenButton lines={lines} onDone={clear} />}
                      {!vendor && <RequestChosenButton lines={lines.filter((line) => line.mine)} />}
                      <TakeBackChosen way="return" lines={lines} onDone={clear} />
                      <TakeBackChosen way="recall" lines={lines} onDone={clear} />
                      <CardButton lines={lines} onDone={clear} />
                      <CopyIds ids={lines.map((line) => line.activationId)} onDone={clear} />
                    </>
                  )}
                />
              </ViewTabs>
            </Page>
            <Outlet />
          </TakeBackHost>
        </RequestHost>
      </SplitHost>
    </ActivateHost>
  );
}

const viewNames = {
  issued: 'issued',
  recent: 'recent',
  available: 'available',
  'handed-on': 'handedOn',
  expiring: 'expiring',
  received: 'received',
  all: 'all',
} as const satisfies Record<View, string>;

/** The built-in views, the saved ones beside them, and how to save what is shown now. */
function ViewTabs({ list, children }: { list: ReturnType<typeof useListState>; children: ReactNode }) {
  const { t } = useTranslation();
  const saved = useSavedViews('line-items', list.now);
  const shown = saved.active?.id ?? list.state.view;
  const show = (next: string | null) => {
    const view = list.views.find((name) => name === next);
    if (view) list.setView(view, saved.active !== null);
    else if (next !== null) saved.show(next);
  };
  return (
    <Tabs value={shown} onChange={show}>
      <div className={classes.viewBar}>
        <Tabs.List aria-label={t('entitlement.views.label')} className={classes.views}>
          {list.views.map((view) => (
            <Tabs.Tab key={view} value={view} px="sm">
              {t(`entitlement.views.${viewNames[view]}`)}
            </Tabs.Tab>
          ))}
          <SavedViewTabs views={saved.views} />
        </Tabs.List>
        <SavedViewActions saved={saved} worth={list.now.length > 1} />
      </div>
      <Tabs.Panel value={shown} tabIndex={-1}>
        {children}
      </Tabs.Panel>
    </Tabs>
  );
}

/** Nothing there without any filter: never had any, all handed on, or just nothing in this view. */
function Nothing(props: { view: View; vendor: boolean; onAll: () => void }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const any = useRead('listLineItems', { view: 'all', empty: 'true', limit: '1' });
  if (!any.data) return <div style={{ minHeight: 320 }} aria-busy="true" />;
  if (any.data.items.length > 0) {
    const all = props.view === 'available';
    return (
      <EmptyState
        icon={<PackageCheck size={22} />}
        title={t(all ? 'entitlement.empty.allTitle' : 'entitlement.empty.viewTitle')}
        hint={t(all ? 'entitlement.empty.allHint' : 'entitlement.empty.viewHint')}
        action={
          <Button variant="default" onClick={props.onAll}>
            {t('entitlement.empty.toAll')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<FileKey2 size={22} />}
      title={t('entitlement.empty.title')}
      hint={t(props.vendor ? 'entitlement.empty.hintVendor' : 'entitlement.empty.hint')}
      action={
        props.vendor ? (
          <Can permission="entitlements.issue">
            <Button component={Link} to={path('/entitlements/issue')}>
              {t('entitlement.issue')}
            </Button>
          </Can>
        ) : (
          <NewRequestButton />
        )
      }
    />
  );
}

function CopyIds(props: { ids: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(props.ids.join('\n'));
    toastDone({ text: t('entitlement.copiedIds') });
    props.onDone();
  };
  return (
    <Button size="xs" variant="subtle" leftSection={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
      {t('entitlement.bulkCopy', { count: props.ids.length })}
    </Button>
  );
}

function StockLink() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  return (
    <Button
      component={Link}
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<ChartColumn size={14} aria-hidden="true" />}
      to={path('/entitlements/stock')}
    >
      {t('entitlement.stock')}
    </Button>
  );
}
