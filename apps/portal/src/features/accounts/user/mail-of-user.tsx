import { shownEmail } from '@tierline/domain';
import { Anchor, Button, Group, Text } from '@mantine/core';
import type { User } from '@tierline/contract';
import { Mail } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWrite, type Pages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useFormat } from '../../../ui/format.ts';
import { MailState } from '../../../ui/mail-state.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { toastDone, toastFailed } from '../../../ui/toast.tsx';
import { wordProblem } from '../../../ui/states.tsx';
import { InvitationState } from './invitation-parts.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

/**
 * The state of a user's initial password or invitation, with the mail server's words where it failed; it can be sent
 * again, and the user taken back.
 */
export function MailOfUser({ user, onWithdrawn }: { user: User; onWithdrawn?: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { mailbox, path } = useProgramme();
  const { full } = user;
  if (full === null) return null;
  const { lastMail, invitation } = full;
  return (
    <Group gap={10} wrap="wrap">
      {lastMail && (
        <Group gap={6} wrap="nowrap">
          <Mail size={14} role="img" aria-label={t('user.mailShort')} color="var(--mantine-color-dimmed)" />
          <StateOfAccess user={user} />
        </Group>
      )}
      {invitation && (invitation.state === 'opened' || invitation.state === 'accepted') && (
        <Text size="xs" c="dimmed">
          {t('invitation.validUntil', { day: format.day(invitation.expiresAt.slice(0, 10)) })}
        </Text>
      )}
      {mailbox && lastMail && (
        <Anchor component={Link} size="xs" to={path(`/mailbox?recipient=${encodeURIComponent(user.email)}`)}>
          {t('user.openMailbox')}
        </Anchor>
      )}
      <Group gap={6} wrap="nowrap">
        <ResendButton user={user} />
        <WithdrawButton user={user} {...(onWithdrawn && { onDone: onWithdrawn })} />
      </Group>
      {lastMail && lastMail.response !== '' && lastMail.state !== 'accepted' && (
        <Text size="xs" c="var(--mantine-color-error)" w="100%" style={{ overflowWrap: 'anywhere' }}>
          {t('user.serverSaid', { words: lastMail.response })}
        </Text>
      )}
    </Group>
  );
}

/** How the invitation stands, or the mail with the initial password. */
export function StateOfAccess({ user: { full } }: { user: User }) {
  if (full?.invitation) return <InvitationState state={full.invitation.state} title={full.lastMail?.response ?? ''} />;
  return full?.lastMail ? <MailState mail={full.lastMail} /> : null;
}

/**
 * Sends a new initial password or invitation to a user who has not used theirs yet; the old one stops working (A9,
 * A10).
 */
export function ResendButton({ user }: { user: User }) {
  const { t } = useTranslation();
  const byInvitation = useProgramme().firstAccess === 'invitation';
  const resend = useWrite('sendAccessMail');
  if (user.full === null) return null;
  const send = () =>
    resend.mutate(
      { id: user.id },
      {
        onSuccess: () =>
          toastDone({ text: t(byInvitation ? 'invitation.resent' : 'user.resent', { email: shownEmail(user.email) }) }),
        onError: (problem) => toastFailed({ text: wordProblem(problem, t('ui.noAnswer')) }),
      },
    );
  return (
    <Reason reason={user.full.actions.resend}>
      <Button
        size="compact-xs"
        variant="default"
        loading={resend.isPending}
        title={user.full.actions.resend ? undefined : t(byInvitation ? 'invitation.resendHint' : 'user.resendHint')}
        onClick={send}
      >
        {t('user.resend')}
      </Button>
    </Reason>
  );
}

const soonest = 1500;
const longest = 120_000;

/** Reads people again while a mail to one of them has just been written, so that its state is seen to change. */
export function useFreshMails({ items, retry, readAt }: Pages<User>): void {
  useAgain(items.some(underWay), readAt, retry);
}

/** Refetches a user while a mail to them has just been written. */
export function useFreshMail(user: User | undefined, readAt: number, again: () => void): void {
  useAgain(user !== undefined && underWay(user), readAt, again);
}

function underWay({ full }: User): boolean {
  const mail = full?.lastMail;
  if (!mail || (mail.state !== 'waiting' && mail.state !== 'deferred')) return false;
  return Date.now() - new Date(mail.at).getTime() < longest;
}

/** In a demo mails wait for ever, as none leaves the machine. */
function useAgain(wanted: boolean, readAt: number, again: () => void): void {
  const { mailbox } = useProgramme();
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    if (!wanted || mailbox) return undefined;
    const timer = setTimeout(() => latest.current(), Math.max(0, readAt + soonest - Date.now()));
    return () => clearTimeout(timer);
  }, [wanted, mailbox, readAt]);
}
