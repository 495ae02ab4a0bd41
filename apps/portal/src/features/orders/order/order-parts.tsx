import { Text } from '@mantine/core';
import type { Order } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { daysFromToday, useFormat } from '../../../ui/format.ts';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';
import { DayText } from '../../../ui/when.tsx';
import classes from './order.module.css';

const tones: Record<Order['state'], Tone> = {
  unassigned: 'busy',
  partly: 'warn',
  assigned: 'good',
  cancelled: 'quiet',
};

/** How far an order's licences are assigned (O1). */
export function OrderState({ order }: { order: Order }) {
  const { t } = useTranslation('order');
  const seats = useProgramme().modules.includes('orders');
  if (!seats && order.state !== 'cancelled') return <StateBadge tone="good">{t('credited')}</StateBadge>;
  return <StateBadge tone={tones[order.state]}>{t(`states.${order.state}`)}</StateBadge>;
}

/** What was ordered, line by line: so many of a product. */
export function OrderedLines({ order, most = 3 }: { order: Order; most?: number }) {
  const { t } = useTranslation('order');
  const more = order.lines.length - most;
  return (
    <span className={classes.ordered}>
      {order.lines.slice(0, more > 0 ? most - 1 : most).map((line) => (
        <span key={line.id}>{t('quantityOf', { quantity: line.quantity, product: line.product.name })}</span>
      ))}
      {more > 0 && (
        <Text span inherit c="dimmed">
          {t('moreLines', { count: more + 1 })}
        </Text>
      )}
    </span>
  );
}

/** To whom licences of an order are assigned: two by name, and how many more. */
export function AssignedTo({ order }: { order: Order }) {
  const { t } = useTranslation('order');
  const { t: common } = useTranslation();
  if (order.customerCount === 0)
    return (
      <Text span inherit c="dimmed">
        {common('ui.none')}
      </Text>
    );
  const named = order.customers.slice(0, 2);
  const more = order.customerCount - named.length;
  return (
    <span className={classes.ordered}>
      {named.map((customer) => (
        <span key={customer.id}>{customer.name}</span>
      ))}
      {more > 0 && (
        <Text span inherit c="dimmed">
          {t('moreCustomers', { count: more })}
        </Text>
      )}
    </span>
  );
}

/** When licences run out, and how far off that is where it is near. */
export function LicenceExpiry({ expiresOn }: { expiresOn: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (expiresOn === null)
    return (
      <Text span inherit c="dimmed">
        {t('entitlement.never')}
      </Text>
    );
  const days = daysFromToday(expiresOn);
  return (
    <>
      <DayText day={expiresOn} />
      {days <= 90 && days >= 0 && (
        <Text
          size="xs"
          style={{ whiteSpace: 'nowrap' }}
          c={days <= 30 ? 'var(--mantine-color-orange-light-color)' : 'dimmed'}
        >
          {format.fromToday(expiresOn)}
        </Text>
      )}
    </>
  );
}

/** From when to when licences run, in one line. */
export function LicenceTerm({
  startsOn,
  expiresOn,
  state,
}: {
  startsOn: string;
  expiresOn: string | null;
  state: 'active' | 'expired';
}) {
  const { t } = useTranslation('order');
  const format = useFormat();
  if (expiresOn === null) return <>{t('termFrom', { from: format.day(startsOn) })}</>;
  return <>{t(state === 'expired' ? 'termOver' : 'term', { from: format.day(startsOn), to: format.day(expiresOn) })}</>;
}

/** The first day on which licences of an order end; a dash where none do. */
export function FirstEnd({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [first] = order.lines.flatMap(({ expiresOn }) => expiresOn ?? []).toSorted();
  return first === undefined ? (
    <Text span inherit c="dimmed">
      {t('ui.none')}
    </Text>
  ) : (
    <DayText day={first} />
  );
}
