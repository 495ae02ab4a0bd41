import { shownEmail } from '@tierline/domain';
import { Alert, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { User } from '@tierline/contract';
import { Lock } from 'lucide-react';
import { lazy, Suspense, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useMatch, useNavigate, useParams } from 'react-router';
import { queryClient, useRead, useWrite } from '../../../api.ts';
import { loadTexts } from '../../../language.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { Panel, PanelSection } from '../../../ui/panel.tsx';
import { Waiting } from '../../../ui/record-panel.tsx';
import { AsOf, ErrorState, FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { AccessFields } from './access-fields.tsx';
import { KeysDialog, leavesKeys } from './keys-dialog.tsx';
import { MailOfUser, useFreshMail } from './mail-of-user.tsx';
import { MailFields, NameFields, ReachFields } from './person-fields.tsx';
import { problemFields, unhandledProblem, useRecordForm } from '../../../ui/record-form.ts';
import { SaveFoot } from '../../../ui/save-foot.tsx';
import { UserSignIn } from './user-sign-in.tsx';
import { useHasSeats } from '../../orders/seat/seat-words.ts';
import { personName, UserStateBadge, waits } from './user-parts.tsx';
import { loadPart } from '../../../load-part.ts';

const always = {
  'role-not-offered': 'role',
  'role-above-own': 'role',
  'tier-without-access': 'maySignIn',
  'users-manage-themselves': 'maySignIn',
};
const formId = 'user-form';

const UserLicences = lazy(async () => ({
  default: (await Promise.all([loadPart(() => import('../../orders/seat/user-licences.tsx')), loadTexts('seat')]))[0]
    .UserLicences,
}));

/** One user, in a panel with its own address: over the team, or over the account that the user belongs to. */
export function UserPanel() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { userId = '', accountId } = useParams();
  const read = useRead('readUser', { id: userId });
  useFreshMail(read.data, read.dataUpdatedAt, () => void read.refetch());
  const overLicences = useMatch('/:vendor/accounts/:accountId/licences/:userId') !== null;
  const close = () =>
    void navigate(
      path(
        accountId === undefined
          ? `/team${search}`
          : `/accounts/${accountId}${overLicences ? '/licences' : ''}${search}`,
      ),
    );
  const user = read.data;
  // What is known of a contact stands with its account.
  if (user?.full)
    return (
      <UserForm
        key={user.id}
        user={user}
        full={user.full}
        accountId={accountId}
        onClose={close}
        offline={<AsOf problem={read.error} readAt={read.dataUpdatedAt} />}
      />
    );
  return (
    <Panel
      title={user ? personName(user) : t('user.title')}
      head={accountId !== undefined && <Company id={accountId} />}
      onClose={close}
    >
      {read.error ? (
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
      ) : user ? (
        <>
          <Text size="sm" pt="md">
            {shownEmail(user.email)}
          </Text>
          <Licences userId={user.id} accountId={accountId} />
        </>
      ) : (
        <Waiting heights={[30, 30, 30, 30, 30, 30, 30, 30]} />
      )}
    </Panel>
  );
}

/** Whose user it is, where that is not the reader's own company. */
function Company({ id }: { id: string }) {
  const name = useRead('readAccount', { id }).data?.name;
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {name}
    </Text>
  );
}

/** *Products and licences* of a customer's user (O4); of others there is none. */
function Licences({ userId, accountId }: { userId: string; accountId: string | undefined }) {
  const own = useMe().account;
  const hasSeats = useHasSeats();
  const account = useRead('readAccount', { id: accountId ?? '' }, { enabled: accountId !== undefined });
  const tier = accountId === undefined ? own.tier : account.data?.tier;
  if (tier === undefined || !hasSeats(tier)) return null;
  return (
    <Suspense fallback={<Skeleton h={160} my="md" />}>
      <UserLicences userId={userId} />
    </Suspense>
  );
}

