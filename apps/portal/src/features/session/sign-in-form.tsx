import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWrite } from '../../api.ts';
import { keepInitialPassword } from './initial-password.ts';
import { FormError } from '../../ui/states.tsx';

/** E-mail and password. `email` given: it stands fixed. `filled` fills both in, for the samples of a demo. `forgotten` is where a new password is asked for. */
export function SignInForm(props: { email?: string; filled?: { email: string; password: string } | null; forgotten?: string; onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation();
  const signIn = useWrite('signIn');
  const [email, setEmail] = useState(props.email ?? props.filled?.email ?? '');
  const [password, setPassword] = useState(props.filled?.password ?? '');
  const passwordInput = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password }, { onSuccess: (me) => { if (me.mustChangePassword) keepInitialPassword(password); props.onSignedIn(me); }, onError: () => passwordInput.current?.select() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput label={t('session.signIn.email')} type="email" name="email" autoComplete="username" inputMode="email" required withAsterisk={false} readOnly={props.email !== undefined} autoFocus={props.email === undefined} maxLength={254} value={email} onChange={(event) => setEmail(event.currentTarget.value)} size="md" />
        <PasswordInput ref={passwordInput} label={t('session.signIn.password')} name="password" autoComplete="current-password" required withAsterisk={false} data-autofocus={props.email !== undefined || undefined} maxLength={1000} value={password} onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('session.signIn.show'), tabIndex: 0 }} size="md" />
        <FormError problem={signIn.error} />
        <Button type="submit" size="md" fullWidth loading={signIn.isPending}>{t('session.signIn.submit')}</Button>
        {props.forgotten !== undefined && <Anchor component={Link} to={props.forgotten} state={{ email }} size="sm" style={{ alignSelf: 'center' }}>{t('access.forgotten.link')}</Anchor>}
      </Stack>
    </form>
  );
}
