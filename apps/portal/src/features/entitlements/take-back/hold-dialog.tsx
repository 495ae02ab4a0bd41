import { Modal, Stack, Text } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { HeldFiles } from '../activation/held-files.tsx';

/** Sets a line and all below it on hold, with a reason that every holder reads, or releases them (E3). */
export function HoldDialog(props: { what: 'hold' | 'release'; line: LineItem; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const { what, line } = props;
  const hold = useWrite('holdLineItem');
  const release = useWrite('releaseLineItem');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const after = {
    onSuccess: ({ lines }: { lines: number }) => toastDone({ text: t(`takeBack.${what}.done`, { count: lines }) }),
    ifOpen: props.onClose,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (what === 'release') return release.mutate({ id: line.id }, after);
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return input.current?.focus();
    const internalNote = note.trim();
    hold.mutate({ id: line.id, reason, ...(internalNote !== '' && { internalNote }) }, after);
  };
  const title = (
    <>
      {t(`takeBack.${what}.title`)}
      <Text size="xs" c="dimmed" fw={400} mt={3}>
        {line.product.name} · <span className="tl-mono">{line.activationId}</span>
      </Text>
    </>
  );
  return (
    <Modal opened onClose={props.onClose} closeButtonProps={{ 'aria-label': t('ui.close') }} size={460} title={title}>
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{t(`takeBack.${what}.hint`)}</Text>
          {what === 'hold' && (
            <>
              <HeldFiles lineItemId={line.id} />
              <TextArea
                ref={input}
                data-autofocus
                label={t('takeBack.reason')}
                description={t('takeBack.hold.reasonHint')}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                error={missing && t('takeBack.reasonMissing')}
                autosize
                minRows={2}
                maxRows={6}
                maxLength={2000}
              />
              <TextArea
                label={t('takeBack.hold.note')}
                description={t('takeBack.hold.noteHint')}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
                autosize
                minRows={1}
                maxRows={6}
                maxLength={2000}
              />
            </>
          )}
          <FormError problem={hold.error ?? release.error} />
          <FormFoot
            onCancel={props.onClose}
            submit={t(`takeBack.${what}.submit`)}
            busy={hold.isPending || release.isPending}
          />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
