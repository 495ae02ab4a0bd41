import { Anchor, Button, Stack, Text } from '@mantine/core';
import type { Me } from '@tierline/contract';
import { lazy, Suspense, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWrite } from '../../../api.ts';
import { keepInitialPassword } from './initial-password.ts';
import { FormError } from '../../../ui/states.tsx';
import { loadPart } from '../../../load-part.ts';
import { PasswordField, TextField } from '../../../ui/text-field.tsx';

const CodeInput = lazy(async () => ({ default: (await loadPart(() => import('./code-input.tsx'))).CodeInput }));

const aboutCode = new Set(['second-factor-needed', 'second-factor-wrong']);

/**
 * E-mail and password; then a code, for users with a second factor. `email` given: it stands fixed. `filled` fills both
 * in, for the samples of a demo. `forgotten` is where a new password is asked for.
 */
export function SignInForm(props: {
  email?: string;
  filled?: { email: string; password: string } | null;
  forgotten?: string;
  onSignedIn: (me: Me) => void;
}) {
  const { t } = useTranslation();
  const signIn = useWrite('signIn');
  const [email, setEmail] = useState(props.email ?? props.filled?.email ?? '');
  const [password, setPassword] = useState(props.filled?.password ?? '');
  const [code, setCode] = useState<string | null>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  const { error } = signIn;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate(
      { email, password, ...(code !== null && { code }) },
      {
        onSuccess: (me) => {
          if (me.mustChangePassword) keepInitialPassword(password);
          props.onSignedIn(me);
        },
        onError: (problem) => {
          if (aboutCode.has(problem.code)) {
            setCode('');
            codeInput.current?.focus();
          } else passwordInput.current?.select();
        },
      },
    );
  };
  const back = () => {
    setCode(null);
    signIn.reset();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextField
          label={t('session.signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          required
          withAsterisk={false}
          readOnly={props.email !== undefined || code !== null}
          autoFocus={props.email === undefined}
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          size="md"
        />
        {code === null && (
          <PasswordField
            ref={passwordInput}
            label={t('session.signIn.password')}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-autofocus={props.email !== undefined || undefined}
            maxLength={1000}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('session.signIn.show'), tabIndex: 0 }}
            size="md"
          />
        )}
        {code !== null && (
          <Suspense fallback={null}>
            <CodeInput
              ref={codeInput}
              label={t('factor.code')}
              description={t('factor.codeHint')}
              autoFocus
              size="md"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              error={error?.code === 'second-factor-wrong' && error.document?.detail}
            />
          </Suspense>
        )}
        <FormError problem={error !== null && aboutCode.has(error.code) ? null : error} />
        <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
          {t('session.signIn.submit')}
        </Button>
        {code !== null && (
          <Text size="xs" c="dimmed">
            {t('factor.signIn.lost')}
          </Text>
        )}
        {code !== null && (
          <Anchor component="button" type="button" size="sm" style={{ alignSelf: 'center' }} onClick={back}>
            {t('factor.signIn.back')}
          </Anchor>
        )}
        {props.forgotten !== undefined && code === null && (
          <Anchor component={Link} to={props.forgotten} state={{ email }} size="sm" style={{ alignSelf: 'center' }}>
            {t('access.forgotten.link')}
          </Anchor>
        )}
      </Stack>
    </form>
  );
}
