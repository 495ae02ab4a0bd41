import { expiryNotices } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../programme.tsx';

/** When somebody of an account of this tier is told that entitlements expire (E11), in words; null where he is told of none, so that there is nothing to switch. */
export function useExpiryHint(tier: number): string | null {
  const { t, i18n } = useTranslation();
  const days = expiryNotices(useProgramme(), tier);
  const [most] = days;
  if (most === undefined) return null;
  return t('session.profile.expiryMailHint', {
    count: most,
    days: new Intl.ListFormat(i18n.language).format(days.map(String)),
  });
}
