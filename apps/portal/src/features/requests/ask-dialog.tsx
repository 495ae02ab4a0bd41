import { ActionIcon, Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { readDay, readQuantity } from '@tierline/domain';
import { Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../api.ts';
import { bought } from '../../bought.ts';
import { useProgramme } from '../../programme.tsx';
import { useMe } from '../../session.tsx';
import { ButtonForm } from '../../ui/button-form.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { QuantityField } from '../../ui/quantity-field.tsx';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { FormError } from '../../ui/states.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useTypedWords } from '../../ui/typed-words.ts';
import { OwnWords, SendFoot, useOwnWords } from './ask-parts.tsx';
import { CustomerField } from './customer-field.tsx';
import classes from './request.module.css';
import { unitOf, type AskStart } from './request-host.tsx';

const bounds = { min: 1, max: 1_000_000 };

type Row = { key: number; productId: string | null; copies: string; forwards: AskStart['rows'][number]['forwards'] };

/** Asks an account above for copies, or forwards what the reader's account was asked for (E12). */
export function AskDialog({ start, onClose }: { start: AskStart; onClose: () => void }) {
  useReturnFocus();
  const { t, i18n } = useTranslation('request');
  const { t: common } = useTranslation();
  const words = useTypedWords();
  const units = bought({ me: useMe(), programme: useProgramme() });
  const write = useWrite('createRequest');
  const above = useRead('listAccounts', { direction: 'above', limit: '100' }).data?.items ?? null;
  const products =
    useRead('listProducts', { status: 'active', limit: '100' }).data?.items.filter(({ delivers }) =>
      units.includes(delivers),
    ) ?? [];
  const forwarding = start.rows.some((row) => row.forwards !== undefined);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    start.rows.length === 0
      ? [{ key: 0, productId: null, copies: '', forwards: undefined }]
      : start.rows.map((row, key) => ({
          key,
          productId: row.product.id,
          copies: String(row.copies),
          forwards: row.forwards,
        })),
  );
  const [chosen, setChosen] = useState(start.toAccountId ?? null);
  const [more, setMore] = useState(false);
  const [wantedOn, setWantedOn] = useState<string | null>(null);
  const own = useOwnWords();
  const [customerId, setCustomerId] = useState<string | null>(null);
  const [tell, setTell] = useState(false);
  const [tried, setTried] = useState(false);
  const to = above?.find(({ id }) => id === chosen) ?? (above?.length === 1 ? above[0] : undefined);
  const named = [...products, ...start.rows.map(({ product }) => product)];
  const options = [...new Map(named.map(({ id, name }) => [id, name]))].map(([value, label]) => ({ value, label }));
  const quantityOf = (row: Row) => readQuantity(row.copies, i18n.language, bounds).quantity;
  const day = wantedOn === null ? null : readDay(wantedOn, i18n.language).day;
  const change = (row: Row, next: Partial<Row>) => {
    write.reset();
    setRows((before) => before.map((old) => (old.key === row.key ? { ...old, ...next } : old)));
  };
  const send = (again: boolean) => {
    setTried(true);
    const lines = rows.flatMap((row) => {
      const copies = quantityOf(row);
      if (row.productId === null || copies === null) return [];
      const { forwards } = row;
      const open = forwards ? forwards.line.open - (forwards.line.forwarded?.waiting ?? 0) : 0;
      return [
        {
          productId: row.productId,
          copies,
          ...(day !== null && { wantedOn: day }),
          ...(forwards && { forwards: [{ requestLineId: forwards.line.id, copies: Math.min(copies, open) }] }),
        },
      ];
    });
    if (!to || lines.length < rows.length || (wantedOn !== null && day === null) || write.isPending) return;
    write.mutate(
      {
        toAccountId: to.id,
        lines,
        reference: own.reference,
        note: own.note,
        again,
        ...(customerId !== null && { customerId, tellCustomer: tell }),
      },
      {
        onSuccess: () => toastDone({ text: t('ask.sent', { account: to.name }) }),
        ifOpen: onClose,
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
      onClose={onClose}
      size={640}
      title={t(forwarding ? 'ask.forwardTitle' : `ask.titles.${unitOf(units)}`)}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={start.rows.length > 0}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          {forwarding && (
            <Text size="sm" c="dimmed">
              {t('ask.forwardHint')}
            </Text>
          )}
          {above?.length === 0 ? (
            <Alert variant="light" color="orange">
              {t('ask.nobody')}
            </Alert>
          ) : (
            <Select
              label={t('to')}
              data={(above ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={to?.id ?? null}
              onChange={setChosen}
              allowDeselect={false}
              withCheckIcon={false}
              searchable={(above?.length ?? 0) > 6}
              error={tried && above !== null && !to ? common('ui.required') : undefined}
            />
          )}
          {rows.map((row) => {
            const { delivers = unitOf(units), credits = null } = products.find(({ id }) => id === row.productId) ?? {};
            const product = options.find(({ value }) => value === row.productId)?.label ?? '';
            return (
              <div key={row.key} className={classes.row}>
                <Select
                  label={t('product')}
                  data={options}
                  value={row.productId}
                  onChange={(productId) => change(row, { productId })}
                  disabled={row.forwards !== undefined}
                  searchable
                  selectFirstOptionOnChange
                  allowDeselect={false}
                  withCheckIcon={false}
                  data-autofocus={row.productId === null || undefined}
                  error={tried && row.productId === null ? common('ui.required') : undefined}
                />
                <QuantityField
                  label={t(`units.${delivers}`)}
                  aria-label={product === '' ? t(`units.${delivers}`) : t(`unitsOf.${delivers}`, { product })}
                  description={
                    credits === null ? undefined : t('creditsIn', { count: credits * (quantityOf(row) ?? 0) })
                  }
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  value={row.copies}
                  bounds={bounds}
                  data-autofocus={row.productId !== null || undefined}
                  onFocus={(event) => event.currentTarget.select()}
                  onChange={(copies) => change(row, { copies })}
                  error={tried && quantityOf(row) === null ? words.quantity(row.copies, bounds) : undefined}
                />
                {rows.length > 1 && (
                  <ActionIcon
                    size={34}
                    aria-label={t('ask.remove', { product })}
                    onClick={() => setRows((before) => before.filter(({ key }) => key !== row.key))}
                  >
                    <Trash2 size={16} />
                  </ActionIcon>
                )}
                {row.forwards && (
                  <Text size="xs" c="dimmed" className={classes.whole}>
                    {t('isFor', {
                      copies: row.forwards.line.open - (row.forwards.line.forwarded?.waiting ?? 0),
                      account: row.forwards.request.account.name ?? '',
                      number: row.forwards.request.number,
                    })}
                  </Text>
                )}
              </div>
            );
          })}
          <Group gap="xs">
            {!forwarding && rows.length < 100 && (
              <Button
                size="xs"
                variant="default"
                leftSection={<Plus size={14} aria-hidden="true" />}
                onClick={() =>
                  setRows((before) => [
                    ...before,
                    { key: (before.at(-1)?.key ?? 0) + 1, productId: null, copies: '', forwards: undefined },
                  ])
                }
              >
                {t('ask.addLine')}
              </Button>
            )}
            {!more && (
              <Button size="xs" variant="subtle" onClick={() => setMore(true)}>
                {t(unitOf(units) === 'credits' ? 'ask.moreCredits' : 'ask.more')}
              </Button>
            )}
          </Group>
          {more && (
            <>
              {unitOf(units) !== 'credits' && (
                <CustomerField id={customerId} onChange={setCustomerId} tell={tell} onTell={setTell} />
              )}
              <DayField label={t('wanted')} value={wantedOn} onChange={setWantedOn} />
              <OwnWords words={own} rows={2} />
            </>
          )}
          <FormError problem={write.error} />
          <SendFoot
            write={write}
            submit={t(forwarding ? 'forward.action' : 'ask.send')}
            onAgain={() => send(true)}
            onCancel={onClose}
          />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
