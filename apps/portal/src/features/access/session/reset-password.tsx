import { Anchor, Button, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { queryClient, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { sessionLeft } from '../../../session-gate.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useTokenOnce } from './link-token.ts';
import { aboutNewPassword, NewPasswordInput } from './new-password-input.tsx';
import { Outside } from '../../../frame/outside.tsx';

/**
 * Where the mail's link leads: a new password for the token in the address's fragment, which no server sees and which
 * leaves the address bar at once.
 */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const token = useTokenOnce();
  const below = (
    <Anchor component={Link} to={path('/sign-in')} size="sm">
      {t('access.forgotten.back')}
    </Anchor>
  );
  if (token === '') return <DeadLink title={t('access.reset.noLink')} hint={t('access.reset.noLinkHint')} />;
  return <ResetForm key={token} token={token} below={below} />;
}

function ResetForm(props: { token: string; below: ReactNode }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const navigate = useNavigate();
  const reset = useWrite('resetPassword');
  const [password, setPassword] = useState('');
  const { error } = reset;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.mutate(
      { token: props.token, password },
      {
        onSuccess: () => {
          // All sessions of the person have ended; what this tab may have read in one of them is forgotten.
          sessionLeft();
          queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'readProgramme' });
          toastDone({ text: t('access.reset.done') });
          void navigate(path('/sign-in'), { replace: true });
        },
      },
    );
  };
  if (error?.code === 'link-invalid')
    return (
      <DeadLink
        title={error.document?.title ?? t('access.reset.noLink')}
        hint={error.document?.detail ?? t('access.reset.noLinkHint')}
      />
    );
  return (
    <Outside title={t('session.password.first')} hint={t('access.reset.hint')} below={props.below}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <NewPasswordInput value={password} onChange={setPassword} problem={error} autoFocus />
          <FormError problem={error !== null && aboutNewPassword.has(error.code) ? null : error} />
          <Button type="submit" size="md" fullWidth loading={reset.isPending}>
            {t('access.reset.submit')}
          </Button>
        </Stack>
      </form>
    </Outside>
  );
}

function DeadLink(props: { title: string; hint: string }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  return (
    <Outside
      title={props.title}
      below={
        <Anchor component={Link} to={path('/sign-in')} size="sm">
          {t('access.forgotten.back')}
        </Anchor>
      }
    >
      <Stack gap="md">
        <span role="alert" style={{ fontSize: 'var(--mantine-font-size-sm)' }}>
          {props.hint}
        </span>
        <Button component={Link} to={path('/forgotten-password')} size="md" fullWidth>
          {t('access.reset.newLink')}
        </Button>
      </Stack>
    </Outside>
  );
}
