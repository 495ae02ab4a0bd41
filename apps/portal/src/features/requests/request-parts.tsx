import { Anchor, Text } from '@mantine/core';
import type { Request } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../programme.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { AccountName, ActivationId } from '../entitlements/line/line-parts.tsx';

const tones: Record<Request['state'], Tone> = {
  open: 'busy',
  'asked-back': 'warn',
  forwarded: 'busy',
  'partly-fulfilled': 'busy',
  fulfilled: 'good',
  declined: 'bad',
  cancelled: 'quiet',
  lapsed: 'quiet',
};

/** The state of a request or of one of its lines (E12). */
export function RequestState({ state }: { state: Request['state'] }) {
  const { t } = useTranslation('request');
  return <StateBadge tone={tones[state]}>{t(`states.${state}`)}</StateBadge>;
}

/** What is asked for, line by line: so many of a product. */
export function RequestedLines({ request, most = 3 }: { request: Request; most?: number }) {
  const { t } = useTranslation('request');
  const format = useFormat();
  const more = request.lines.length - most;
  return (
    <span style={{ display: 'grid' }}>
      {request.lines.slice(0, more > 0 ? most - 1 : most).map((line) => (
        <span key={line.id}>
          {format.number(line.copies)} × {line.product.name}
          {line.renews && (
            <Text span inherit c="dimmed">
              {' '}
              · {t('renewal')}
            </Text>
          )}
        </span>
      ))}
      {more > 0 && (
        <Text span inherit c="dimmed">
          {t('more', { count: more + 1 })}
        </Text>
      )}
    </span>
  );
}

/** Which line item it renews, and until when (E15). */
export function Renews({ renews }: { renews: NonNullable<Request['lines'][number]['renews']> }) {
  const { t } = useTranslation('request');
  const { path } = useProgramme();
  const format = useFormat();
  const { lineItemId, activationId, expiresOn, endsOn } = renews;
  return (
    <Text size="sm">
      {t('renews')}{' '}
      <Anchor component={Link} inherit to={path(`/entitlements/${lineItemId}`)}>
        <ActivationId id={activationId} />
      </Anchor>
      <br />
      {t('renewedFrom', { ends: format.day(expiresOn), until: format.day(endsOn) })}
    </Text>
  );
}

/** The other account of a request, as the reader knows it. */
export function OtherAccount({ request }: { request: Request }) {
  return <AccountName account={request.mine ? request.to : request.account} />;
}

/** The sum of its lines' copies, and of those that are still to come. */
export function totals(request: Request): { copies: number; open: number } {
  return {
    copies: request.lines.reduce((sum, line) => sum + line.copies, 0),
    open: request.lines.reduce((sum, line) => sum + line.open, 0),
  };
}
