import { Radio, Stack, Text } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { mostExtraMoves, readQuantity } from '@tierline/domain';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { selectOnEntry } from '../../../ui/select-on-entry.ts';
import { TextArea } from '../../../ui/text-field.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { DeviceDialog } from './device-dialog.tsx';

const decisions = ['moves', 'release', 'declined'] as const;
const bounds = { min: 1, max: mostExtraMoves };

/** The vendor's staff answer a request: so many extra moves, these copies at once, or no (E13). */
export function AnswerDialog({ device, onClose }: { device: Activation; onClose: () => void }) {
  const { t, i18n } = useTranslation('activation');
  const words = useTypedWords();
  const write = useWrite('answerMoves');
  const [decision, setDecision] = useState<(typeof decisions)[number]>('moves');
  const [moves, setMoves] = useState(String(device.request?.copies ?? 1));
  const [answer, setAnswer] = useState('');
  const [wrong, setWrong] = useState<{ moves?: string; answer?: string }>({});
  const input = useRef<HTMLTextAreaElement>(null);
  const { request } = device;
  const submit = () => {
    const extraMoves = readQuantity(moves, i18n.language, bounds).quantity;
    const found = {
      ...(decision === 'moves' && extraMoves === null && { moves: words.quantity(moves, bounds) ?? t('wrong.copies') }),
      ...(decision === 'declined' && answer.trim() === '' && { answer: t('wrong.missing') }),
    };
    setWrong(found);
    if ('answer' in found) input.current?.focus();
    if (request === null || Object.keys(found).length > 0) return;
    write.mutate(
      { id: request.id, decision, answer, ...(decision === 'moves' && { extraMoves: extraMoves ?? 0 }) },
      { onSuccess: () => toastDone({ text: t(`answer.done.${decision}`) }), ifOpen: onClose },
    );
  };
  return (
    <DeviceDialog
      title={t('answer.title')}
      device={device}
      submit={t('answer.submit')}
      pending={write.isPending}
      problem={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {request && (
        <Text
          size="sm"
          p="sm"
          bg="var(--mantine-color-default-hover)"
          style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
        >
          {request.reason}
        </Text>
      )}
      <Text size="sm">{t('moves', { used: device.moves.used, allowed: device.moves.allowed })}</Text>
      <Radio.Group
        label={t('answer.label')}
        value={decision}
        onChange={(next) => setDecision(decisions.find((one) => one === next) ?? 'moves')}
      >
        <Stack gap="xs" mt="xs">
          {decisions.map((one) => (
            <Radio key={one} value={one} label={t(`answer.${one}`, { count: device.copies })} />
          ))}
        </Stack>
      </Radio.Group>
      {decision === 'moves' && (
        <QuantityField
          label={t('answer.extra')}
          description={t('answer.extraHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          bounds={bounds}
          value={moves}
          error={wrong.moves}
          {...selectOnEntry}
          onChange={setMoves}
        />
      )}
      <TextArea
        ref={input}
        label={t(decision === 'declined' ? 'answer.reason' : 'answer.words')}
        value={answer}
        error={wrong.answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
      />
    </DeviceDialog>
  );
}
