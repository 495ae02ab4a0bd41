import { Modal, Stack, Text } from '@mantine/core';
import type { CreditEntry } from '@tierline/contract';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** Reverses a wrong entry by a linked opposite one, and says why (C6). */
export function ReverseDialog({ entry, onClose }: { entry: CreditEntry; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('credit');
  const { t: main } = useTranslation();
  const reverse = useWrite('reverseCredits');
  const [note, setNote] = useState('');
  const [lacks, setLacks] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (reverse.isPending) return;
    if (note.trim() === '') {
      setLacks(true);
      return focusFirstError(event.currentTarget);
    }
    reverse.mutate(
      { operationId: entry.operationId, note },
      {
        onSuccess: ({ credits }) => {
          toastDone({ text: t('reverse.done', { count: credits }) });
        },
        ifOpen: () => {
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
      title={t('reverse.title')}
      closeButtonProps={{ 'aria-label': main('ui.close') }}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">
            {entry.entries > 1
              ? t('reverse.hintMany', { count: entry.entries })
              : t('reverse.hint', { count: entry.credits })}
          </Text>
          <TextField
            label={t('reverse.note')}
            data-autofocus
            autoComplete="off"
            maxLength={500}
            value={note}
            error={lacks && t('reverse.noteMissing')}
            onChange={(event) => {
              setNote(event.currentTarget.value);
              setLacks(false);
            }}
          />
          <FormError problem={reverse.error} />
          <FormFoot onCancel={onClose} submit={t('reverse.submit')} busy={reverse.isPending} />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
