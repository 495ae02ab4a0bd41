import { isVendor } from '@tierline/domain';
import { Button, Group, Tabs } from '@mantine/core';
import type { Request } from '@tierline/contract';
import { MessageSquareMore, PackageCheck } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useParams } from 'react-router';
import { usePages, useRead } from '../../api.ts';
import { bought } from '../../bought.ts';
import { useProgramme } from '../../programme.tsx';
import { useMe } from '../../session.tsx';
import { ListCount } from '../../ui/list-count.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { EmptyState, NothingMatches } from '../../ui/states.tsx';
import { useRequestColumns } from './columns.tsx';
import { requestViews, useRequestList } from './list-state.ts';
import { NewRequestButton, RequestHost } from './request-host.tsx';
import { RulesButton } from './rules-button.tsx';

/** Requests that the reader's account has received and made (E12); one opens in a panel, where it is answered. */
export function RequestsPage() {
  const { t } = useTranslation('request');
  const { slug, label, modules, tiers, tiersBelow } = useProgramme();
  const { search } = useLocation();
  const { requestId } = useParams();
  const { account } = useMe();
  const vendor = isVendor(account);
  // Accounts whose customers do not sign in receive no requests.
  // Licences for users and credits are asked for at the vendor alone.
  const asked =
    vendor ||
    (modules.includes('entitlements') &&
      tiers.some((below) => below.signsIn && tiersBelow(account.tier).includes(below.tier)));
  const list = useRequestList(asked ? 'waiting' : 'sent');
  const pages = usePages('listRequests', list.send);
  const to = useCallback((request: Request) => `/${slug}/requests/${request.id}${search}`, [slug, search]);
  const columns = useRequestColumns(to);
  const title = label('nav.requests', t('title'));
  return (
    <RequestHost>
      <Page
        title={title}
        aside={<ListCount pages={pages} />}
        action={
          !vendor && (
            <Group gap="xs">
              {asked && <RulesButton />}
              <NewRequestButton />
            </Group>
          )
        }
      >
        <Tabs value={list.view} onChange={list.setView}>
          <Tabs.List aria-label={t('views.label')} mb="sm">
            {requestViews
              .filter((view) => !vendor || view !== 'sent')
              .map((view) => (
                <Tabs.Tab key={view} value={view} px="sm">
                  {t(view === 'waiting' ? 'views.received' : `views.${view}`)}
                </Tabs.Tab>
              ))}
          </Tabs.List>
          <Tabs.Panel value={list.view} tabIndex={-1}>
            <Group gap="xs" mb="sm" role="search" aria-label={title}>
              <SearchInput wide value={list.q} onSearch={list.search} label={t('search')} />
            </Group>
            <ListTable
              name={title}
              columns={columns}
              pages={pages}
              open={{
                id: requestId ?? null,
                to,
                label: (request) =>
                  t('open', {
                    number: request.number,
                    account: (request.mine ? request.to : request.account).name ?? '',
                  }),
              }}
              empty={
                list.q === '' ? (
                  <Nothing vendor={vendor} onAll={() => list.setView('all')} />
                ) : (
                  <NothingMatches onClear={list.clear} />
                )
              }
            />
          </Tabs.Panel>
        </Tabs>
      </Page>
      <Outlet />
    </RequestHost>
  );
}

/** Nothing there without any search: never had any, or just nothing in this view. */
function Nothing(props: { vendor: boolean; onAll: () => void }) {
  const { t } = useTranslation('request');
  const units = bought({ me: useMe(), programme: useProgramme() });
  const any = useRead('listRequests', { limit: '1' });
  if (!any.data) return <div style={{ minHeight: 320 }} aria-busy="true" />;
  if (any.data.items.length > 0)
    return (
      <EmptyState
        icon={<PackageCheck size={22} />}
        title={t('empty.viewTitle')}
        hint={t('empty.viewHint')}
        action={
          <Button variant="default" onClick={props.onAll}>
            {t('empty.toAll')}
          </Button>
        }
      />
    );
  return (
    <EmptyState
      icon={<MessageSquareMore size={22} />}
      title={t('empty.title')}
      hint={t(props.vendor ? 'empty.hintVendor' : units.includes('copies') ? 'empty.hint' : 'empty.hintBuyer')}
      action={!props.vendor && <NewRequestButton />}
    />
  );
}
