import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { ListFoot } from '../../../ui/list-foot.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { ActivationState, deviceLabel, DeviceName, FileUntil, RunsUntil } from './parts.tsx';

/** The devices that copies of a line are activated on, where the reader may see them (A3); nothing where none are. */
export function Devices({ line }: { line: LineItem }) {
  const { t } = useTranslation('activation');
  const { path } = useProgramme();
  const pages = usePages('listActivations', { lineItemId: line.id, limit: '20' });
  if (pages.problem && pages.count === null)
    return (
      <PanelSection title={t('devices')}>
        <ErrorState problem={pages.problem} onRetry={pages.retry} />
      </PanelSection>
    );
  if (pages.pending) return <Skeleton h={60} my="md" />;
  if (pages.items.length === 0) return null;
  return (
    <PanelSection title={t('devices')}>
      {line.state === 'on-hold' && (
        <Text size="sm" mb="sm">
          {t('heldFiles')}
        </Text>
      )}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {pages.items.map((activation) => (
          <Group component="li" key={activation.id} justify="space-between" align="flex-start" gap="sm">
            <div style={{ flex: '1 1 160px', minWidth: 0 }}>
              <Anchor
                component={Link}
                to={path(`/activations/${activation.id}`)}
                aria-label={t('open', { name: deviceLabel(activation) })}
                underline="hover"
                c="inherit"
              >
                <DeviceName activation={activation} />
              </Anchor>
            </div>
            <Text size="sm">{t('copies', { count: activation.copies })}</Text>
            <Text size="sm" component="div">
              {line.state === 'on-hold' ? <RunsUntil activation={activation} /> : <FileUntil activation={activation} />}
            </Text>
            <ActivationState activation={activation} />
          </Group>
        ))}
      </Stack>
      <ListFoot pages={pages} />
    </PanelSection>
  );
}
