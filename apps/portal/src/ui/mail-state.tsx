import { useTranslation } from 'react-i18next';
import { useFormat } from './format.ts';
import { StateBadge, type Tone } from './state-badge.tsx';

type Mail = { state: 'waiting' | 'accepted' | 'deferred' | 'failed' | 'withdrawn'; at: string; response: string };

const tones: Record<Mail['state'], Tone> = {
  waiting: 'busy',
  accepted: 'good',
  deferred: 'warn',
  failed: 'bad',
  withdrawn: 'quiet',
};

/** How a mail stands; since when and the mail server's words are in its tooltip. */
export function MailState(props: { mail: Mail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, at, response } = props.mail;
  return (
    <StateBadge tone={tones[state]} title={[format.instant(at), response].filter(Boolean).join(' · ')}>
      {t(`ui.mailStates.${state}`)}
    </StateBadge>
  );
}
