import { Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePages, type Item, type Pages } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { deviceOf, plainAddress } from './device.ts';
import classes from '../../../ui/record-list.module.css';

type SignIn = Item<'listSignIns'>;

/** The user's own last sign-ins and failed attempts (A11); a shared login has none (A5). */
export function SignIns() {
  const { t } = useTranslation();
  const { sharedLogin } = useMe().user;
  const pages = usePages('listSignIns', { limit: '10' }, { enabled: !sharedLogin });
  return (
    <Paper withBorder p="lg" component="section" aria-label={t('factor.history.title')}>
      <Title order={2} mb={4}>
        {t('factor.history.title')}
      </Title>
      <Text size="sm" c="dimmed" mb={sharedLogin ? 0 : 'md'}>
        {sharedLogin ? t('factor.history.shared') : t('factor.history.hint')}
      </Text>
      {!sharedLogin && <SignInList pages={pages} />}
    </Paper>
  );
}

/** Sign-ins and attempts, newest first, as far as they are loaded. */
export function SignInList({ pages }: { pages: Pages<SignIn> }) {
  const { t } = useTranslation();
  if (pages.problem && pages.pending) return <ErrorState problem={pages.problem} onRetry={pages.retry} />;
  if (pages.pending) return <Skeleton h={64} radius="md" />;
  if (pages.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('factor.history.empty')}
      </Text>
    );
  return (
    <>
      <ul className={classes.list}>
        {pages.items.map((signIn) => (
          <Row key={signIn.id} signIn={signIn} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button mt="sm" variant="default" size="xs" loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('factor.history.more')}
        </Button>
      )}
    </>
  );
}

function Row({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation();
  const { browser, system } = deviceOf(signIn.userAgent);
  const device =
    browser !== null && system !== null
      ? t('access.sessions.device', { browser, system })
      : (browser ?? system ?? t('access.sessions.unknown'));
  const good = signIn.outcome === 'signed-in';
  const Icon = good ? CircleCheck : CircleX;
  return (
    <li className={classes.row}>
      <Icon
        size={18}
        strokeWidth={1.5}
        aria-hidden="true"
        className={classes.icon}
        {...(!good && { color: 'var(--mantine-color-error)' })}
      />
      <div className={classes.main}>
        <Group gap={8}>
          <Text size="sm" fw={550} span>
            {t(`factor.history.outcomes.${signIn.outcome}`)}
          </Text>
          <Text size="sm" c="dimmed" span>
            <InstantText at={signIn.at} />
          </Text>
        </Group>
        <dl className={classes.facts}>
          {signIn.address !== '' && (
            <div>
              <dt>{t('access.sessions.address')}</dt>
              <dd className="tl-mono">{plainAddress(signIn.address)}</dd>
            </div>
          )}
          <div title={signIn.userAgent}>
            <dt hidden>{t('access.sessions.unknown')}</dt>
            <dd>{device}</dd>
          </div>
        </dl>
      </div>
    </li>
  );
}
