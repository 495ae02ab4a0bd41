import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import type { Reply } from '@tierline/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { useFormat } from '../../../ui/format.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { ChartTable } from '../../../ui/chart-table.tsx';
import classes from '../../../ui/chart.module.css';

type Spending = Reply<'readCreditSpending'>;

/**
 * What a partner's sites spent in each of the last twelve months, and what is left of all credits in the next twelve,
 * each as a chart with its table (C4, C5).
 */
export function CreditSpending({ accountId }: { accountId: string | null }) {
  const { t } = useTranslation('credit');
  const { data, error, refetch } = useRead('readCreditSpending', accountId === null ? {} : { accountId });
  const [ahead, setAhead] = useState(false);
  if (!data)
    return error ? (
      <ErrorState problem={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton h={300} mb="md" radius="md" />
    );
  return (
    <section className={classes.summary} aria-label={t('spending.title')}>
      <div className={classes.chartHead}>
        <div>
          <Text component="h2" size="sm" fw={600}>
            {t('spending.title')}
          </Text>
          <Text size="xs" c="dimmed">
            {t(ahead ? 'spending.aheadHint' : 'spending.spentHint')}
          </Text>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={t('spending.title')}
          value={ahead ? 'ahead' : 'spent'}
          onChange={(next) => setAhead(next === 'ahead')}
          data={[
            { value: 'spent', label: t('spending.spent') },
            { value: 'ahead', label: t('spending.ahead') },
          ]}
        />
      </div>
      {ahead ? <Ahead {...data} /> : <Spent {...data} />}
    </section>
  );
}

function Spent({ months, spent, sites, others }: Spending) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const monthOf = useMonths();
  const [chosen, setChosen] = useState<string | null>(null);
  if (sumOf(spent) === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('spending.nothing')}
      </Text>
    );
  const nameOf = ({ name, deleted }: Spending['sites'][number]) => (deleted ? t('spending.deleted', { name }) : name);
  const shown = sites.find(({ id }) => id === chosen);
  const credits = shown?.spent ?? spent;
  const rows = [
    ...sites.map((site) => ({ id: site.id, name: nameOf(site), sum: sumOf(site.spent) })),
    ...(others.sites > 0
      ? [{ id: 'others', name: t('spending.others', { count: others.sites }), sum: sumOf(others.spent) }]
      : []),
    { id: 'all', name: t('spending.all'), sum: sumOf(spent) },
  ];
  return (
    <>
      <FilterMenu
        label={t('spending.site')}
        any={t('spending.all')}
        value={chosen}
        options={sites.map((site) => ({ value: site.id, label: nameOf(site) }))}
        onChoose={setChosen}
      />
      <BarChart
        bars={months.map((month, index) => ({ name: monthOf(month), value: credits[index] ?? 0 }))}
        label={t('spending.spentLabel', { credits: sumOf(credits) })}
      />
      <div className={classes.tables}>
        <ChartTable
          label={t('spending.byMonth')}
          heads={[t('spending.month'), shown ? nameOf(shown) : t('spending.all')]}
        >
          {months.map((month, index) => (
            <tr key={month}>
              <th scope="row">{monthOf(month)}</th>
              <td>{format.number(credits[index] ?? 0)}</td>
            </tr>
          ))}
        </ChartTable>
        <ChartTable label={t('spending.bySite')} heads={[t('spending.site'), t('spending.sum')]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td>{format.number(row.sum)}</td>
            </tr>
          ))}
        </ChartTable>
      </div>
    </>
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function Ahead({ credits, forecast }: Spending) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const monthOf = useMonths();
  const short = forecast.find(({ cost }, index) => cost > (index === 0 ? credits : (forecast[index - 1]?.left ?? 0)));
  return (
    <>
      <Text size="sm" mb="xs">
        {short ? t('spending.short', { credits, day: format.day(short.month) }) : t('spending.enough', { credits })}
      </Text>
      <BarChart
        bars={forecast.map(({ month, left }) => ({ name: monthOf(month), value: left }))}
        label={t('spending.aheadLabel', { credits })}
      />
      <ChartTable label={t('spending.ahead')} heads={[t('spending.month'), t('spending.cost'), t('spending.left')]}>
        {forecast.map(({ month, cost, left }) => (
          <tr key={month}>
            <th scope="row">{monthOf(month)}</th>
            <td>{format.number(cost)}</td>
            <td>{format.number(left)}</td>
          </tr>
        ))}
      </ChartTable>
    </>
  );
}

function useMonths(): (month: string) => string {
  const { i18n } = useTranslation();
  const short = new Intl.DateTimeFormat(i18n.language, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  return (month) => short.format(new Date(`${month}T00:00:00Z`));
}
