import { Text } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { InstantText } from '../../../ui/when.tsx';
import { useFormat } from '../../../ui/format.ts';

/** Users and devices of a site as its product reported them last, and whether that is long ago. */
export function UsageText({ site }: { site: Site }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  if (site.report === 'never')
    return (
      <Text span inherit c="dimmed">
        {t('ui.none', { ns: 'translation' })}
      </Text>
    );
  return (
    <span>
      <span className="tl-number" title={`${t('users')}, ${t('devices')}`} style={{ whiteSpace: 'nowrap' }}>
        {format.number(site.users ?? 0)} / {format.number(site.devices ?? 0)}
      </span>
      {site.report === 'stale' && site.reportedAt !== null && (
        <Text size="xs" c="var(--mantine-color-error)" style={{ whiteSpace: 'nowrap' }}>
          {t('usage.stale', { count: daysSince(site.reportedAt) })}
        </Text>
      )}
    </span>
  );
}

/** The same in a panel, with when the last report came and what its lack means. */
export function Usage({ site }: { site: Site }) {
  const { t } = useTranslation('site');
  if (site.report === 'never' || site.reportedAt === null)
    return (
      <Text size="sm" c="dimmed">
        {t('usage.never')}
      </Text>
    );
  return (
    <div>
      <Text size="sm" fw={550}>
        {t('usage.users', { count: site.users ?? 0 })}, {t('usage.devices', { count: site.devices ?? 0 })}
      </Text>
      {site.report === 'fresh' ? (
        <Text size="sm" c="dimmed">
          <InstantText at={site.reportedAt} />
        </Text>
      ) : (
        <Text size="sm" c="var(--mantine-color-error)">
          {t('usage.stale', { count: daysSince(site.reportedAt) })} · <InstantText at={site.reportedAt} />
        </Text>
      )}
      {site.report === 'stale' && (
        <Text size="sm" c="dimmed">
          {t('usage.staleHint')}
        </Text>
      )}
    </div>
  );
}

function daysSince(instant: string): number {
  return Math.max(0, Math.floor((Date.now() - new Date(instant).getTime()) / 86_400_000));
}
