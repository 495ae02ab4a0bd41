import { isVendor } from '@tierline/domain';
import { Text } from '@mantine/core';
import type { Order } from '@tierline/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { Quantity } from '../../../ui/quantity.tsx';
import { RowLink } from '../../../ui/row-link.tsx';
import { DayText } from '../../../ui/when.tsx';
import { AssignButton } from './order-host.tsx';
import { AssignedTo, FirstEnd, OrderedLines, OrderState } from './order-parts.tsx';

/** The columns of the list of orders (O1). The vendor sees who bought; users who assign have *Assign* in each row. */
export function useOrderColumns(to: (order: Order) => string): readonly Column<Order>[] {
  const { t } = useTranslation('order');
  const vendor = isVendor(useMe().account);
  // Credits are not assigned: they are in the balance at once (C6).
  const seats = useProgramme().modules.includes('orders');
  return useMemo(() => {
    const columns: (Column<Order> | false)[] = [
      {
        id: 'number',
        header: t('number'),
        card: 'title',
        width: '150px',
        sort: { up: 'number', down: '-number' },
        cell: (order) => <RowLink id={order.id} to={to(order)} title={order.number} />,
      },
      {
        id: 'ordered',
        header: t('ordered'),
        from: 720,
        width: '110px',
        sort: { up: 'ordered', down: '-ordered', first: 'down' },
        cell: (order) => <DayText day={order.orderedOn} />,
      },
      vendor && {
        id: 'account',
        header: t('account'),
        cell: (order) => (
          <Text size="sm" lineClamp={2}>
            {order.account.name}
          </Text>
        ),
      },
      { id: 'lines', header: t('lines'), cell: (order) => <OrderedLines order={order} /> },
      seats && {
        id: 'unassigned',
        header: t('unassigned'),
        width: '120px',
        cell: (order) => (
          <Quantity
            part={order.unassigned}
            whole={order.licences}
            label={t('unassignedOf', { unassigned: order.unassigned, licences: order.licences })}
          />
        ),
      },
      seats && {
        id: 'expires',
        header: t('expires'),
        width: '110px',
        from: 1000,
        sort: { up: 'expires', down: '-expires' },
        cell: (order) => <FirstEnd order={order} />,
      },
      seats && { id: 'customers', header: t('assignedTo'), from: 900, cell: (order) => <AssignedTo order={order} /> },
      {
        id: 'state',
        header: t('state'),
        card: 'corner',
        width: '130px',
        from: 720,
        cell: (order) => <OrderState order={order} />,
      },
      !vendor &&
        seats && {
          id: 'action',
          header: t('action'),
          card: 'action',
          align: 'end',
          width: '100px',
          cell: (order) => <AssignButton order={order} />,
        },
    ];
    return columns.filter((column) => column !== false);
  }, [t, vendor, seats, to]);
}
