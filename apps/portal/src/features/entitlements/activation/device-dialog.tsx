import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Activation, Problem } from '@tierline/contract';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ButtonForm } from '../../../ui/button-form.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';

/** A dialog about a device: what is done, to which one, and the button that does it. */
export function DeviceDialog(props: {
  title: string;
  device: Activation;
  submit: string;
  pending: boolean;
  problem: Problem | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  useReturnFocus();
  const { t } = useTranslation('activation');
  const { device, pending } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) props.onSubmit();
  };
  const title = (
    <>
      {props.title}
      <Text size="xs" c="dimmed" fw={400} mt={3} style={{ overflowWrap: 'anywhere' }}>
        {device.deviceName !== '' && <>{device.deviceName} · </>}
        <span className="tl-mono">{device.hostId}</span> · {device.product.name}
      </Text>
    </>
  );
  return (
    <Modal opened onClose={props.onClose} closeButtonProps={{ 'aria-label': t('close') }} size={480} title={title}>
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          {props.children}
          <FormError problem={props.problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={pending}>
              {props.submit}
            </Button>
          </Group>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
