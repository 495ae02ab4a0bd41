import { Text } from '@mantine/core';
import type { Product } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../ui/state-badge.tsx';

/** Whether a product is offered or retired. */
export function ProductState({ product }: { product: Product }) {
  const { t } = useTranslation();
  return (
    <StateBadge tone={product.status === 'active' ? 'good' : 'quiet'}>
      {t(`product.states.${product.status}`)}
    </StateBadge>
  );
}

/** How long a product's licences run. */
export function Term({ months }: { months: number | null }) {
  const { t } = useTranslation();
  return months === null ? (
    <Text span inherit c="dimmed">
      {t('product.perpetual')}
    </Text>
  ) : (
    <>{t('product.months', { count: months })}</>
  );
}
