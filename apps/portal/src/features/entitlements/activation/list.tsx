import { isVendor } from '@tierline/domain';
import { Button, Checkbox, Group, Text } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { Cpu, Files, ScanLine } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useParams } from 'react-router';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { KeptTogether } from '../../../ui/kept-together.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { AccountName } from '../line/line-parts.tsx';
import { activationStates, useActivationList } from './list-state.ts';
import { DeviceMenu } from './device-actions.tsx';
import { DeviceHost } from './device-host.tsx';
import { RevokedKeyNotice } from './revoked-key-notice.tsx';
import { ActivationState, deviceLabel, DeviceName, FileUntil } from './parts.tsx';

/** The devices on which the reader's copies are activated (E13); each opens in a panel. */
export function ActivationsPage() {
  const { t } = useTranslation('activation');
  const { label, slug } = useProgramme();
  const { search } = useLocation();
  const { activationId } = useParams();
  const list = useActivationList();
  const ofVendor = isVendor(useMe().account);
  const pages = usePages('listActivations', list.send);
  const to = useCallback((one: Activation) => `/${slug}/activations/${one.id}${search}`, [slug, search]);
  const title = label('nav.activations', t('list'));
  return (
    <DeviceHost>
      <Page title={title} aside={<ListCount pages={pages} />}>
        {!list.keyRevoked && <RevokedKeyNotice onShow={() => list.setKeyRevoked(true)} />}
        <Group gap="xs" mb="sm" role="search" aria-label={title}>
          <SearchInput value={list.q} onSearch={list.search} label={t('filter.search')} />
          <FilterMenu
            label={t('filter.stateLabel')}
            any={t('filter.state')}
            value={list.state}
            options={activationStates.map((state) => ({ value: state, label: t(`states.${state}`) }))}
            onChoose={list.setState}
          />
          {(list.asked || ofVendor) && (
            <Checkbox
              label={t('request.only')}
              checked={list.asked}
              onChange={(event) => list.setAsked(event.currentTarget.checked)}
            />
          )}
          {(list.unfetched || !ofVendor) && (
            <Checkbox
              label={t('filter.unfetched')}
              checked={list.unfetched}
              onChange={(event) => list.setUnfetched(event.currentTarget.checked)}
            />
          )}
          {list.keyRevoked && (
            <Checkbox
              label={t('revoked.only')}
              checked
              onChange={(event) => list.setKeyRevoked(event.currentTarget.checked)}
            />
          )}
          {!ofVendor && (
            <Button
              component={Link}
              to={`/${slug}/d`}
              variant="default"
              leftSection={<ScanLine size={14} aria-hidden="true" />}
            >
              {t('readCode')}
            </Button>
          )}
          {!ofVendor && (
            <Button
              component={Link}
              to={`/${slug}/activations/batch`}
              variant="default"
              leftSection={<Files size={14} aria-hidden="true" />}
            >
              {t('batch')}
            </Button>
          )}
        </Group>
        <ListTable
          name={title}
          columns={useColumns()}
          pages={pages}
          open={{ id: activationId ?? null, to, label: (one) => t('open', { name: deviceLabel(one) }) }}
          sort={{ value: list.sort, set: list.setSort }}
          empty={
            list.filtered ? (
              <NothingMatches onClear={list.clear} />
            ) : (
              <EmptyState icon={<Cpu size={22} />} title={t('empty.title')} hint={t('empty.hint')} />
            )
          }
        />
      </Page>
      <Outlet />
    </DeviceHost>
  );
}

function useColumns(): readonly Column<Activation>[] {
  const { t } = useTranslation('activation');
  return useMemo(
    () => [
      {
        id: 'device',
        header: t('device'),
        link: true,
        width: '170px',
        card: 'title',
        cell: (one) => <DeviceName activation={one} />,
      },
      {
        id: 'product',
        header: t('product'),
        width: '120px',
        cell: (one) => (
          <>
            <Text size="sm" lh={1.35}>
              {one.product.name}
            </Text>
            <Text size="xs" c="dimmed">
              <KeptTogether text={one.product.sku} />
            </Text>
          </>
        ),
      },
      {
        id: 'holder',
        header: t('holder'),
        from: 1000,
        cell: (one) => (
          <Text size="sm" lh={1.35}>
            <AccountName account={one.holder} />
          </Text>
        ),
      },
      { id: 'copies', header: t('copiesHead'), width: '80px', align: 'end', cell: (one) => one.copies },
      {
        id: 'until',
        header: t('until'),
        width: '140px',
        sort: { up: 'expires', down: '-expires' },
        cell: (one) => <FileUntil activation={one} />,
      },
      {
        id: 'fetched',
        header: t('fetched'),
        from: 1160,
        width: '120px',
        cell: (one) => (one.fetchedAt === null ? t('never') : <InstantText at={one.fetchedAt} only="date" />),
      },
      {
        id: 'state',
        header: t('state'),
        card: 'corner',
        width: '110px',
        cell: (one) => <ActivationState activation={one} />,
      },
      {
        id: 'action',
        header: t('action'),
        card: 'action',
        align: 'end',
        width: '150px',
        cell: (one) => one.state !== 'ended' && <DeviceMenu activation={one} />,
      },
    ],
    [t],
  );
}
