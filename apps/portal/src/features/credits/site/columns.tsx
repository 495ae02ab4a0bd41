import { Text } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import type { Column } from '../../../ui/list-parts.tsx';
import { RowLink } from '../../../ui/row-link.tsx';
import { countryName } from '../../accounts/account/countries.ts';
import { CreditsCell } from '../credit/credits-cell.tsx';
import { Runway, SiteState } from './site-parts.tsx';
import { UsageText } from './usage.tsx';

/** The columns of the list of sites; whose each is only where there are several resellers' sites. */
export function useSiteColumns(options: { vendor: boolean; to: (site: Site) => string }): readonly Column<Site>[] {
  const { t, i18n } = useTranslation('site');
  const format = useFormat();
  const { vendor, to } = options;
  return useMemo(() => {
    const columns: (Column<Site> | false)[] = [
      {
        id: 'name',
        header: t('name'),
        card: 'title',
        sort: { up: 'name', down: '-name' },
        cell: (site) => (
          <RowLink
            id={site.id}
            to={to(site)}
            title={site.name}
            below={vendor ? site.account.name : countryName(site.country, i18n.language)}
          />
        ),
      },
      vendor && {
        id: 'country',
        header: t('country'),
        width: '130px',
        from: 900,
        card: 'none',
        cell: (site) => countryName(site.country, i18n.language),
      },
      {
        id: 'credits',
        header: t('credits'),
        width: '150px',
        sort: { up: 'credits', down: '-credits' },
        cell: (site) => <CreditsCell site={site} />,
      },
      {
        id: 'lasts',
        header: t('lasts'),
        width: '150px',
        sort: { up: 'runway', down: '-runway' },
        cell: (site) => <Runway site={site} />,
      },
      {
        id: 'cost',
        header: t('cost'),
        width: '110px',
        align: 'end',
        from: 720,
        sort: { up: 'cost', down: '-cost', first: 'down' },
        cell: (site) => (
          <span className="tl-number" title={t('costHint')}>
            {site.state === 'deleted' ? t('ui.none', { ns: 'translation' }) : format.number(site.monthlyCost)}
          </span>
        ),
      },
      { id: 'usage', header: t('usersDevices'), width: '150px', from: 900, cell: (site) => <UsageText site={site} /> },
      !vendor && {
        id: 'notes',
        header: t('notes'),
        width: '160px',
        from: 1000,
        card: 'title',
        cell: (site) =>
          site.notes !== null &&
          site.notes !== '' && (
            <Text size="xs" c="dimmed" lineClamp={2} title={site.notes}>
              {site.notes}
            </Text>
          ),
      },
      { id: 'state', header: t('state'), card: 'corner', width: '110px', cell: (site) => <SiteState site={site} /> },
    ];
    return columns.filter((column) => column !== false);
  }, [t, i18n.language, format, vendor, to]);
}
