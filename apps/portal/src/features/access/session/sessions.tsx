import { Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { Monitor, Smartphone } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/states.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { deviceOf, plainAddress } from './device.ts';
import classes from '../../../ui/record-list.module.css';
import { useSessions, type Session } from './use-sessions.ts';

/**
 * The user's open sessions (A11), with device, address and times; each other one can be signed out, or all others at
 * once.
 */
export function Sessions() {
  const { t } = useTranslation();
  const { items, others, pending, problem, retry, end } = useSessions();
  const section = useRef<HTMLDivElement>(null);
  const signOut = (sessions: readonly Session[]) => {
    // The button goes with its row.
    section.current?.focus();
    void end(sessions);
  };
  return (
    <Paper
      withBorder
      p="lg"
      component="section"
      aria-label={t('access.sessions.title')}
      ref={section}
      tabIndex={-1}
      className={classes.section}
    >
      <Title order={2} mb={4}>
        {t('access.sessions.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('access.sessions.hint')}
      </Text>
      {problem && pending && <ErrorState problem={problem} onRetry={retry} />}
      {pending && !problem && <Skeleton h={64} radius="md" />}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((session) => (
            <Row key={session.id} session={session} onSignOut={() => signOut([session])} />
          ))}
        </ul>
      )}
      {others.length > 1 && (
        <Button mt="md" variant="default" onClick={() => signOut(others)}>
          {t('access.sessions.endOthers')}
        </Button>
      )}
    </Paper>
  );
}

function Row({ session, onSignOut }: { session: Session; onSignOut: () => void }) {
  const { t } = useTranslation();
  const { browser, system } = deviceOf(session.userAgent);
  const device =
    browser !== null && system !== null
      ? t('access.sessions.device', { browser, system })
      : (browser ?? system ?? t('access.sessions.unknown'));
  const Icon = system === 'Android' || system === 'iOS' ? Smartphone : Monitor;
  return (
    <li className={classes.row}>
      <Icon size={20} strokeWidth={1.5} aria-hidden="true" className={classes.icon} />
      <div className={classes.main}>
        <Group gap={8}>
          <Text size="sm" fw={550} span title={session.userAgent}>
            {device}
          </Text>
          {session.current && <StateBadge tone="good">{t('access.sessions.current')}</StateBadge>}
        </Group>
        <dl className={classes.facts}>
          {session.address !== '' && (
            <div>
              <dt>{t('access.sessions.address')}</dt>
              <dd className="tl-mono">{plainAddress(session.address)}</dd>
            </div>
          )}
          <div>
            <dt>{t('access.sessions.since')}</dt>
            <dd>
              <InstantText at={session.createdAt} />
            </dd>
          </div>
          {!session.current && (
            <div>
              <dt>{t('access.sessions.lastSeen')}</dt>
              <dd>
                <InstantText at={session.lastSeenAt} />
              </dd>
            </div>
          )}
        </dl>
      </div>
      {!session.current && (
        <Button size="xs" variant="default" onClick={onSignOut} aria-label={t('access.sessions.endOf', { device })}>
          {t('frame.signOut')}
        </Button>
      )}
    </li>
  );
}
