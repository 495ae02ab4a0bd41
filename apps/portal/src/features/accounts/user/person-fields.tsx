import { Checkbox, SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hintBelow, LanguageSelect, TimeZoneSelect } from '../account/place-fields.tsx';
import type { RecordForm } from '../../../ui/record-form.ts';
import { useExpiryHint } from '../../access/session/expiry-hint.ts';
import { TextArea, TextField } from '../../../ui/text-field.tsx';

/** A person's particulars besides rights (A5), as forms hold them. */
export type PersonValues = {
  firstName: string;
  lastName: string;
  phone: string;
  mobile: string;
  address: string;
  language: string;
  timeZone: string;
  expiryMail: boolean;
  marketingMail: boolean;
};

/** A form that has, among others, a person's particulars. */
export type PersonForm = Pick<RecordForm<PersonValues>, 'text' | 'choice' | 'check'>;

/** How an input looks whose value can only be read: legible, and without anything to choose. */
export function lockedLook(locked: boolean) {
  return locked ? ({ readOnly: true, variant: 'filled', rightSection: null } as const) : {};
}

/** First and last name. */
export function NameFields(props: { form: PersonForm; locked?: boolean }) {
  const { t } = useTranslation();
  const { form, locked = false } = props;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
      <TextField
        label={t('user.firstName')}
        autoComplete="off"
        maxLength={100}
        {...lockedLook(locked)}
        {...form.text('firstName')}
      />
      <TextField
        label={t('user.lastName')}
        autoComplete="off"
        maxLength={100}
        {...lockedLook(locked)}
        {...form.text('lastName')}
      />
    </SimpleGrid>
  );
}

/** Phones, language, time zone and address. */
export function ReachFields(props: { form: PersonForm; locked?: boolean; language?: boolean }) {
  const { t } = useTranslation();
  const { form, locked = false } = props;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        <TextField
          label={t('user.phone')}
          type="tel"
          autoComplete="off"
          maxLength={50}
          {...lockedLook(locked)}
          {...form.text('phone')}
        />
        <TextField
          label={t('user.mobile')}
          type="tel"
          autoComplete="off"
          maxLength={50}
          {...lockedLook(locked)}
          {...form.text('mobile')}
        />
        {props.language !== false && (
          <LanguageSelect
            description={t('user.languageHint')}
            inputWrapperOrder={hintBelow}
            {...lockedLook(locked)}
            {...form.choice('language')}
          />
        )}
        <TimeZoneSelect {...lockedLook(locked)} {...form.choice('timeZone')} />
      </SimpleGrid>
      <TextArea
        label={t('user.address')}
        autoComplete="off"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        {...lockedLook(locked)}
        {...form.text('address')}
      />
    </>
  );
}

/** Which mails a user wants; `tier` is their account's. Expiry notices are offered to users who may sign in. */
export function MailFields(props: { form: PersonForm; tier: number; maySignIn: boolean; locked?: boolean }) {
  const { t } = useTranslation();
  const { form, locked = false } = props;
  const expiryHint = useExpiryHint(props.tier);
  return (
    <Stack gap="xs" role="group" aria-label={t('user.mails')}>
      {expiryHint !== null && props.maySignIn && (
        <Checkbox
          label={t('user.expiryMail')}
          description={expiryHint}
          disabled={locked}
          {...form.check('expiryMail')}
        />
      )}
      <Checkbox label={t('user.marketingMail')} disabled={locked} {...form.check('marketingMail')} />
    </Stack>
  );
}
