import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api.ts';

/** On whose behalf, and whether the receiver is to see the name, which that account must let be seen (A3). */
export function CustomerField(props: {
  id: string | null;
  onChange: (id: string | null) => void;
  tell: boolean;
  onTell: (tell: boolean) => void;
}) {
  const { t } = useTranslation('request');
  const [q, setQ] = useState('');
  const below = useRead('listAccounts', { direction: 'below', limit: '50', ...(q !== '' && { q }) }, { keep: true });
  return (
    <>
      <Select
        label={t('customer')}
        placeholder={t('ask.nobodyBehalf')}
        data={(below.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={props.id}
        onChange={props.onChange}
        searchable
        clearable
        onSearchChange={(text) => setQ(text.slice(0, 200))}
        filter={({ options }) => options}
        withCheckIcon={false}
      />
      {props.id !== null && (
        <Checkbox
          label={t('ask.tell')}
          checked={props.tell}
          onChange={(event) => props.onTell(event.currentTarget.checked)}
        />
      )}
    </>
  );
}