function UserForm({
  user,
  full,
  accountId,
  offline,
  onClose,
}: {
  user: User;
  full: NonNullable<User['full']>;
  accountId: string | undefined;
  offline: ReactNode;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const byInvitation = useProgramme().firstAccess === 'invitation';
  const own = useMe().account;
  const save = useWrite('editUser');
  const { firstName, lastName, language } = user;
  const maySignIn = user.maySignIn === true;
  const { phone, mobile, address, timeZone, role, status, sharedLogin, expiryMail, marketingMail } = full;
  const form = useRecordForm({
    firstName,
    lastName,
    language,
    maySignIn,
    phone,
    mobile,
    address,
    timeZone,
    role,
    active: status === 'active',
    sharedLogin,
    expiryMail,
    marketingMail,
  });
  // These two are about whichever right was to be changed.
  const right =
    form.changed.role !== undefined ? 'role' : form.changed.maySignIn !== undefined ? 'maySignIn' : 'active';
  const fields = { ...always, status: 'active', 'last-master': right, 'own-access': right };
  const locked = full.actions.edit !== null;
  const name = personName(user);
  const [keysFor, setKeysFor] = useState<HTMLFormElement | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (save.isPending || locked || !form.dirty) return;
    if (leavesKeys(user, form.values, form.changed)) setKeysFor(event.currentTarget);
    else send(event.currentTarget, false);
  };
  const send = (element: HTMLFormElement, revokeApiKeys: boolean) => {
    const { active, ...changed } = form.changed;
    save.mutate(
      {
        id: user.id,
        version: full.version,
        ...changed,
        ...(active !== undefined && { status: active ? 'active' : 'inactive' }),
        ...(revokeApiKeys && { revokeApiKeys }),
      },
      {
        onSuccess: (saved) => toastDone({ text: t('user.saved', { name: personName(saved) }) }),
        ifOpen: (saved) => {
          queryClient.setQueryData(['readUser', { id: user.id }], saved);
          form.reset();
        },
        onError: (problem) => form.fail(problemFields(problem, fields), element),
      },
    );
  };
  const foot = !locked && <SaveFoot formId={formId} form={form} save={save} />;
  return (
    <Panel
      title={name}
      onClose={onClose}
      foot={foot}
      head={
        <Group gap={8}>
          {name !== shownEmail(user.email) && (
            <Text size="sm" c="dimmed">
              {shownEmail(user.email)}
            </Text>
          )}
          {accountId !== undefined && <Company id={accountId} />}
          <UserStateBadge user={user} />
        </Group>
      }
    >
      {offline}
      {full.actions.edit && (
        <Alert mt="md" variant="default" icon={<Lock size={16} />}>
          {full.actions.edit.detail}
        </Alert>
      )}
      {waits(user) && (
        <PanelSection title={t(byInvitation ? 'invitation.mail' : 'user.mail')}>
          <MailOfUser user={user} onWithdrawn={onClose} />
        </PanelSection>
      )}
      <Licences userId={user.id} accountId={accountId} />
      <form id={formId} onSubmit={submit} noValidate>
        <PanelSection title={t('user.access')}>
          <AccessFields form={form} user={user} locked={locked} />
        </PanelSection>
        <PanelSection title={t('user.person')}>
          <Stack gap="md">
            <NameFields form={form} locked={locked} />
            <TextInput
              label={t('user.email')}
              description={t('user.emailLocked')}
              inputWrapperOrder={['label', 'input', 'description']}
              value={shownEmail(user.email)}
              readOnly
              variant="filled"
            />
            <ReachFields form={form} locked={locked} />
          </Stack>
        </PanelSection>
        <PanelSection title={t('user.mails')}>
          <MailFields
            form={form}
            tier={accountId === undefined || accountId === own.id ? own.tier : own.tier + 1}
            maySignIn={form.values.maySignIn}
            locked={locked}
          />
        </PanelSection>
        <Stack gap="sm" pt="md">
          <FormError problem={unhandledProblem(save.error, fields, form.values)} />
          <Text size="xs" c="dimmed">
            {t('user.since')} <InstantText at={full.createdAt} only="date" /> · {t('user.lastSignIn')}:{' '}
            {full.lastSignInAt === null ? t('user.neverSignedIn') : <InstantText at={full.lastSignInAt} />}
          </Text>
        </Stack>
      </form>
      {user.maySignIn && <UserSignIn user={user} full={full} />}
      {keysFor && (
        <KeysDialog
          name={name}
          apiKeys={full.apiKeys}
          onClose={() => setKeysFor(null)}
          onSave={(revokeApiKeys) => {
            setKeysFor(null);
            send(keysFor, revokeApiKeys);
          }}
        />
      )}
    </Panel>
  );
}
