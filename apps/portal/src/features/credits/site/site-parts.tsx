import { Text } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { dayIn } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';
import { countryName } from '../../accounts/account/countries.ts';

const tones: Record<Site['state'], Tone> = {
  active: 'good',
  'at-risk': 'warn',
  overdue: 'bad',
  suspended: 'bad',
  deleted: 'quiet',
};

/** How a site stands: supplied, soon out of credits, or in arrears. */
export function SiteState({ site }: { site: Pick<Site, 'state'> }) {
  const { t } = useTranslation('site');
  return <StateBadge tone={tones[site.state]}>{t(`states.${site.state}`)}</StateBadge>;
}

/**
 * How long a site's credits last, in words; of one in arrears what is due, and since when. `narrow`: where lines may
 * break.
 */
export function Runway({ site, narrow }: { site: Site; narrow?: true }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const style = narrow ? undefined : ({ whiteSpace: 'nowrap' } as const);
  if (site.state === 'deleted')
    return (
      <Text span inherit c="dimmed">
        {t('states.deleted')}
      </Text>
    );
  if (site.overdueSince !== null) {
    return (
      <span>
        <Text span inherit c="var(--mantine-color-error)" fw={550} style={style}>
          {t('runway.due', { count: site.arrears })}
        </Text>
        <Text size="xs" c="dimmed" style={style}>
          {t('runway.dueSince', { day: format.day(dayIn(site.timeZone, new Date(site.overdueSince))) })}
        </Text>
      </span>
    );
  }
  const until = site.runway.lastsUntil;
  if (until === null)
    return (
      <Text span inherit c="dimmed">
        {t('runway.noCost')}
      </Text>
    );
  return (
    <span>
      <Text span inherit fw={site.state === 'at-risk' ? 550 : undefined} style={style}>
        {format.day(until)}
      </Text>
      <Text size="xs" c="dimmed" style={style}>
        {format.inDays(site.runway.days ?? 0)}
      </Text>
    </span>
  );
}

/** The country of a site in the reader's language. */
export function Country({ code }: { code: string }) {
  const { i18n } = useTranslation();
  return <>{countryName(code, i18n.language)}</>;
}
