import { Checkbox, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hintBelow, LanguageSelect, TimeZoneSelect } from '../account/place-fields.tsx';
import type { RecordForm } from './record-form.ts';

/** What is told of a person besides rights (A5), as its forms have it. */
export type PersonValues = { firstName: string; lastName: string; phone: string; mobile: string; address: string; language: string; timeZone: string; expiryMail: boolean; marketingMail: boolean };

/** A form that has, among others, what is told of a person. */
export type PersonForm = Pick<RecordForm<PersonValues>, 'text' | 'choice' | 'check'>;

/** First and last name. */
export function NameFields(props: { form: PersonForm; disabled?: boolean }) {
  const { t } = useTranslation();
  const { form, disabled = false } = props;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
      <TextInput label={t('user.firstName')} autoComplete="off" maxLength={100} disabled={disabled} {...form.text('firstName')} />
      <TextInput label={t('user.lastName')} autoComplete="off" maxLength={100} disabled={disabled} {...form.text('lastName')} />
    </SimpleGrid>
  );
}

/** Phones, language, time zone and address. */
export function ReachFields(props: { form: PersonForm; disabled?: boolean; language?: boolean }) {
  const { t } = useTranslation();
  const { form, disabled = false } = props;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        <TextInput label={t('user.phone')} type="tel" autoComplete="off" maxLength={50} disabled={disabled} {...form.text('phone')} />
        <TextInput label={t('user.mobile')} type="tel" autoComplete="off" maxLength={50} disabled={disabled} {...form.text('mobile')} />
        {props.language !== false && <LanguageSelect description={t('user.languageHint')} inputWrapperOrder={hintBelow} disabled={disabled} {...form.choice('language')} />}
        <TimeZoneSelect disabled={disabled} {...form.choice('timeZone')} />
      </SimpleGrid>
      <Textarea label={t('user.address')} autoComplete="off" autosize minRows={2} maxRows={6} maxLength={500} disabled={disabled} {...form.text('address')} />
    </>
  );
}

/** Which mails somebody wants. */
export function MailFields(props: { form: PersonForm; disabled?: boolean }) {
  const { t } = useTranslation();
  const { form, disabled = false } = props;
  return (
    <Stack gap="xs" role="group" aria-label={t('user.mails')}>
      <Checkbox label={t('user.expiryMail')} disabled={disabled} {...form.check('expiryMail')} />
      <Checkbox label={t('user.marketingMail')} disabled={disabled} {...form.check('marketingMail')} />
    </Stack>
  );
}
