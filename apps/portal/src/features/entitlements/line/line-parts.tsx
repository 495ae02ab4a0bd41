import { Text } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { daysFromToday, useFormat } from '../../../ui/format.ts';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';
import { DayText } from '../../../ui/when.tsx';

const tones: Record<LineItem['state'], Tone> = { active: 'good', expired: 'quiet', 'on-hold': 'warn', closed: 'quiet' };

/** The state of a line item. */
export function LineState(props: { line: LineItem }) {
  const { t } = useTranslation();
  const { state, stateReason } = props.line;
  return (
    <StateBadge tone={tones[state]} {...(stateReason !== '' && { title: stateReason })}>
      {t(`entitlement.states.${state}`)}
    </StateBadge>
  );
}

/** An activation ID: on one line where it fits, else on two of three groups each. */
export function ActivationId(props: { id: string }) {
  const groups = props.id.split('-');
  const middle = Math.ceil(groups.length / 2);
  return (
    <span className="tl-mono">
      <span style={{ whiteSpace: 'nowrap' }}>{groups.slice(0, middle).join('-')}-</span>
      <wbr />
      <span style={{ whiteSpace: 'nowrap' }}>{groups.slice(middle).join('-')}</span>
    </span>
  );
}

/** An account as a line item names it; what the reader may not know stays undisclosed (A3). */
export function AccountName(props: { account: LineItem['holder'] }) {
  const { t } = useTranslation();
  const { tierName } = useProgramme();
  if (props.account.name !== null) return <>{props.account.name}</>;
  return (
    <Text span inherit c="dimmed" fs="italic">
      {t('ui.undisclosed', { tier: tierName(props.account.tier) })}
    </Text>
  );
}

/** When a line item expires, and how far off that is where it is near. */
export function Expiry(props: { line: LineItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { expiresOn, state } = props.line;
  if (expiresOn === null)
    return (
      <Text span inherit c="dimmed">
        {t('entitlement.never')}
      </Text>
    );
  const days = daysFromToday(expiresOn);
  const near = state === 'active' && days >= 0 && days <= 90;
  return (
    <>
      <DayText day={expiresOn} />
      {near && (
        // In a narrow column in two lines, rather than that another column gives way.
        <Text size="xs" c={days <= 30 ? 'var(--mantine-color-orange-light-color)' : 'dimmed'}>
          {format.fromToday(expiresOn)}
        </Text>
      )}
    </>
  );
}
