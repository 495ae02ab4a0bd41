import { Modal, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useFormat } from '../../../ui/format.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useBalance } from './balance.ts';
import { readWhole } from './read-credits.ts';
import { TextField } from '../../../ui/text-field.tsx';

// As many as the API grants at once.
const mostCredits = 100_000_000;

type Named = { id: string; name: string };

/**
 * Vendor staff grant credits to a reseller's balance, and say why (C6); for ten seconds they can take them back (X8).
 */
export function GrantDialog(props: { account: Named | null; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('credit');
  const { t: main, i18n } = useTranslation();
  const format = useFormat();
  const grant = useWrite('grantCredits');
  const [account, setAccount] = useState(props.account);
  const [credits, setCredits] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<{ account?: string; credits?: string; note?: string }>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (grant.isPending) return;
    const number = readWhole(credits, i18n.language) ?? 0;
    const found = {
      ...(account === null && { account: t('grant.chooseTo') }),
      ...(number < 1 && { credits: t('move.whole') }),
      ...(number > mostCredits && { credits: t('grant.most', { most: mostCredits }) }),
      ...(note.trim() === '' && { note: t('grant.noteMissing') }),
    };
    setWrong(found);
    if (account === null || Object.keys(found).length > 0) return focusFirstError(event.currentTarget);
    grant.mutate(
      { accountId: account.id, credits: number, note },
      {
        onSuccess: ({ operationId }) => {
          toastDone({
            text: t('grant.done', { count: number, name: account.name }),
            undo: { operationId, undone: t('grant.undone') },
          });
        },
        ifOpen: () => {
          props.onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={480}
      closeButtonProps={{ 'aria-label': main('ui.close') }}
      title={
        <>
          {t('grant.title')}
          {props.account && (
            <Text size="xs" c="dimmed" fw={400} mt={3}>
              {props.account.name}
            </Text>
          )}
        </>
      }
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          {props.account === null && <ResellerSelect value={account} error={wrong.account} onChoose={setAccount} />}
          <QuantityField
            label={t('grant.credits')}
            data-autofocus={props.account !== null || undefined}
            bounds={{ max: mostCredits }}
            value={credits}
            error={wrong.credits}
            onChange={setCredits}
            description={account && <BalanceNow accountId={account.id} format={format.number} />}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
          />
          <TextField
            label={t('grant.note')}
            description={t('grant.noteHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            maxLength={500}
            autoComplete="off"
            value={note}
            error={wrong.note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <FormError problem={grant.error} />
          <FormFoot sticky onCancel={props.onClose} submit={t('grant.submit')} busy={grant.isPending} />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

function BalanceNow(props: { accountId: string; format: (value: number) => string }) {
  const { t } = useTranslation('credit');
  const balance = useBalance(props.accountId);
  return balance === null ? null : <>{t('grant.balanceNow', { balance: props.format(balance) })}</>;
}

/** The choice of one of the vendor's partners, by typing. */
export function ResellerSelect(props: {
  value: Named | null;
  error?: string | undefined;
  onChoose: (account: Named | null) => void;
}) {
  const { t } = useTranslation('credit');
  const { tierName, tiersBelow } = useProgramme();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed === props.value?.name ? '' : typed.trim(), 200);
  const found =
    useRead(
      'listAccounts',
      { direction: 'below', sort: 'name', limit: '20', ...(settled !== '' && { q: settled }) },
      { keep: true },
    ).data?.items ?? [];
  const accounts: readonly Named[] = [
    ...(props.value && !found.some(({ id }) => id === props.value?.id) ? [props.value] : []),
    ...found,
  ];
  return (
    <Select
      label={tierName(tiersBelow(0)[0] ?? 0)}
      data-autofocus
      searchable
      allowDeselect={false}
      autoComplete="off"
      nothingFoundMessage={t('grant.nobody')}
      error={props.error}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={props.value?.id ?? null}
      data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => props.onChoose(accounts.find((account) => account.id === id) ?? null)}
    />
  );
}
