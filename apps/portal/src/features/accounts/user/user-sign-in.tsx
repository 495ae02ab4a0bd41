import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { User } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { SignInList } from '../../access/session/sign-ins.tsx';
import { personName } from './user-parts.tsx';

/**
 * How a user signs in: the second factor, which can be reset where it is lost (A12), and for Administrators of their
 * account the last sign-ins.
 */
export function UserSignIn({ user, full }: { user: User; full: NonNullable<User['full']> }) {
  const { t } = useTranslation();
  const me = useMe();
  const [asked, setAsked] = useState(false);
  const own = user.accountId === me.account.id;
  const history = own && me.may['audit.read'] === null && !full.sharedLogin;
  return (
    <>
      <PanelSection title={t('factor.user.title')}>
        <Group gap="sm" justify="space-between">
          <StateBadge tone={full.secondFactor ? 'good' : 'quiet'}>
            {full.secondFactor ? t('factor.user.on') : t('factor.user.off')}
          </StateBadge>
          {full.secondFactor && (
            <Reason reason={full.actions.resetSecondFactor}>
              <Button variant="default" size="xs" onClick={() => setAsked(true)}>
                {t('factor.user.reset')}
              </Button>
            </Reason>
          )}
        </Group>
        {asked && <ResetQuestion user={user} onClose={() => setAsked(false)} />}
      </PanelSection>
      {history && (
        <PanelSection title={t('factor.user.history')}>
          <History id={user.id} />
        </PanelSection>
      )}
    </>
  );
}

function History({ id }: { id: string }) {
  return <SignInList pages={usePages('listUserSignIns', { id, limit: '5' })} />;
}

function ResetQuestion({ user, onClose }: { user: User; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const reset = useWrite('resetSecondFactor');
  const name = personName(user);
  const yes = () =>
    reset.mutate(
      { id: user.id },
      {
        onSuccess: () => toastDone({ text: t('factor.user.resetDone', { name }) }),
        ifOpen: onClose,
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('factor.user.resetTitle', { name })}
      size={460}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('factor.user.resetHint', { email: user.email })}</Text>
        <FormError problem={reset.error} />
        <FormFoot onCancel={onClose} submit={t('factor.user.reset')} busy={reset.isPending} dangerous onSubmit={yes} />
      </Stack>
    </Modal>
  );
}
