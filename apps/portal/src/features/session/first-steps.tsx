import { Button } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProgramme } from '../../programme.tsx';
import { leave, tookMe } from '../../session.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { LegalForm } from './legal-form.tsx';
import { Outside } from './outside.tsx';
import { PasswordForm } from './password-form.tsx';

/** What stands between a sign-in and the portal (A9): documents to accept, then the change of the initial password. Leads nowhere else. */
export function FirstSteps(props: { me: Me }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const navigate = useNavigate();
  // How many steps there are when one comes: the second does not know of the first any more.
  const [of] = useState(() => Number(props.me.mustAccept.length > 0) + Number(props.me.mustChangePassword));
  const step = (number: number) => (of > 1 ? { step: t('session.step', { step: number, of }) } : {});
  const signOut = () => void leave().finally(() => void navigate(path('/sign-in')));
  const below = <Button variant="subtle" color="gray" onClick={signOut}>{t('frame.signOut')}</Button>;
  if (props.me.mustAccept.length > 0) {
    return <Outside title={t('session.legal.read')} hint={t('session.legal.hint')} {...step(1)} below={below}><LegalForm documents={props.me.mustAccept} onAccepted={tookMe} /></Outside>;
  }
  const changed = (me: Me) => {
    tookMe(me);
    toastDone({ text: t('session.password.done') });
  };
  return (
    <Outside title={t('session.password.first')} hint={t('session.password.firstHint')} {...step(of)} below={below}>
      <PasswordForm email={props.me.user.email} first onChanged={changed} />
    </Outside>
  );
}
