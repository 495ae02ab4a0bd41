import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { maxDeviceRequest } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../ui/state-badge.tsx';
import type { RowTrouble } from './read-devices.ts';
import type { Batch, BatchRow } from './use-batch.ts';

/** The devices of a batch, wrong ones first: what becomes of each, or what is wrong with it. */
export function BatchRows({ batch }: { batch: Batch }) {
  const { t } = useTranslation('batch');
  const isWrong = ({ trouble, checked }: BatchRow) => trouble !== null || Boolean(checked?.wrong);
  const wrong = batch.rows.filter(isWrong);
  const good = batch.rows.filter((row) => !isWrong(row));
  if (batch.checking) return <Skeleton h={120} />;
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600} role="status">
        {t('good', { count: good.length })}
        {wrong.length > 0 && ` · ${t('wrong', { count: wrong.length })}`}
      </Text>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
        {[...wrong, ...good].map((row) => (
          <Row key={`${row.file} ${String(row.line)}`} row={row} wrong={isWrong(row)} />
        ))}
      </Stack>
    </Stack>
  );
}

function Row({ row, wrong }: { row: BatchRow; wrong: boolean }) {
  const { t } = useTranslation('batch');
  const words = useTroubleWords();
  const { checked } = row;
  return (
    <Group
      component="li"
      gap="xs"
      py={8}
      justify="space-between"
      align="flex-start"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <div style={{ flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text size="sm" lh={1.35}>
          <span className="tl-mono">{checked?.hostId ?? (row.hostId || '–')}</span>
          {row.deviceName !== '' && ` · ${row.deviceName}`}
        </Text>
        <Text size="xs" c="dimmed">
          {t('place', { file: row.file, line: row.line })}
          {checked?.product && ` · ${checked.product}`}
        </Text>
      </div>
      {wrong ? (
        <Text size="sm" c="var(--mantine-color-error)" style={{ flex: '1 1 220px', overflowWrap: 'anywhere' }}>
          {row.trouble ? words(row.trouble) : checked?.wrong?.detail}
        </Text>
      ) : (
        checked?.outcome && (
          <Group gap="xs">
            <Text size="sm">{t('copies', { count: checked.copies ?? 0 })}</Text>
            <StateBadge tone={checked.outcome === 'same' ? 'quiet' : 'good'}>
              {t(`outcome.${checked.outcome}`)}
            </StateBadge>
          </Group>
        )
      )}
    </Group>
  );
}

function useTroubleWords(): (trouble: RowTrouble) => string {
  const { t } = useTranslation('batch');
  const { t: page } = useTranslation('devicePage');
  return (trouble) => {
    switch (trouble.kind) {
      case 'no-host':
      case 'no-line':
        return t(`rowWrong.${trouble.kind}`);
      case 'copies':
        return t('rowWrong.copies', { typed: trouble.typed });
      case 'other':
        return page(`seen.${trouble.seen}`);
      case 'field':
        return page(`field.${trouble.field}`);
      case 'other-vendor':
        return page('trouble.other-vendor', { vendor: trouble.vendor });
      case 'too-long':
      case 'cut-off':
      case 'newer':
        return page(`trouble.${trouble.kind}`, { count: maxDeviceRequest });
    }
  };
}
