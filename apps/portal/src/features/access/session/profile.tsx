import { Button, Checkbox, Group, Paper, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useWrite } from '../../../api.ts';
import { chooseLanguage, languageNames } from '../../../language.ts';
import { useProgramme } from '../../../programme.tsx';
import { Can, setMe, useMe } from '../../../session.tsx';
import { Page } from '../../../ui/page.tsx';
import { fieldErrors, FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { SettingsNav } from '../../accounts/settings/settings-nav.tsx';
import { useExpiryHint } from './expiry-hint.ts';
import { LegalAgain } from './legal-again.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { SignIns } from './sign-ins.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';

/** The user's own profile, language, time zone and password, and the sessions that are open. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { user } = useMe();
  const { hash } = useLocation();
  const password = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hash === '#password') password.current?.scrollIntoView({ block: 'start' });
  }, [hash]);
  return (
    <Page title={t('session.profile.settings')} narrow>
      <SettingsNav />
      <Stack gap="lg">
        <Particulars key={user.id} />
        <Paper withBorder p="lg" ref={password} id="password" style={{ scrollMarginTop: 70 }}>
          <Title order={2} mb="md">
            {t('session.password.title')}
          </Title>
          <div style={{ maxWidth: 400 }}>
            <PasswordForm
              email={user.email}
              onChanged={(me) => {
                setMe(me);
                toastDone({ text: t('session.password.done') });
              }}
            />
          </div>
        </Paper>
        <SecondFactor />
        <Sessions />
        <SignIns />
        <LegalAgain />
      </Stack>
    </Page>
  );
}

function Particulars() {
  const { t } = useTranslation();
  const { user, account } = useMe();
  const { offered, roleName } = useProgramme();
  const edit = useWrite('editMe');
  const expiryHint = useExpiryHint(account.tier);
  const { firstName, lastName, phone, mobile, address, language, timeZone, marketingMail, expiryMail } = user;
  const form = useForm({
    initialValues: { firstName, lastName, phone, mobile, address, language, timeZone, marketingMail, expiryMail },
  });
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', timeZone])], [timeZone]);
  const save = form.onSubmit((values) =>
    edit.mutate(values, {
      onSuccess: (me) => {
        setMe(me);
        form.resetDirty();
        const chosen = offered.find((name) => name === values.language);
        if (chosen) void chooseLanguage(chosen);
        toastDone({ text: t('session.profile.saved') });
      },
      onError: (problem) => form.setErrors(fieldErrors(problem)),
    }),
  );
  return (
    <Paper withBorder p="lg" component="form" onSubmit={save}>
      <Title order={2} mb={4}>
        {t('session.profile.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('session.profile.hint')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        <TextField
          label={t('session.profile.firstName')}
          autoComplete="given-name"
          maxLength={100}
          {...form.getInputProps('firstName')}
        />
        <TextField
          label={t('session.profile.lastName')}
          autoComplete="family-name"
          maxLength={100}
          {...form.getInputProps('lastName')}
        />
        <TextField
          label={t('session.profile.email')}
          description={t('session.profile.emailHint')}
          value={user.email}
          readOnly
          variant="filled"
          inputWrapperOrder={['label', 'input', 'description']}
        />
        <TextField
          label={t('session.profile.role')}
          description={account.name}
          value={roleName(user.role)}
          readOnly
          variant="filled"
          inputWrapperOrder={['label', 'input', 'description']}
        />
        <TextField
          label={t('session.profile.phone')}
          type="tel"
          autoComplete="tel"
          maxLength={50}
          {...form.getInputProps('phone')}
        />
        <TextField label={t('session.profile.mobile')} type="tel" maxLength={50} {...form.getInputProps('mobile')} />
        <Select
          label={t('session.profile.language')}
          description={t('session.profile.languageHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={offered.map((name) => ({ value: name, label: languageNames[name] }))}
          {...form.getInputProps('language')}
        />
        <Select
          label={t('session.profile.timeZone')}
          searchable
          allowDeselect={false}
          data={zones}
          limit={60}
          {...form.getInputProps('timeZone')}
        />
      </SimpleGrid>
      <TextArea
        mt="md"
        label={t('session.profile.address')}
        autoComplete="street-address"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        {...form.getInputProps('address')}
      />
      <Stack gap="xs" mt="md" role="group" aria-label={t('session.profile.mails')}>
        {expiryHint !== null && (
          <Checkbox
            label={t('session.profile.expiryMail')}
            description={expiryHint}
            {...form.getInputProps('expiryMail', { type: 'checkbox' })}
          />
        )}
        <Checkbox
          label={t('session.profile.marketingMail')}
          {...form.getInputProps('marketingMail', { type: 'checkbox' })}
        />
      </Stack>
      <Stack mt="lg" gap="md">
        <FormError problem={edit.error} />
        <Group>
          <Can permission="profile.edit">
            <Button type="submit" loading={edit.isPending}>
              {t('ui.save')}
            </Button>
          </Can>
        </Group>
      </Stack>
    </Paper>
  );
}
