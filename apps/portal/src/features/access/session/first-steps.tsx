import { Button } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { leave, setMe } from '../../../session.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { LegalForm } from './legal-form.tsx';
import { Outside } from '../../../frame/outside.tsx';
import { PasswordForm } from './password-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';

/**
 * What stands between a sign-in and the portal (A9, A12): documents to accept, the change of the initial password, a
 * second factor where it is demanded. Leads nowhere else. `onHold`: recovery codes are on the page, which must not go
 * before they are done with.
 */
export function FirstSteps(props: { me: Me; onHold: (held: boolean) => void }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const navigate = useNavigate();
  // Counted when the first step comes: later ones do not know how many there were.
  const [of] = useState(
    () =>
      Number(props.me.mustAccept.length > 0) +
      Number(props.me.mustChangePassword) +
      Number(props.me.mustSetUpSecondFactor),
  );
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const step = (number: number) => (of > 1 ? { step: t('session.step', { step: number, of }) } : {});
  const signOut = () => void leave().finally(() => void navigate(path('/sign-in')));
  const below = (
    <Button variant="subtle" color="gray" onClick={signOut}>
      {t('frame.signOut')}
    </Button>
  );
  if (props.me.mustAccept.length > 0) {
    return (
      <Outside title={t('session.legal.read')} hint={t('session.legal.hint')} {...step(1)} below={below}>
        <LegalForm documents={props.me.mustAccept} onAccepted={setMe} />
      </Outside>
    );
  }
  if (codes !== null) {
    const done = () => {
      props.onHold(false);
      toastDone({ text: t('factor.onDone') });
    };
    return (
      <Outside title={t('factor.codesTitle')} {...step(of)}>
        <RecoveryCodes codes={codes} email={props.me.user.email} onDone={done} />
      </Outside>
    );
  }
  if (!props.me.mustChangePassword) {
    const took = (made: readonly string[]) => {
      props.onHold(true);
      setCodes(made);
    };
    return (
      <Outside title={t('factor.firstTitle')} {...step(of)} below={below}>
        <SecondFactorSetUp hint={t('factor.firstHint')} on={false} onCodes={took} />
      </Outside>
    );
  }
  const changed = (me: Me) => {
    setMe(me);
    toastDone({ text: t('session.password.done') });
  };
  return (
    <Outside
      title={t('session.password.first')}
      hint={t('session.password.firstHint')}
      {...step(of - Number(props.me.mustSetUpSecondFactor))}
      below={below}
    >
      <PasswordForm email={props.me.user.email} first onChanged={changed} />
    </Outside>
  );
}
