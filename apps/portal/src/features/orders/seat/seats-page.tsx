import { Anchor } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { SeatsList, useSeats } from './seats-list.tsx';

/** The users of a customer and their licences, for the partner who looks after it (O4, O8). */
export function CustomerSeatsPage() {
  const { t } = useTranslation('seat');
  const { path } = useProgramme();
  const { accountId = '', userId } = useParams();
  const account = useRead('readAccount', { id: accountId });
  const list = useSeats(accountId);
  if (account.error && !account.data)
    return <ErrorState problem={account.error} onRetry={() => void account.refetch()} />;
  const name = account.data?.name ?? '…';
  return (
    <>
      <Page title={t('page', { account: name })} aside={<ListCount pages={list.pages} />}>
        <Anchor
          component={Link}
          to={path(`/accounts/${accountId}`)}
          size="sm"
          mb="sm"
          display="inline-flex"
          style={{ alignItems: 'center', gap: 4 }}
        >
          <ArrowLeft size={14} aria-hidden="true" />
          {name}
        </Anchor>
        <SeatsList
          accountId={accountId}
          name={t('page', { account: name })}
          base={path(`/accounts/${accountId}/licences`)}
          userId={userId}
          list={list}
        />
      </Page>
      <Outlet />
    </>
  );
}
