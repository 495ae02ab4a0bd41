import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../../ui/reason.tsx';
import { loadDeviceDialogs, useDeviceDialog, type DeviceAction } from './device-host.tsx';
import { MailFilesButton } from './mail-files-button.tsx';
import { deviceLabel, FileButton } from './parts.tsx';

type Listed = { action: DeviceAction; reason: Activation['actions']['lose'] };

/**
 * What can be done with a device, in order. What is not the reader's to do is left out; *Ask the vendor* is there where
 * something else is impossible without it, so that there always is a way on (E13).
 */
export function actionsOf({ actions, request, returnsAt, state }: Activation): Listed[] {
  if (state === 'ended') return [];
  const own = actions.giveBack?.code !== 'not-holder';
  const stuck =
    returnsAt !== null ||
    [actions.giveBack, actions.replace, actions.lose].some(
      (reason) => reason?.code === 'moves-used' || reason?.code === 'whole-term-lost',
    );
  const asked = request?.state === 'open';
  return [
    ...(own ? [{ action: 'giveBack' as const, reason: actions.giveBack }] : []),
    ...(own ? [{ action: 'replace' as const, reason: actions.replace }] : []),
    ...(actions.lose?.code === 'not-holder' ? [] : [{ action: 'lose' as const, reason: actions.lose }]),
    ...(own && (stuck || asked) ? [{ action: 'ask' as const, reason: actions.ask }] : []),
    ...(asked && !own ? [{ action: 'answer' as const, reason: request.actions.answer }] : []),
  ];
}

/** The actions of a device as buttons, under its panel. */
export function DeviceButtons({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  const open = useDeviceDialog();
  return (
    <Group gap="xs">
      <FileButton activation={activation} />
      {activation.actions.fetch === null && (
        <MailFilesButton ids={[activation.id]} of={activation.deviceName || activation.hostId} size="xs" />
      )}
      {actionsOf(activation).map(({ action, reason }) => (
        <Reason key={action} reason={reason}>
          <Button
            size="xs"
            variant={action === 'answer' ? 'filled' : 'default'}
            onPointerEnter={loadDeviceDialogs}
            onFocus={loadDeviceDialogs}
            onClick={() => open(action, activation)}
          >
            {t(`actions.${action}`)}
          </Button>
        </Reason>
      ))}
    </Group>
  );
}

/** The same beside a row: the file, and a menu of the rest. */
export function DeviceMenu({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  const open = useDeviceDialog();
  const listed = actionsOf(activation);
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <FileButton activation={activation} inRow />
      {listed.length > 0 && (
        <Menu position="bottom-end" onOpen={loadDeviceDialogs}>
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('actions.more', { name: deviceLabel(activation) })}>
              <Ellipsis size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {listed.map(({ action, reason }) => (
              <Reason key={action} reason={reason}>
                <Menu.Item onClick={() => open(action, activation)}>{t(`actions.${action}`)}</Menu.Item>
              </Reason>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
