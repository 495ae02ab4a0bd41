import { Group, Loader, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Account } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useEnterTakes } from '../../../ui/enter-takes.ts';

/** Chooses who gets the entitlement, by typing. Accounts that cannot get any are listed with the reason. */
export function IssueAccount(props: {
  account: Account | null;
  onChoose: (account: Account | null) => void;
  error: string | undefined;
  focus: boolean;
}) {
  const { t } = useTranslation();
  const { tiersBelow } = useProgramme();
  const [typed, setTyped] = useState('');
  const asked = typed === props.account?.name ? '' : typed.trim();
  const [settled] = useDebouncedValue(asked, 200);
  const tier = (['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const)[tiersBelow(0)[0] ?? 1];
  const found = useRead(
    'listAccounts',
    {
      direction: 'below',
      limit: '50',
      ...(tier !== undefined && { tier }),
      ...(settled !== '' && { q: settled.slice(0, 200) }),
    },
    { keep: true },
  );
  const searching = found.isFetching || settled !== asked;
  // Earlier results stay visible meanwhile as far as they match.
  const accounts = (found.data?.items ?? []).filter(
    ({ name, identifier }) =>
      !searching || `${name}\n${identifier}`.toLocaleLowerCase().includes(asked.toLocaleLowerCase()),
  );
  const byId = new Map(
    [...accounts, ...(props.account ? [props.account] : [])].map((account) => [account.id, account]),
  );
  const disabled = ({ actions }: Account) => actions.handOn !== null && actions.handOn.code.startsWith('target-');
  const onEnter = useEnterTakes({ searching, asked });
  return (
    <Select
      label={t('issue.account')}
      placeholder={t('issue.accountHint')}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      withCheckIcon={false}
      maxDropdownHeight={300}
      autoFocus={props.focus}
      openOnFocus={false}
      error={props.error}
      data={[...byId.values()].map((account) => ({
        value: account.id,
        label: account.name,
        disabled: disabled(account),
      }))}
      value={props.account?.id ?? null}
      onChange={(id) => props.onChoose(id === null ? null : (byId.get(id) ?? null))}
      searchValue={typed}
      onSearchChange={setTyped}
      onKeyDownCapture={onEnter}
      filter={({ options }) =>
        options.filter(
          (option) => asked === '' || accounts.some((account) => 'value' in option && account.id === option.value),
        )
      }
      nothingFoundMessage={searching ? t('issue.searching') : t('issue.accountNone')}
      rightSection={searching && typed !== '' ? <Loader size={14} aria-hidden="true" /> : undefined}
      renderOption={({ option }) => <Option account={byId.get(option.value)} />}
    />
  );
}

function Option({ account }: { account: Account | undefined }) {
  const { tierName } = useProgramme();
  if (!account) return null;
  const { handOn } = account.actions;
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" flex={1}>
      <div style={{ minWidth: 0 }}>
        <Text size="sm" lineClamp={1}>
          {account.name}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {handOn?.code.startsWith('target-') ? handOn.detail : account.identifier}
        </Text>
      </div>
      <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
        {tierName(account.tier)}
      </Text>
    </Group>
  );
}
