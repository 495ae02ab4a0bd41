import { Alert, Anchor, Button, DataList } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { KeyRound, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { RecordPanel } from '../../../ui/record-panel.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { AccountName } from '../line/line-parts.tsx';
import { DeviceButtons } from './device-actions.tsx';
import { useDeviceDialog } from './device-host.tsx';
import { DeviceRequest } from './device-request.tsx';
import { ActivationState } from './parts.tsx';

/** One device with its copies and its licence file, in a panel with its own address (E13). */
export function ActivationPanel() {
  const { t } = useTranslation('activation');
  const { activationId = '' } = useParams();
  const read = useRead('readActivation', { id: activationId });
  const one = read.data;
  return (
    <RecordPanel
      read={read}
      title={one ? one.deviceName || one.hostId : t('one')}
      list="/activations"
      head={one && <ActivationState activation={one} />}
      foot={one && one.state !== 'ended' && <DeviceButtons activation={one} />}
    >
      {one && <Details one={one} />}
    </RecordPanel>
  );
}

function Details({ one }: { one: Activation }) {
  const { t } = useTranslation('activation');
  const { path } = useProgramme();
  const format = useFormat();
  const open = useDeviceDialog();
  return (
    <>
      {one.returnsAt !== null && (
        <Alert mt="md" variant="light" color="orange" icon={<Undo2 size={16} />}>
          {t(one.lost ? 'lostUntil' : 'backOn', { count: one.returning, day: format.instant(one.returnsAt) })}
        </Alert>
      )}
      {one.keyRevoked && (
        <Alert mt="md" variant="light" color="yellow" icon={<KeyRound size={16} />}>
          {t('revoked.device')}
        </Alert>
      )}
      {one.request && <DeviceRequest request={one.request} />}
      <PanelSection
        title={t('device')}
        aside={
          one.state !== 'ended' &&
          one.actions.rename?.code !== 'not-holder' && (
            <Reason reason={one.actions.rename}>
              <Button size="compact-xs" variant="subtle" onClick={() => open('rename', one)}>
                {t('actions.rename')}
              </Button>
            </Reason>
          )
        }
      >
        <DataList>
          {one.deviceName !== '' && <Row label={t('activate.name')}>{one.deviceName}</Row>}
          <Row label={t(`scheme.${one.hostScheme}`)}>
            <span className="tl-mono">{one.hostId}</span>
          </Row>
          <Row label={t('copiesHead')}>{format.number(one.copies)}</Row>
          <Row label={t('product')}>{`${one.product.name} (${one.product.sku})`}</Row>
          <Row label={t('line')}>
            <Anchor component={Link} size="sm" className="tl-mono" to={path(`/entitlements/${one.lineItemId}`)}>
              {one.activationId}
            </Anchor>
          </Row>
          <Row label={t('holder')}>
            <AccountName account={one.holder} />
          </Row>
          <Row label={t('since')}>
            <InstantText at={one.createdAt} />
          </Row>
          {one.replacesId !== null && (
            <Row label={t('replaces')}>
              <Anchor component={Link} size="sm" to={path(`/activations/${one.replacesId}`)}>
                {t('replacedDevice')}
              </Anchor>
            </Row>
          )}
          {one.continuedById !== null && (
            <Row label={t('continued')}>
              <Anchor component={Link} size="sm" to={path(`/activations/${one.continuedById}`)}>
                {t('continuedLine')}
              </Anchor>
            </Row>
          )}
          {!one.passesOn && one.continuedById === null && <Row label={t('continued')}>{t('notContinued')}</Row>}
          {one.reason !== '' && <Row label={t('lose.reason')}>{one.reason}</Row>}
          <Row label={t('movesHead')}>
            {one.moves.nextAt === null
              ? t('movesUsed', one.moves)
              : t('movesNext', { ...one.moves, day: format.date(one.moves.nextAt) })}
          </Row>
        </DataList>
      </PanelSection>
      {one.state !== 'ended' && (
        <PanelSection title={t('file.title')}>
          <DataList>
            <Row label={t('kindHead')}>{t(one.file.leased ? 'kind.leased' : 'kind.term')}</Row>
            <Row label={t('until')}>
              <InstantText at={one.file.expiresAt} />
            </Row>
            <Row label={t('grace')}>{t('days', { count: one.file.graceDays })}</Row>
            {one.runsUntil !== null && (
              <Row label={t('runs')}>
                <InstantText at={one.runsUntil} />
              </Row>
            )}
            {one.renewableAt !== null && (
              <Row label={t('renewable')}>
                <InstantText at={one.renewableAt} only="date" />
              </Row>
            )}
            <Row label={t('fetched')}>{one.fetchedAt === null ? t('never') : <InstantText at={one.fetchedAt} />}</Row>
          </DataList>
        </PanelSection>
      )}
    </>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}
