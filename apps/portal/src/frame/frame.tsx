import { Alert, Burger, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CloudOff, Search, Settings } from 'lucide-react';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { loadTexts } from '../language.ts';
import { useProgramme } from '../programme.tsx';
import { useMe } from '../session.tsx';
import { useFormat } from '../ui/format.ts';
import { Reason } from '../ui/reason.tsx';
import classes from './frame.module.css';
import { LanguageMenu } from './language-menu.tsx';
import { Mark } from './mark.tsx';
import { MeMenu } from './me-menu.tsx';
import { useNavigation } from './navigation.ts';
import { Notifications } from './notifications.tsx';
import { useOfflineSince } from './offline.ts';
import { SchemeMenu } from './scheme-menu.tsx';
import { loadPart } from '../load-part.ts';

const Palette = lazy(async () => (await Promise.all([loadPart(() => import('./palette.tsx')), loadTexts('order')]))[0]);

/**
 * The frame around every screen of a signed-in user: top bar, left navigation, search palette. Our own few lines of
 * CSS: Mantine's AppShell would weigh 9 KB.
 */
export function Frame(props: { children: ReactNode }) {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure(false);
  const format = useFormat();
  const location = useLocation();
  useEffect(close, [location.pathname, close]);
  const offlineSince = useOfflineSince();
  return (
    <div className={classes.shell}>
      <a className="tl-skip" href="#content">
        {t('frame.skip')}
      </a>
      <header className={classes.header}>
        <Burger
          opened={opened}
          onClick={toggle}
          hiddenFrom="sm"
          size="sm"
          aria-label={opened ? t('frame.closeNavigation') : t('frame.openNavigation')}
          aria-expanded={opened}
          aria-controls="navigation"
        />
        <Brand />
        <PaletteTrigger />
        <Group gap={4} wrap="nowrap" ml={{ sm: 'auto' }}>
          <Notifications />
          <LanguageMenu compact />
          <SchemeMenu />
          <MeMenu />
        </Group>
      </header>
      <div className={classes.below}>
        <Navigation opened={opened} />
        <main id="content" tabIndex={-1} className={classes.main}>
          {offlineSince !== null && (
            <Alert role="status" color="orange" variant="light" radius={0} py={8} icon={<CloudOff size={16} />}>
              {t('frame.offline', { time: format.time(offlineSince) })}
            </Alert>
          )}
          {props.children}
        </main>
      </div>
    </div>
  );
}

function Brand() {
  const { name, path } = useProgramme();
  return (
    <UnstyledButton component={Link} to={path('/')} className={classes.brand}>
      <Mark />
      <span className={classes.name}>{name}</span>
    </UnstyledButton>
  );
}

function Navigation(props: { opened: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const programme = useProgramme();
  const { pathname } = useLocation();
  const entries = useNavigation(me, programme);
  const link = (path: string, label: string, Icon: typeof Settings) => {
    const active = pathname === path || pathname.startsWith(`${path}/`);
    return (
      <Link key={path} to={path} className={classes.link} aria-current={active ? 'page' : undefined}>
        <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
        {label}
      </Link>
    );
  };
  return (
    <nav
      id="navigation"
      aria-label={t('frame.navigation')}
      className={classes.navigation}
      data-opened={props.opened || undefined}
    >
      <div className={classes.entries}>
        {entries.map(({ path, label, icon: Icon, reason }) =>
          reason === null ? (
            link(path, label, Icon)
          ) : (
            <Reason key={path} reason={reason}>
              <button type="button" className={classes.link}>
                <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
                {label}
              </button>
            </Reason>
          ),
        )}
      </div>
      <div className={classes.foot}>
        {link(programme.path('/settings'), t('frame.nav.settings'), Settings)}
        <div className={classes.account}>
          <Text size="xs" fw={550} truncate title={me.account.name}>
            {me.account.name}
          </Text>
          <Text size="xs" c="dimmed">
            {programme.tierName(me.account.tier)} · {programme.roleName(me.user.role)}
          </Text>
        </div>
      </div>
    </nav>
  );
}

/** The palette is loaded when it is first wanted. */
function PaletteTrigger() {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setWanted((times) => times + 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <UnstyledButton
        className={classes.search}
        onClick={() => setWanted((times) => times + 1)}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Search size={15} aria-hidden="true" />
        <span>{t('frame.search')}</span>
        <kbd aria-hidden="true">{isMac ? '⌘' : 'Ctrl'} K</kbd>
      </UnstyledButton>
      {wanted > 0 && (
        <Suspense fallback={null}>
          <Palette wanted={wanted} />
        </Suspense>
      )}
    </>
  );
}

const isMac = /Mac|iPhone|iPad/u.test(navigator.userAgent);
