import { Select, type SelectProps } from '@mantine/core';
import type { Language } from '@tierline/contract';
import { canonicalTimeZone, timeZoneAfter } from '@tierline/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames } from '../../../language.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import type { RecordForm } from '../../../ui/record-form.ts';
import { countriesIn } from './countries.ts';

type Props = Omit<SelectProps, 'data' | 'label'> & { value: string | null };

/** Hints stand below their inputs, so that inputs beside each other stand in one line. */
export const hintBelow: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

/** The choice of a country, by typing; it may be left open. */
export function CountrySelect(props: Props) {
  const { t, i18n } = useTranslation();
  return (
    <Select
      {...props}
      label={t('account.country')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('account.clearCountry') }}
      data={[...countriesIn(i18n.language)]}
      autoComplete="off"
      nothingFoundMessage={t('account.noCountry')}
    />
  );
}

/** The choice of a language in which somebody is written to: those of the programme, and the one that stands there. */
export function LanguageSelect(props: Props) {
  const { t } = useTranslation();
  const { offered } = useProgramme();
  const { value } = props;
  const names: readonly string[] = value === null ? offered : [...new Set<string>([...offered, value])];
  return (
    <Select
      {...props}
      label={t('account.language')}
      allowDeselect={false}
      data={names.map((name) => ({ value: name, label: languageName(name) }))}
    />
  );
}

/** The time zone that the reader's browser is in, or else that of their profile. */
export function useZoneHere(): string {
  const { timeZone } = useMe().user;
  return canonicalTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? timeZone;
}

type Placed = { country: string | null; timeZone: string };

/** The properties of a choice of a country that brings its time zone along, until another one is chosen (A2, C2). */
export function useCountryChoice(form: Pick<RecordForm<Placed>, 'values' | 'choice'>) {
  const { country, timeZone } = form.values;
  const otherwise = useZoneHere();
  const choice = form.choice('country');
  return {
    ...choice,
    onChange: (next: string | null) => {
      choice.onChange(next);
      form.choice('timeZone').onChange(timeZoneAfter(next, { country, timeZone }, otherwise));
    },
  };
}

/** The choice of a time zone, by typing. */
export function TimeZoneSelect(props: Props) {
  const { t } = useTranslation();
  const { value } = props;
  const zones = useMemo(
    () => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(value === null ? [] : [value])])],
    [value],
  );
  return (
    <Select
      {...props}
      label={t('account.timeZone')}
      searchable
      allowDeselect={false}
      data={zones}
      limit={60}
      autoComplete="off"
      nothingFoundMessage={t('account.noTimeZone')}
    />
  );
}

/** What the reader calls a language, for use within a sentence. */
export function languageInWords(language: string, reader: string): string {
  return new Intl.DisplayNames(reader, { type: 'language' }).of(language) ?? language;
}

/** What a language calls itself; its tag where the portal does not speak it. */
export function languageName(language: string): string {
  return languageNames[language as Language] ?? language; // other tags have no name, hence the fallback
}
