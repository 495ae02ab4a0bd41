import { Anchor, Switch, Text, type SwitchProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';

/**
 * The switch of a shared login (A5), which says what it does; for the reader's own account, users who can make API keys
 * are offered a key instead (UX §2.5).
 */
export function SharedLogin({ own, ...field }: { own: boolean } & SwitchProps) {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const mayMakeKeys = useMe().may['keys.manage'] === null;
  return (
    <div>
      <Switch label={t('user.sharedLogin')} description={t('user.sharedLoginHint')} {...field} />
      {own && mayMakeKeys && field.checked === true && field.disabled !== true && (
        <Text size="sm" c="dimmed" mt={6}>
          {t('user.sharedLoginKey')}{' '}
          <Anchor component={Link} size="sm" to={path('/settings/api-keys')}>
            {t('user.sharedLoginKeyLink')}
          </Anchor>
        </Text>
      )}
    </div>
  );
}
