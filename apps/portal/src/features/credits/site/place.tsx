import { Select } from '@mantine/core';
import { mainTimeZone } from '@tierline/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countriesIn } from '../../accounts/account/countries.ts';
import { hintBelow, TimeZoneSelect } from '../../accounts/account/place-fields.tsx';

/** The choice of a site's country, by typing. */
export function CountryField(props: {
  value: string | null;
  error: ReactNode;
  onChange: (country: string | null) => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <Select
      {...props}
      label={t('account.country')}
      searchable
      allowDeselect={false}
      data={countriesIn(i18n.language).filter(({ value }) => mainTimeZone(value) !== null)}
      autoComplete="off"
      nothingFoundMessage={t('account.noCountry')}
    />
  );
}

/** The choice of a site's time zone, by typing. */
export function ZoneField(props: { value: string; error: ReactNode; onChange: (zone: string | null) => void }) {
  const { t } = useTranslation('site');
  return <TimeZoneSelect {...props} description={t('form.zoneHint')} inputWrapperOrder={hintBelow} />;
}
