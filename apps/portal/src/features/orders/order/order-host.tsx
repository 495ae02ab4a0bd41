import { Button } from '@mantine/core';
import type { Order } from '@tierline/contract';
import { ArrowRightLeft, FilePlus2, Undo2 } from 'lucide-react';
import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../session.tsx';
import { Reason, type ReasonView } from '../../../ui/reason.tsx';
import type { Target } from '../../entitlements/split/split-target.tsx';
import { part } from '../../../load-part.ts';

const loadAssign = part(() => import('./assign-dialog.tsx'));
const loadUnassign = part(() => import('./unassign-dialog.tsx'));
const AssignDialog = lazy(async () => ({ default: (await loadAssign()).AssignDialog }));
const UnassignDialog = lazy(async () => ({ default: (await loadUnassign()).UnassignDialog }));

/** What is to be assigned, from an order or from a customer; or of which order licences come back from a customer. */
export type Wanted =
  | { assign: { order: Order } | { target: Target } }
  | { unassign: { orderId: string; number: string; account: { id: string; name: string } } };

const OrderContext = createContext<(wanted: Wanted) => void>(() => null);

/** Keeps the dialogs above list and panel, so that they outlive a row that is gone when the list is read again. */
export function OrderHost(props: { children: ReactNode }) {
  const [wanted, want] = useState<Wanted | null>(null);
  // Only itself: what is done later than it was closed must not close the next one.
  const close = () => want((now) => (now === wanted ? null : now));
  return (
    <OrderContext value={want}>
      {props.children}
      <Suspense fallback={null}>
        {wanted && 'assign' in wanted && <AssignDialog start={wanted.assign} onClose={close} />}
        {wanted && 'unassign' in wanted && <UnassignDialog {...wanted.unassign} onClose={close} />}
      </Suspense>
    </OrderContext>
  );
}

/** *Assign* beside an order (O2); disabled with its reason where that is not possible. */
export function AssignButton(props: { order: Order; primary?: boolean }) {
  const { t } = useTranslation('order');
  const want = useContext(OrderContext);
  const { order, primary = false } = props;
  return (
    <Reason reason={order.actions.assign}>
      <Button
        size={primary ? 'sm' : 'xs'}
        variant={primary ? 'filled' : 'default'}
        leftSection={<ArrowRightLeft size={14} aria-hidden="true" />}
        aria-label={t('assign.actionOf', { number: order.number })}
        onPointerEnter={() => void loadAssign()}
        onFocus={() => void loadAssign()}
        onClick={() => want({ assign: { order } })}
      >
        {t('assign.action')}
      </Button>
    </Reason>
  );
}

/** *Add order* on a customer's page (O2): chooses an order and assigns it to that customer. */
export function AddOrderButton(props: { target: Target; reason: ReasonView }) {
  const { t } = useTranslation('order');
  const want = useContext(OrderContext);
  return (
    <Reason reason={useMe().may['orders.assign'] ?? props.reason}>
      <Button
        size="xs"
        variant="default"
        leftSection={<FilePlus2 size={14} aria-hidden="true" />}
        onPointerEnter={() => void loadAssign()}
        onFocus={() => void loadAssign()}
        onClick={() => want({ assign: { target: props.target } })}
      >
        {t('assign.add')}
      </Button>
    </Reason>
  );
}

/** *Take back* beside a customer of an order; disabled with the reason, which names who uses the licences. */
export function UnassignButton(props: {
  orderId: string;
  number: string;
  account: { id: string; name: string };
  reason: ReasonView;
}) {
  const { t } = useTranslation('order');
  const want = useContext(OrderContext);
  const { orderId, number, account } = props;
  return (
    <Reason reason={props.reason}>
      <Button
        size="xs"
        variant="default"
        leftSection={<Undo2 size={14} aria-hidden="true" />}
        style={{ flex: 'none' }}
        aria-label={t('unassign.actionOf', { account: account.name })}
        onPointerEnter={() => void loadUnassign()}
        onFocus={() => void loadUnassign()}
        onClick={() => want({ unassign: { orderId, number, account } })}
      >
        {t('unassign.action')}
      </Button>
    </Reason>
  );
}
