import type { Account } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';

/**
 * The state of an account as people see it: one that nobody has signed in to yet is *not activated*, unless nobody of
 * its tier ever does.
 */
export type AccountState = 'active' | 'not-activated' | 'suspended' | 'closed';

const tones: Record<AccountState, Tone> = {
  active: 'good',
  'not-activated': 'busy',
  suspended: 'warn',
  closed: 'quiet',
};

/** Whether people of a tier sign in to this portal. */
export function useSignsIn(): (tier: number) => boolean {
  const programme = useProgramme();
  return (tier) => programme.tiers.find((row) => row.tier === tier)?.signsIn ?? false;
}

/** The state of an account. */
export function AccountStateBadge({ account }: { account: Account }) {
  const { t } = useTranslation();
  const tierSignsIn = useSignsIn()(account.tier);
  const state: AccountState =
    account.status === 'active' && !account.activated && tierSignsIn ? 'not-activated' : account.status;
  return <StateBadge tone={tones[state]}>{t(`account.states.${state}`)}</StateBadge>;
}
