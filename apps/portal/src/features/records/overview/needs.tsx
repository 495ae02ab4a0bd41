import type { AttentionKind } from '@tierline/domain';
import { Anchor, Badge, Skeleton, Title } from '@mantine/core';
import { ChevronRight, CircleCheck, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';
import { ErrorState } from '../../../ui/states.tsx';
import classes from './overview.module.css';
import { needRows } from './needs-table.ts';

type Need = { key: AttentionKind; icon: LucideIcon; urgent: boolean; number: string; words: string; to: string };

/** What needs the reader, each with a count and a link; it also says that nothing does (X7). */
export function Needs() {
  const { t } = useTranslation('overview');
  const { needs, error, refetch } = useNeeds();
  if (error !== null && needs === null) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (needs === null) return <Skeleton h={132} radius="md" />;
  if (needs.length === 0)
    return (
      <p className={classes.none}>
        <CircleCheck size={17} aria-hidden="true" />
        {t('nothing')}
      </p>
    );
  return <NeedList needs={needs} />;
}

/** The same in the top bar. `marked`: what is new there; `onGo`: one of them was chosen. */
export function NotifiedNeeds({ marked, onGo }: { marked: readonly string[]; onGo: () => void }) {
  const { t } = useTranslation('overview');
  const { path } = useProgramme();
  const mayRead = useMe().may['audit.read'] === null;
  return (
    <div className={classes.notified}>
      <header className={classes.head}>
        <Title order={2} size="h5">
          {t('needs')}
        </Title>
        {mayRead && (
          <Anchor component={Link} size="sm" to={path('/activity')} onClick={onGo}>
            {t('all')}
          </Anchor>
        )}
      </header>
      <Notified marked={marked} onGo={onGo} />
    </div>
  );
}

function Notified({ marked, onGo }: { marked: readonly string[]; onGo: () => void }) {
  const { needs } = useNeeds();
  return needs !== null && needs.length > 0 ? <NeedList needs={needs} marked={marked} onGo={onGo} /> : <Needs />;
}

function NeedList(props: { needs: readonly Need[]; marked?: readonly string[]; onGo?: () => void }) {
  const { t } = useTranslation('overview');
  return (
    <ul className={classes.needs}>
      {props.needs.map((need) => (
        <li key={need.key}>
          <Link to={need.to} className={classes.need} data-urgent={need.urgent || undefined} onClick={props.onGo}>
            <need.icon size={18} aria-hidden="true" />
            <b>{need.number}</b>
            <span>
              {need.words}{' '}
              {props.marked?.includes(need.key) && (
                <Badge size="sm" variant="light" className={classes.new}>
                  {t('new')}
                </Badge>
              )}
            </span>
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
export function TodoSummary({ but }: { but: readonly AttentionKind[] }) {
  const { t } = useTranslation('overview');
  const { needs: all, error } = useNeeds();
  if (error !== null && all === null) return null;
  if (all === null) return <Skeleton h={38} mb="md" radius="md" />;
  const needs = all.filter(({ key }) => !but.includes(key));
  if (needs.length === 0)
    // What the page shows itself is there all the same.
    return all.length > 0 ? null : (
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

function useNeeds() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { path } = useProgramme();
  const { data, error, refetch } = useRead('readAttention', {});
  const needs: readonly Need[] | null =
    data?.items.map(({ kind, count }) => ({
      ...needRows[kind],
      key: kind,
      number: format.count(count),
      words: t(`rows.${kind}`, { count: count.value }),
      to: path(needRows[kind].to),
    })) ?? null;
  return { needs, error, refetch };
}
