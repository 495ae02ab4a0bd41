import { Alert, Group, Skeleton, Text } from '@mantine/core';
import { shownEmail } from '@tierline/domain';
import type { LineItem } from '@tierline/contract';
import { CirclePause } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { Facts, type Fact } from '../../../ui/facts.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { PanelSection } from '../../../ui/panel.tsx';
import { QrButton } from '../../../ui/qr-button.tsx';
import { RecordPanel } from '../../../ui/record-panel.tsx';
import { DayText, InstantText } from '../../../ui/when.tsx';
import { ActivateButton } from '../activation/activate-button.tsx';
import { CardButton } from '../card/card-button.tsx';
import { LineMails } from './line-mails.tsx';
import { HoldButton } from '../take-back/hold-button.tsx';
import { LineRequests } from '../take-back/recall-requests.tsx';
import { RequestLineButton } from '../../requests/request-host.tsx';
import { MailButton } from '../line-mail/mail-button.tsx';
import { TakeBackButton } from '../take-back/take-back-host.tsx';
import { AccountName, ActivationId, Expiry, LineState } from './line-parts.tsx';
import { LineProof } from './line-proof.tsx';
import { SplitButton } from '../split/split-host.tsx';
import { loadTexts } from '../../../language.ts';
import { loadPart, part } from '../../../load-part.ts';

const loadLineage = part(() => import('../lineage/lineage.tsx'));
async function loadDevices() {
  return (await Promise.all([loadPart(() => import('../activation/devices.tsx')), loadTexts('activation')]))[0];
}
const Devices = lazy(async () => ({ default: (await loadDevices()).Devices }));
const Lineage = lazy(async () => ({ default: (await loadLineage()).Lineage }));

/** One line item, in a panel with its own address: details, where its copies are, what was handed on, mails. */
export function LinePanel() {
  const { t } = useTranslation();
  const { lineItemId = '' } = useParams();
  const read = useRead('readLineItem', { id: lineItemId });
  const line = read.data;
  // Loaded in parallel with the line; a part that fails says so in its place.
  useEffect(() => void loadLineage().catch(() => null), []);
  return (
    <RecordPanel
      read={read}
      title={line?.product.name ?? t('entitlement.panel.title')}
      list="/entitlements"
      head={line && <Head line={line} />}
      foot={line && <Foot line={line} />}
    >
      {line && <Parts line={line} />}
    </RecordPanel>
  );
}

/** The actions on the line, for either side of it. Empty for readers who are only above it in the custody chain. */
function Foot({ line }: { line: LineItem }) {
  return (
    <>
      <HoldButton line={line} />
      <TakeBackButton way="return" line={line} />
      <TakeBackButton way="recall" line={line} />
      <ActivateButton line={line} />
      {line.mine && <RequestLineButton line={line} />}
      {line.mine && <SplitButton line={line} primary />}
    </>
  );
}

function Head({ line }: { line: LineItem }) {
  const { t } = useTranslation();
  const what = t('entitlement.activationId');
  return (
    <Group gap={8}>
      <Group gap={2} wrap="nowrap">
        <ActivationId id={line.activationId} />
        <CopyButton value={line.activationId} what={what} />
        <QrButton value={line.activationId} what={what} />
      </Group>
      <LineState line={line} />
    </Group>
  );
}

function Parts({ line }: { line: LineItem }) {
  const { t } = useTranslation();
  const { items: requests = [] } = useRead('listRecallRequests', { lineItemId: line.id, limit: '10' }).data ?? {};
  return (
    <>
      {line.state === 'on-hold' && (
        <Alert mt="md" variant="light" color="orange" icon={<CirclePause size={16} />}>
          {t('entitlement.panel.onHold', { reason: line.stateReason })}
        </Alert>
      )}
      {requests.length > 0 && (
        <PanelSection title={t('takeBack.requests.ofLine')}>
          <LineRequests items={requests} />
        </PanelSection>
      )}
      <PanelSection title={t('entitlement.panel.proof')}>
        <LineProof line={line} />
      </PanelSection>
      {line.activated > 0 && (
        <Suspense fallback={<Skeleton h={60} my="md" />}>
          <Devices line={line} />
        </Suspense>
      )}
      <Suspense fallback={<Skeleton h={160} my="md" />}>
        <Lineage key={line.id} lineItemId={line.id} />
      </Suspense>
      <PanelSection title={t('entitlement.panel.details')} aside={<CardButton lines={[line]} />}>
        <Details line={line} />
      </PanelSection>
      <PanelSection title={t('entitlement.panel.mails')} aside={<MailButton line={line} />}>
        <LineMails lineItemId={line.id} />
      </PanelSection>
    </>
  );
}

function Details({ line }: { line: LineItem }) {
  const { t } = useTranslation();
  const tier = useMe().account.tier;
  const rows: Fact[] = [
    [t('entitlement.product'), `${line.product.name} · ${line.product.sku}`],
    tier <= 1 && line.orderNumber !== null && [t('entitlement.order'), line.orderNumber],
    [t('entitlement.from'), <AccountName key="from" account={line.from} />],
    [t('entitlement.heldBy'), <AccountName key="holder" account={line.holder} />],
    line.contact !== null && [
      t('entitlement.panel.contact'),
      <Text key="contact" span inherit>
        {line.contact.name}{' '}
        <Text span inherit c="dimmed">
          {shownEmail(line.contact.email)}
        </Text>
      </Text>,
    ],
    [t('entitlement.since'), <InstantText key="since" at={line.createdAt} />],
    [t('entitlement.panel.starts'), <DayText key="starts" day={line.startsOn} />],
    [t('entitlement.expires'), <Expiry key="expires" line={line} />],
  ];
  return <Facts rows={rows} labelWidth={100} />;
}
