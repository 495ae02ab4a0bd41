import { Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import type { SigningKey } from './page.tsx';

/** Asks before a signing key is revoked: what follows for files, and what has to be done on the root's machine. */
export function RevokeKeyDialog(props: { signingKey: SigningKey; hasNext: boolean; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const revoke = useWrite('revokeSigningKey');
  const [reason, setReason] = useState('');
  const { id, thumbprint, state, root } = props.signingKey;
  const yes = () =>
    revoke.mutate(
      { id, reason: reason.trim() },
      {
        onSuccess: () => toastDone({ text: t('signingKey.revokeDone') }),
        ifOpen: () => props.onClose(),
      },
    );
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('signingKey.revokeTitle', { key: thumbprint.slice(0, 8) })}
      size={520}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('signingKey.revokeText')}</Text>
        {state === 'current' && (
          <Text size="sm" fw={550}>
            {t(props.hasNext ? 'signingKey.revokeWithNext' : 'signingKey.revokeWithoutNext')}
          </Text>
        )}
        {root !== null && <Text size="sm">{t('signingKey.revokeList')}</Text>}
        <TextField
          label={t('signingKey.reason')}
          value={reason}
          maxLength={500}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormError problem={revoke.error} />
        <FormFoot
          onCancel={props.onClose}
          submit={t('signingKey.revoke')}
          busy={revoke.isPending}
          disabled={reason.trim() === ''}
          dangerous
          onSubmit={yes}
        />
      </Stack>
    </Modal>
  );
}
