import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../../api.ts';
import { AccountName } from '../line/line-parts.tsx';
import { ListFoot } from '../../../ui/list-foot.tsx';
import { DeviceName, RunsUntil } from './parts.tsx';

/**
 * The devices that run on, and until when, while a line and all handed on from it are on hold (E13); nothing where none
 * has a file.
 */
export function HeldFiles({ lineItemId }: { lineItemId: string }) {
  const { t } = useTranslation('activation');
  const pages = usePages('listActivations', { lineItemId, below: 'true', sort: '-expires', limit: '10' });
  if (pages.items.length === 0) return null;
  return (
    <section aria-label={t('devices')}>
      <Text size="sm">{t('holdFiles')}</Text>
      <Stack component="ul" gap="xs" p={0} mt="xs" mb={0} style={{ listStyle: 'none' }}>
        {pages.items.map((activation) => (
          <Group component="li" key={activation.id} justify="space-between" align="flex-start" gap="xs">
            <div style={{ flex: '1 1 140px', minWidth: 0 }}>
              <DeviceName activation={activation} />
              <Text size="xs" c="dimmed" component="div" style={{ overflowWrap: 'anywhere' }}>
                <AccountName account={activation.holder} />
              </Text>
            </div>
            <Text size="sm">
              <RunsUntil activation={activation} />
            </Text>
          </Group>
        ))}
      </Stack>
      <ListFoot pages={pages} />
    </section>
  );
}
