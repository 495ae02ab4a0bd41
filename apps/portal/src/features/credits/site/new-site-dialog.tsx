import { Button, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { mainTimeZone } from '@tierline/domain';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { hintBelow } from '../../accounts/account/place-fields.tsx';
import { useBalance } from '../credit/balance.ts';
import { readWhole } from '../credit/read-credits.ts';
import { useCountryChoice } from '../../accounts/account/place-fields.tsx';
import { CountryField, ZoneField } from './place.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';

const fields = { 'site-name-taken': 'name', 'only-balance': 'credits' };

/**
 * Creates a site with its first credits (C2). Country and time zone are those of the reseller until chosen otherwise.
 */
export function NewSiteDialog(props: { onClose: () => void; onCreated: (id: string) => void }) {
  useReturnFocus();
  const { t } = useTranslation('site');
  const { t: main, i18n } = useTranslation();
  const me = useMe();
  const create = useWrite('createSite');
  const balance = useBalance();
  const own = useRead('readAccount', { id: me.account.id }).data?.country ?? null;
  // The country stays the account's until another one is chosen, and the zone what the country suggests.
  const form = useRecordForm<{
    name: string;
    country: string | null;
    timeZone: string;
    notes: string;
    credits: string;
  }>({
    name: '',
    country: own,
    timeZone: (own === null ? null : mainTimeZone(own)) ?? me.user.timeZone,
    notes: '',
    credits: '',
  });
  const countryChoice = useCountryChoice(form);
  const { values } = form;
  const [more, setMore] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (create.isPending) return;
    const credits = values.credits.trim() === '' ? 0 : readWhole(values.credits, i18n.language);
    const tooMany = credits !== null && balance !== null && credits > balance && t('form.tooMany', { count: balance });
    if (
      !form.fail(
        {
          name: values.name.trim() === '' && main('ui.required'),
          country: values.country === null && t('form.countryMissing'),
          credits: credits === null ? t('form.whole') : tooMany,
        },
        element,
      )
    )
      return;
    const { name, country, timeZone, notes } = values;
    create.mutate(
      { name, country: country ?? '', timeZone, notes, ...(credits !== null && credits > 0 && { credits }) },
      {
        onSuccess: (site) => {
          toastDone({
            text:
              site.credits > 0
                ? t('form.doneCredits', { name: site.name, count: site.credits })
                : t('form.done', { name: site.name }),
          });
        },
        ifOpen: (site) => {
          props.onCreated(site.id);
        },
        onError: (problem) => form.fail(problemFields(problem, fields), element),
      },
    );
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      closeOnClickOutside={false}
      title={t('create')}
      closeButtonProps={{ 'aria-label': main('ui.close') }}
    >
      <ButtonForm onSubmit={submit}>
        <Stack gap="md">
          <TextField
            label={t('form.name')}
            data-autofocus
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
          <QuantityField
            label={
              <>
                {t('form.credits')} <Optional />
              </>
            }
            description={balance === null ? undefined : t('form.creditsHint', { count: balance })}
            inputWrapperOrder={hintBelow}
            bounds={{ min: 0 }}
            {...form.choice('credits')}
          />
          {more ? (
            <TextArea
              label={
                <>
                  {t('notes')} <Optional />
                </>
              }
              description={t('form.notesHint')}
              inputWrapperOrder={hintBelow}
              autoFocus
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
              {...form.text('notes')}
            />
          ) : (
            <div>
              <Button variant="subtle" size="compact-sm" ml={-8} onClick={() => setMore(true)}>
                {t('form.addNotes')}
              </Button>
            </div>
          )}
          <FormError problem={unhandledProblem(create.error, fields, values)} />
          <FormFoot sticky onCancel={props.onClose} submit={t('form.submit')} busy={create.isPending} />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

function Optional() {
  const { t } = useTranslation();
  return (
    <Text span inherit c="dimmed" fw={400}>
      ({t('ui.optional')})
    </Text>
  );
}
