import { ActionIcon, Button, Group, Modal, Paper, Select, Stack } from '@mantine/core';
import type { Order } from '@tierline/contract';
import { isDay, readQuantity } from '@tierline/domain';
import { Plus, X } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { isAboutNumber, linesOf, newLine, rowsOf, type CorrectRow } from './correct-rows.ts';
import classes from './order.module.css';
import { TextField } from '../../../ui/text-field.tsx';

type Choice = { value: string; label: string };

/** Corrects an order of which nothing is assigned (O1). */
export function CorrectDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  useReturnFocus();
  const { t, i18n } = useTranslation('order');
  const { t: common } = useTranslation();
  const correct = useWrite('correctOrder');
  const form = useRef<HTMLFormElement>(null);
  const [number, setNumber] = useState(order.number);
  const [orderedOn, setOrderedOn] = useState<string | null>(order.orderedOn);
  const [rows, setRows] = useState<readonly CorrectRow[]>(() => rowsOf(order));
  const [checked, setChecked] = useState(false);
  const products = useRead('listProducts', { status: 'active', limit: '100' });
  const sold = (products.data?.items ?? []).filter(({ delivers }) => delivers !== 'copies');
  // What is in the order stays to be chosen although it is no longer sold.
  const choices: Choice[] = [
    ...new Map([...order.lines.map(({ product }) => product), ...sold].map(({ id, name }) => [id, name])),
  ].map(([value, label]) => ({ value, label }));
  const lines = linesOf(rows, i18n.language);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (correct.isPending) return;
    setChecked(true);
    if (lines === null || number.trim() === '' || orderedOn === null || !isDay(orderedOn)) {
      if (form.current) focusFirstError(form.current);
      return;
    }
    correct.mutate(
      { id: order.id, version: order.version, number, orderedOn, lines },
      {
        onSuccess: () => {
          toastDone({ text: t('correct.done', { number: number.trim() }) });
          onClose();
        },
      },
    );
  };
  const change = (key: string, changes: Partial<CorrectRow>) => {
    correct.reset();
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...changes } : row)));
  };
  const taken = isAboutNumber(correct.error);
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t('correct.title', { number: order.number })}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={false}
    >
      <ButtonForm ref={form} onSubmit={submit}>
        <Stack gap="md">
          <Group grow align="flex-start">
            <TextField
              label={t('number')}
              data-autofocus
              autoComplete="off"
              maxLength={60}
              value={number}
              error={taken ? correct.error?.document?.detail : checked && number.trim() === '' && common('ui.required')}
              onChange={(event) => {
                setNumber(event.currentTarget.value);
                correct.reset();
              }}
            />
            <DayField
              label={t('ordered')}
              value={orderedOn}
              onChange={setOrderedOn}
              error={checked && orderedOn === null ? common('ui.required') : undefined}
            />
          </Group>
          <div className={classes.lines}>
            {rows.map((row, index) => (
              <Line
                key={row.key}
                row={row}
                number={index + 1}
                choices={choices}
                checked={checked}
                onChange={(changes) => change(row.key, changes)}
                onRemove={
                  rows.length > 1 ? () => setRows((before) => before.filter(({ key }) => key !== row.key)) : null
                }
              />
            ))}
          </div>
          <Button
            variant="default"
            size="xs"
            leftSection={<Plus size={14} aria-hidden="true" />}
            style={{ alignSelf: 'flex-start' }}
            disabled={rows.length >= 50}
            onClick={() => setRows((before) => [...before, newLine()])}
          >
            {t('enter.addLine')}
          </Button>
          <FormError problem={taken ? null : correct.error} />
          <FormFoot sticky onCancel={onClose} submit={t('correct.submit')} busy={correct.isPending} />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

function Line(props: {
  row: CorrectRow;
  number: number;
  choices: readonly Choice[];
  checked: boolean;
  onChange: (changes: Partial<CorrectRow>) => void;
  onRemove: (() => void) | null;
}) {
  const { t, i18n } = useTranslation('order');
  const { t: common } = useTranslation();
  const { row, number, checked, onChange } = props;
  const unread = (readQuantity(row.quantity, i18n.language).quantity ?? 0) < 1;
  return (
    <Paper withBorder component="fieldset" className={classes.row} aria-label={t('enter.line', { number })}>
      <div className={classes.rowHead}>
        <Select
          label={t('product')}
          data={[...props.choices]}
          searchable
          allowDeselect={false}
          autoComplete="off"
          value={row.productId}
          error={checked && row.productId === null && common('issue.productMissing')}
          onChange={(productId) => onChange({ productId })}
        />
        {props.onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('enter.removeLine', { number })}
            onClick={props.onRemove}
          >
            <X size={16} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.terms}>
        <QuantityField
          label={t('licences')}
          autoComplete="off"
          value={row.quantity}
          error={checked && unread && t('assign.whole')}
          onChange={(quantity) => onChange({ quantity })}
        />
        <DayField
          label={t('starts')}
          value={row.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
          error={checked && row.startsOn === null ? common('issue.startMissing') : undefined}
        />
        <DayField
          label={t('expires')}
          value={row.expiresOn}
          onChange={(expiresOn) => onChange({ expiresOn })}
          error={undefined}
          never={{ placeholder: common('issue.never'), clear: common('issue.clearExpiry') }}
        />
      </div>
    </Paper>
  );
}
