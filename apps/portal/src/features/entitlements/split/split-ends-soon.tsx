import { Alert, Button, Text } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { endsSoon, soonDays } from './split-ends.ts';
import classes from './split-grid.module.css';
import type { SplitGridState } from './use-split-grid.ts';

/**
 * Warns of copies that expire soon before they are handed on, and lets the lines that last longest serve first where
 * only a product is given.
 */
export function SplitEndsSoon({ state }: { state: SplitGridState }) {
  const { t } = useTranslation('split');
  const { rows, preview, prefer, setPrefer } = state;
  const drawn = rows.map((row) => ({ row, soon: (preview.checked.get(row.key)?.draws ?? []).filter(endsSoon) }));
  const soon = drawn.flatMap((one) => one.soon).reduce((sum, { copies }) => sum + copies, 0);
  const byProduct = drawn.some(({ row, soon: ending }) => ending.length > 0 && state.isOfProduct(row));
  const lasting = prefer === 'lasting-first';
  if (soon === 0 && !lasting) return null;
  return (
    <Alert role="status" variant="light" color={soon > 0 ? 'orange' : 'gray'} py={8} icon={<CalendarClock size={16} />}>
      <div className={classes.endsSoon}>
        <Text size="sm" c="inherit" className="tl-number">
          {[
            ...(lasting ? [t('lastingFirst')] : []),
            ...(soon > 0 ? [t('endsSoon', { count: soon, days: soonDays })] : []),
          ].join(' ')}
        </Text>
        {(lasting || byProduct) && (
          <Button
            size="compact-sm"
            variant="default"
            className={classes.wrapping}
            onClick={() => setPrefer(lasting ? 'ending-first' : 'lasting-first')}
          >
            {t(lasting ? 'preferEnding' : 'preferLasting')}
          </Button>
        )}
      </div>
    </Alert>
  );
}
