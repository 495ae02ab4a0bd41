import { Button, Modal, Stack, Text } from '@mantine/core';
import type { Account, Problem } from '@tierline/contract';
import { readDay } from '@tierline/domain';
import { Plus } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { fieldErrors, FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';
import { IssueAccount } from '../../entitlements/issue/issue-account.tsx';
import {
  copiesOf,
  lineOf,
  newRow,
  today,
  useLineLacks,
  type IssueErrors,
  type IssueRow,
} from '../../entitlements/issue/issue-form.ts';
import { IssueLine } from '../../entitlements/issue/issue-line.tsx';
import classes from './order.module.css';
import { TextField } from '../../../ui/text-field.tsx';

/**
 * Enters what a partner bought (O1), for vendor staff: who, which order, lines of product and quantity; their licences
 * then wait with the partner.
 */
export function EnterDialog(props: { onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('order');
  const { t: common, i18n } = useTranslation();
  const { language } = i18n;
  const words = useTypedWords();
  const lineLacks = useLineLacks();
  const { path, modules } = useProgramme();
  const seats = modules.includes('orders');
  const navigate = useNavigate();
  const enter = useWrite('enterOrder');
  const form = useRef<HTMLFormElement>(null);
  const [account, setAccount] = useState<Account | null>(null);
  const [number, setNumber] = useState('');
  const [orderedOn, setOrderedOn] = useState<string | null>(today);
  const [rows, setRows] = useState<readonly IssueRow[]>(() => [newRow()]);
  const [errors, setErrors] = useState<IssueErrors>({});
  const products = useRead('listProducts', { status: 'active', limit: '100' });
  const ordered = (products.data?.items ?? []).filter(({ delivers }) => delivers !== 'copies');
  const sum = (of: (row: IssueRow) => number) =>
    rows.reduce((all, row) => all + of(row) * (copiesOf(row, language) ?? 0), 0);
  const credits = sum(({ product }) => product?.credits ?? 0);
  const licences = sum(({ product }) => (product?.delivers === 'credits' ? 0 : 1));

  const orderedWrong = orderedOn === null ? common('issue.startMissing') : words.day(orderedOn);

  const forget = (field: string) => {
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !name.startsWith(field))));
    enter.reset();
  };
  const fail = (wrong: IssueErrors) => {
    setErrors(wrong);
    if (form.current) focusFirstError(form.current);
  };
  const lacks = (): IssueErrors => ({
    ...(account === null && { accountId: t('enter.accountMissing') }),
    ...(number.trim() === '' && { number: common('ui.required') }),
    ...(orderedWrong !== null && { orderedOn: orderedWrong }),
    ...Object.fromEntries(
      rows.flatMap((row, index) => lineLacks(row).map(([field, text]) => [`lines.${String(index)}.${field}`, text])),
    ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (enter.isPending) return;
    const wrong = lacks();
    const day = readDay(orderedOn ?? '', language).day;
    if (Object.keys(wrong).length > 0 || account === null || day === null) return fail(wrong);
    const lines = rows.flatMap((row) => {
      const line = lineOf(row, language);
      if (line === null) return [];
      const { copies: quantity, ...rest } = line;
      return [{ quantity, ...rest }];
    });
    enter.mutate(
      { accountId: account.id, number, orderedOn: day, lines },
      {
        onSuccess: (order) => {
          const named = { number: order.number, account: account.name };
          toastDone({
            text: t('enter.done', named),
            ...(order.operationId !== undefined && {
              undo: { operationId: order.operationId, undone: t('enter.undone', named) },
            }),
          });
        },
        ifOpen: (order) => {
          void navigate(path(`/orders/${order.id}`));
        },
        onError: (problem) => fail(enterErrors(problem, rows)),
      },
    );
  };
  const setRow = (index: number, row: IssueRow) => {
    forget(`lines.${String(index)}.`);
    setRows((before) => before.map((old, place) => (place === index ? row : old)));
  };
  const told = enter.error !== null && Object.keys(enterErrors(enter.error, rows)).length > 0;
  const untouched = account === null && number === '';
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={880}
      title={t('enter.title')}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={untouched}
    >
      <ButtonForm ref={form} onSubmit={submit}>
        <Stack gap="md">
          <div className={classes.particulars}>
            <IssueAccount
              account={account}
              error={errors.accountId}
              focus
              onChoose={(next) => {
                setAccount(next);
                forget('accountId');
              }}
            />
            <TextField
              label={t('number')}
              autoComplete="off"
              maxLength={60}
              required
              withAsterisk={false}
              error={errors.number}
              value={number}
              onChange={(event) => {
                setNumber(event.currentTarget.value);
                forget('number');
              }}
            />
            <DayField
              label={t('ordered')}
              value={orderedOn}
              onChange={(day) => {
                setOrderedOn(day);
                forget('orderedOn');
              }}
              error={errors.orderedOn}
            />
          </div>
          <div className={classes.lines}>
            {rows.map((row, index) => (
              <IssueLine
                key={row.key}
                row={row}
                index={index}
                products={ordered}
                errors={errors}
                words={{
                  line: t('enter.line', { number: index + 1 }),
                  quantity: t(row.product?.delivers === 'credits' || !seats ? 'pieces' : 'licences'),
                  remove: t('enter.removeLine', { number: index + 1 }),
                  undated: !seats,
                }}
                onChange={(next) => setRow(index, next)}
                onRemove={
                  rows.length > 1
                    ? () => {
                        forget('lines.');
                        setRows((before) => before.filter((_, place) => place !== index));
                      }
                    : null
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
            onClick={() => setRows((before) => [...before, newRow()])}
          >
            {t('enter.addLine')}
          </Button>
          {!told && <FormError problem={enter.error} />}
          <FormFoot sticky onCancel={props.onClose} submit={t('enter.submit')} busy={enter.isPending}>
            <Text size="sm" c="dimmed" mr="auto" className="tl-number" role="status">
              {[
                seats && t('enter.total', { count: licences }),
                (!seats || credits > 0) && t('enter.credits', { count: credits }),
              ]
                .filter((part) => part !== false)
                .join(' · ')}
            </Text>
          </FormFoot>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

const fieldOf: Record<string, string> = {
  'order-exists': 'number',
  'tier-not-allowed': 'accountId',
  'target-suspended': 'accountId',
  'target-closed': 'accountId',
  'not-found': 'accountId',
};

/** What a problem says of single fields; a line's product or dates are found by the facts of the refusal. */
function enterErrors(problem: Problem, rows: readonly IssueRow[]): IssueErrors {
  const { document, code } = problem;
  if (document === null) return {};
  const at = (wrong: (row: IssueRow) => boolean, field: string) =>
    Object.fromEntries(
      rows.flatMap((row, index) => (wrong(row) ? [[`lines.${String(index)}.${field}`, document.detail]] : [])),
    );
  const field = fieldOf[code];
  if (field !== undefined) return { [field]: document.detail };
  if (code === 'product-retired' || code === 'product-not-ordered')
    return at((row) => row.product?.sku === document.sku, 'productId');
  if (code === 'expiry-before-start')
    return at((row) => row.startsOn === document.startsOn && row.expiresOn === document.expiresOn, 'expiresOn');
  // The line's fields are those of an entitlement's, which counts copies.
  return Object.fromEntries(
    Object.entries(fieldErrors(problem)).map(([name, detail]) => [name.replace(/\.quantity$/u, '.copies'), detail]),
  );
}
