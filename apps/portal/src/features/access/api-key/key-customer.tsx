import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { hintBelow } from '../../accounts/account/place-fields.tsx';

/**
 * Where a controller's key switches licences (O7): at every customer that the account looks after, or at one, found by
 * typing.
 */
export function KeyCustomer(props: {
  value: string | null;
  onChange: (id: string | null) => void;
  error: string | null;
}) {
  const { t } = useTranslation();
  const { tiers } = useProgramme();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const [named, setNamed] = useState<{ id: string; name: string } | null>(null);
  const asked = settled === named?.name ? '' : settled;
  const taking = tiers.filter(({ tier }) => tiers.some((row) => row.tier > 0 && row.handsOn.includes(tier)));
  const found = useRead(
    'listAccounts',
    { direction: 'below', limit: '50', ...(asked !== '' && { q: asked.slice(0, 200) }) },
    { keep: true },
  );
  const customers = (found.data?.items ?? []).filter(({ tier }) => taking.some((row) => row.tier === tier));
  const shown = new Map([...customers, ...(named ? [named] : [])].map(({ id, name }) => [id, name]));
  return (
    <Select
      label={t('apiKey.customer')}
      description={t('apiKey.customerHint')}
      inputWrapperOrder={hintBelow}
      placeholder={t('apiKey.allCustomers')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('apiKey.allCustomers') }}
      nothingFoundMessage={found.isFetching ? undefined : t('ui.nothingMatches')}
      autoComplete="off"
      maxDropdownHeight={260}
      filter={({ options }) => options}
      data={[...shown].map(([value, label]) => ({ value, label }))}
      value={props.value}
      error={props.error}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        setNamed(id === null ? null : { id, name: shown.get(id) ?? '' });
        props.onChange(id);
      }}
    />
  );
}
