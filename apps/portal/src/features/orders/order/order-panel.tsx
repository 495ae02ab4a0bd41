import { isVendor } from '@tierline/domain';
import type { Reply } from '@tierline/contract';
import { Alert, Button, Anchor, Group, Text } from '@mantine/core';
import { CircleSlash } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { RecordPanel } from '../../../ui/record-panel.tsx';
import { DayText, InstantText } from '../../../ui/when.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { AssignButton, UnassignButton } from './order-host.tsx';
import { LicenceTerm, OrderState } from './order-parts.tsx';
import classes from './order.module.css';
import { loadPart } from '../../../load-part.ts';

const CancelDialog = lazy(async () => ({
  default: (await loadPart(() => import('./cancel-dialog.tsx'))).CancelDialog,
}));
const CorrectDialog = lazy(async () => ({
  default: (await loadPart(() => import('./correct-dialog.tsx'))).CorrectDialog,
}));

type OpenedOrder = Reply<'readOrder'>;

/**
 * One order, in a panel with its own address: its lines, and to whom their licences are assigned, who uses some of them
 * and can give back the others (O1, O2).
 */
export function OrderPanel() {
  const { t } = useTranslation('order');
  const { orderId = '' } = useParams();
  const vendor = isVendor(useMe().account);
  const read = useRead('readOrder', { id: orderId });
  const order = read.data;
  return (
    <RecordPanel
      read={read}
      title={order ? t('one', { number: order.number }) : t('panel.title')}
      list="/orders"
      head={
        order && (
          <Group gap={8}>
            <OrderState order={order} />
            <Text size="sm" c="dimmed">
              <DayText day={order.orderedOn} />
            </Text>
          </Group>
        )
      }
      foot={
        order &&
        order.cancelled === null &&
        (vendor ? <ChangeButtons order={order} /> : <AssignButton order={order} primary />)
      }
    >
      {order && (
        <>
          {order.cancelled && <Cancelled cancelled={order.cancelled} />}
          <Parts order={order} vendor={vendor} />
        </>
      )}
    </RecordPanel>
  );
}

/** *Correct* and *Cancel order*, for vendor staff; disabled with the reason once something of it is assigned (O1). */
function ChangeButtons({ order }: { order: OpenedOrder }) {
  const { t } = useTranslation('order');
  const [doing, setDoing] = useState<'correct' | 'cancel' | null>(null);
  const close = () => setDoing(null);
  return (
    <Group gap="xs">
      <Reason reason={order.actions.correct}>
        <Button variant="default" onClick={() => setDoing('correct')}>
          {t('correct.action')}
        </Button>
      </Reason>
      <Reason reason={order.actions.cancel}>
        <Button
          variant="default"
          {...(order.actions.cancel === null && { c: 'var(--mantine-color-error)' })}
          onClick={() => setDoing('cancel')}
        >
          {t('cancel.action')}
        </Button>
      </Reason>
      <Suspense fallback={null}>
        {doing === 'correct' && <CorrectDialog order={order} onClose={close} />}
        {doing === 'cancel' && <CancelDialog order={order} onClose={close} />}
      </Suspense>
    </Group>
  );
}

/** When an order was cancelled, and why. */
function Cancelled({ cancelled: { at, reason } }: { cancelled: NonNullable<OpenedOrder['cancelled']> }) {
  const { t } = useTranslation('order');
  return (
    <Alert variant="default" mt="md" py={8} icon={<CircleSlash size={16} />}>
      <Text size="sm">
        {t('cancel.since')} <InstantText at={at} />
      </Text>
      {reason !== '' && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('cancel.because', { reason })}
        </Text>
      )}
    </Alert>
  );
}

function Parts({ order, vendor }: { order: OpenedOrder; vendor: boolean }) {
  const { t } = useTranslation('order');
  const seats = useProgramme().modules.includes('orders');
  return (
    <>
      <PanelSection title={t('lines')}>
        <Lines order={order} />
      </PanelSection>
      {/* What is cancelled waits for nobody. */}
      {seats && order.cancelled === null && (
        <PanelSection title={t('assignedTo')}>
          <Customers order={order} vendor={vendor} />
        </PanelSection>
      )}
      <PanelSection title={t('panel.details')}>
        <Facts
          labelWidth={120}
          rows={[
            vendor && [t('account'), order.account.name],
            [t('ordered'), <DayText key="ordered" day={order.orderedOn} />],
            [t('panel.entered'), <InstantText key="entered" at={order.createdAt} />],
          ]}
        />
      </PanelSection>
    </>
  );
}

function Lines({ order }: { order: OpenedOrder }) {
  const { t } = useTranslation('order');
  const seats = useProgramme().modules.includes('orders');
  const format = useFormat();
  return (
    <table className={classes.table} aria-label={t('lines')}>
      <thead>
        <tr>
          <th scope="col">{t('product')}</th>
          <th scope="col" className={classes.number}>
            {t(seats ? 'licences' : 'pieces')}
          </th>
          {seats && (
            <th scope="col" className={classes.number}>
              {t('unassigned')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <tr key={line.id}>
            <td>
              <span className={classes.product}>{line.product.name}</span>
              <small>
                {line.product.sku}
                {seats && (
                  <>
                    {' · '}
                    <LicenceTerm {...line} />
                  </>
                )}
              </small>
            </td>
            <td className={classes.number}>{format.number(line.quantity)}</td>
            {seats && <td className={classes.number}>{format.number(line.unassigned)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The customers of an order, each with what it has of it; what is not in use can be taken back. */
function Customers({ order, vendor }: { order: OpenedOrder; vendor: boolean }) {
  const { t } = useTranslation('order');
  const { path } = useProgramme();
  if (order.assignments.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('panel.nobody')}
      </Text>
    );
  const customers = [...new Map(order.assignments.map(({ account }) => [account.id, account])).values()];
  return (
    <ul className={classes.customers}>
      {customers.map((account) => {
        const pools = order.assignments.filter((one) => one.account.id === account.id);
        // Of those in use the dialog asks whose licence is to end.
        const possible = pools.some(
          ({ actions }) => actions.unassign === null || actions.unassign.code === 'seats-in-use',
        );
        return (
          <li key={account.id}>
            <div className={classes.customer}>
              <Anchor component={Link} inherit c="inherit" fw={550} to={path(`/accounts/${account.id}`)}>
                {account.name}
              </Anchor>
              {pools.map((pool) => (
                <Text key={pool.id} size="xs" c="dimmed">
                  {t('panel.assigned', { quantity: pool.quantity, product: pool.product.name, count: pool.inUse })}
                </Text>
              ))}
            </div>
            {!vendor && (
              <UnassignButton
                orderId={order.id}
                number={order.number}
                account={account}
                reason={possible ? null : (pools[0]?.actions.unassign ?? null)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
