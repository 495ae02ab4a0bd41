import { useState } from 'react';
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { maxActivationIds } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { FilterChip, FilterMenu } from '../../../ui/filter-menu.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { idsIn, states, type useListState } from './list-state.ts';

const days = [7, 30, 90, 365] as const;

/** Search and filters of the list of line items. Pasted activation IDs, one or a hundred, are looked for as such. */
export function LineFilters({ list }: { list: ReturnType<typeof useListState> }) {
  const { t } = useTranslation();
  const products = useRead('listProducts', { limit: '100' });
  const { state } = list;
  const ids = idsIn(state.q);
  const [leftOut, setLeftOut] = useState(0);
  const takeIds = (text: string) => {
    const pasted = idsIn(text);
    // The page's address can hold so many; the field says what was left out.
    setLeftOut(Math.max(0, pasted.length - maxActivationIds));
    if (pasted.length > 1) list.search(pasted.slice(0, maxActivationIds).join(' '));
    return pasted.length > 1;
  };
  return (
    <Group gap="xs" mb="sm" role="search" aria-label={t('entitlement.list')}>
      <SearchInput
        wide
        value={state.q}
        onSearch={list.search}
        onPaste={takeIds}
        label={t('entitlement.filter.search')}
      />
      <FilterMenu
        label={t('entitlement.filter.productLabel')}
        any={t('entitlement.filter.product')}
        value={state.product}
        onChoose={(product) => list.set({ product })}
        options={products.data?.items.map((product) => ({ value: product.id, label: product.name })) ?? []}
      />
      <FilterMenu
        label={t('entitlement.filter.stateLabel')}
        any={t('entitlement.filter.state')}
        value={state.state}
        onChoose={(next) => list.set({ state: states.find((name) => name === next) ?? null })}
        options={states.map((name) => ({ value: name, label: t(`entitlement.states.${name}`) }))}
      />
      <FilterMenu
        label={t('entitlement.filter.expiresLabel')}
        any={t('entitlement.filter.expires')}
        value={state.days === null ? null : String(state.days)}
        onChoose={(next) => list.set({ days: next === null ? null : Number(next) })}
        options={[...new Set([...days, ...(state.days === null ? [] : [state.days])])]
          .toSorted((one, other) => one - other)
          .map((count) => ({ value: String(count), label: t('entitlement.filter.expiresWithin', { count }) }))}
      />
      {state.holder !== null && <Holder id={state.holder} onRemove={() => list.set({ holder: null })} />}
      <Checkbox
        ml={{ xs: 4 }}
        size="xs"
        label={t('entitlement.filter.empty')}
        checked={state.empty}
        onChange={(event) => list.set({ empty: event.currentTarget.checked })}
      />
      {list.filtered && (
        <Button variant="subtle" color="gray" px={10} onClick={list.clear}>
          {t('ui.clearFilters')}
        </Button>
      )}
      {state.q !== '' && ids.length === 0 && state.view === 'all' && (
        <Text size="xs" c="dimmed">
          {t('entitlement.filter.searchedAll')}
        </Text>
      )}
      {ids.length > 1 && (
        <Text size="xs" c="dimmed" role="status">
          {t('entitlement.filter.idsFound', { count: ids.length })}
          {leftOut > 0 && ` ${t('entitlement.filter.idsLeftOut', { count: leftOut })}`}
        </Text>
      )}
    </Group>
  );
}

/** Only the lines that one account holds; chosen where that account is shown. */
function Holder(props: { id: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const account = useRead('readAccount', { id: props.id });
  return <FilterChip label={t('entitlement.heldBy')} value={account.data?.name ?? '…'} onRemove={props.onRemove} />;
}
