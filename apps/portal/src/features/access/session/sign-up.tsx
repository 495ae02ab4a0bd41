import { Anchor, Button, Skeleton, Stack, Text } from '@mantine/core';
import type { Me, Reply } from '@tierline/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { queryClient, useWrite } from '../../../api.ts';
import { chosenLanguage, showLanguage } from '../../../language.ts';
import { useProgramme } from '../../../programme.tsx';
import { setMe } from '../../../session.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useTokenOnce } from './link-token.ts';
import { Outside } from '../../../frame/outside.tsx';
import { SignUpForm } from './sign-up-form.tsx';

/**
 * Where an invitation's link leads (A10): the token is in the address's fragment, which no server sees and which leaves
 * the address bar at once.
 */
export function SignUpPage() {
  const { t } = useTranslation();
  const token = useTokenOnce();
  if (token === '') return <Message title={t('invitation.signUp.noLink')} hint={t('invitation.signUp.noLinkHint')} />;
  return <Invited key={token} token={token} />;
}

function Invited({ token }: { token: string }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { name, path, offered, roleName } = useProgramme();
  const { mutate, error, isPending } = useWrite('openInvitation');
  const [opened, setOpened] = useState<Reply<'openInvitation'> | null>(null);
  const [dead, setDead] = useState<{ code: string; title: string; detail: string } | null>(null);
  // Also when another language is chosen: what is to be read is worded by the API.
  const open = () => mutate({ token }, { onSuccess: setOpened });
  useEffect(open, [mutate, token, i18n.language]);
  const spoken = opened?.language;
  useEffect(() => {
    if (spoken !== undefined && chosenLanguage() === null) void showLanguage(spoken, offered);
  }, [spoken, offered]);
  const signedUp = (me: Me) => {
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'readProgramme' });
    setMe(me);
    toastDone({ text: t('invitation.signUp.welcome') });
    void navigate(path('/'), { replace: true });
  };

  const refused =
    dead ?? (error?.document ? { code: error.code, title: error.document.title, detail: error.document.detail } : null);
  if (refused) return <Message title={refused.title} hint={refused.detail} main={refused.code === 'invitation-used'} />;
  if (error)
    return (
      <Outside title={t('invitation.signUp.title', { portal: name })}>
        <ErrorState problem={error} onRetry={open} />
      </Outside>
    );
  if (!opened)
    return (
      <Outside title={t('invitation.signUp.title', { portal: name })}>
        <Stack gap="md" aria-busy="true">
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} h={44} />
          ))}
        </Stack>
      </Outside>
    );
  const { accept, account, role } = opened;
  if (accept) {
    return (
      <Outside title={t('invitation.signUp.wait')} below={<ToSignIn />}>
        <Stack gap="md">
          <Text size="sm" role="alert">
            {accept.detail}
          </Text>
          <Text size="sm" c="dimmed">
            {t('invitation.signUp.waitHint', { account, role: roleName('master') })}
          </Text>
          <Button size="md" fullWidth loading={isPending} onClick={open}>
            {t('invitation.signUp.again')}
          </Button>
        </Stack>
      </Outside>
    );
  }
  return (
    <Outside
      title={t('invitation.signUp.title', { portal: name })}
      hint={t('invitation.signUp.hint', { account, role: roleName(role) })}
      below={<ToSignIn />}
    >
      <SignUpForm token={token} invitation={opened} onSignedUp={signedUp} onWait={open} onDead={setDead} />
    </Outside>
  );
}

/** Why there is nothing to sign up with, and what to do. `main`: signing in is it. */
function Message(props: { title: string; hint: string; main?: boolean }) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  return (
    <Outside title={props.title} below={props.main ? undefined : <ToSignIn />}>
      <Stack gap="md">
        <Text size="sm" role="alert">
          {props.hint}
        </Text>
        {props.main && (
          <Button component={Link} to={path('/sign-in')} size="md" fullWidth>
            {t('invitation.signUp.toSignIn')}
          </Button>
        )}
      </Stack>
    </Outside>
  );
}

function ToSignIn() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  return (
    <Anchor component={Link} to={path('/sign-in')} size="sm">
      {t('invitation.signUp.toSignIn')}
    </Anchor>
  );
}
