import type { Invitation } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';

const tones: Record<Invitation['state'], Tone> = {
  waiting: 'busy',
  accepted: 'good',
  deferred: 'warn',
  failed: 'bad',
  opened: 'good',
  used: 'good',
  expired: 'warn',
  revoked: 'quiet',
};

/**
 * How an invitation stands (A10): what is known of its mail, then of its link; the mail server's words are in its
 * tooltip.
 */
export function InvitationState(props: { state: Invitation['state']; title?: string }) {
  const { t } = useTranslation();
  return (
    <StateBadge
      tone={tones[props.state]}
      {...(props.title !== undefined && props.title !== '' && { title: props.title })}
    >
      {t(`invitation.states.${props.state}`)}
    </StateBadge>
  );
}
