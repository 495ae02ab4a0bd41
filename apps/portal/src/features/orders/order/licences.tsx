import type { Licence } from '@tierline/contract';
import { KeyRound } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Group } from '@mantine/core';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { Quantity } from '../../../ui/quantity.tsx';
import { RowLink } from '../../../ui/row-link.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { DayText } from '../../../ui/when.tsx';
import { LicenceExpiry } from './order-parts.tsx';

const states = ['active', 'expired'] as const;

/**
 * The licences of the reader's own company, for a customer's people: how many there are, are free, and until when. A
 * row leads to who uses them.
 */
export function LicencesPage() {
  const { t } = useTranslation('order');
  const { t: common } = useTranslation();
  const { slug, label } = useProgramme();
  const me = useMe();
  const [state, setState] = useQueryState(
    'state',
    parseAsStringLiteral(states).withOptions({ history: 'replace', shallow: false }),
  );
  const pages = usePages('listLicences', { id: me.account.id, ...(state !== null && { state }) });
  const to = useCallback((licence: Licence) => `/${slug}/team?show=licences&product=${licence.product.id}`, [slug]);
  const columns = useLicenceColumns(to);
  const title = label('nav.licences', common('frame.nav.licences'));
  return (
    <Page title={title} aside={<ListCount pages={pages} />}>
      <Group gap="xs" mb="sm" role="search" aria-label={title}>
        <FilterMenu
          label={t('state')}
          any={t('anyState')}
          value={state}
          onChoose={(next) => void setState(states.find((name) => name === next) ?? null)}
          options={states.map((name) => ({ value: name, label: t(`licenceStates.${name}`) }))}
        />
      </Group>
      <ListTable
        name={title}
        columns={columns}
        pages={pages}
        open={{ id: null, to, label: (licence) => t('openUsers', { product: licence.product.name }) }}
        empty={
          state === null ? (
            <EmptyState icon={<KeyRound size={22} />} title={t('licencesEmpty.title')} hint={t('licencesEmpty.hint')} />
          ) : (
            <NothingMatches onClear={() => void setState(null)} />
          )
        }
      />
    </Page>
  );
}

function useLicenceColumns(to: (licence: Licence) => string): readonly Column<Licence>[] {
  const { t } = useTranslation('order');
  return useMemo(
    (): readonly Column<Licence>[] => [
      {
        id: 'product',
        header: t('product'),
        card: 'title',
        cell: (licence) => (
          <RowLink id={licence.id} to={to(licence)} title={licence.product.name} below={licence.product.sku} />
        ),
      },
      {
        id: 'available',
        header: t('available'),
        width: '130px',
        cell: (licence) => (
          <Quantity
            part={licence.available}
            whole={licence.quantity}
            label={t('availableOf', { available: licence.available, quantity: licence.quantity })}
          />
        ),
      },
      {
        id: 'inUse',
        header: t('inUse'),
        width: '90px',
        cell: (licence) => <span className="tl-number">{licence.inUse}</span>,
      },
      {
        id: 'starts',
        header: t('starts'),
        width: '120px',
        from: 900,
        cell: (licence) => <DayText day={licence.startsOn} />,
      },
      {
        id: 'expires',
        header: t('expires'),
        width: '120px',
        cell: (licence) => <LicenceExpiry expiresOn={licence.expiresOn} />,
      },
      { id: 'order', header: t('number'), width: '130px', from: 720, cell: (licence) => licence.order?.number ?? '–' },
      { id: 'from', header: t('from'), from: 1160, cell: (licence) => licence.from.name },
      {
        id: 'state',
        header: t('state'),
        card: 'corner',
        width: '110px',
        from: 720,
        cell: (licence) => (
          <StateBadge tone={licence.state === 'active' ? 'good' : 'quiet'}>
            {t(`licenceStates.${licence.state}`)}
          </StateBadge>
        ),
      },
    ],
    [t, to],
  );
}
