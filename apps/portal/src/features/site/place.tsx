import { Select } from '@mantine/core';
import { mainTimeZone } from '@tierline/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countriesIn } from '../account/countries.ts';
import { hintBelow, TimeZoneSelect } from '../account/place-fields.tsx';

/** The choice of a site's country, by typing; it suggests the time zone (C2). */
export function CountryField(props: {
  value: string | null;
  error: ReactNode;
  onChange: (country: string | null) => void;
  onZone: (zone: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { onZone, onChange, ...rest } = props;
  const choose = (country: string | null) => {
    onChange(country);
    const zone = country === null ? null : mainTimeZone(country);
    if (zone !== null) onZone(zone);
  };
  return (
    <Select
      {...rest}
      label={t('account.country')}
      searchable
      allowDeselect={false}
      data={countriesIn(i18n.language).filter(({ value }) => mainTimeZone(value) !== null)}
      autoComplete="off"
      nothingFoundMessage={t('account.noCountry')}
      onChange={choose}
    />
  );
}

/** The choice of a site's time zone, by typing. */
export function ZoneField(props: { value: string; error: ReactNode; onChange: (zone: string | null) => void }) {
  const { t } = useTranslation('site');
  return <TimeZoneSelect {...props} description={t('form.zoneHint')} inputWrapperOrder={hintBelow} />;
}
