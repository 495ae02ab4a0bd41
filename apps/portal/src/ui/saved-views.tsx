import { ActionIcon, Button, Menu, Tabs } from '@mantine/core';
import type { SavedView } from '@tierline/contract';
import { BookmarkPlus, EllipsisVertical, Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../api.ts';
import { Reason } from './reason.tsx';
import { part } from '../load-part.ts';

const load = part(() => import('./saved-view-dialogs.tsx'));
const SaveView = lazy(async () => ({ default: (await load()).SaveView }));
const EditView = lazy(async () => ({ default: (await load()).EditView }));
const DeleteView = lazy(async () => ({ default: (await load()).DeleteView }));

/** The filters and the order of a list, as names and values of its address. */
export type ViewQuery = SavedView['query'];

/** The saved views of a list, the one that shows what the list shows now, and how to show one. */
export type SavedViews = {
  list: string;
  now: ViewQuery;
  views: readonly SavedView[];
  active: SavedView | null;
  show: (id: string) => void;
};

/**
 * Reads the views that were saved of a list (E3): the reader's own, and those that colleagues share. `now`: what the
 * list shows.
 */
export function useSavedViews(list: string, now: ViewQuery): SavedViews {
  const navigate = useNavigate();
  const views = useRead('listSavedViews', { list, limit: '100' }).data?.items ?? [];
  const active = views.find((view) => same(view.query, now)) ?? null;
  const show = (id: string) => {
    const view = views.find((one) => one.id === id);
    // What is in it goes into the address, and counts for as much as what somebody had typed there.
    if (view)
      void navigate(
        { search: new URLSearchParams(view.query.map(({ name, value }) => [name, value])).toString() },
        { replace: true },
      );
  };
  return { list, now, views, active, show };
}

/** The saved views beside the built-in ones, as more tabs of their list; a shared one says so. */
export function SavedViewTabs({ views }: { views: readonly SavedView[] }) {
  const { t } = useTranslation();
  return views.map((view) => (
    <Tabs.Tab
      key={view.id}
      value={view.id}
      px="sm"
      {...(view.shared && {
        rightSection: <Users size={13} aria-hidden="true" />,
        title: view.mine || view.author === null ? t('view.mineShared') : t('view.by', { author: view.author }),
      })}
    >
      {view.name}
    </Tabs.Tab>
  ));
}

/**
 * Beside the tabs: saves what the list shows now, or renames, shares and deletes the saved view that it shows. `worth`:
 * there is something to save.
 */
export function SavedViewActions({ saved, worth }: { saved: SavedViews; worth: boolean }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<{ dialog: 'save' } | { dialog: 'edit' | 'delete'; view: SavedView } | null>(null);
  const close = () => ask(null);
  const { active } = saved;
  return (
    <>
      {active && (
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('view.menu', { name: active.name })}>
              <EllipsisVertical size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Reason reason={active.actions.edit}>
              <Menu.Item onClick={() => ask({ dialog: 'edit', view: active })}>{t('view.edit')}</Menu.Item>
            </Reason>
            <Reason reason={active.actions.delete}>
              <Menu.Item onClick={() => ask({ dialog: 'delete', view: active })}>{t('view.remove')}</Menu.Item>
            </Reason>
          </Menu.Dropdown>
        </Menu>
      )}
      {!active && worth && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          px={8}
          style={{ flex: 'none' }}
          leftSection={<BookmarkPlus size={15} aria-hidden="true" />}
          onPointerEnter={() => void load()}
          onClick={() => ask({ dialog: 'save' })}
        >
          {t('view.save')}
        </Button>
      )}
      <Suspense fallback={null}>
        {asked?.dialog === 'save' && <SaveView saved={saved} onClose={close} />}
        {asked?.dialog === 'edit' && <EditView view={asked.view} onClose={close} />}
        {asked?.dialog === 'delete' && <DeleteView view={asked.view} onClose={close} />}
      </Suspense>
    </>
  );
}

// The order of the names says nothing.
function same(one: ViewQuery, other: ViewQuery): boolean {
  const words = (query: ViewQuery) =>
    query
      .map(({ name, value }) => `${name}=${value}`)
      .toSorted()
      .join('\n');
  return words(one) === words(other);
}
