import { shownEmail } from '@tierline/domain';
import { Anchor, DataList, Text } from '@mantine/core';
import type { Change } from '@tierline/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { RecordPanel } from '../../../ui/record-panel.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { plainAddress } from '../../access/session/device.ts';
import { ChangeValues } from './change-values.tsx';
import { useChangeWords } from './change-words.ts';
import { useKindWords } from './kinds.ts';

/** One change, in a panel with its own address: who, from where, what before and after. */
export function ChangePanel() {
  const { t } = useTranslation();
  const { changeId = '' } = useParams();
  const kindWords = useKindWords();
  const read = useRead('readChange', { id: changeId });
  const change = read.data;
  return (
    <RecordPanel
      read={read}
      title={change ? kindWords(change.kind) : t('activity.one')}
      list="/activity"
      head={
        change && (
          <Text size="sm" c="dimmed">
            <InstantText at={change.at} />
          </Text>
        )
      }
    >
      {change && <Parts change={change} />}
    </RecordPanel>
  );
}

function Parts({ change }: { change: Change }) {
  const { t } = useTranslation();
  const words = useChangeWords();
  const said = words.said(change);
  const who = words.who(change);
  const to = useSubjectPath(change);
  const { path } = useProgramme();
  const { actor, account, address } = change;
  const rows: readonly { label: string; value: ReactNode }[] = [
    {
      label: t('activity.what'),
      value:
        to === null ? (
          said
        ) : (
          <Anchor component={Link} to={to} inherit>
            {said}
          </Anchor>
        ),
    },
    ...(change.undoneBy === null
      ? []
      : [
          {
            label: t('activity.state'),
            value: (
              <Anchor component={Link} to={path(`/activity/${change.undoneBy.id}`)} inherit>
                {t('activity.undone')}, <InstantText at={change.undoneBy.at} />
              </Anchor>
            ),
          },
        ]),
    {
      label: t('activity.who'),
      value: actor?.email && actor.email !== actor.name ? `${who} · ${shownEmail(actor.email)}` : who,
    },
    ...(account === null ? [] : [{ label: t('activity.account'), value: account.name }]),
    {
      label: t('activity.address'),
      value: address === '' ? t('ui.none') : <span className="tl-mono">{plainAddress(address)}</span>,
    },
  ];
  return (
    <>
      <PanelSection title={t('activity.details')}>
        <DataList labelWidth={116} gap={8}>
          {rows.map(({ label, value }) => (
            <DataList.Item key={label}>
              <DataList.ItemLabel>{label}</DataList.ItemLabel>
              <DataList.ItemValue>{value}</DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      </PanelSection>
      <PanelSection
        title={t(
          Object.keys(change.before).length > 0
            ? 'activity.values'
            : Object.keys(change.after).length > 0
              ? 'activity.set'
              : 'activity.record',
        )}
      >
        <ChangeValues change={change} />
      </PanelSection>
    </>
  );
}

/** The screen of what was changed; null where there is none. */
function useSubjectPath(change: Change): string | null {
  const { path } = useProgramme();
  const { kind, id } = change.subject;
  const screens: Record<string, string> = {
    account: '/accounts',
    product: '/products',
    split: '/entitlements',
    order: '/orders',
  };
  const screen = screens[kind];
  return screen === undefined || id === '' ? null : path(`${screen}/${id}`);
}
