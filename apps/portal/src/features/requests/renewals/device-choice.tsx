import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../../api.ts';

/** Chooses the devices of a line item that go on with what follows it, as many as have room there (E15). */
export function DeviceChoice(props: {
  lineItemId: string;
  /** Whether the title stands above it. */
  titled?: boolean;
  /** How many copies there are for them. */
  room: number;
  chosen: readonly string[];
  onChoose: (devices: readonly string[]) => void;
}) {
  const { t } = useTranslation('renewal');
  const { t: common } = useTranslation();
  const { lineItemId, room, chosen, onChoose } = props;
  const pages = usePages('listActivations', { lineItemId, sort: 'created', limit: '100' });
  const copies = pages.items
    .filter(({ id }) => chosen.includes(id))
    .reduce((sum, device) => sum + device.copies - device.returning, 0);
  return (
    <Stack gap={6} role="group" aria-label={t('devices.title')}>
      {props.titled && (
        <Text size="sm" fw={550}>
          {t('devices.title')}
        </Text>
      )}
      <Text size="xs" c={copies > room ? 'var(--mantine-color-error)' : 'dimmed'} className="tl-number" role="status">
        {t('devices.chosen', { copies, count: room })}
      </Text>
      {pages.items.map(({ id, deviceName, hostId, copies: has }) => (
        <Checkbox
          key={id}
          size="sm"
          label={t('devices.of', { device: deviceName || hostId, count: has })}
          checked={chosen.includes(id)}
          onChange={(event) =>
            onChoose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
          }
        />
      ))}
      {pages.hasMore && (
        <Button size="xs" variant="default" loading={pages.loadingMore} onClick={pages.loadMore} mr="auto">
          {common('ui.more')}
        </Button>
      )}
    </Stack>
  );
}
