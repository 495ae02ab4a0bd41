import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { siteFilters, type useSiteList } from './list-state.ts';

/** Search and filters of the list of sites; vendor staff choose whose. */
export function SiteFilters({ list, vendor }: { list: ReturnType<typeof useSiteList>; vendor: boolean }) {
  const { t } = useTranslation('site');
  return (
    <Group gap="xs" mb="sm" role="search" aria-label={t('list')}>
      <SearchInput value={list.q} onSearch={list.search} label={t(vendor ? 'name' : 'filter.search')} />
      <FilterMenu
        label={t('filter.stateLabel')}
        any={t('filter.state')}
        value={list.state}
        onChoose={list.setState}
        options={siteFilters.map((name) => ({
          value: name,
          label: name === 'low' || name === 'all' ? t(`filter.${name}`) : t(`states.${name}`),
        }))}
      />
      {vendor && <ResellerFilter value={list.reseller} onChoose={list.setReseller} />}
    </Group>
  );
}

/** Whose sites: one of the vendor's partners. */
export function ResellerFilter(props: { value: string | null; onChoose: (id: string | null) => void }) {
  const { t } = useTranslation('site');
  const { tierName, tiersBelow } = useProgramme();
  const accounts = useRead('listAccounts', { direction: 'below', sort: 'name', limit: '100' });
  return (
    <FilterMenu
      label={tierName(tiersBelow(0)[0] ?? 0)}
      any={t('filter.reseller')}
      value={props.value}
      onChoose={props.onChoose}
      options={accounts.data?.items.map((account) => ({ value: account.id, label: account.name })) ?? []}
    />
  );
}
