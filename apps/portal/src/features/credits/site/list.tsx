import { isVendor } from '@tierline/domain';
import { Button, Group } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { ArrowLeftRight, MapPin, Plus } from 'lucide-react';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate, useParams } from 'react-router';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { Can, useMe } from '../../../session.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { CreditHost, MoveButton, TopUpButton } from '../credit/credit-host.tsx';
import { StartHere } from '../../records/overview/start-here.tsx';
import { RequestHost } from '../../requests/request-host.tsx';
import { ImportLink } from '../../imports/import-link.tsx';
import { useSiteColumns } from './columns.tsx';
import { SiteFilters } from './filters.tsx';
import { useSiteList } from './list-state.ts';
import { Needs } from './needs.tsx';
import { loadPart } from '../../../load-part.ts';

const NewSiteDialog = lazy(async () => ({
  default: (await loadPart(() => import('./new-site-dialog.tsx'))).NewSiteDialog,
}));

/**
 * The sites that run on credits (C2), those whose credits end first on top: what needs somebody above them, credits
 * changed in their cells, many topped up at once; a site opens in a panel.
 */
export function SitesPage() {
  const { t } = useTranslation('site');
  const { account } = useMe();
  const programme = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { siteId } = useParams();
  const vendor = isVendor(account);
  const list = useSiteList();
  const pages = usePages('listSites', list.send);
  const { slug } = programme;
  const to = useCallback((site: Site) => `/${slug}/sites/${site.id}${search}`, [slug, search]);
  const columns = useSiteColumns({ vendor, to });
  const title = programme.label('nav.sites', t('list'));
  const create = (
    <Can permission="sites.edit">
      <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={list.create}>
        {t('create')}
      </Button>
    </Can>
  );
  const actions = (
    <Group gap="xs">
      <ImportLink to={programme.path('/import/sites')} />
      <MoveButton sites={[]} icon={<ArrowLeftRight size={15} aria-hidden="true" />} />
      {create}
    </Group>
  );
  return (
    <CreditHost>
      <RequestHost>
        <Page title={title} aside={<ListCount pages={pages} />} action={!vendor && actions}>
          {!vendor && <Needs onShow={() => list.setState('low')} />}
          <StartHere but={['lowSites']} lines={1} />
          <SiteFilters list={list} vendor={vendor} />
          <ListTable
            name={title}
            columns={columns}
            pages={pages}
            open={{ id: siteId ?? null, to, label: (site) => t('open', { name: site.name }) }}
            sort={{ value: list.sort, set: list.setSort }}
            empty={
              list.filtered ? (
                <NothingMatches onClear={list.clear} />
              ) : (
                <EmptyState
                  icon={<MapPin size={22} />}
                  title={t('empty.title')}
                  hint={
                    vendor
                      ? t('empty.hintVendor', { tiers: programme.tierPlural(programme.tiersBelow(0)[0] ?? 0) })
                      : t('empty.hint')
                  }
                  action={!vendor && create}
                />
              )
            }
            {...(!vendor && {
              renderBulk: (sites: readonly Site[], clear: () => void) => (
                <>
                  <TopUpButton sites={sites} onDone={clear} />
                  <MoveButton sites={sites} onDone={clear} bulk />
                </>
              ),
            })}
          />
        </Page>
        {list.creating && !vendor && (
          <Suspense fallback={null}>
            <NewSiteDialog
              onClose={list.closeCreate}
              onCreated={(id) => void navigate(programme.path(`/sites/${id}`))}
            />
          </Suspense>
        )}
        <Outlet />
      </RequestHost>
    </CreditHost>
  );
}
