import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Account, Problem } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, useWrite } from '../../../api.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';

type Change = 'suspend' | 'resume' | 'close';

const statusOf = { suspend: 'suspended', resume: 'active', close: 'closed' } as const satisfies Record<
  Change,
  Account['status']
>;

/** Suspend, resume and close (A2): for vendor staff alone, absent for everybody else. */
export function StateSection({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Change | null>(null);
  const edit = useWrite('editAccount');
  const reason = account.actions.changeState;
  if (reason?.code === 'tier-may-not' || reason?.code === 'own-access') return null;
  const change = (to: Change) =>
    edit.mutate(
      { id: account.id, version: account.version, status: statusOf[to] },
      {
        onSuccess: () => toastDone({ text: t(`account.stateChange.${to}Done`, { name: account.name }) }),
        ifOpen: (changed) => {
          queryClient.setQueryData(['readAccount', { id: account.id }], changed);
          ask(null);
        },
      },
    );
  const begin = (to: Change) => {
    edit.reset();
    ask(to);
  };
  const closed = account.status === 'closed';
  return (
    <PanelSection title={t('account.panel.state')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t(`account.stateChange.${account.status}Hint`)}
      </Text>
      <Group gap="xs">
        {account.status === 'active' && (
          <Reason reason={reason}>
            <Button variant="default" size="xs" onClick={() => begin('suspend')}>
              {t('account.stateChange.suspend')}
            </Button>
          </Reason>
        )}
        {account.status !== 'active' && (
          <Reason reason={reason}>
            <Button
              variant="default"
              size="xs"
              loading={edit.isPending && asked === null}
              onClick={() => change('resume')}
            >
              {t(closed ? 'account.stateChange.reopen' : 'account.stateChange.resume')}
            </Button>
          </Reason>
        )}
        {!closed && (
          <Reason reason={reason}>
            <Button variant="default" c="var(--mantine-color-error)" size="xs" onClick={() => begin('close')}>
              {t('account.stateChange.close')}
            </Button>
          </Reason>
        )}
      </Group>
      {asked === null && edit.error && (
        <Stack mt="sm">
          <FormError problem={edit.error} />
        </Stack>
      )}
      {(asked === 'suspend' || asked === 'close') && (
        <Question
          change={asked}
          name={account.name}
          problem={edit.error}
          changing={edit.isPending}
          onYes={() => change(asked)}
          onNo={() => ask(null)}
        />
      )}
    </PanelSection>
  );
}

/** Asks before anybody is locked out, and says what follows. */
function Question(props: {
  change: 'suspend' | 'close';
  name: string;
  problem: Problem | null;
  changing: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={props.onNo}
      title={t(`account.stateChange.${props.change}Title`, { name: props.name })}
      size={460}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t(`account.stateChange.${props.change}Text`)}</Text>
        <FormError problem={props.problem} />
        <FormFoot
          onCancel={props.onNo}
          submit={t(`account.stateChange.${props.change}`)}
          busy={props.changing}
          dangerous
          onSubmit={props.onYes}
        />
      </Stack>
    </Modal>
  );
}
