import { Text } from '@mantine/core';
import type { Renewal } from '@tierline/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysFromToday, useFormat } from '../../../ui/format.ts';
import type { Column } from '../../../ui/list-parts.tsx';
import { DayText } from '../../../ui/when.tsx';
import { AccountName, ActivationId } from '../../entitlements/line/line-parts.tsx';
import { RenewalStage } from './parts.tsx';

/** The columns of the list of renewals (E15); of handed-on line items the holder, of own ones the sender. */
export function useRenewalColumns(view: 'mine' | 'handed-on'): readonly Column<Renewal>[] {
  const { t } = useTranslation('renewal');
  const { t: main } = useTranslation();
  return useMemo(
    (): readonly Column<Renewal>[] => [
      {
        id: 'line',
        header: t('product'),
        link: true,
        card: 'title',
        cell: (line) => line.product.name,
      },
      {
        id: 'activation',
        header: main('entitlement.activationId'),
        cell: (line) => (
          <Text size="xs" c="dimmed" component="div">
            <ActivationId id={line.activationId} />
          </Text>
        ),
      },
      {
        id: 'account',
        header: t(view === 'mine' ? 'from' : 'holder'),
        cell: (line) => (
          <Text size="sm" lh={1.35}>
            <AccountName account={view === 'mine' ? line.from : line.holder} />
          </Text>
        ),
      },
      {
        id: 'copies',
        header: t('copies'),
        width: '90px',
        align: 'end',
        cell: (line) => <Copies line={line} />,
      },
      { id: 'expires', header: t('expires'), width: '150px', cell: (line) => <Ends line={line} /> },
      { id: 'stage', header: t('stage'), width: '170px', card: 'corner', cell: (line) => <RenewalStage line={line} /> },
    ],
    [t, main, view],
  );
}

function Copies({ line }: { line: Renewal }) {
  return <>{useFormat().number(line.copies)}</>;
}

function Ends({ line }: { line: Renewal }) {
  const format = useFormat();
  const days = daysFromToday(line.expiresOn);
  return (
    <>
      <DayText day={line.expiresOn} />
      {days <= 90 && (
        <Text
          size="xs"
          style={{ whiteSpace: 'nowrap' }}
          c={days <= 30 && line.stage !== 'renewed' ? 'var(--mantine-color-orange-light-color)' : 'dimmed'}
        >
          {format.fromToday(line.expiresOn)}
        </Text>
      )}
    </>
  );
}
