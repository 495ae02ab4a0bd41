import { isVendor } from '@tierline/domain';
import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { KeptTogether } from '../../../ui/kept-together.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { useChangeWords } from '../activity/change-words.ts';
import activity from '../activity/activity.module.css';
import classes from './overview.module.css';

const shown = 8;

/** What happened lately (X7, X2), newest first; each opens in the activity. */
export function RecentActivity() {
  const { t } = useTranslation('overview');
  const { path } = useProgramme();
  const vendor = isVendor(useMe().account);
  const { entries, entrySaid, undoneSaid, who } = useChangeWords();
  const { data, error, refetch } = useRead('listChanges', { limit: String(shown) });
  if (error !== null && data === undefined) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton h={380} radius="md" />;
  if (data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothingLately')}
      </Text>
    );
  return (
    <ol className={classes.lately}>
      {entries(data.items).map((change) => (
        <li key={change.id}>
          <Link to={path(`/activity/${change.id}`)} className={classes.change}>
            <span className={classes.what}>
              <span>
                <KeptTogether text={entrySaid(change)} />
              </span>{' '}
              {change.undone && <span className={activity.undone}>{undoneSaid(change)}</span>}
            </span>
            <small>
              {who(change)}
              {vendor && change.account && ` · ${change.account.name}`} · <InstantText at={change.at} />
            </small>
          </Link>
        </li>
      ))}
    </ol>
  );
}
