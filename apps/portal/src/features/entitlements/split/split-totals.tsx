import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './split-grid.module.css';
import type { SplitGridState } from './use-split-grid.ts';

/**
 * The running totals: rows, copies and partners, and what stays of each product; what is too much only in sum is seen
 * here first (E6).
 */
export function SplitTotals({ state }: { state: SplitGridState }) {
  const { t } = useTranslation('split');
  const { rows, copies, partners, preview } = state;
  if (rows.length === 0) return null;
  return (
    <ul className={`${classes.totals} tl-number`} aria-live="polite">
      <li>
        <Text size="xs" fw={600}>
          {t('sum', {
            rows: t('rowsIn', { count: rows.length }),
            copies: t('copiesIn', { count: copies }),
            partners: t('partnersIn', { count: partners }),
          })}
        </Text>
      </li>
      {preview.totals
        .toSorted((one, other) => one.available - one.asked - (other.available - other.asked))
        .map(({ product, available, asked }) => (
          <li key={product.id}>
            <Text size="xs" c={asked > available ? 'var(--mantine-color-error)' : 'dimmed'}>
              {asked > available
                ? t('totalOver', { product: product.name, asked, available })
                : t('totalStay', { product: product.name, left: available - asked, available })}
            </Text>
          </li>
        ))}
    </ul>
  );
}
