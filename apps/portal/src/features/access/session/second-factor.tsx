import { Button, Group, Modal, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { ProveForm } from './prove-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';

type Step = 'set-up' | 'renew' | 'switch-off';

/** The user's own second factor (A12): its state, and to set it up, move it, make new recovery codes, switch it off. */
export function SecondFactor() {
  const { t } = useTranslation();
  const format = useFormat();
  const read = useRead('readSecondFactor', {});
  const [step, setStep] = useState<Step | null>(null);
  const factor = read.data;
  return (
    <Paper withBorder p="lg" component="section" aria-label={t('factor.title')}>
      <Group gap={10} mb={4} align="center">
        <Title order={2}>{t('factor.title')}</Title>
        {factor && (
          <StateBadge tone={factor.on ? 'good' : 'quiet'}>
            {factor.since === null ? t('factor.off') : t('factor.on', { date: format.date(factor.since) })}
          </StateBadge>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {t('factor.hint')}
      </Text>
      {read.error && !factor && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Skeleton h={34} />}
      {factor && !factor.on && <Button onClick={() => setStep('set-up')}>{t('factor.setUp')}</Button>}
      {factor?.on && (
        <>
          <Text size="sm" mb="sm" {...(factor.codesLeft < 3 && { c: 'var(--mantine-color-error)' })}>
            {t('factor.codesLeft', { count: factor.codesLeft })}
            {factor.demanded && ` · ${t('factor.demanded')}`}
          </Text>
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => setStep('renew')}>
              {t('factor.renew')}
            </Button>
            <Button variant="default" size="xs" onClick={() => setStep('set-up')}>
              {t('factor.move')}
            </Button>
            {!factor.demanded && (
              <Button variant="default" c="var(--mantine-color-error)" size="xs" onClick={() => setStep('switch-off')}>
                {t('factor.switchOff')}
              </Button>
            )}
          </Group>
        </>
      )}
      {factor && step !== null && <Change step={step} on={factor.on} onClose={() => setStep(null)} />}
    </Paper>
  );
}

/** The dialog of a change. Recovery codes that are shown stay until they are done with: they are never shown again. */
function Change({ step, on, onClose }: { step: Step; on: boolean; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const { user } = useMe();
  // What was on when the dialog came: it is read again while the codes are shown.
  const [was] = useState(on);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = useWrite('renewRecoveryCodes');
  const switchOff = useWrite('switchOffSecondFactor');
  const done = (text: string) => {
    onClose();
    toastDone({ text });
  };
  const titles = {
    'set-up': was ? t('factor.move') : t('factor.firstTitle'),
    renew: t('factor.renewTitle'),
    'switch-off': t('factor.switchOffTitle'),
  };
  const held = codes !== null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={held ? t('factor.codesTitle') : titles[step]}
      size={held ? 620 : 460}
      withCloseButton={!held}
      closeOnEscape={!held}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {codes ? (
        <RecoveryCodes
          codes={codes}
          email={user.email}
          onDone={() => done(step === 'set-up' ? t('factor.onDone') : t('factor.renewed'))}
        />
      ) : step === 'set-up' ? (
        <SecondFactorSetUp hint={t('factor.hint')} on={was} onCodes={setCodes} onCancel={onClose} />
      ) : step === 'renew' ? (
        <ProveForm
          hint={t('factor.renewHint')}
          withCode
          submit={t('factor.renew')}
          problem={renew.error}
          pending={renew.isPending}
          onCancel={onClose}
          onProof={(proof) => renew.mutate(proof, { onSuccess: (made) => setCodes(made.codes) })}
        />
      ) : (
        <ProveForm
          hint={t('factor.switchOffHint')}
          withCode
          red
          submit={t('factor.switchOff')}
          problem={switchOff.error}
          pending={switchOff.isPending}
          onCancel={onClose}
          onProof={(proof) => switchOff.mutate(proof, { onSuccess: () => done(t('factor.offDone')) })}
        />
      )}
    </Modal>
  );
}
