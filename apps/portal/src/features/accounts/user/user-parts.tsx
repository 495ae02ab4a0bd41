import { roles, reaches, type Role, shownEmail } from '@tierline/domain';
import type { User } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';

/** How a person is called: by name, else by e-mail. */
export function personName(user: { firstName: string; lastName: string; email: string }): string {
  return `${user.firstName} ${user.lastName}`.trim() || shownEmail(user.email);
}

/** Whether a person has got an initial password and has yet to sign in with it. */
export function waits({ full }: User): boolean {
  return full !== null && full.waiting && full.status === 'active';
}

type UserState = 'active' | 'inactive' | 'waiting' | 'contact';

const tones: Record<UserState, Tone> = { active: 'good', inactive: 'quiet', waiting: 'busy', contact: 'quiet' };

/** Whether a person uses the portal, may not any more, has yet to sign in, or is only written to. */
export function UserStateBadge({ user }: { user: User }) {
  const { t } = useTranslation();
  const state = stateOf(user);
  return <StateBadge tone={tones[state]}>{t(`user.states.${state}`)}</StateBadge>;
}

function stateOf({ full, maySignIn }: User): UserState {
  if (full?.status === 'inactive') return 'inactive';
  if (!maySignIn) return 'contact';
  return full?.waiting ? 'waiting' : 'active';
}

/**
 * The roles that the reader may give in an account, lowest first: those the programme offers, in the reader's own
 * account up to the reader's own role (A6).
 */
export function useGivableRoles(own: boolean): readonly Role[] {
  const programme = useProgramme();
  const mine = useMe().user.role;
  return roles.filter((role) => programme.roles.some((row) => row.role === role) && (!own || reaches(mine, role)));
}
