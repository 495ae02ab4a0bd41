import { Anchor, Text } from '@mantine/core';
import type { Renewal } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../../../programme.tsx';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';

const tones: Record<Renewal['stage'], Tone> = {
  'not-asked': 'warn',
  asked: 'busy',
  forwarded: 'busy',
  renewed: 'good',
  'let-go': 'quiet',
  overdue: 'bad',
};

/** How far the renewal of a line item has come (E15), with the request or the reason below. */
export function RenewalStage({ line }: { line: Renewal }) {
  const { t } = useTranslation('renewal');
  const { path } = useProgramme();
  const { stage, request, reason, successors, devices } = line;
  return (
    <>
      <StateBadge tone={tones[stage]}>{t(`stages.${stage}`)}</StateBadge>
      {request !== null && stage !== 'let-go' && (
        <Text size="xs">
          <Anchor component={Link} to={path(`/requests/${request.id}`)} inherit>
            {t('request', { number: request.number })}
          </Anchor>
        </Text>
      )}
      {successors.length > 0 && devices.toPass > devices.free && (
        <Text size="xs" c="var(--mantine-color-orange-light-color)">
          {t('devices.short', { count: devices.toPass, free: devices.free })}
        </Text>
      )}
      {stage === 'let-go' && (
        <Text size="xs" c="dimmed" lineClamp={2} title={reason}>
          {reason}
        </Text>
      )}
    </>
  );
}
