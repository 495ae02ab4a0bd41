import { Group, Text } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../session.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { KeptTogether } from '../../../ui/kept-together.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { QrButton } from '../../../ui/qr-button.tsx';
import { Quantity } from '../../../ui/quantity.tsx';
import { InstantText } from '../../../ui/when.tsx';
import classes from './list.module.css';
import { ActivateButton } from '../activation/activate-button.tsx';
import { useActivates } from '../activation/use-activates.ts';
import { TakeBackButton } from '../take-back/take-back-host.tsx';
import { AccountName, ActivationId, Expiry, LineState } from './line-parts.tsx';
import type { View } from './list-state.ts';
import { RequestLineButton } from '../../requests/request-host.tsx';
import { SplitButton } from '../split/split-host.tsx';

// Views in which every line is the reader's own.
const ownLines: readonly View[] = ['available', 'received'];

/** The columns of the list of line items: what a tier never has is absent (order numbers below the distributor). */
export function useLineColumns(view: View): readonly Column<LineItem>[] {
  const { t } = useTranslation();
  const tier = useMe().account.tier;
  const own = ownLines.includes(view);
  const activates = useActivates();
  return useMemo(() => {
    const columns: (Column<LineItem> | false)[] = [
      {
        id: 'activationId',
        header: t('entitlement.activationId'),
        link: true,
        width: '160px',
        cell: (line) => <ActivationId id={line.activationId} />,
        after: (line) => (
          <>
            <CopyButton value={line.activationId} what={t('entitlement.activationId')} />
            <QrButton value={line.activationId} what={t('entitlement.activationId')} />
          </>
        ),
      },
      { id: 'product', header: t('entitlement.product'), card: 'title', cell: (line) => <Product line={line} /> },
      tier <= 1 && {
        id: 'order',
        header: t('entitlement.order'),
        from: 1160,
        card: 'none',
        cell: (line) => <span style={{ whiteSpace: 'nowrap' }}>{line.orderNumber ?? t('ui.none')}</span>,
      },
      {
        id: 'available',
        header: t('entitlement.available'),
        width: '106px',
        cell: (line) => (
          <Quantity
            part={line.available}
            whole={line.copies}
            label={t('entitlement.availableOf', { available: line.available, copies: line.copies })}
          />
        ),
      },
      {
        id: 'account',
        header: t(accountHeader(view)),
        from: own ? 900 : 720,
        cell: (line) => <Parties line={line} view={view} />,
      },
      {
        id: 'since',
        header: t('entitlement.since'),
        // Beside the two buttons of own lines, and from whom or to whom a line went, it needs more room.
        from: view === 'all' && activates ? 1160 : 1000,
        width: '96px',
        sort: { up: 'created', down: '-created', first: 'down' },
        cell: (line) => <InstantText at={line.createdAt} only="date" />,
      },
      {
        id: 'expires',
        header: t('entitlement.expires'),
        width: '100px',
        sort: { up: 'expires', down: '-expires' },
        cell: (line) => <Expiry line={line} />,
      },
      {
        id: 'state',
        header: t('entitlement.state'),
        card: 'corner',
        width: '88px',
        from: own ? 720 : 900,
        cell: (line) => <LineState line={line} />,
      },
      // Own lines can be split; lines that were handed on can only be taken back.
      {
        id: 'action',
        header: t('entitlement.action'),
        card: 'action',
        align: 'end',
        width: own ? (activates ? '184px' : '90px') : '100px',
        cell: (line) =>
          !line.mine ? (
            <TakeBackButton way="recall" line={line} inRow />
          ) : view === 'expiring' ? (
            <RequestLineButton line={line} inRow />
          ) : (
            <Group gap={6} justify="flex-end" wrap="nowrap">
              {activates && <ActivateButton line={line} inRow />}
              <SplitButton line={line} inRow />
            </Group>
          ),
      },
    ];
    return columns.filter((column) => column !== false);
  }, [t, tier, view, own, activates]);
}

/** In narrow tables the order stands below the product instead of in its own column. */
function Product({ line }: { line: LineItem }) {
  return (
    <div className={classes.product}>
      <Text size="sm" fw={550} lh={1.35}>
        {line.product.name}
      </Text>
      <Text size="xs" c="dimmed">
        <KeptTogether text={line.product.sku} />
        {line.orderNumber !== null && (
          <span className={classes.order}>
            {' · '}
            <KeptTogether text={line.orderNumber} />
          </span>
        )}
      </Text>
    </div>
  );
}

function accountHeader(view: View) {
  if (view === 'available' || view === 'received' || view === 'expiring') return 'entitlement.from';
  return view === 'all' ? 'entitlement.fromTo' : 'entitlement.to';
}

/** The sender of the reader's own lines; the receiver of the others. */
function Parties({ line, view }: { line: LineItem; view: View }) {
  const { t } = useTranslation();
  const words = view === 'all';
  const account = line.mine ? line.from : line.holder;
  return (
    <Text
      size="sm"
      lh={1.35}
      lineClamp={2}
      className={classes.party}
      {...(account.name !== null && { title: account.name })}
    >
      {words && (
        <Text span inherit c="dimmed">
          {line.mine ? t('entitlement.from') : t('entitlement.to')}{' '}
        </Text>
      )}
      <AccountName account={account} />
    </Text>
  );
}
