import { Text } from '@mantine/core';
import type { Request } from '@tierline/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/list-parts.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { InstantText } from '../../ui/when.tsx';
import { OtherAccount, RequestedLines, RequestState, totals } from './request-parts.tsx';

/** The columns of the list of requests (E12): whose they are, what they ask for, and what is still to come. */
export function useRequestColumns(to: (request: Request) => string): readonly Column<Request>[] {
  const { t } = useTranslation('request');
  return useMemo(
    (): readonly Column<Request>[] => [
      {
        id: 'number',
        header: t('number'),
        card: 'title',
        width: '150px',
        cell: (request) => (
          <RowLink
            id={request.id}
            to={to(request)}
            title={t('numberOf', { number: request.number })}
            below={request.reference}
          />
        ),
      },
      {
        id: 'account',
        header: `${t('from')} / ${t('to')}`,
        cell: (request) => (
          <Text size="sm" lineClamp={2}>
            <Text span inherit c="dimmed">
              {t(request.mine ? 'to' : 'from')}{' '}
            </Text>
            <OtherAccount request={request} />
          </Text>
        ),
      },
      { id: 'lines', header: t('lines'), cell: (request) => <RequestedLines request={request} /> },
      {
        id: 'open',
        header: t('stillOpen'),
        width: '120px',
        cell: (request) => {
          const { open, copies } = totals(request);
          return <Quantity part={open} whole={copies} label={t('openOf', { open, copies })} />;
        },
      },
      {
        id: 'created',
        header: t('created'),
        from: 900,
        width: '110px',
        cell: (request) => <InstantText at={request.createdAt} only="date" />,
      },
      {
        id: 'state',
        header: t('state'),
        card: 'corner',
        width: '150px',
        cell: (request) => <RequestState state={request.state} />,
      },
    ],
    [t, to],
  );
}
