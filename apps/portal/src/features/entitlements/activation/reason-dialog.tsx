import { isVendor } from '@tierline/domain';
import { Text } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';
import { TextArea } from '../../../ui/text-field.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { DeviceDialog } from './device-dialog.tsx';

/** Reports a device lost, with a reason; names the day on which its copies come back (E13). */
export function LoseDialog({ device, onClose }: { device: Activation; onClose: () => void }) {
  const { t } = useTranslation('activation');
  const format = useFormat();
  const write = useWrite('reportLost');
  const reason = useReason();
  const { copies: count, runsUntil, free, file } = device;
  const waits = runsUntil !== null && free < count && file.leased;
  const ofVendor = isVendor(useMe().account);
  const submit = () => {
    if (!reason.given()) return;
    write.mutate(
      { id: device.id, reason: reason.text },
      {
        onSuccess: ({ undo, outcome, returnsAt }) =>
          toastDone({
            text:
              outcome === 'free'
                ? t('lose.free', { count })
                : t('lose.done', { count, day: format.date(returnsAt ?? '') }),
            ...(undo && { undo: { operationId: undo.operationId, undone: t('lose.undone') } }),
          }),
        ifOpen: onClose,
      },
    );
  };
  return (
    <DeviceDialog
      title={t('lose.title')}
      device={device}
      submit={t('lose.submit')}
      pending={write.isPending}
      problem={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">
        {waits ? t('lose.waits', { count, day: format.date(runsUntil) }) : t('lose.atOnce', { count })}
        {ofVendor && <> {t('lose.told')}</>}
      </Text>
      {reason.field(t('lose.reason'), t('lose.reasonHint'), 500)}
    </DeviceDialog>
  );
}

/** Asks the vendor for more moves, or to release the copies of a device, with a reason (E13). */
export function AskDialog({ device, onClose }: { device: Activation; onClose: () => void }) {
  const { t } = useTranslation('activation');
  const write = useWrite('askForMoves');
  const reason = useReason();
  const submit = () => {
    if (!reason.given()) return;
    write.mutate(
      { id: device.id, reason: reason.text },
      { onSuccess: () => toastDone({ text: t('ask.done') }), ifOpen: onClose },
    );
  };
  return (
    <DeviceDialog
      title={t('ask.title')}
      device={device}
      submit={t('ask.submit')}
      pending={write.isPending}
      problem={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{t('ask.hint')}</Text>
      {reason.field(t('ask.reason'), t('ask.reasonHint'), 1000)}
    </DeviceDialog>
  );
}

function useReason() {
  const { t } = useTranslation('activation');
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  return {
    text,
    given: () => {
      const none = text.trim() === '';
      setMissing(none);
      if (none) input.current?.focus();
      return !none;
    },
    field: (label: string, hint: string, maxLength: number) => (
      <TextArea
        ref={input}
        data-autofocus
        label={label}
        description={hint}
        value={text}
        error={missing && text.trim() === '' && t('wrong.missing')}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={maxLength}
      />
    ),
  };
}
