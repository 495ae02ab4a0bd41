import { Button, Group, SegmentedControl } from '@mantine/core';
import { userSorts, type User } from '@tierline/contract';
import { MailPlus, UserPlus, Users } from 'lucide-react';
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { lazy, Suspense, useCallback, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useParams } from 'react-router';
import { usePages } from '../../../api.ts';
import { loadTexts } from '../../../language.ts';
import { useProgramme } from '../../../programme.tsx';
import { Can, useMe } from '../../../session.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { StartHere } from '../../records/overview/start-here.tsx';
import { ImportLink } from '../../imports/import-link.tsx';
import { useHasSeats } from '../../orders/seat/seat-words.ts';
import { useUserColumns } from './columns.tsx';
import { useFreshMails } from './mail-of-user.tsx';
import { NewUserDialog } from './new-user-dialog.tsx';
import { loadPart } from '../../../load-part.ts';

const InviteDialog = lazy(async () => ({
  default: (await loadPart(() => import('./invite-dialog.tsx'))).InviteDialog,
}));
const Invitations = lazy(async () => ({ default: (await loadPart(() => import('./invitations.tsx'))).Invitations }));

const Licences = lazy(async () => ({
  default: (await Promise.all([loadPart(() => import('../../orders/seat/own-seats.tsx')), loadTexts('seat')]))[0]
    .OwnSeats,
}));

const Expiring = lazy(async () => ({
  default: (
    await Promise.all([loadPart(() => import('../../orders/order/expiring-licences.tsx')), loadTexts('order')])
  )[0].ExpiringLicences,
}));

const views = ['people', 'licences', 'invitations'] as const;
const address = {
  q: parseAsString.withDefault(''),
  new: parseAsBoolean.withDefault(false),
  invite: parseAsBoolean.withDefault(false),
  show: parseAsStringLiteral(views).withDefault('people'),
  sort: parseAsStringLiteral(userSorts).withDefault('name'),
};

/**
 * The people of the reader's own account (A4, A5), in a programme with invitations beside these (A10); one opens in a
 * panel.
 */
export function TeamPage() {
  const { t } = useTranslation();
  const { label, firstAccess, path } = useProgramme();
  const byInvitation = firstAccess === 'invitation';
  const me = useMe();
  const [list, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const pages = usePages('listUsers', {
    id: me.account.id,
    sort: list.sort,
    ...(list.q !== '' && { q: list.q.slice(0, 200) }),
  });
  useFreshMails(pages);
  const mayEdit = me.may['users.edit'] === null;
  const title = label('nav.team', t('user.team'));
  const look = (main: boolean) => (main ? 'filled' : 'default');
  const create = (
    <Can permission="users.edit">
      <Button
        variant={look(!byInvitation)}
        leftSection={<UserPlus size={16} aria-hidden="true" />}
        onClick={() => void set({ new: true })}
      >
        {t('user.create')}
      </Button>
    </Can>
  );
  const invite = (
    <Can permission="users.edit">
      <Button
        variant={look(byInvitation)}
        leftSection={<MailPlus size={16} aria-hidden="true" />}
        onClick={() => void set({ invite: true })}
      >
        {t(byInvitation ? 'invitation.invite' : 'invitation.createMany')}
      </Button>
    </Can>
  );
  const account = { ...me.account, language: me.user.language, timeZone: me.user.timeZone };
  const withLicences = useHasSeats()(me.account.tier);
  const shown = views.filter((view) => view === 'people' || (view === 'licences' ? withLicences : byInvitation));
  const show = shown.find((view) => view === list.show) ?? 'people';
  const names = {
    people: t('invitation.people'),
    licences: t('frame.nav.licences'),
    invitations: t('invitation.invitations'),
  };
  return (
    <>
      <Page
        title={title}
        aside={show === 'people' && <ListCount pages={pages} />}
        action={
          <Group gap="xs">
            <ImportLink to={path('/import/users')} />
            {byInvitation ? (
              <>
                {create}
                {invite}
              </>
            ) : (
              <>
                {invite}
                {create}
              </>
            )}
          </Group>
        }
      >
        <StartHere />
        {withLicences && (
          <Suspense fallback={null}>
            <Expiring accountId={me.account.id} />
          </Suspense>
        )}
        {shown.length > 1 && (
          <SegmentedControl
            mb="sm"
            aria-label={t('invitation.show')}
            value={show}
            onChange={(value) => void set({ show: views.find((view) => view === value) ?? null, q: null })}
            data={shown.map((view) => ({ value: view, label: names[view] }))}
          />
        )}
        {show === 'invitations' && (
          <Suspense fallback={null}>
            <Invitations action={invite} />
          </Suspense>
        )}
        {show === 'licences' && (
          <Suspense fallback={null}>
            <Licences accountId={me.account.id} />
          </Suspense>
        )}
        {show === 'people' && (
          <People
            title={title}
            pages={pages}
            q={list.q}
            sort={{
              value: list.sort,
              set: (next) => void set({ sort: userSorts.find((name) => name === next) ?? null }),
            }}
            onSearch={(q) => void set({ q: q || null })}
            action={byInvitation ? invite : create}
          />
        )}
      </Page>
      {list.new && mayEdit && (
        <NewUserDialog account={account} noAccess={null} onClose={() => void set({ new: null })} />
      )}
      {list.invite && mayEdit && (
        <Suspense fallback={null}>
          <InviteDialog account={account} onClose={() => void set({ invite: null })} />
        </Suspense>
      )}
      <Outlet />
    </>
  );
}

function People(props: {
  title: string;
  pages: ReturnType<typeof usePages<'listUsers'>>;
  q: string;
  sort: { value: string; set: (value: string) => void };
  onSearch: (q: string) => void;
  action: ReactElement;
}) {
  const { t } = useTranslation();
  const { slug } = useProgramme();
  const { search } = useLocation();
  const { userId } = useParams();
  const to = useCallback((user: User) => `/${slug}/team/${user.id}${search}`, [slug, search]);
  const columns = useUserColumns(to);
  return (
    <>
      <Group mb="sm" role="search" aria-label={props.title}>
        <SearchInput value={props.q} onSearch={props.onSearch} label={t('user.search')} />
      </Group>
      <ListTable
        name={props.title}
        columns={columns}
        pages={props.pages}
        sort={props.sort}
        open={{ id: userId ?? null, to, label: (user) => t('user.open', { name: user.email }) }}
        empty={
          props.q === '' ? (
            <EmptyState
              icon={<Users size={22} />}
              title={t('user.empty.title')}
              hint={t('user.empty.hint')}
              action={props.action}
            />
          ) : (
            <NothingMatches onClear={() => props.onSearch('')} />
          )
        }
      />
    </>
  );
}
