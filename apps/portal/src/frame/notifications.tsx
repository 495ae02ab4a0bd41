import { ActionIcon, Popover, Skeleton, VisuallyHidden } from '@mantine/core';
import { Bell } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { queryClient, useRead } from '../api.ts';
import { loadTexts } from '../language.ts';
import { loadPart } from '../load-part.ts';
import { useMe } from '../session.tsx';
import { useFormat } from '../ui/format.ts';
import classes from './notifications.module.css';
import { allSeen, newSince, stillThere, useSeen } from './seen-attention.ts';

const Needs = lazy(async () => ({
  default: (
    await Promise.all([loadPart(() => import('../features/records/overview/needs.tsx')), loadTexts('overview')])
  )[0].NotifiedNeeds,
}));

const asked = ['readAttention', {}];
const outdatedAfterMs = 60_000;

/**
 * What needs the reader, on every screen (X7, UX §1): its number, and on demand a list that leads to each. What came
 * since they last looked is told apart. Asked for again on coming back to the window, on the way to another screen and
 * after each change, and never by itself, so that a session nobody uses ends.
 */
export function Notifications() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useRead('readAttention', {});
  const { pathname } = useLocation();
  // On another screen it is closed.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const opened = openAt === pathname;
  const [seen, setSeen] = useSeen(useMe().user.id);
  // While it is open, what was new on opening stays marked.
  const [marked, setMarked] = useState<readonly string[]>([]);
  const items = data?.items ?? [];
  const fresh = newSince(seen, items);
  const count = {
    value: items.reduce((sum, one) => sum + one.count.value, 0),
    more: items.some((one) => one.count.more),
  };

  useEffect(() => {
    if (data) setSeen(opened ? allSeen(data.items) : stillThere(seen, data.items));
  }, [data, opened, seen, setSeen]);

  const change = (open: boolean) => {
    if (open) setMarked(fresh);
    setOpenAt(open ? pathname : null);
  };
  const said =
    count.value === 0
      ? t('frame.notifications.none')
      : t('frame.notifications.open', { count: count.value, number: format.count(count) });
  const news = fresh.length > 0 ? t('frame.notifications.new') : '';
  return (
    <>
      <Popover opened={opened} onChange={change} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            size={34}
            className={classes.bell}
            aria-label={[`${t('frame.notifications.label')}: ${said}`, news].filter(Boolean).join(', ')}
            onClick={() => change(!opened)}
          >
            <Bell size={18} strokeWidth={1.75} />
            {count.value > 0 && (
              <span className={classes.count} data-new={fresh.length > 0 || undefined}>
                {count.value > 99 ? '99+' : count.value}
              </span>
            )}
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p={0} className={classes.list} data-own-escape>
          <Suspense fallback={<Skeleton h={52 * Math.max(items.length, 1)} m="md" w="auto" />}>
            <Needs marked={marked} onGo={() => setOpenAt(null)} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      <AskAgain key={pathname} />
      <VisuallyHidden role="status">{news !== '' && !opened && `${said}, ${news}`}</VisuallyHidden>
    </>
  );
}

/** On the way to another screen, what was read a while ago is asked for again. */
function AskAgain() {
  useEffect(() => {
    const readAt = queryClient.getQueryState(asked)?.dataUpdatedAt ?? 0;
    if (readAt > 0 && Date.now() - readAt > outdatedAfterMs) void queryClient.invalidateQueries({ queryKey: asked });
  }, []);
  return null;
}
