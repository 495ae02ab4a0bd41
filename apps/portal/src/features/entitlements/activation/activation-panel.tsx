import { Alert, Anchor, DataList, Skeleton, Stack } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Panel, PanelSection } from '../../../ui/panel.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { AccountName } from '../line/line-parts.tsx';
import { ActivationState, FileButton } from './parts.tsx';

/** One device with its copies and its licence file, in a panel with its own address (E13). */
export function ActivationPanel() {
  const { t } = useTranslation('activation');
  const { path } = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { activationId = '' } = useParams();
  const read = useRead('readActivation', { id: activationId });
  const one = read.data;
  return (
    <Panel
      title={one ? one.deviceName || one.hostId : t('one')}
      onClose={() => void navigate(path(`/activations${search}`))}
      head={one && <ActivationState activation={one} />}
      foot={one && one.state !== 'ended' && <FileButton activation={one} />}
    >
      {one ? (
        <Details one={one} />
      ) : read.error ? (
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Stack gap="md" pt="md" aria-busy="true">
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} h={20} />
          ))}
        </Stack>
      )}
    </Panel>
  );
}

function Details({ one }: { one: Activation }) {
  const { t } = useTranslation('activation');
  const { path } = useProgramme();
  const format = useFormat();
  return (
    <>
      {one.returnsAt !== null && (
        <Alert mt="md" variant="light" color="orange" icon={<Undo2 size={16} />}>
          {t(one.lost ? 'lostUntil' : 'backOn', { count: one.returning, day: format.instant(one.returnsAt) })}
        </Alert>
      )}
      <PanelSection title={t('device')}>
        <DataList>
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
      <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}
