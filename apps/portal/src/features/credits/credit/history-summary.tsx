import type { Reply, Send } from '@tierline/contract';
import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { localeOf, useFormat } from '../../../ui/format.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { ChartTable } from '../../../ui/chart-table.tsx';
import charts from '../../../ui/chart.module.css';
import classes from './history.module.css';
import { part } from '../../../load-part.ts';

const load = part(() => import('./balance-chart.tsx'));
const BalanceChart = lazy(async () => ({ default: (await load()).BalanceChart }));

type Chart = Reply<'readCreditChart'>;
type Range = Send<'readCreditChart'> & { from: string; to: string };

/**
 * The sums of the range: opening balance, what came and went, closing balance, and the same over time, as a chart or as
 * a table.
 */
export function HistorySummary({ range, ofSite }: { range: Range; ofSite: string | null }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const { data, error, refetch, isPlaceholderData } = useRead('readCreditChart', range, { keep: true });
  const site = useRead('readSite', { id: ofSite ?? '' }, { enabled: ofSite !== null }).data;
  const [table, setTable] = useState(false);
  if (!data)
    return error ? (
      <ErrorState problem={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton h={300} mb="md" radius="md" />
    );
  const came = data.points.reduce((sum, point) => sum + point.came, 0);
  const went = data.points.reduce((sum, point) => sum + point.went, 0);
  return (
    <section className={charts.summary} aria-label={t('history.summary')} aria-busy={isPlaceholderData}>
      <dl className={classes.numbers}>
        <div>
          <dt>{t('history.opening')}</dt>
          <dd>
            {format.number(data.opening)}
            <small>{format.day(range.from)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('history.came')}</dt>
          <dd>+{format.number(came)}</dd>
        </div>
        <div>
          <dt>{t('history.went')}</dt>
          <dd>−{format.number(went)}</dd>
        </div>
        <div>
          <dt>{t('history.closing')}</dt>
          <dd>
            {format.number(data.closing)}
            <small>{format.day(range.to)}</small>
          </dd>
        </div>
      </dl>
      <div className={charts.chartHead}>
        <div>
          <Text component="h2" size="sm" fw={600}>
            {t('history.chart')}
          </Text>
          <Text size="xs" c="dimmed">
            {ofSite === null ? t('history.ofBalance') : t('history.ofSite', { name: site?.name ?? '…' })}
          </Text>
        </div>
        {data.points.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label={t('history.chart')}
            value={table ? 'table' : 'chart'}
            onChange={(next) => setTable(next === 'table')}
            data={[
              { value: 'chart', label: t('history.showChart') },
              { value: 'table', label: t('history.showTable') },
            ]}
          />
        )}
      </div>
      <Shown chart={data} range={range} table={table} />
    </section>
  );
}

function Shown({ chart, range, table }: { chart: Chart; range: Range; table: boolean }) {
  const { t, i18n } = useTranslation('credit');
  const format = useFormat();
  const short = new Intl.DateTimeFormat(localeOf(i18n.language), {
    ...(chart.by === 'day' ? { day: 'numeric', month: 'short' } : { month: 'short', year: 'numeric' }),
    timeZone: 'UTC',
  });
  const nameOf = (on: string) => short.format(new Date(`${on}T00:00:00Z`));
  if (chart.points.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('history.unmoved')}
      </Text>
    );
  const points = chart.points.map((point) => ({
    from: point.on,
    in: point.came,
    out: point.went,
    balance: point.balance,
  }));
  if (table) {
    return (
      <ChartTable
        label={t('history.chart')}
        heads={[t('history.period'), t('history.in'), t('history.out'), t('history.running')]}
      >
        {points.map((point) => (
          <tr key={point.from}>
            <th scope="row">{nameOf(point.from)}</th>
            <td>{format.number(point.in)}</td>
            <td>{format.number(point.out)}</td>
            <td>{format.number(point.balance)}</td>
          </tr>
        ))}
      </ChartTable>
    );
  }
  const label = t('history.chartLabel', {
    from: format.day(range.from),
    to: format.day(range.to),
    opening: format.number(chart.opening),
    closing: format.number(chart.closing),
  });
  return (
    <Suspense fallback={<Skeleton h={190} />}>
      <BalanceChart points={points} opening={chart.opening} label={label} nameOf={({ from }) => nameOf(from)} />
    </Suspense>
  );
}
