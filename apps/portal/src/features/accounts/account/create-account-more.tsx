import { SimpleGrid, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordForm } from '../../../ui/record-form.ts';
import { hintBelow, TimeZoneSelect } from './place-fields.tsx';
import { VisibleSwitch } from './visible-switch.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';

/** The fields of a new account, as its form holds them. */
export type NewAccount = {
  name: string;
  email: string;
  firstName: string;
  lastName: string;
  identifier: string;
  description: string;
  address: string;
  country: string | null;
  language: string;
  timeZone: string;
  visibleToPartners: boolean;
};

/** The optional fields of a new account, besides its name and its first user's e-mail. */
export function MoreOfAccount(props: { form: RecordForm<NewAccount>; signsIn: boolean }) {
  const { t } = useTranslation();
  const { form } = props;
  return (
    <Stack gap="md" pt="sm">
      <Title order={3} fz="sm" c="dimmed">
        {t(props.signsIn ? 'account.form.person' : 'account.form.contact')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        <TextField label={t('account.firstName')} autoComplete="off" maxLength={100} {...form.text('firstName')} />
        <TextField label={t('account.lastName')} autoComplete="off" maxLength={100} {...form.text('lastName')} />
      </SimpleGrid>
      <Title order={3} fz="sm" c="dimmed">
        {t('account.form.company')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        <TextField
          label={t('account.identifier')}
          description={t('account.form.identifierHint')}
          inputWrapperOrder={hintBelow}
          autoComplete="off"
          maxLength={50}
          {...form.text('identifier')}
        />
        <TimeZoneSelect {...form.choice('timeZone')} />
      </SimpleGrid>
      <TextField label={t('account.description')} autoComplete="off" maxLength={500} {...form.text('description')} />
      <TextArea
        label={t('account.address')}
        autoComplete="off"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        {...form.text('address')}
      />
      <VisibleSwitch {...form.check('visibleToPartners')} />
    </Stack>
  );
}
