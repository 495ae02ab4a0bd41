import { Button, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../../ui/return-focus.ts';

/**
 * Covers a page of a user who is no longer signed in, as somebody else has signed in in another tab. The only way on is
 * to reload it.
 */
export function OtherUser({ user }: { user: string }) {
  useReturnFocus();
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={() => null}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('session.other.title')}
      zIndex={700}
    >
      <Text size="sm" mb="md">
        {t('session.other.hint', { user })}
      </Text>
      <Button data-autofocus onClick={() => window.location.reload()}>
        {t('session.other.reload')}
      </Button>
    </Modal>
  );
}
