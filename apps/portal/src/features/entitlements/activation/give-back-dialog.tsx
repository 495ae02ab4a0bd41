import { Radio, Stack, Text } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { readQuantity } from '@tierline/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { toastDone } from '../../../ui/toast.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { DeviceDialog } from './device-dialog.tsx';
import { ReceiptField } from './receipt-field.tsx';

type Way = 'now' | 'lease-end' | 'receipt';

/** The ways in which so many copies of a device come back, the one first that is most probably meant (E13). */
export function waysBack(device: Activation, back: number): { ways: Way[]; moves: number } {
  const { free, moves, file, runsUntil, hasKey, returning } = device;
  const needed = Math.max(0, back - free);
  if (needed === 0) return { ways: ['now'], moves: 0 };
  const now = returning === 0 && moves.used + needed <= moves.allowed;
  const waits = returning === 0 && file.leased && runsUntil !== null;
  return {
    ways: [
      ...(now ? (['now'] as const) : []),
      ...(waits ? (['lease-end'] as const) : []),
      ...(hasKey ? (['receipt'] as const) : []),
    ],
    moves: needed,
  };
}

/** Gives copies of a device back, all or some, and says when each way makes them free. */
export function GiveBackDialog({ device, onClose }: { device: Activation; onClose: () => void }) {
  const { t, i18n } = useTranslation('activation');
  const words = useTypedWords();
  const format = useFormat();
  const write = useWrite('giveBackCopies');
  const [keep, setKeep] = useState('0');
  const [chosen, setWay] = useState<Way | null>(null);
  const [receipt, setReceipt] = useState('');
  const [wrong, setWrong] = useState<{ keep?: string; receipt?: string }>({});
  const bounds = { min: 0, max: device.copies - Math.max(1, device.returning) };
  const number = readQuantity(keep, i18n.language, bounds).quantity;
  const { ways, moves } = waysBack(device, device.copies - (number ?? 0));
  const way = ways.find((one) => one === chosen) ?? ways[0] ?? null;
  const said: Record<Way, string> = {
    now: t('giveBack.now', { count: moves, used: device.moves.used + moves, allowed: device.moves.allowed }),
    'lease-end': t('giveBack.waits', { day: format.date(device.runsUntil ?? device.file.expiresAt) }),
    receipt: t('giveBack.receipt'),
  };
  const submit = () => {
    const found = {
      ...(number === null && { keep: words.quantity(keep, bounds) ?? t('wrong.copies') }),
      ...(way === 'receipt' && receipt.trim() === '' && { receipt: t('wrong.missing') }),
    };
    setWrong(found);
    if (number === null || 'receipt' in found) return;
    write.mutate(
      {
        id: device.id,
        copies: number,
        seen: device.copies,
        ...(way === 'receipt' ? { receipt: receipt.trim() } : way !== null && { when: way }),
      },
      {
        onSuccess: ({ undo, outcome, returnsAt }) => {
          const count = device.copies - number;
          toastDone({
            text:
              outcome === 'free'
                ? t('giveBack.done', { count })
                : t('giveBack.waiting', { count, day: format.date(returnsAt ?? '') }),
            ...(undo && { undo: { operationId: undo.operationId, undone: t('giveBack.undone') } }),
          });
        },
        ifOpen: onClose,
      },
    );
  };
  return (
    <DeviceDialog
      title={t('giveBack.title')}
      device={device}
      submit={t('giveBack.submit')}
      pending={write.isPending}
      problem={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {bounds.max > 0 && (
        <QuantityField
          data-autofocus
          label={t('giveBack.keep')}
          description={t('giveBack.keepHint', { count: device.copies })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          bounds={bounds}
          value={keep}
          error={wrong.keep}
          {...selectOnEntry}
          onChange={setKeep}
        />
      )}
      {way === null ? (
        <Text size="sm">{t('giveBack.none')}</Text>
      ) : ways.length === 1 && way !== 'receipt' ? (
        <Text size="sm">{moves === 0 ? t('giveBack.free') : said[way]}</Text>
      ) : (
        <Radio.Group
          label={t('giveBack.when')}
          value={way}
          onChange={(next) => setWay(ways.find((one) => one === next) ?? null)}
        >
          <Stack gap="xs" mt="xs">
            {ways.map((one) => (
              <Radio key={one} value={one} label={said[one]} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {way === 'receipt' && (
        <ReceiptField device={device} value={receipt} error={wrong.receipt} onChange={setReceipt} />
      )}
    </DeviceDialog>
  );
}
