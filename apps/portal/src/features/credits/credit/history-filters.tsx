import { Group } from '@mantine/core';
import { entryKinds } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import type { useHistory } from './history-state.ts';
import classes from './history.module.css';
import { ranges } from './range.ts';
import { RangeMenu } from './range-menu.tsx';

type Named = { id: string; name: string };

/** Range, site and kind of the credit history; for vendor staff whose it is (`resellers`: null for everybody else). */
export function HistoryFilters({
  history,
  accountId,
  resellers,
}: {
  history: ReturnType<typeof useHistory>;
  accountId: string | null;
  resellers: readonly Named[] | null;
}) {
  const { t } = useTranslation('credit');
  const { tierName, tiersBelow } = useProgramme();
  const sites = useSites(resellers === null || accountId !== null, accountId, history.site);
  return (
    <Group gap="xs" mb="sm" role="search" aria-label={t('history.title')} align="flex-start">
      {resellers && (
        <RangeMenu
          label={tierName(tiersBelow(0)[0] ?? 0)}
          value={accountId ?? ''}
          options={resellers.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={history.setReseller}
        />
      )}
      <RangeMenu
        label={t('history.range')}
        value={history.range}
        options={[...ranges, 'custom' as const].map((name) => ({ value: name, label: t(`history.ranges.${name}`) }))}
        onChoose={history.setRange}
      />
      {history.range === 'custom' && (
        <>
          <DayField
            bare
            onlyDays
            className={classes.day}
            label={t('history.from')}
            value={history.from}
            onChange={(day) => history.setDay('from', day)}
            error={history.wrongWay ? t('history.fromAfterTo') : undefined}
            maxDate={history.today}
          />
          <DayField
            bare
            onlyDays
            className={classes.day}
            label={t('history.to')}
            value={history.to}
            onChange={(day) => history.setDay('to', day)}
          />
        </>
      )}
      <FilterMenu
        label={t('history.site')}
        any={t('history.anySite')}
        value={history.site}
        onChoose={history.setSite}
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterMenu
        label={t('history.kind')}
        any={t('history.anyKind')}
        value={history.kind}
        onChoose={history.setKind}
        options={entryKinds.map((kind) => ({ value: kind, label: t(`history.kinds.${kind}`) }))}
      />
    </Group>
  );
}

// The sites to choose from, deleted ones too, as their history stays; and the one that was chosen elsewhere.
function useSites(enabled: boolean, accountId: string | null, chosen: string | null): readonly Named[] {
  const { data } = useRead(
    'listSites',
    { state: 'all', sort: 'name', limit: '100', ...(accountId !== null && { accountId }) },
    { enabled },
  );
  const items = data?.items ?? [];
  const missing = chosen !== null && data !== undefined && !items.some(({ id }) => id === chosen);
  const other = useRead('readSite', { id: chosen ?? '' }, { enabled: missing }).data;
  return missing && other ? [other, ...items] : items;
}
