import { Button, Group, Tabs, Text } from '@mantine/core';
import type { Account } from '@tierline/contract';
import { Building2, Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate, useParams } from 'react-router';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { Can } from '../../../session.tsx';
import { FilterChip, FilterMenu } from '../../../ui/filter-menu.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { useSignsIn } from './account-parts.tsx';
import { ImportLink } from '../../imports/import-link.tsx';
import { MarketingExport } from '../user/marketing-export.tsx';
import { useAccountColumns } from './columns.tsx';
import { CreateAccountDialog } from './create-account-dialog.tsx';
import { RelationRequests } from './relation-requests.tsx';
import { useAccountList } from './list-state.ts';

/** The related accounts below (A4): tiers, filters, search and sort in the address; an account opens in a panel. */
export function AccountsPage() {
  const { t } = useTranslation();
  const programme = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { accountId } = useParams();
  const list = useAccountList();
  const signsIn = useSignsIn()(list.tier);
  const pages = usePages('listAccounts', list.send);
  const { slug } = programme;
  const to = useCallback((account: Account) => `/${slug}/accounts/${account.id}${search}`, [slug, search]);
  const everywhere = list.q !== '' && list.tiers.length > 1;
  const columns = useAccountColumns({ signsIn: signsIn || everywhere, tiers: everywhere, to });
  // The name of the screen as the programme's navigation has it.
  const title = programme.label('nav.below', programme.tierPlural(list.tier));
  const create = (label = t('account.create')) => (
    <Can permission="accounts.create">
      <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={list.create}>
        {label}
      </Button>
    </Can>
  );
  const actions = (
    <Group gap="xs">
      <MarketingExport />
      <ImportLink to={programme.path(`/import/accounts?tier=${String(list.tier)}`)} />
      {create()}
    </Group>
  );
  return (
    <>
      <Page title={title} aside={<ListCount pages={pages} />} action={list.mayHaveNew && actions}>
        <RelationRequests />
        {list.tiers.length > 1 && <TierTabs list={list} />}
        <Group gap="xs" mb="sm" role="search" aria-label={title}>
          <SearchInput value={list.q} onSearch={list.search} label={t('account.filter.search')} />
          <FilterMenu
            label={t('account.filter.stateLabel')}
            any={t('account.filter.state')}
            value={list.state}
            onChoose={list.setState}
            options={list.states.map((state) => ({ value: state, label: t(`account.states.${state}`) }))}
          />
          {list.days !== null && (
            <FilterChip
              label={t('account.filter.licences')}
              value={t('account.filter.endWithin', { count: list.days })}
              onRemove={() => list.setDays(null)}
            />
          )}
          {everywhere && (
            <Text size="xs" c="dimmed">
              {t('account.filter.searchedAll')}
            </Text>
          )}
        </Group>
        <ListTable
          name={title}
          columns={columns}
          pages={pages}
          open={{ id: accountId ?? null, to, label: (account) => t('account.open', { name: account.name }) }}
          sort={{ value: list.sort, set: list.setSort }}
          empty={
            list.filtered ? (
              <NothingMatches onClear={list.clear} />
            ) : (
              <EmptyState
                icon={<Building2 size={22} />}
                title={t('account.empty.title')}
                hint={t(
                  !list.mayHaveNew
                    ? 'account.empty.hintOthers'
                    : signsIn
                      ? 'account.empty.hint'
                      : 'account.empty.hintContacts',
                )}
                action={list.mayHaveNew && create()}
              />
            )
          }
        />
      </Page>
      {list.creating && (
        <CreateAccountDialog
          tier={list.mayHaveNew ? list.tier : undefined}
          onClose={list.closeCreate}
          onCreated={(account) => void navigate(programme.path(`/accounts/${account.id}`))}
        />
      )}
      <Outlet />
    </>
  );
}

function TierTabs({ list }: { list: ReturnType<typeof useAccountList> }) {
  const { t } = useTranslation();
  const { tierPlural } = useProgramme();
  return (
    <Tabs value={String(list.tier)} onChange={(next) => list.setTier(Number(next))} mb="sm">
      <Tabs.List
        aria-label={t('account.filter.tiers')}
        style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}
      >
        {list.tiers.map((tier) => (
          <Tabs.Tab key={tier} value={String(tier)} px="sm">
            {tierPlural(tier)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
