import { Skeleton } from '@mantine/core';
import { isVendor } from '@tierline/domain';
import type { Send } from '@tierline/contract';
import { Coins } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { NewRequestButton, RequestHost } from '../../requests/request-host.tsx';
import { CreditHost, GrantButton } from './credit-host.tsx';
import { useEntryColumns } from './history-columns.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { useHistory } from './history-state.ts';
import { HistorySummary } from './history-summary.tsx';
import { part } from '../../../load-part.ts';

const loadSpending = part(() => import('./spending.tsx'));
const CreditSpending = lazy(async () => ({ default: (await loadSpending()).CreditSpending }));

/**
 * Every movement of credits in a range of days (C5): opening and closing balance, chart, entries with who, from, to,
 * why and running balance; each can be reversed by a linked one (C6).
 */
export function CreditHistoryPage() {
  const { t } = useTranslation('credit');
  const { account } = useMe();
  const programme = useProgramme();
  const vendor = isVendor(account);
  const history = useHistory();
  const resellers = useRead('listAccounts', { direction: 'below', sort: 'name', limit: '100' }, { enabled: vendor });
  // For vendor staff the first of their partners, until another one is chosen.
  const accountId = vendor ? (history.reseller ?? resellers.data?.items[0]?.id ?? null) : null;
  const ready = !history.wrongWay && (!vendor || accountId !== null);
  const range = {
    from: history.from,
    to: history.to,
    timeZone: history.timeZone,
    ...(history.site !== null && { siteId: history.site }),
    ...(accountId !== null && { accountId }),
  };
  const send: Send<'listCreditHistory'> = { ...range, ...(history.kind !== null && { kind: history.kind }) };
  const pages = usePages('listCreditHistory', send, { enabled: ready });
  const columns = useEntryColumns({ ofSite: history.site !== null });
  const title = programme.label('nav.credits', t('history.title'));
  const reseller = resellers.data?.items.find(({ id }) => id === accountId) ?? null;
  const nobody = vendor && resellers.data?.items.length === 0;
  return (
    <CreditHost>
      <RequestHost>
        <Page
          title={title}
          aside={ready && <ListCount pages={pages} />}
          action={vendor ? <GrantButton account={reseller} /> : <NewRequestButton />}
        >
          <HistoryFilters
            history={history}
            accountId={accountId}
            resellers={vendor ? (resellers.data?.items ?? []) : null}
          />
          {ready && <HistorySummary range={range} ofSite={history.site} />}
          {ready && history.site === null && (
            <Suspense fallback={<Skeleton h={300} mb="md" radius="md" />}>
              <CreditSpending accountId={accountId} />
            </Suspense>
          )}
          {history.wrongWay ? (
            <EmptyState icon={<Coins size={22} />} title={t('history.fromAfterTo')} hint={t('history.empty.hint')} />
          ) : nobody ? (
            <EmptyState icon={<Coins size={22} />} title={t('history.nothing.title')} hint={t('history.noReseller')} />
          ) : (
            <ListTable
              name={title}
              columns={columns}
              pages={pages}
              empty={
                history.filtered ? (
                  <NothingMatches onClear={history.clear} />
                ) : (
                  <EmptyState
                    icon={<Coins size={22} />}
                    title={t('history.empty.title')}
                    hint={t('history.empty.hint')}
                  />
                )
              }
            />
          )}
        </Page>
      </RequestHost>
    </CreditHost>
  );
}
