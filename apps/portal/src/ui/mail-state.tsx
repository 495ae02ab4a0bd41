import { useTranslation } from 'react-i18next';
import { useProgramme } from '../programme.tsx';
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

/** The state of a mail; its tooltip says since when, and what the mail server said. */
export function MailState(props: { mail: Mail }) {
  const format = useFormat();
  const word = useMailStateWord();
  const kept = useProgramme().mailbox && props.mail.state === 'waiting';
  const { state, at, response } = props.mail;
  return (
    <StateBadge tone={kept ? 'quiet' : tones[state]} title={[format.instant(at), response].filter(Boolean).join(' · ')}>
      {word(state)}
    </StateBadge>
  );
}

/** The word for the state of a mail. In a demo no mail waits: it is in the demo's mailbox, and goes no further. */
export function useMailStateWord(): (state: Mail['state']) => string {
  const { t } = useTranslation();
  const { mailbox } = useProgramme();
  return (state) => t(mailbox && state === 'waiting' ? 'ui.mailInDemo' : `ui.mailStates.${state}`);
}
