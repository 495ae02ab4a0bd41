import { Button } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProgramme } from '../../programme.tsx';
import { leave, tookMe } from '../../session.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { Outside } from './outside.tsx';
import { PasswordForm } from './password-form.tsx';

/** The change of the initial password at the first sign-in; leads nowhere else (A9). */
export function FirstPassword(props: { me: Me }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const navigate = useNavigate();
  const changed = (me: Me) => {
    tookMe(me);
    toastDone({ text: t('session.password.done') });
  };
  const signOut = () => void leave().finally(() => void navigate(path('/sign-in')));
  return (
    <Outside title={t('session.password.first')} hint={t('session.password.firstHint')} below={<Button variant="subtle" color="gray" onClick={signOut}>{t('frame.signOut')}</Button>}>
      <PasswordForm email={props.me.user.email} first onChanged={changed} />
    </Outside>
  );
}
