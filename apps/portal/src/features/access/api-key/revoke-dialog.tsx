import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWrite, type Item } from '../../../api.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';

/** Asks before an API key is revoked: what uses it stops at once, and it never comes back. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: Item<'listApiKeys'>; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const revoke = useWrite('revokeApiKey');
  const { id, name, lastUsedAt } = apiKey;
  const yes = () =>
    revoke.mutate(
      { id },
      {
        onSuccess: () => {
          toastDone({ text: t('apiKey.revokeDone', { name }) });
        },
        ifOpen: () => {
          onClose();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('apiKey.revokeTitle', { name })}
      size={460}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t(lastUsedAt === null ? 'apiKey.revokeTextUnused' : 'apiKey.revokeText')}</Text>
        <FormError problem={revoke.error} />
        <FormFoot onCancel={onClose} submit={t('apiKey.revoke')} busy={revoke.isPending} dangerous onSubmit={yes} />
      </Stack>
    </Modal>
  );
}
