import { isVendor } from '@tierline/domain';
import { Badge, Button, CloseButton, Collapse, Group, Modal, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import type { Account, Send, User } from '@tierline/contract';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { useSignsIn } from './account-parts.tsx';
import { MoreOfAccount, type NewAccount } from './create-account-more.tsx';
import { RelationAsk } from './relation-ask.tsx';
import {
  CountrySelect,
  hintBelow,
  languageInWords,
  LanguageSelect,
  useCountryChoice,
  useZoneHere,
} from './place-fields.tsx';
import { TakenLink } from './taken-link.tsx';
import { TextField } from '../../../ui/text-field.tsx';

const fields = {
  'name-taken': 'name',
  'identifier-taken': 'identifier',
  'email-taken': 'email',
  'email-not-usable': 'email',
  'site-administrator': 'email',
  'user.email': 'email',
  user: 'email',
  'user.firstName': 'firstName',
  'user.lastName': 'lastName',
  'user.language': 'language',
};
const inMore: readonly string[] = [
  'firstName',
  'lastName',
  'identifier',
  'description',
  'address',
  'timeZone',
  'visibleToPartners',
];

/**
 * Creates a related account with its first user (A1): a name and an e-mail are enough. Rendered in a Modal, whose title
 * it sets. `name` fills the name in; `tier` is asked for only where the reader's account may create several.
 */
export function CreateAccountForm(props: {
  name?: string;
  tier?: number | undefined;
  onCreated: (account: Account, user: User | null) => void;
  onCancel: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { tierName, tiersBelow, firstAccess } = useProgramme();
  const me = useMe();
  const tiers = tiersBelow(me.account.tier);
  const [tier, setTier] = useState(tiers.find((number) => number === props.tier) ?? tiers[0] ?? 0);
  const signsIn = useSignsIn()(tier);
  const [more, setMore] = useState(false);
  const create = useWrite('createAccount');
  const zoneHere = useZoneHere();
  // By default the company has the language and country of its creator.
  const form = useRecordForm<NewAccount>({
    name: props.name ?? '',
    email: '',
    firstName: '',
    lastName: '',
    identifier: '',
    description: '',
    address: '',
    country: null,
    language: me.user.language,
    timeZone: zoneHere,
    visibleToPartners: false,
  });
  const { values } = form;
  const country = useCountryChoice(form);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    // The dialog may stand over another form.
    event.stopPropagation();
    if (create.isPending) return;
    if (
      !form.fail(
        {
          name: values.name.trim() === '' && t('ui.required'),
          email: signsIn && values.email.trim() === '' && t('ui.required'),
        },
        element,
      )
    )
      return;
    const { name, email, firstName, lastName, identifier, ...rest } = values;
    const user = email.trim() === '' ? {} : { user: { email, firstName, lastName, language: values.language } };
    const send: Send<'createAccount'> = {
      name,
      ...(identifier.trim() !== '' && { identifier }),
      tier,
      ...rest,
      ...user,
    };
    create.mutate(send, {
      onSuccess: ({ account, user: first }) => {
        toastDone({
          text:
            first && signsIn
              ? t('account.form.doneMailed', { name: account.name, email: first.email })
              : t('account.form.done', { name: account.name }),
        });
      },
      ifOpen: ({ account, user: first }) => {
        props.onCreated(account, first);
      },
      onError: (problem) => {
        const wrong = problemFields(problem, fields);
        if (Object.keys(wrong).some((field) => inMore.includes(field))) setMore(true);
        form.fail(wrong, element);
      },
    });
  };
  const code = create.error?.code;
  const taken = code === 'name-taken' ? values.name : code === 'identifier-taken' ? values.identifier : null;
  const hint = signsIn
    ? t(firstAccess === 'invitation' ? 'invitation.accountHint' : 'account.form.emailHint', {
        language: languageInWords(values.language, i18n.language),
      })
    : t('account.form.contactEmailHint');
  return (
    <ButtonForm onSubmit={submit}>
      <Group justify="space-between" wrap="nowrap" mb="md" align="center">
        <Group gap={10} wrap="wrap">
          <Modal.Title fw={640} fz="lg">
            {t('account.create')}
          </Modal.Title>
          {tiers.length === 1 && (
            <Badge variant="light" tt="none" fw={550}>
              {tierName(tier)}
            </Badge>
          )}
        </Group>
        <CloseButton aria-label={t('ui.close')} onClick={props.onCancel} />
      </Group>
      <Stack gap="md">
        {tiers.length > 1 && (
          <SegmentedControl
            aria-label={t('account.tier')}
            value={String(tier)}
            onChange={(next) => setTier(Number(next))}
            data={tiers.map((number) => ({ value: String(number), label: tierName(number) }))}
          />
        )}
        <TextField
          label={t('account.form.companyName')}
          data-autofocus={props.name === undefined || undefined}
          autoComplete="off"
          maxLength={200}
          required
          withAsterisk={false}
          {...form.text('name')}
        />
        <TextField
          label={
            signsIn ? (
              t('account.form.email')
            ) : (
              <>
                {t('account.form.contactEmail')} <Optional />
              </>
            )
          }
          description={hint}
          data-autofocus={props.name !== undefined || undefined}
          inputWrapperOrder={hintBelow}
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          required={signsIn}
          withAsterisk={false}
          {...form.text('email')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
          <LanguageSelect
            description={t('account.form.languageHint')}
            inputWrapperOrder={hintBelow}
            {...form.choice('language')}
          />
          <CountrySelect
            description={t('account.form.countryHint', { zone: values.timeZone })}
            inputWrapperOrder={hintBelow}
            {...country}
          />
        </SimpleGrid>
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            ml={-8}
            type="button"
            aria-expanded={more}
            onClick={() => setMore((was) => !was)}
            rightSection={
              more ? <ChevronUp size={15} aria-hidden="true" /> : <ChevronDown size={15} aria-hidden="true" />
            }
          >
            {t(more ? 'account.form.less' : 'account.form.more')}
          </Button>
          <Collapse expanded={more}>
            <MoreOfAccount form={form} signsIn={signsIn} />
          </Collapse>
        </div>
        {taken !== null &&
          (isVendor(me.account) ? <TakenLink name={taken} /> : <RelationAsk typed={taken} onAsked={props.onCancel} />)}
        <FormError problem={unhandledProblem(create.error, fields, values)} />
        <FormFoot sticky onCancel={props.onCancel} submit={t('account.form.submit')} busy={create.isPending} />
      </Stack>
    </ButtonForm>
  );
}

function Optional() {
  const { t } = useTranslation();
  return <span style={{ fontWeight: 400, color: 'var(--mantine-color-dimmed)' }}>({t('ui.optional')})</span>;
}
