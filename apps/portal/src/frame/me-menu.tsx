import { Menu, Text, UnstyledButton } from '@mantine/core';
import { KeyRound, LogOut, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useProgramme } from '../programme.tsx';
import { leave, useMe } from '../session.tsx';
import { toastFailed } from '../ui/toast.tsx';
import classes from './me-menu.module.css';

/** Who is signed in: profile, password, sign out. */
export function MeMenu() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const { user, account } = useMe();
  const navigate = useNavigate();
  const name = `${user.firstName} ${user.lastName}`.trim() || user.email;
  const signOut = () => {
    leave().then(
      () => navigate(path('/sign-in')),
      () => toastFailed({ text: t('ui.noAnswer') }),
    );
  };
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <UnstyledButton aria-label={`${t('frame.me')}: ${name}`} style={{ borderRadius: 99, marginInlineStart: 6 }}>
          <span className={classes.initials} data-initials={initials(name)} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('frame.me')}>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {user.email}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {account.name}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to={path('/settings')} leftSection={<UserRound size={15} aria-hidden="true" />}>
          {t('session.profile.title')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to={`${path('/settings')}#password`}
          leftSection={<KeyRound size={15} aria-hidden="true" />}
        >
          {t('session.password.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={signOut} leftSection={<LogOut size={15} aria-hidden="true" />}>
          {t('frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s@.]+/u).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words[1]?.[0] ?? '') : ''}`.toUpperCase();
}
