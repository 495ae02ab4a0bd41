import { shownEmail } from '@tierline/domain';
import { Button, Modal, Stack, Text } from '@mantine/core';
import type { User } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';

/** Takes back a user who has never signed in (A8, A10), after a question that says what follows. */
export function WithdrawButton(props: { user: User; onDone?: () => void }) {
  const { t } = useTranslation();
  const [asked, ask] = useState(false);
  const { full } = props.user;
  if (full === null) return null;
  return (
    <>
      <Reason reason={full.actions.withdraw}>
        <Button size="compact-xs" variant="default" onClick={() => ask(true)}>
          {t('invitation.withdraw')}
        </Button>
      </Reason>
      {asked && <Question user={props.user} version={full.version} onNo={() => ask(false)} onDone={props.onDone} />}
    </>
  );
}

function Question(props: { user: User; version: number; onNo: () => void; onDone: (() => void) | undefined }) {
  useReturnFocus();
  const { t } = useTranslation();
  const { firstAccess } = useProgramme();
  const withdraw = useWrite('withdrawUser');
  const { id, email } = props.user;
  const yes = () =>
    withdraw.mutate(
      { id, version: String(props.version) },
      {
        onSuccess: () => {
          toastDone({ text: t('invitation.withdrawn', { email: shownEmail(email) }) });
        },
        ifOpen: () => {
          props.onNo();
          props.onDone?.();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={props.onNo}
      title={t('invitation.withdrawOf', { email: shownEmail(email) })}
      size={460}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        <Text size="sm">
          {t(firstAccess === 'invitation' ? 'invitation.withdrawText' : 'invitation.withdrawTextPassword', {
            email: shownEmail(email),
          })}
        </Text>
        <FormError problem={withdraw.error} />
        <FormFoot
          onCancel={props.onNo}
          submit={t('invitation.withdraw')}
          busy={withdraw.isPending}
          dangerous
          onSubmit={yes}
        />
      </Stack>
    </Modal>
  );
}
