import { Group, Modal, Select, Stack, Text } from '@mantine/core';
import type { Renewal, Send } from '@tierline/contract';
import { readDay, readQuantity } from '@tierline/domain';
import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { OwnWords, SendFoot, useOwnWords } from '../ask-parts.tsx';
import { CopyDays } from './copy-days.tsx';
import { RenewRow } from './renew-row.tsx';
import { usePreview } from './use-preview.ts';

const ends = ['own-term', 'day', 'month-end', 'spread'] as const;
const bounds = { min: 1, max: 1_000_000 };

/** Asks for the renewal of line items, to ends of their own or a common one, with its copy-days (E15). */
export function RenewDialog(props: { lines: readonly Renewal[]; onDone: () => void; onClose: () => void }) {
  useReturnFocus();
  const { t, i18n } = useTranslation('renewal');
  const { t: common } = useTranslation();
  const words = useTypedWords();
  const write = useWrite('renewLineItems');
  const [left, setLeft] = useState(props.lines);
  const [copies, setCopies] = useState<ReadonlyMap<string, string>>(
    () => new Map(props.lines.map((line) => [line.id, String(line.copies)])),
  );
  const [devices, setDevices] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const [until, setUntil] = useState<(typeof ends)[number]>('own-term');
  const [typedDay, setTypedDay] = useState<string | null>(null);
  const own = useOwnWords();
  const [tried, setTried] = useState(false);
  const withDay = until === 'day' || until === 'month-end';
  const day = typedDay === null ? null : readDay(typedDay, i18n.language).day;
  const asked = useMemo((): Send<'previewRenewal'> | null => {
    const lines = left.flatMap(({ id }) => {
      const { quantity } = readQuantity(copies.get(id) ?? '', i18n.language, bounds);
      const chosen = devices.get(id);
      return quantity === null ? [] : [{ lineItemId: id, copies: quantity, ...(chosen && { devices: [...chosen] }) }];
    });
    if (lines.length < left.length || (withDay && day === null)) return null;
    return { lines, until, ...(withDay && day !== null && { day }) };
  }, [left, copies, devices, until, withDay, day, i18n.language]);
  const { preview, checking } = usePreview(asked);
  const forCustomers = left.some(({ mine }) => !mine);
  const wrong = preview?.rows.some((row) => row.wrong !== null) ?? false;
  const send = (again: boolean) => {
    setTried(true);
    if (asked === null || write.isPending) return;
    write.mutate(
      { ...asked, reference: own.reference, note: own.note, again },
      {
        onSuccess: ({ number, requests }) =>
          toastDone({
            text: forCustomers
              ? t('renew.entered', { count: requests.length })
              : requests.length > 1
                ? t('renew.doneSeveral', { count: requests.length })
                : t('renew.done', { number }),
          }),
        ifOpen: props.onDone,
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(false);
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={680}
      title={t('renew.title', { count: left.length })}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={false}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <Group gap="sm" align="flex-start" grow>
            <Select
              label={t('renew.until')}
              data={ends.map((value) => ({ value, label: t(`renew.ends.${value}`) }))}
              value={until}
              onChange={(next) => setUntil(ends.find((name) => name === next) ?? 'own-term')}
              allowDeselect={false}
              withCheckIcon={false}
              data-autofocus
            />
            {withDay && (
              <DayField
                label={t(`renew.day.${until}`)}
                value={typedDay}
                onChange={setTypedDay}
                error={tried && day === null ? (words.day(typedDay ?? '') ?? common('ui.required')) : undefined}
              />
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {t(`renew.hints.${until}`)}
          </Text>
          {forCustomers && (
            <Text size="xs" c="dimmed">
              {t('renew.forCustomers')}
            </Text>
          )}
          <div role="list" aria-label={t('renew.lines')}>
            {left.map((line) => (
              <RenewRow
                key={line.id}
                line={line}
                copies={copies.get(line.id) ?? ''}
                onCopies={(text) => {
                  write.reset();
                  setCopies((before) => new Map(before).set(line.id, text));
                }}
                preview={asked && (preview?.rows.find(({ lineItemId }) => lineItemId === line.id) ?? null)}
                tried={tried}
                devices={devices.get(line.id) ?? null}
                onDevices={(chosen) => {
                  write.reset();
                  setDevices((before) => new Map(before).set(line.id, chosen));
                }}
                {...(left.length > 1 && {
                  onRemove: () => setLeft((before) => before.filter(({ id }) => id !== line.id)),
                })}
              />
            ))}
          </div>
          {asked && preview && (
            <div aria-busy={checking} style={{ opacity: checking ? 0.5 : 1 }}>
              <CopyDays preview={preview} spread={until === 'spread'} />
            </div>
          )}
          <OwnWords words={own} rows={1} />
          {!wrong && <FormError problem={write.error} />}
          <SendFoot write={write} submit={t('renew.send')} onAgain={() => send(true)} onCancel={props.onClose} />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
