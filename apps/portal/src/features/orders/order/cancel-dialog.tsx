import { Modal, Stack, Text } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { TextArea } from '../../../ui/text-field.tsx';

/** Cancels an order of which nothing is assigned, with a reason (O1). */
export function CancelDialog({ order, onClose }: { order: { id: string; number: string }; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('order');
  const { t: common } = useTranslation();
  const cancel = useWrite('cancelOrder');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cancel.isPending) return;
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return input.current?.focus();
    cancel.mutate(
      { id: order.id, reason },
      {
        onSuccess: () => {
          toastDone({ text: t('cancel.done', { number: order.number }) });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      title={t('cancel.title', { number: order.number })}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{t('cancel.hint')}</Text>
          <TextArea
            ref={input}
            data-autofocus
            label={t('cancel.reason')}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setMissing(false);
            }}
            error={missing && common('ui.required')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={500}
          />
          <FormError problem={cancel.error} />
          <FormFoot
            onCancel={onClose}
            cancel={t('cancel.keep')}
            submit={t('cancel.action')}
            busy={cancel.isPending}
            dangerous
          />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
