import type { AttentionKind } from '@tierline/domain';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { KeptTogether } from '../../../ui/kept-together.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { useChangeWords } from '../activity/change-words.ts';
import type { Entry } from '../activity/fold.ts';
import activity from '../activity/activity.module.css';
import classes from './overview.module.css';
import { TodoSummary } from './needs.tsx';

/**
 * What stands on top of the page where a user lands, but for vendor staff, who have an overview (X7): what needs them,
 * and what happened, in as few lines as possible. `but`: what the page itself shows.
 */
export function Start({ but, lines }: { but: readonly AttentionKind[]; lines: number }) {
  const mayRead = useMe().may['audit.read'] === null;
  return (
    <>
      <TodoSummary but={but} />
      {mayRead && <Lately lines={lines} />}
    </>
  );
}

/** The newest changes, those that others made first: received and returned things are among them (X2). */
function Lately({ lines }: { lines: number }) {
  const { t } = useTranslation('overview');
  const { path } = useProgramme();
  const me = useMe().user.id;
  const { entries, entrySaid, undoneSaid, who } = useChangeWords();
  const { data, error } = useRead('listChanges', { limit: '20' });
  if (error !== null && data === undefined) return null;
  if (data === undefined)
    return <Skeleton h={44 + 26 * lines} className={classes.latestSkeleton} mb="md" radius="md" />;
  const changes = newest(entries(data.items), me, lines);
  if (changes.length === 0) return null;
  return (
    <section aria-label={t('lately')} className={classes.latest}>
      <header>
        <h2>{t('lately')}</h2>
        <Link to={path('/activity')}>{t('all')}</Link>
      </header>
      <ol>
        {changes.map((change) => (
          <li key={change.id}>
            <Link to={path(`/activity/${change.id}`)} className={classes.line}>
              <span className={classes.what}>
                <span>
                  <KeptTogether text={entrySaid(change)} />
                </span>{' '}
                {change.undone && <span className={activity.undone}>{undoneSaid(change)}</span>}
              </span>
              <small>
                {who(change)} · <InstantText at={change.at} />
              </small>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

// Everybody knows what they did themselves: it only fills up.
function newest(items: readonly Entry[], me: string, lines: number): readonly Entry[] {
  const own = (change: Entry) => Number(change.actor?.kind === 'user' && change.actor.id === me);
  const few = items.toSorted((one, other) => own(one) - own(other)).slice(0, lines);
  return items.filter((change) => few.includes(change));
}
