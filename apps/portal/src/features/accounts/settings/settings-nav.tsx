import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import classes from './settings-nav.module.css';

/** The parts of the settings: the user's profile, the account, its API keys; the vendor's signing keys. */
export function SettingsNav() {
  const { t } = useTranslation();
  const { path, modules } = useProgramme();
  const { may } = useMe();
  // Licence files are the entitlements' (E10), and their keys the vendor's.
  const signs = modules.includes('entitlements') && may['signing-keys.manage'] === null;
  const { pathname } = useLocation();
  const parts = [
    { to: path('/settings'), label: t('settings.profile') },
    { to: path('/settings/account'), label: t('settings.account') },
    { to: path('/settings/api-keys'), label: t('settings.keys') },
    ...(signs ? [{ to: path('/settings/signing-keys'), label: t('settings.signingKeys') }] : []),
  ];
  return (
    <nav className={classes.nav} aria-label={t('settings.parts')}>
      {parts.map(({ to, label }) => (
        <Link key={to} to={to} className={classes.link} aria-current={pathname === to ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
