import type { Reply } from '@tierline/contract';
import { Anchor, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api.ts';
import { useNavigation } from '../../../frame/navigation.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { ChartTable } from '../../../ui/chart-table.tsx';
import classes from '../../../ui/chart.module.css';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';

type Stock = Reply<'readStock'>;

/** How many copies the reader's account had, month by month, and what is left of them as they expire (E3, E15). */
export function StockPage() {
  const { t } = useTranslation('stock');
  const me = useMe();
  const programme = useProgramme();
  const { data, error, refetch } = useRead('readStock', {});
  const [ahead, setAhead] = useState(false);
  const list = programme.path('/entitlements');
  return (
    <Page title={t('title')}>
      <Group mb="md">
        <Anchor component={Link} to={list} size="sm">
          <Group gap={6} wrap="nowrap">
            <ArrowLeft size={14} aria-hidden="true" />
            {useNavigation(me, programme).find(({ path }) => path === list)?.label}
          </Group>
        </Anchor>
      </Group>
      {!data && error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={300} radius="md" />}
      {data && (
        <section className={classes.summary} aria-label={t('title')}>
          <div className={classes.chartHead}>
            <div>
              <Text size="sm" fw={600} component="p" m={0}>
                <Answer stock={data} />
              </Text>
              <Text size="xs" c="dimmed">
                {t(ahead ? 'aheadHint' : 'pastHint')}
              </Text>
            </div>
            <SegmentedControl
              size="xs"
              aria-label={t('title')}
              value={ahead ? 'ahead' : 'past'}
              onChange={(next) => setAhead(next === 'ahead')}
              data={[
                { value: 'past', label: t('past') },
                { value: 'ahead', label: t('ahead') },
              ]}
            />
          </div>
          <Shown stock={data} ahead={ahead} />
        </section>
      )}
    </Page>
  );
}

/** The question that the chart answers, answered in words. */
function Answer({ stock: { all, monthsAhead, firstToExpire } }: { stock: Stock }) {
  const { t, i18n } = useTranslation('stock');
  const format = useFormat();
  const now = all.past.at(-1) ?? 0;
  const lost = now - (all.ahead.at(-1) ?? now);
  const long = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = long.format(new Date(`${monthsAhead.at(-1)}T00:00:00Z`));
  return [
    t('now', { count: now }),
    now > 0 && (lost > 0 ? t('lost', { count: lost, month }) : t('lostNone', { month })),
    lost > 0 && firstToExpire && t('first', { count: firstToExpire.copies, day: format.day(firstToExpire.on) }),
  ]
    .filter(Boolean)
    .join(' ');
}

function Shown({ stock, ahead }: { stock: Stock; ahead: boolean }) {
  const { t, i18n } = useTranslation('stock');
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const { all, products, others } = stock;
  if (products.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothing', { months: stock.months.length })}
      </Text>
    );
  const short = new Intl.DateTimeFormat(i18n.language, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const nameOf = (month: string) => short.format(new Date(`${month}T00:00:00Z`));
  const product = products.find(({ id }) => id === chosen);
  const called = product?.name ?? t('all');
  const copies = (product ?? all)[ahead ? 'ahead' : 'past'];
  const bars = (ahead ? stock.monthsAhead : stock.months).map((month, index) => ({
    name: nameOf(month),
    value: copies[index] ?? 0,
  }));
  const rows = [
    ...products,
    ...(others.products > 0 ? [{ ...others, id: 'others', name: t('others', { count: others.products }) }] : []),
    { ...all, id: 'all', name: t('all') },
  ];
  const last = nameOf(stock.monthsAhead.at(-1) ?? '');
  return (
    <>
      <FilterMenu
        label={t('product')}
        any={t('all')}
        value={chosen}
        options={products.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={setChosen}
      />
      <BarChart bars={bars} label={t('chart', { what: called, count: (product ?? all).past.at(-1) ?? 0 })} />
      <div className={classes.tables}>
        <ChartTable label={t('byMonth')} heads={[t('month'), called]}>
          {bars.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{format.number(value)}</td>
            </tr>
          ))}
        </ChartTable>
        <ChartTable label={t('byProduct')} heads={[t('product'), t('today'), last]}>
          {rows.map(({ id, name, past, ahead: left }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{format.number(past.at(-1) ?? 0)}</td>
              <td>{format.number(left.at(-1) ?? 0)}</td>
            </tr>
          ))}
        </ChartTable>
      </div>
    </>
  );
}
