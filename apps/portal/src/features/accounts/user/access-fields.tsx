import { Stack, Switch, Text } from '@mantine/core';
import type { User } from '@tierline/contract';
import type { Role } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { RoleChoice } from './role-choice.tsx';
import type { RecordForm } from '../../../ui/record-form.ts';
import { useHasSeats } from '../../orders/seat/seat-words.ts';
import { SharedLogin } from './shared-login.tsx';
import { useGivableRoles } from './user-parts.tsx';

type AccessValues = { maySignIn: boolean; active: boolean; sharedLogin: boolean; role: Role };

/**
 * What a user may do (A5, A6); where that cannot be changed (the reader's own role, the last Master's) the reason
 * stands there.
 */
export function AccessFields(props: {
  form: Pick<RecordForm<AccessValues>, 'check' | 'choice' | 'values'>;
  user: User;
  locked: boolean;
}) {
  const { t } = useTranslation();
  const { form, user } = props;
  const byInvitation = useProgramme().firstAccess === 'invitation';
  const reason = user.full?.actions.access ?? null;
  const mine = useMe().account;
  const own = mine.id === user.accountId;
  const account = useRead('readAccount', { id: user.accountId }, { enabled: !own });
  const tier = own ? mine.tier : (account.data?.tier ?? 0);
  const seats = useHasSeats()(tier);
  const givable = useGivableRoles(own);
  const { maySignIn, active, role } = form.values;
  const disabled = props.locked || reason !== null;
  const roleChoice = form.choice('role');
  const offered = givable.includes(role) ? givable : [...givable, role];
  return (
    <Stack gap="md">
      {reason && !props.locked && (
        <Text size="sm" c="dimmed">
          {reason.detail}
        </Text>
      )}
      <Switch
        label={t('user.maySignIn')}
        description={t(
          maySignIn
            ? user.maySignIn
              ? 'user.maySignInKept'
              : byInvitation
                ? 'invitation.maySignInOn'
                : 'user.maySignInOn'
            : 'user.maySignInOff',
        )}
        disabled={disabled}
        {...form.check('maySignIn')}
      />
      {maySignIn && (
        <RoleChoice
          roles={offered}
          tier={tier}
          value={role}
          onChange={roleChoice.onChange}
          error={roleChoice.error}
          disabled={disabled}
        />
      )}
      <Switch
        label={t('user.active')}
        description={t(
          active
            ? maySignIn
              ? 'user.activeOn'
              : 'user.activeContact'
            : maySignIn
              ? seats
                ? 'user.activeOffSeats'
                : 'user.activeOff'
              : seats
                ? 'user.activeOffContactSeats'
                : 'user.activeOffContact',
        )}
        disabled={disabled}
        {...form.check('active')}
      />
      {maySignIn && <SharedLogin own={own} disabled={disabled} {...form.check('sharedLogin')} />}
    </Stack>
  );
}
