import type { Role } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';

type Work = 'copies' | 'seats' | 'credits';
type Side = 'vendor' | 'seller' | 'customer';

const workOf = { entitlements: 'copies', orders: 'seats', credits: 'credits' } as const;

/** Explains a role of an account's people in one line, by what the programme has (A6). */
export function useRoleHint(tier: number): (role: Role) => string {
  const { t } = useTranslation();
  const { roles, roleName, modules, tiersBelow } = useProgramme();
  const side: Side = tier === 0 ? 'vendor' : tiersBelow(tier).length > 0 ? 'seller' : 'customer';
  const work = modules.map((module): Work => workOf[module]);
  // The people of an account without anybody below have no licences to assign, but sites to look after.
  const daily = work.map((one) => t(`user.roleHint.work.${one}.${side}`)).join(' ');
  return (role) => {
    if (role === 'observer') return t('user.roleHint.observer');
    const below = roles[roles.findIndex((row) => row.role === role) - 1]?.role;
    const like = below === undefined || below === 'observer' ? null : roleName(below);
    if (role === 'operator') return daily;
    const more = t(`user.roleHint.${role}.${side}`);
    return like === null ? `${daily} ${more}` : t('user.roleHint.like', { role: like, more });
  };
}
