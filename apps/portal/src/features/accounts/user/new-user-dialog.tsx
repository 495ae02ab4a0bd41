import { Badge, Button, CloseButton, Collapse, Group, Modal, Stack, Switch, Text } from '@mantine/core';
import type { User } from '@tierline/contract';
import type { Role } from '@tierline/domain';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import type { ReasonView } from '../../../ui/reason.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { hintBelow, LanguageSelect } from '../account/place-fields.tsx';
import { useHasSeats } from '../../orders/seat/seat-words.ts';
import { RoleChoice } from './role-choice.tsx';
import { MailFields, NameFields, ReachFields } from './person-fields.tsx';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { SharedLogin } from './shared-login.tsx';
import { useGivableRoles } from './user-parts.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** Whose people somebody is added to. */
export type PeoplesAccount = { id: string; name: string; tier: number; language: string; timeZone: string };

const fields = {
  'email-taken': 'email',
  'email-not-usable': 'email',
  'site-administrator': 'email',
  'role-not-offered': 'role',
  'role-above-own': 'role',
  'tier-without-access': 'maySignIn',
  'users-manage-themselves': 'maySignIn',
};
const inMore: readonly string[] = ['phone', 'mobile', 'address', 'timeZone', 'sharedLogin'];

/**
 * Creates a user, who gets an initial password or an invitation by mail at once, or a contact. `noAccess`: why only
 * contacts can be added.
 */
export function NewUserDialog(props: {
  account: PeoplesAccount;
  noAccess: ReasonView;
  /** The account has no Master: this is to be its first (A7). */
  first?: boolean;
  onClose: () => void;
  onCreated?: (user: User) => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const { tierName, roleName, firstAccess } = useProgramme();
  const byInvitation = firstAccess === 'invitation';
  const own = useMe().account.id === props.account.id;
  const roles = useGivableRoles(own);
  const create = useWrite('createUser');
  const [more, setMore] = useState(false);
  const lowest: Role = roles[0] ?? 'observer';
  const phones = useHasSeats()(props.account.tier) && !own;
  const kind = phones ? 'NoAccess' : 'Contact';
  const form = useRecordForm<NewUser>({
    email: '',
    firstName: '',
    lastName: '',
    phone: '',
    mobile: '',
    address: '',
    language: props.account.language,
    timeZone: props.account.timeZone,
    role: props.first ? 'master' : lowest,
    // Most people of a customer use a telephone and never the portal.
    maySignIn: props.noAccess === null && (props.first === true || !phones),
    sharedLogin: false,
    expiryMail: false,
    marketingMail: false,
  });
  const { values } = form;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    event.stopPropagation();
    if (create.isPending || !form.fail({ email: values.email.trim() === '' && t('ui.required') }, element)) return;
    create.mutate(
      { id: props.account.id, ...values },
      {
        onSuccess: (user) => {
          toastDone({
            text: t(user.maySignIn ? (byInvitation ? 'invitation.done' : 'user.done') : `user.done${kind}`, {
              email: user.email,
            }),
          });
        },
        ifOpen: (user) => {
          props.onCreated?.(user);
          props.onClose();
        },
        onError: (problem) => {
          const wrong = problemFields(problem, fields);
          if (Object.keys(wrong).some((field) => inMore.includes(field))) setMore(true);
          form.fail(wrong, element);
        },
      },
    );
  };
  const roleChoice = form.choice('role');
  return (
    <Modal opened onClose={props.onClose} size={560} withCloseButton={false} closeOnClickOutside={false}>
      <ButtonForm onSubmit={submit}>
        <Group justify="space-between" wrap="nowrap" mb="md" align="center">
          <Group gap={10}>
            <Modal.Title fw={640} fz="lg">
              {t(values.maySignIn ? 'user.create' : `user.create${kind}`)}
            </Modal.Title>
            {!own && (
              <>
                <Text size="sm" c="dimmed">
                  {props.account.name}
                </Text>
                <Badge variant="light" tt="none" fw={550}>
                  {tierName(props.account.tier)}
                </Badge>
              </>
            )}
          </Group>
          <CloseButton aria-label={t('ui.close')} onClick={props.onClose} />
        </Group>
        <Stack gap="md">
          <TextField
            label={t('user.email')}
            description={t(values.maySignIn ? 'user.emailHint' : 'user.emailHintContact')}
            inputWrapperOrder={hintBelow}
            data-autofocus
            type="email"
            inputMode="email"
            autoComplete="off"
            maxLength={254}
            required
            withAsterisk={false}
            {...form.text('email')}
          />
          <NameFields form={form} />
          <LanguageSelect
            description={t('user.languageHint')}
            inputWrapperOrder={hintBelow}
            maw={{ xs: 'calc(50% - 8px)' }}
            {...form.choice('language')}
          />
          <Switch
            label={t('user.maySignIn')}
            description={
              props.noAccess?.detail ??
              t(values.maySignIn ? (byInvitation ? 'invitation.maySignInOn' : 'user.maySignInOn') : 'user.maySignInOff')
            }
            disabled={props.noAccess !== null}
            {...form.check('maySignIn')}
          />
          {values.maySignIn && roles.length > 1 && (
            <RoleChoice
              roles={props.first ? roles.toReversed() : roles}
              tier={props.account.tier}
              value={values.role}
              onChange={roleChoice.onChange}
              error={roleChoice.error}
              hint={props.first ? t('user.lacksMaster', { role: roleName('master') }) : undefined}
            />
          )}
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
              {t(more ? 'user.less' : 'user.more')}
            </Button>
            <Collapse expanded={more}>
              <Stack gap="md" pt="sm">
                <ReachFields form={form} language={false} />
                {values.maySignIn && <SharedLogin own={own} {...form.check('sharedLogin')} />}
                <MailFields form={form} tier={props.account.tier} maySignIn={values.maySignIn} />
              </Stack>
            </Collapse>
          </div>
          <FormError problem={unhandledProblem(create.error, fields, values)} />
          <FormFoot
            sticky
            onCancel={props.onClose}
            submit={t(values.maySignIn ? 'user.submit' : `user.submit${kind}`)}
            busy={create.isPending}
          />
        </Stack>
      </ButtonForm>
    </Modal>
  );
}

type NewUser = {
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  mobile: string;
  address: string;
  language: string;
  timeZone: string;
  role: Role;
  maySignIn: boolean;
  sharedLogin: boolean;
  expiryMail: boolean;
  marketingMail: boolean;
};
