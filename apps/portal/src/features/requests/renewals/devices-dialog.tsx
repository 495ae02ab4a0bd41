import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Renewal } from '@tierline/contract';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import dialog from '../../../ui/dialog.module.css';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { DeviceChoice } from './device-choice.tsx';

/** Chooses which devices go on, where less follows a line item than is activated (E15). */
export function DevicesDialog(props: { line: Renewal; onDone: () => void; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('renewal');
  const { t: common } = useTranslation();
  const write = useWrite('decideRenewals');
  const [devices, setDevices] = useState<readonly string[]>([]);
  const { line } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (write.isPending) return;
    write.mutate(
      { lineItemIds: [line.id], decision: 'devices', devices: [...devices] },
      { onSuccess: () => toastDone({ text: t('devices.done') }), ifOpen: props.onDone },
    );
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('devices.title')}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={devices.length === 0}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('devices.hint')}
          </Text>
          <DeviceChoice
            lineItemId={line.id}
            room={line.devices.free}
            chosen={devices}
            onChoose={(next) => {
              write.reset();
              setDevices(next);
            }}
          />
          <FormError problem={write.error} />
          <Group justify="flex-end" gap="xs" className={dialog.foot}>
            <Button variant="default" onClick={props.onClose}>
              {common('ui.cancel')}
            </Button>
            <Button type="submit" loading={write.isPending}>
              {t('devices.send')}
            </Button>
          </Group>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
