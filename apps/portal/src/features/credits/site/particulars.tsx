import { Button, Code, Group, SimpleGrid, Stack } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, useWrite } from '../../../api.ts';
import { Facts, type Fact } from '../../../ui/facts.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { useCountryChoice } from '../../accounts/account/place-fields.tsx';
import { CountryField, ZoneField } from './place.tsx';
import type { FullSite } from './site-panel.tsx';
import classes from './site-panel.module.css';
import { Country } from './site-parts.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';

const fields = { 'site-name-taken': 'name' };

/** A site's name, country, time zone and notes, and their form in the same place (C3). */
export function SiteParticulars({ site }: { site: FullSite }) {
  const { t } = useTranslation('site');
  const { t: main } = useTranslation();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const done = () => {
    setEditing(false);
    setTimeout(() => opener.current?.focus(), 0);
  };
  const { edit } = site.actions;
  const button = !editing && site.state !== 'deleted' && edit?.code !== 'tier-may-not' && (
    <Reason reason={edit}>
      <Button
        ref={opener}
        variant="default"
        size="xs"
        leftSection={<Pencil size={13} aria-hidden="true" />}
        onClick={() => setEditing(true)}
      >
        {main('ui.edit')}
      </Button>
    </Reason>
  );
  return (
    <PanelSection title={t('panel.particulars')} aside={button}>
      {editing ? <EditForm site={site} onDone={done} /> : <Values site={site} />}
    </PanelSection>
  );
}

function Values({ site }: { site: FullSite }) {
  const { t } = useTranslation('site');
  const rows: Fact[] = [
    site.notes !== null &&
      site.notes !== '' && [
        t('notes'),
        <p key="notes" className={classes.lines}>
          {site.notes}
        </p>,
      ],
    [t('country'), <Country key="country" code={site.country} />],
    [t('timeZone'), site.timeZone],
    [
      t('panel.id'),
      <Group key="id" gap={4} wrap="nowrap">
        <Code style={{ overflowWrap: 'anywhere' }}>{site.id}</Code>
        <CopyButton value={site.id} what={t('panel.id')} />
      </Group>,
    ],
    [t('created'), <InstantText key="created" at={site.createdAt} only="date" />],
    site.deletedAt !== null && [t('deleted'), <InstantText key="deleted" at={site.deletedAt} only="date" />],
  ];
  return <Facts rows={rows} labelWidth={110} />;
}

function EditForm({ site, onDone }: { site: FullSite; onDone: () => void }) {
  const { t } = useTranslation('site');
  const { t: main } = useTranslation();
  const save = useWrite('editSite');
  const { id, version, name, country, timeZone, notes } = site;
  const form = useRecordForm<{ name: string; country: string | null; timeZone: string; notes: string }>({
    name,
    country,
    timeZone,
    notes: notes ?? '',
  });
  const countryChoice = useCountryChoice(form);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (save.isPending) return;
    if (!form.dirty) return onDone();
    if (
      !form.fail(
        {
          name: form.values.name.trim() === '' && main('ui.required'),
          country: form.values.country === null && t('form.countryMissing'),
        },
        element,
      )
    )
      return;
    const { country: land, ...changed } = form.changed;
    save.mutate(
      { id, version, ...changed, ...(typeof land === 'string' && { country: land }) },
      {
        onSuccess: (saved) => toastDone({ text: t('form.saved', { name: saved.name }) }),
        ifOpen: (saved) => {
          queryClient.setQueryData(
            ['readSite', { id }],
            (before: FullSite | undefined) => before && { ...before, ...saved },
          );
          onDone();
        },
        onError: (problem) => form.fail(problemFields(problem, fields), element),
      },
    );
  };
  // Of an open list the key closes that alone.
  const leave = (event: KeyboardEvent<HTMLFormElement>) => {
    if (
      event.key === 'Escape' &&
      event.target instanceof Element &&
      event.target.closest('[data-mantine-stop-propagation=true]') === null
    )
      onDone();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form, whichever of its fields hears it.
    <form onSubmit={submit} noValidate data-own-escape onKeyDown={leave}>
      <Stack gap="md">
        <TextField
          label={t('form.name')}
          autoFocus
          autoComplete="off"
          maxLength={200}
          required
          withAsterisk={false}
          {...form.text('name')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
          <CountryField {...countryChoice} />
          <ZoneField {...form.choice('timeZone')} />
        </SimpleGrid>
        <TextArea
          label={t('notes')}
          description={t('form.notesHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          {...form.text('notes')}
        />
        <FormError problem={unhandledProblem(save.error, fields, form.values)} />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            {main('ui.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {main('ui.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
