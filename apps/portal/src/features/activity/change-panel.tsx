import { Anchor, DataList, Skeleton, Stack, Text } from '@mantine/core';
import type { Change } from '@tierline/contract';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useOutletContext, useParams } from 'react-router';
import type { Pages } from '../../api.ts';
import { useProgramme } from '../../programme.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { ErrorState, NotFound } from '../../ui/states.tsx';
import { InstantText } from '../../ui/when.tsx';
import { plainAddress } from '../session/device.ts';
import { ChangeValues } from './change-values.tsx';
import { useAbout, useKindWords, useNobodyWords } from './kinds.ts';

const furthest = 500;

/** One change, in a panel with its own address: who, from where, what before and after. It comes out of the list, which goes on a while to find it. */
export function ChangePanel() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { changeId } = useParams();
  const pages = useOutletContext<Pages<Change>>();
  const kindWords = useKindWords();
  const change = pages.items.find((item) => item.id === changeId);
  const goesOn = change === undefined && pages.problem === null && pages.hasMore && pages.items.length < furthest;
  const { loadMore, loadingMore } = pages;
  useEffect(() => {
    if (goesOn && !loadingMore) loadMore();
    // `loadMore` is another function each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [goesOn, loadingMore]);
  const close = () => void navigate(path(`/activity${search}`));
  const waiting = <Stack gap="md" pt="md" aria-busy="true">{[1, 2, 3, 4, 5].map((row) => <Skeleton key={row} h={20} />)}</Stack>;
  return (
    <Panel title={change ? kindWords(change.kind) : t('activity.one')} onClose={close} head={change && <Text size="sm" c="dimmed"><InstantText at={change.at} /></Text>}>
      {change ? <Parts change={change} /> : pages.problem ? <ErrorState problem={pages.problem} onRetry={pages.retry} /> : pages.pending || goesOn ? waiting : <NotFound />}
    </Panel>
  );
}

function Parts({ change }: { change: Change }) {
  const { t } = useTranslation();
  const about = useAbout()(change);
  const nobodyWords = useNobodyWords();
  const to = useSubjectPath(change);
  const { actor, account, address } = change;
  const rows: readonly { label: string; value: ReactNode }[] = [
    { label: t('activity.about'), value: to === null ? about : <Anchor component={Link} to={to} inherit>{about}</Anchor> },
    { label: t('activity.who'), value: actor === null ? nobodyWords(change.kind) : actor.name === actor.email ? actor.email : `${actor.name} · ${actor.email}` },
    ...(account === null ? [] : [{ label: t('activity.account'), value: account.name }]),
    { label: t('activity.address'), value: address === '' ? t('ui.none') : <span className="tl-mono">{plainAddress(address)}</span> },
  ];
  return (
    <>
      <PanelSection title={t('activity.details')}>
        <DataList labelWidth={116} gap={8}>
          {rows.map(({ label, value }) => <DataList.Item key={label}><DataList.ItemLabel>{label}</DataList.ItemLabel><DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataList.ItemValue></DataList.Item>)}
        </DataList>
      </PanelSection>
      <PanelSection title={t(Object.keys(change.before).length > 0 ? 'activity.values' : Object.keys(change.after).length > 0 ? 'activity.set' : 'activity.record')}><ChangeValues change={change} /></PanelSection>
    </>
  );
}

/** The screen of what was changed; null where there is none. */
function useSubjectPath(change: Change): string | null {
  const { path } = useProgramme();
  const { kind, id } = change.subject;
  const screens: Record<string, string> = { account: '/accounts', product: '/products', split: '/entitlements' };
  const screen = screens[kind];
  return screen === undefined || id === '' ? null : path(`${screen}/${id}`);
}
