import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Renewal } from '@tierline/contract';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import dialog from '../../../ui/dialog.module.css';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { toastDone } from '../../../ui/toast.tsx';

/** Says why line items are not renewed (E15). */
export function LetGoDialog(props: { lines: readonly Renewal[]; onDone: () => void; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('renewal');
  const { t: common } = useTranslation();
  const write = useWrite('decideRenewals');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { lines } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '' || write.isPending) return;
    write.mutate(
      { lineItemIds: lines.map(({ id }) => id), decision: 'let-go', reason },
      {
        onSuccess: () => toastDone({ text: t('letGo.done', { count: lines.length }) }),
        ifOpen: props.onDone,
      },
    );
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('letGo.title', { count: lines.length })}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={reason === ''}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('letGo.hint')}
          </Text>
          <TextArea
            data-autofocus
            label={t('letGo.reason')}
            value={reason}
            maxLength={1000}
            autosize
            minRows={2}
            maxRows={6}
            error={tried && reason.trim() === '' && common('ui.required')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <FormError problem={write.error} />
          <Group justify="flex-end" gap="xs" className={dialog.foot}>
            <Button variant="default" onClick={props.onClose}>
              {common('ui.cancel')}
            </Button>
            <Button type="submit" loading={write.isPending}>
              {t('letGo.send')}
            </Button>
          </Group>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
