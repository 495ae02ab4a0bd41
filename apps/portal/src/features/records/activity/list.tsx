import type { Change, Send } from '@tierline/contract';
import { isVendor } from '@tierline/domain';
import { Button, Group, Text } from '@mantine/core';
import { History, Lock } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useParams } from 'react-router';
import { usePages, type Pages } from '../../../api.ts';
import { loadPart } from '../../../load-part.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { KeptTogether } from '../../../ui/kept-together.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import classes from './activity.module.css';
import { useChangeWords } from './change-words.ts';
import { foldChanges, type Entry } from './fold.ts';
import { kindsFor, useKindWords } from './kinds.ts';
import { useActivityList } from './list-state.ts';

/**
 * What happened in the reader's account, for vendor staff in the whole programme (X2); readers who may not see it read
 * why.
 */
export function ActivityPage() {
  const { t } = useTranslation();
  const { label } = useProgramme();
  const reason = useMe().may['audit.read'] ?? null;
  const title = label('nav.activity', t('activity.title'));
  if (reason === null) return <Activity title={title} />;
  return (
    <Page title={title}>
      <EmptyState icon={<Lock size={22} />} title={t('activity.locked')} hint={reason.detail} />
    </Page>
  );
}

function Activity({ title }: { title: string }) {
  const { t } = useTranslation();
  const { slug, modules } = useProgramme();
  const { search } = useLocation();
  const { changeId } = useParams();
  const vendor = isVendor(useMe().account);
  const kindWords = useKindWords();
  const { entrySaid, undoneSaid } = useChangeWords();
  const list = useActivityList();
  const read = usePages('listChanges', list.send);
  const download = useActivityFile(list.send);
  const pages = useMemo(() => ({ ...folded(read, list.kind === null), download }), [read, list.kind, download]);
  const to = useCallback(
    (entry: Entry) =>
      entry.changes.length > 1 ? `/${slug}/activity?${allOf(entry)}` : `/${slug}/activity/${entry.id}${search}`,
    [slug, search],
  );
  const columns = useChangeColumns(vendor);
  return (
    <>
      <Page title={title} aside={<ListCount pages={pages} />}>
        <Text size="sm" c="dimmed" mt={-8} mb="sm">
          {t(vendor ? 'activity.hintVendor' : 'activity.hint')}
        </Text>
        <Group gap="xs" mb="sm" role="search" aria-label={title}>
          <FilterMenu
            label={t('activity.filter.kindLabel')}
            any={t('activity.filter.kind')}
            value={list.kind}
            onChoose={list.setKind}
            options={kindsFor(vendor, modules).map((kind) => ({ value: kind, label: kindWords(kind) }))}
          />
          <DayField
            bare
            onlyDays
            className={classes.day}
            label={t('activity.filter.from')}
            value={list.from}
            onChange={list.setFrom}
            never={{ placeholder: t('activity.filter.from'), clear: t('activity.filter.clearFrom') }}
            maxDate={list.until ?? undefined}
          />
          <DayField
            bare
            onlyDays
            className={classes.day}
            label={t('activity.filter.until')}
            value={list.until}
            onChange={list.setUntil}
            never={{ placeholder: t('activity.filter.until'), clear: t('activity.filter.clearUntil') }}
            minDate={list.from ?? undefined}
          />
          {list.filtered && (
            <Button variant="subtle" color="gray" px={10} onClick={list.clear}>
              {t('ui.clearFilters')}
            </Button>
          )}
        </Group>
        <ListTable
          name={title}
          columns={columns}
          pages={pages}
          open={{
            id: changeId ?? null,
            to,
            label: (entry) => (entry.undone ? `${entrySaid(entry)} ${undoneSaid(entry)}` : entrySaid(entry)),
          }}
          empty={
            list.filtered ? (
              <NothingMatches onClear={list.clear} />
            ) : (
              <EmptyState
                icon={<History size={22} />}
                title={t('activity.empty.title')}
                hint={t('activity.empty.hint')}
              />
            )
          }
        />
      </Page>
      <Outlet />
    </>
  );
}

/** Saves all changes of the list in whole sentences, as they stand on the screen. */
function useActivityFile(send: Send<'listChanges'>): Pages<Change>['download'] {
  const { t, i18n } = useTranslation();
  const { user } = useMe();
  const programme = useProgramme();
  const { said } = useChangeWords();
  return async () => {
    const { activityFile } = await loadPart(() => import('./activity-file.ts'));
    return activityFile(send, {
      heading: t('activity.what'),
      said: (change) => (change.undone ? `${said(change)} (${t('activity.undone')})` : said(change)),
      reader: { language: i18n.language, programme, timeZone: user.timeZone },
    });
  };
}

/** What the list shows: entries instead of changes; of one kind alone, each change by itself. */
function folded({ items, ...read }: Pages<Change>, fold: boolean): Pages<Entry> {
  const entries = fold
    ? foldChanges(items)
    : items.map((change): Entry => ({ ...change, changes: [change], undo: null }));
  const away = items.length - entries.length;
  return { ...read, items: entries, count: read.count && { ...read.count, value: read.count.value - away } };
}

/** The filters that show all changes of an entry, each by itself. */
function allOf({ kind, at }: Entry): string {
  const day = at.slice(0, 10);
  return new URLSearchParams({ kind, from: day, until: day }).toString();
}

function useChangeColumns(vendor: boolean): readonly Column<Entry>[] {
  const { t } = useTranslation();
  const { entrySaid, undoneSaid, who } = useChangeWords();
  return useMemo((): readonly Column<Entry>[] => {
    const account: Column<Entry> = {
      id: 'account',
      header: t('activity.account'),
      width: '190px',
      from: 900,
      cell: (change) =>
        change.account?.name ?? (
          <Text span inherit c="dimmed">
            {t('ui.none')}
          </Text>
        ),
    };
    return [
      {
        id: 'what',
        header: t('activity.what'),
        card: 'title',
        link: true,
        cell: (entry) => (
          <span className={classes.about}>
            <KeptTogether text={entrySaid(entry)} />
            {entry.undone && (
              <>
                {' '}
                <span className={classes.undone}>{undoneSaid(entry)}</span>
              </>
            )}
          </span>
        ),
      },
      {
        id: 'who',
        header: t('activity.who'),
        width: '170px',
        cell: (change) =>
          change.actor ? (
            who(change)
          ) : (
            <Text span inherit c="dimmed">
              {who(change)}
            </Text>
          ),
      },
      ...(vendor ? [account] : []),
      { id: 'when', header: t('activity.when'), width: '180px', cell: (change) => <InstantText at={change.at} /> },
    ];
    // The functions that word a change are others each time; they change with the language alone, and so does `t`.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [t, vendor]);
}
