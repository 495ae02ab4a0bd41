import { expiryNotices } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { localeOf } from '../../../ui/format.ts';

/**
 * When users of an account of this tier are notified that entitlements expire (E11), in words; null where they never
 * are, so that the setting is hidden.
 */
export function useExpiryHint(tier: number): string | null {
  const { t, i18n } = useTranslation();
  const days = expiryNotices(useProgramme(), tier);
  const [most] = days;
  if (most === undefined) return null;
  return t('session.profile.expiryMailHint', {
    count: most,
    days: new Intl.ListFormat(localeOf(i18n.language)).format(days.map(String)),
  });
}
