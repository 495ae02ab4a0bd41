import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Site } from '@tierline/contract';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';

/** Where credits are: on a site, or, with no id, in the balance. */
export type Place = { id: string | null; name: string; credits: number };

/** A site as a place of credits. */
export function placeOf(site: Site): Place {
  return { id: site.id, name: site.name, credits: site.credits };
}

/**
 * The choice of a place that credits are moved from or to: the balance, or a site, found by typing. `only`: one of
 * these and the balance.
 */
export function PlaceSelect(props: {
  label: string;
  name: string;
  value: Place | null;
  balance: number | null;
  only?: readonly Place[];
  error?: string | undefined;
  autoFocus?: boolean;
  onChange: (place: Place) => void;
}) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { value, only, balance } = props;
  const [settled] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 200);
  const { data } = useRead(
    'listSites',
    { sort: 'name', limit: '20', ...(settled !== '' && { q: settled }) },
    { enabled: only === undefined, keep: true },
  );
  const places = useMemo(() => {
    const own: Place = { id: null, name: t('balance'), credits: balance ?? 0 };
    const others = only ?? data?.items.map(placeOf) ?? [];
    return [
      own,
      ...(value === null || value.id === null || others.some(({ id }) => id === value.id) ? [] : [value]),
      ...others,
    ];
  }, [t, balance, only, data, value]);
  const choose = (next: string | null) => {
    const place = places.find(({ id }) => (id ?? balanceKey) === next);
    if (place) props.onChange(place);
  };
  return (
    <Select
      label={props.label}
      name={props.name}
      data-autofocus={props.autoFocus || undefined}
      searchable
      allowDeselect={false}
      autoComplete="off"
      nothingFoundMessage={t('move.noSite')}
      error={props.error}
      // The API searches names and notes for the typed text.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value === null ? null : (value.id ?? balanceKey)}
      onChange={choose}
      data={places
        .filter(({ id }) => id !== null || settled === '' || only !== undefined)
        .map((place) => ({ value: place.id ?? balanceKey, label: place.name }))}
      description={value === null ? undefined : t('move.has', { count: value.credits })}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      renderOption={({ option }) => (
        <span style={{ display: 'flex', inlineSize: '100%', justifyContent: 'space-between', gap: 12 }}>
          <span>{option.label}</span>
          <span className="tl-number" style={{ color: 'var(--mantine-color-dimmed)' }}>
            {format.number(places.find(({ id }) => (id ?? balanceKey) === option.value)?.credits ?? 0)}
          </span>
        </span>
      )}
    />
  );
}

const balanceKey = 'balance';
