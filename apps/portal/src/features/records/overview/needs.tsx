import { Skeleton } from '@mantine/core';
import { ChevronRight, CircleCheck, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCounts } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';
import classes from './overview.module.css';
import { needRows, type NeedRow } from './needs-table.ts';

type Need = { key: NeedRow['key']; icon: LucideIcon; urgent: boolean; number: string; words: string; to: string };

/** What needs the reader, each with a count and a link; it also says that nothing does (X7). */
export function Needs() {
  const { t } = useTranslation('overview');
  const needs = useNeeds();
  if (needs === null) return <Skeleton h={132} radius="md" />;
  if (needs.length === 0)
    return (
      <p className={classes.none}>
        <CircleCheck size={17} aria-hidden="true" />
        {t('nothing')}
      </p>
    );
  return (
    <ul className={classes.needs}>
      {needs.map((need) => (
        <li key={need.key}>
          <Link to={need.to} className={classes.need} data-urgent={need.urgent || undefined}>
            <need.icon size={18} aria-hidden="true" />
            <b>{need.number}</b>
            <span>{need.words}</span>
            <ChevronRight size={16} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/**
 * The same in one line, on top of the user's first page; without what that page shows itself.
 */
export function TodoSummary({ but }: { but: readonly NeedRow['key'][] }) {
  const { t } = useTranslation('overview');
  const needs = useNeeds()?.filter(({ key }) => !but.includes(key));
  if (needs === undefined) return <Skeleton h={38} mb="md" radius="md" />;
  if (needs.length === 0)
    return (
      <p className={classes.calm}>
        <CircleCheck size={15} aria-hidden="true" />
        {t('nothing')}
      </p>
    );
  return (
    <nav aria-label={t('needs')} className={classes.short}>
      {needs.map((need) => (
        <Link key={need.key} to={need.to} className={classes.chip} data-urgent={need.urgent || undefined}>
          <need.icon size={15} aria-hidden="true" />
          <b>{need.number}</b> {need.words}
        </Link>
      ))}
    </nav>
  );
}

function useNeeds(): readonly Need[] | null {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const who = { me: useMe(), programme: useProgramme() };
  const rows = needRows.filter((row) => row.shown(who));
  const counts = useCounts(rows.map((row) => row.list(who)));
  if (counts === null) return null;
  return rows.flatMap(({ key, icon, urgent, to }, index) => {
    const count = counts[index];
    return count && count.value > 0
      ? [
          {
            key,
            icon,
            urgent,
            number: format.count(count),
            words: t(`rows.${key}`, { count: count.value }),
            to: who.programme.path(to),
          },
        ]
      : [];
  });
}
