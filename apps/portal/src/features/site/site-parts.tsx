import { Text } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format.ts';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { countryName } from '../account/countries.ts';

const tones: Record<Site['state'], Tone> = { active: 'good', 'at-risk': 'warn', overdue: 'bad', suspended: 'bad', deleted: 'quiet' };

/** How a site stands: supplied, soon out of credits, or in arrears. */
export function SiteState({ site }: { site: Pick<Site, 'state'> }) {
  const { t } = useTranslation('site');
  return <StateBadge tone={tones[site.state]}>{t(`states.${site.state}`)}</StateBadge>;
}

/** How long a site's credits last, in words; of one in arrears what is due, and since when. */
export function Runway({ site, sentence }: { site: Site; sentence?: true }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  if (site.state === 'deleted') return <Text span inherit c="dimmed">{t('states.deleted')}</Text>;
  if (site.overdueSince !== null) {
    return (
      <span>
        <Text span inherit c="var(--mantine-color-error)" fw={550} style={{ whiteSpace: 'nowrap' }}>{t('runway.due', { count: site.arrears })}</Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>{t('runway.dueSince', { day: format.day(site.overdueSince.slice(0, 10)) })}</Text>
      </span>
    );
  }
  const until = site.runway.lastsUntil;
  if (until === null) return <Text span inherit c="dimmed">{t('runway.noCost')}</Text>;
  return (
    <span>
      <Text span inherit fw={site.state === 'at-risk' ? 550 : undefined} style={{ whiteSpace: 'nowrap' }}>{t(sentence ? 'runway.lastsUntil' : 'runway.until', { day: format.day(until) })}</Text>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>{format.fromToday(until)}</Text>
    </span>
  );
}

/** The country of a site in the reader's language. */
export function Country({ code }: { code: string }) {
  const { i18n } = useTranslation();
  return <>{countryName(code, i18n.language)}</>;
}
