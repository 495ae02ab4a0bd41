import { isVendor } from '@tierline/domain';
import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Account } from '@tierline/contract';
import { Pencil } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { Facts, type Fact } from '../../../ui/facts.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import classes from './account-panel.module.css';
import { countryName } from './countries.ts';
import {
  CountrySelect,
  hintBelow,
  languageName,
  LanguageSelect,
  TimeZoneSelect,
  useCountryChoice,
} from './place-fields.tsx';
import { VisibleSwitch } from './visible-switch.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';

const fields = { 'name-taken': 'name' };

/** An account's particulars, and their form in the same place. */
export function Particulars({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { account: own } = useMe();
  const ours = account.tier > own.tier || account.id === own.id;
  const [editing, setEditing] = useState(false);
  const edit = ours && !editing && (
    <Reason reason={account.actions.edit}>
      <Button
        variant="default"
        size="xs"
        leftSection={<Pencil size={13} aria-hidden="true" />}
        onClick={() => setEditing(true)}
      >
        {t('ui.edit')}
      </Button>
    </Reason>
  );
  return (
    <PanelSection title={t('account.panel.particulars')} aside={edit}>
      {editing ? <EditForm account={account} onDone={() => setEditing(false)} /> : <Values account={account} />}
    </PanelSection>
  );
}

function Values({ account }: { account: Account }) {
  const { t, i18n } = useTranslation();
  const rows: Fact[] = [
    account.description !== '' && [t('account.description'), account.description],
    account.address !== '' && [
      t('account.address'),
      <p key="address" className={classes.lines}>
        {account.address}
      </p>,
    ],
    account.country !== null && [t('account.country'), countryName(account.country, i18n.language)],
    [t('account.language'), languageName(account.language)],
    [t('account.timeZone'), account.timeZone],
    account.createdAt !== null && [
      t('account.created'),
      <InstantText key="created" at={account.createdAt} only="date" />,
    ],
    // No account is above the vendor that its name could be hidden from.
    !isVendor(account) &&
      account.visibleToPartners !== null && [
        t('account.visible'),
        <Text key="visible" span inherit>
          {t(account.visibleToPartners ? 'account.visibleYes' : 'account.visibleNo')}
        </Text>,
      ],
  ];
  return <Facts rows={rows} labelWidth={130} />;
}

function EditForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation();
  const save = useWrite('editAccount');
  const { id, version, name, description, address, country, language, timeZone } = account;
  // Readers who may not edit it see who may.
  const visibleToPartners = account.visibleToPartners === true;
  const form = useRecordForm({ name, description, address, country, language, timeZone, visibleToPartners });
  const countryChoice = useCountryChoice(form);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (save.isPending) return;
    if (!form.dirty) return onDone();
    if (!form.fail({ name: form.values.name.trim() === '' && t('ui.required') }, element)) return;
    save.mutate(
      { id, version, ...form.changed },
      {
        onSuccess: (saved) => toastDone({ text: t('account.form.saved', { name: saved.name }) }),
        ifOpen: (saved) => {
          queryClient.setQueryData(['readAccount', { id }], saved);
          onDone();
        },
        onError: (problem) => form.fail(problemFields(problem, fields), element),
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextField
          label={t('account.name')}
          autoFocus
          autoComplete="off"
          maxLength={200}
          required
          withAsterisk={false}
          {...form.text('name')}
        />
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
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
          <CountrySelect {...countryChoice} />
          <TimeZoneSelect {...form.choice('timeZone')} />
          <LanguageSelect
            description={t('account.form.languageHint')}
            inputWrapperOrder={hintBelow}
            {...form.choice('language')}
          />
        </SimpleGrid>
        {!isVendor(account) && <VisibleSwitch {...form.check('visibleToPartners')} />}
        <FormError problem={unhandledProblem(save.error, fields, form.values)} />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            {t('ui.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('ui.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
