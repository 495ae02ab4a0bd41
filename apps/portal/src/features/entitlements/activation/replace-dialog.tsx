import { Radio, Stack, Text } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { hostIdExamples, readHostId } from '@tierline/domain';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { HostIdField } from './fields.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { DeviceDialog } from './device-dialog.tsx';
import { ReceiptField } from './receipt-field.tsx';

/**
 * Gives the copies of a device back and activates them under another host ID in one step; leads to the device with its
 * new host ID, whose file can be downloaded there (E13).
 */
export function ReplaceDialog({ device, onClose }: { device: Activation; onClose: () => void }) {
  const { t } = useTranslation('activation');
  const { path } = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  const write = useWrite('replaceHost');
  const [hostId, setHostId] = useState('');
  const [receipt, setReceipt] = useState('');
  const [wrong, setWrong] = useState<{ hostId?: string; receipt?: string }>({});
  const input = useRef<HTMLInputElement>(null);
  const scheme = device.hostScheme;
  const moves = Math.max(0, device.copies - device.free);
  const enough = device.moves.used + moves <= device.moves.allowed;
  const [chosen, setSigned] = useState(false);
  const signed = device.hasKey && moves > 0 && (chosen || !enough);
  const submit = () => {
    const read = readHostId(hostId, scheme);
    const found = {
      ...('trouble' in read && { hostId: t(`wrong.${read.trouble}`, { example: hostIdExamples[scheme] }) }),
      ...(signed && receipt.trim() === '' && { receipt: t('wrong.missing') }),
    };
    setWrong(found);
    if ('hostId' in found) return input.current?.focus();
    if ('receipt' in found) return;
    write.mutate(
      { id: device.id, hostId, ...(signed && { receipt: receipt.trim() }) },
      {
        onSuccess: ({ undo, hostId: now }) =>
          toastDone({
            text: t('replace.done', { host: now }),
            ...(undo && { undo: { operationId: undo.operationId, undone: t('replace.undone') } }),
          }),
        ifOpen: ({ id }) => {
          onClose();
          void navigate(path(`/activations/${id}${search}`));
        },
      },
    );
  };
  const byMoves = t('replace.moves', { count: moves, used: device.moves.used + moves, allowed: device.moves.allowed });
  return (
    <DeviceDialog
      title={t('replace.title')}
      device={device}
      submit={t('replace.submit')}
      pending={write.isPending}
      problem={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <HostIdField
        scheme={scheme}
        label={t('replace.host')}
        value={hostId}
        error={wrong.hostId}
        ref={input}
        onChange={setHostId}
      />
      {device.hasKey && moves > 0 && enough ? (
        <Radio.Group
          label={t('replace.how')}
          value={signed ? 'receipt' : 'move'}
          onChange={(next) => setSigned(next === 'receipt')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="move" label={byMoves} />
            <Radio value="receipt" label={t('replace.receipt')} />
          </Stack>
        </Radio.Group>
      ) : (
        <Text size="sm">{signed ? t('replace.receipt') : moves === 0 ? t('replace.free') : byMoves}</Text>
      )}
      {signed && <ReceiptField device={device} value={receipt} error={wrong.receipt} onChange={setReceipt} />}
    </DeviceDialog>
  );
}
