import { Text } from '@mantine/core';
import type { Reply } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import classes from './renewal.module.css';

/** What remains, what is bought and what results, in copy-days (E15). */
export function CopyDays({ preview, spread }: { preview: Reply<'previewRenewal'>; spread: boolean }) {
  const { t } = useTranslation('renewal');
  const format = useFormat();
  const { remaining, bought, results, remainder } = preview;
  const rows = [
    [t('sums.remaining'), format.number(remaining)],
    [t('sums.bought'), `+ ${format.number(bought)}`],
    [t('sums.results'), `= ${format.number(results)}`],
    ...(spread ? [[t('sums.remainder'), format.number(remainder)] as const] : []),
  ] as const;
  return (
    <Text size="sm" component="dl" className={classes.sums} aria-live="polite">
      {rows.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </Text>
  );
}
