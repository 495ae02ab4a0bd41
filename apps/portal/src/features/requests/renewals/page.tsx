import { Button, Group, Tabs } from '@mantine/core';
import type { Renewal } from '@tierline/contract';
import { isVendor, renewalStages } from '@tierline/domain';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, useRead, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { EmptyState, NothingMatches } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useRenewalColumns } from './columns.tsx';
import { DevicesDialog } from './devices-dialog.tsx';
import { LetGoDialog } from './let-go-dialog.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { quartersAround, renewalViews, useRenewalList } from './list-state.ts';

/** Line items that expire, each with the stage of its renewal (E15). */
export function RenewalsPage() {
  const { t } = useTranslation('renewal');
  const { t: common } = useTranslation();
  const { path, label, tiers, tiersBelow } = useProgramme();
  const { account } = useMe();
  const vendor = isVendor(account);
  const list = useRenewalList(vendor ? 'handed-on' : 'mine');
  const pages = usePages('listRenewals', list.send);
  const columns = useRenewalColumns(list.view);
  const title = label('nav.renewals', t('title'));
  // For customers who do not sign in, the account that handed on decides.
  const forCustomers = tiers.some((below) => !below.signsIn && tiersBelow(account.tier).includes(below.tier));
  const asked =
    list.ask === 'renew' && !pages.outdated ? pages.items.filter(({ actions }) => actions.renew === null) : [];
  const rows = (
    <>
      <Filters list={list} />
      <ListTable
        name={title}
        columns={columns}
        pages={pages}
        open={{
          id: null,
          to: (line) => path(`/entitlements/${line.id}`),
          label: (line) => common('entitlement.open', { product: line.product.name, activationId: line.activationId }),
        }}
        empty={
          list.filtered ? (
            <NothingMatches onClear={list.clear} />
          ) : (
            <EmptyState icon={<CalendarClock size={22} />} title={t('empty.title')} hint={t(`empty.${list.view}`)} />
          )
        }
        {...((list.view === 'mine' || forCustomers) && {
          renderBulk: (lines: readonly Renewal[], clear: () => void) => <Decisions lines={lines} onDone={clear} />,
        })}
      />
    </>
  );
  return (
    <Page title={title} aside={<ListCount pages={pages} />}>
      {asked.length > 0 && <RenewDialog lines={asked} onDone={list.asked} onClose={list.asked} />}
      {vendor ? (
        rows
      ) : (
        <Tabs value={list.view} onChange={list.setView}>
          <Tabs.List aria-label={t('views.label')} mb="sm">
            {renewalViews.map((view) => (
              <Tabs.Tab key={view} value={view} px="sm">
                {t(`views.${view}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={list.view} tabIndex={-1}>
            {rows}
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}

function Filters({ list }: { list: ReturnType<typeof useRenewalList> }) {
  const { t } = useTranslation('renewal');
  const { t: common } = useTranslation();
  const products = useRead('listProducts', { limit: '100' });
  const below = useRead('listAccounts', { direction: 'below', limit: '100' });
  const [around] = useState(() => quartersAround(new Date().toISOString().slice(0, 10)));
  const quarters = [...around, ...(list.quarter ? [list.quarter] : [])];
  return (
    <Group gap="xs" mb="sm" role="search" aria-label={t('title')}>
      <FilterMenu
        label={t('quarter')}
        any={t('anyQuarter')}
        value={list.quarter}
        onChoose={list.setQuarter}
        options={[...new Set(quarters)]
          .toSorted()
          .map((quarter) => ({ value: quarter, label: quarterName(quarter, t) }))}
      />
      <FilterMenu
        label={t('stage')}
        any={t('anyStage')}
        value={list.stage}
        onChoose={list.setStage}
        options={renewalStages.map((stage) => ({ value: stage, label: t(`stages.${stage}`) }))}
      />
      <FilterMenu
        label={t('product')}
        any={t('anyProduct')}
        value={list.product}
        onChoose={list.setProduct}
        options={products.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      />
      {list.view === 'handed-on' && (
        <FilterMenu
          label={t('holder')}
          any={t('anyHolder')}
          value={list.holder}
          onChoose={list.setHolder}
          options={below.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      )}
      {list.filtered && (
        <Button variant="subtle" color="gray" px={10} onClick={list.clear}>
          {common('ui.clearFilters')}
        </Button>
      )}
    </Group>
  );
}

function quarterName(quarter: string, t: ReturnType<typeof useTranslation<'renewal'>>['t']): string {
  const [year = '', nth = ''] = quarter.split('-Q');
  return t('quarterName', { year, nth });
}

/** What can be decided about the chosen line items. */
function Decisions({ lines, onDone }: { lines: readonly Renewal[]; onDone: () => void }) {
  const { t } = useTranslation('renewal');
  const [asking, setAsking] = useState<'renew' | 'let-go' | 'devices' | null>(null);
  const renewable = lines.filter(({ actions }) => actions.renew === null);
  const write = useWrite('decideRenewals');
  const refused = lines.map(({ actions }) => actions.letGo).find((reason) => reason !== null) ?? null;
  // Where less follows than is activated; each line item has devices of its own.
  const [short] = lines.filter(({ successors, devices }) => successors.length > 0 && devices.toPass > devices.free);
  const kept = lines.filter(({ stage }) => stage === 'let-go');
  const keep = () =>
    write.mutate(
      { lineItemIds: kept.map(({ id }) => id), decision: 'keep' },
      { onSuccess: () => toastDone({ text: t('keep.done', { count: kept.length }) }), ifOpen: onDone },
    );
  return (
    <>
      <Reason reason={renewable.length > 0 ? null : (lines[0]?.actions.renew ?? null)}>
        <Button size="xs" onClick={() => setAsking('renew')}>
          {t('renew.action', { count: renewable.length || lines.length })}
        </Button>
      </Reason>
      {kept.length < lines.length && (
        <Reason reason={refused}>
          <Button size="xs" variant="subtle" onClick={() => setAsking('let-go')}>
            {t('letGo.action', { count: lines.length })}
          </Button>
        </Reason>
      )}
      {kept.length > 0 && (
        <Reason reason={kept.map(({ actions }) => actions.letGo).find((reason) => reason !== null) ?? null}>
          <Button size="xs" variant="subtle" loading={write.isPending} onClick={keep}>
            {t('keep.action', { count: kept.length })}
          </Button>
        </Reason>
      )}
      {short && lines.length === 1 && (
        <Reason reason={short.actions.chooseDevices}>
          <Button size="xs" variant="subtle" onClick={() => setAsking('devices')}>
            {t('devices.action')}
          </Button>
        </Reason>
      )}
      {asking === 'devices' && short && <DevicesDialog line={short} onDone={onDone} onClose={() => setAsking(null)} />}
      {asking === 'renew' && <RenewDialog lines={renewable} onDone={onDone} onClose={() => setAsking(null)} />}
      {asking === 'let-go' && <LetGoDialog lines={lines} onDone={onDone} onClose={() => setAsking(null)} />}
    </>
  );
}
