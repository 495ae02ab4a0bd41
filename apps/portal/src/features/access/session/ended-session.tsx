import { Anchor, Modal, Text } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { isIn, setMe } from '../../../session.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { SignInForm } from './sign-in-form.tsx';

/**
 * Covers a page whose session has ended: the same person signs in again, and waiting requests go on. Another person
 * starts afresh.
 */
export function EndedSession(props: { me: Me }) {
  useReturnFocus();
  const { t } = useTranslation();
  const { path } = useProgramme();
  const signedIn = (me: Me) => {
    if (me.user.id !== props.me.user.id || !isIn(me)) return window.location.assign(path('/'));
    setMe(me);
  };
  return (
    <Modal
      opened
      onClose={() => null}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('session.signIn.again')}
      zIndex={600}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('session.signIn.againHint')}
      </Text>
      <SignInForm email={props.me.user.email} onSignedIn={signedIn} />
      <Anchor href={path('/sign-in')} size="sm" mt="md" display="inline-block">
        {t('session.signIn.otherPerson')}
      </Anchor>
    </Modal>
  );
}
