import { Button, PasswordInput, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { passwordLength } from '@tierline/domain';
import { Check } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api.ts';
import { initialPassword, keepInitialPassword } from './initial-password.ts';
import { goToWrong } from '../../ui/record-form.ts';
import { FormError } from '../../ui/states.tsx';

const aboutCurrent = new Set(['password-wrong']);
const aboutNew = new Set(['password-too-short', 'password-too-long', 'password-unchanged', 'password-guessable']);

/** The change of one's own password, with the length told while it is typed. */
export function PasswordForm(props: { email: string; first?: boolean; onChanged: (me: Me) => void }) {
  const { t } = useTranslation();
  const change = useWrite('changePassword');
  const known = props.first ? initialPassword() : '';
  const [current, setCurrent] = useState(known);
  const [password, setPassword] = useState('');
  const code = change.error?.code ?? '';
  const words = change.error?.document?.detail;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    change.mutate({ current, password }, { onSuccess: (me) => { keepInitialPassword(''); setCurrent(''); setPassword(''); props.onChanged(me); }, onError: () => goToWrong(element) });
  };
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('session.signIn.show'), tabIndex: 0 } };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {/* For password managers, which store a password under a name. */}
        <VisuallyHidden><TextInput label={t('session.password.username')} name="username" autoComplete="username" value={props.email} readOnly tabIndex={-1} /></VisuallyHidden>
        {(known === '' || aboutCurrent.has(code)) && <PasswordInput {...toggle} label={props.first ? t('session.password.currentInitial') : t('session.password.current')} name="current" autoComplete="current-password" required withAsterisk={false} maxLength={1000} value={current} onChange={(event) => setCurrent(event.currentTarget.value)} error={aboutCurrent.has(code) && words} />}
        <div>
          <PasswordInput {...toggle} label={t('session.password.new')} description={t('session.password.hint', passwordLength)} name="password" autoFocus={known !== ''} autoComplete="new-password" required withAsterisk={false} maxLength={1000} value={password} onChange={(event) => { setPassword(event.currentTarget.value); change.reset(); }} error={aboutNew.has(code) && words} />
          {!aboutNew.has(code) && <LengthHint typed={password} />}
        </div>
        <FormError problem={aboutCurrent.has(code) || aboutNew.has(code) ? null : change.error} />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: props.first ? 'stretch' : 'flex-start' }} size={props.first ? 'md' : 'sm'}>{props.first ? t('session.password.submitFirst') : t('session.password.submit')}</Button>
      </Stack>
    </form>
  );
}

/** How many characters are missing, read out politely. */
function LengthHint(props: { typed: string }) {
  const { t } = useTranslation();
  const missing = passwordLength.minimum - [...props.typed].length;
  return (
    <Text size="xs" mt={6} mih={18} c="dimmed" aria-live="polite" className="tl-number" style={{ display: 'flex', alignItems: 'center', gap: 5 }}>
      {props.typed !== '' && (missing > 0 ? t('session.password.missing', { count: missing }) : <><Check size={13} aria-hidden="true" />{t('session.password.enough')}</>)}
    </Text>
  );
}
