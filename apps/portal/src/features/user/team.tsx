import { Button, Group } from '@mantine/core';
import type { User } from '@tierline/contract';
import { UserPlus, Users } from 'lucide-react';
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useParams } from 'react-router';
import { usePages } from '../../api.ts';
import { useProgramme } from '../../programme.tsx';
import { Can, useMe } from '../../session.tsx';
import { ListCount } from '../../ui/list-count.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { EmptyState, NothingMatches } from '../../ui/states.tsx';
import { useUserColumns } from './columns.tsx';
import { useFreshMails } from './mail-of-user.tsx';
import { NewUserDialog } from './new-user-dialog.tsx';

const address = { q: parseAsString.withDefault(''), new: parseAsBoolean.withDefault(false) };

/** The people of one's own account (A4, A5); one opens in a panel. */
export function TeamPage() {
  const { t } = useTranslation();
  const { slug, label } = useProgramme();
  const me = useMe();
  const { search } = useLocation();
  const { userId } = useParams();
  const [list, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const pages = usePages('listUsers', { id: me.account.id, ...(list.q !== '' && { q: list.q.slice(0, 200) }) });
  useFreshMails(pages);
  const to = useCallback((user: User) => `/${slug}/team/${user.id}${search}`, [slug, search]);
  const columns = useUserColumns(to);
  const title = label('nav.team', t('user.team'));
  const create = <Can permission="users.edit"><Button leftSection={<UserPlus size={16} aria-hidden="true" />} onClick={() => void set({ new: true })}>{t('user.create')}</Button></Can>;
  const account = { ...me.account, language: me.user.language, timeZone: me.user.timeZone };
  return (
    <>
      <Page title={title} aside={<ListCount pages={pages} />} action={create}>
        <Group mb="sm" role="search" aria-label={title}><SearchInput value={list.q} onSearch={(q) => void set({ q: q || null })} label={t('user.search')} /></Group>
        <ListTable
          name={title} columns={columns} pages={pages}
          open={{ id: userId ?? null, to, label: (user) => t('user.open', { name: user.email }) }}
          empty={list.q === '' ? <EmptyState icon={<Users size={22} />} title={t('user.empty.title')} hint={t('user.empty.hint')} action={create} /> : <NothingMatches onClear={() => void set({ q: null })} />}
        />
      </Page>
      {list.new && <NewUserDialog account={account} noAccess={null} onClose={() => void set({ new: null })} />}
      <Outlet />
    </>
  );
}
