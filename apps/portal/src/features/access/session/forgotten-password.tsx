import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { FormError } from '../../../ui/states.tsx';
import { Outside } from '../../../frame/outside.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** Asks for a link to choose a new password (A11). The answer is the same for every address. */
export function ForgottenPasswordPage() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const { state } = useLocation();
  const forgot = useWrite('forgotPassword');
  const [email, setEmail] = useState(typedBefore(state));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    forgot.mutate({ email });
  };
  const back = (
    <Anchor component={Link} to={path('/sign-in')} size="sm">
      {t('access.forgotten.back')}
    </Anchor>
  );
  if (forgot.isSuccess) return <LinkOnItsWay onAgain={forgot.reset} />;
  return (
    <Outside title={t('access.forgotten.title')} hint={t('access.forgotten.hint')} below={back}>
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
            autoFocus
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            size="md"
          />
          <FormError problem={forgot.error} />
          <Button type="submit" size="md" fullWidth loading={forgot.isPending}>
            {t('access.forgotten.submit')}
          </Button>
        </Stack>
      </form>
    </Outside>
  );
}

function LinkOnItsWay(props: { onAgain: () => void }) {
  const { t } = useTranslation();
  const { path, mailbox } = useProgramme();
  return (
    <Outside
      title={t('access.forgotten.sent')}
      below={
        mailbox && (
          <Anchor component={Link} to={path('/mailbox')} size="sm">
            {t('session.signIn.mailbox')}
          </Anchor>
        )
      }
    >
      <Stack gap="md">
        {/* The form is gone: the focus comes here, and the words are read out. */}
        <Text size="sm" role="status" tabIndex={-1} ref={(element) => element?.focus()} style={{ outline: 0 }}>
          {t('access.forgotten.sentHint')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('access.forgotten.spam')}
        </Text>
        <Group gap="sm">
          <Button component={Link} to={path('/sign-in')}>
            {t('access.forgotten.back')}
          </Button>
          <Button variant="default" onClick={props.onAgain}>
            {t('access.forgotten.again')}
          </Button>
        </Group>
      </Stack>
    </Outside>
  );
}

/** What had been typed on the sign-in page; the history may hold anything. */
function typedBefore(state: unknown): string {
  return typeof state === 'object' && state !== null && 'email' in state && typeof state.email === 'string'
    ? state.email
    : '';
}
