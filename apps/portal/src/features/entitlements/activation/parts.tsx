import { Button, Text } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import { Reason } from '../../../ui/reason.tsx';
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx';
import { toastDone, toastFailed } from '../../../ui/toast.tsx';
import { InstantText } from '../../../ui/when.tsx';
import { saveFile } from './save-file.ts';

const tones: Record<Activation['state'], Tone> = {
  active: 'good',
  returning: 'warn',
  expired: 'quiet',
  ended: 'quiet',
};

/** The state of an activation. */
export function ActivationState({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  return <StateBadge tone={tones[activation.state]}>{t(`states.${activation.state}`)}</StateBadge>;
}

/** The name of a device for screen readers: all that is shown of it. */
export function deviceLabel({ deviceName, hostId }: Pick<Activation, 'deviceName' | 'hostId'>): string {
  return deviceName === '' ? hostId : `${deviceName} ${hostId}`;
}

/** A device by its name and host ID. */
export function DeviceName({ activation }: { activation: Activation }) {
  return (
    <div>
      <Text size="sm" fw={550} lh={1.35} style={{ overflowWrap: 'anywhere' }}>
        {activation.deviceName || <span className="tl-mono">{activation.hostId}</span>}
      </Text>{' '}
      {activation.deviceName !== '' && (
        <Text size="xs" c="dimmed" className="tl-mono" style={{ overflowWrap: 'anywhere' }}>
          {activation.hostId}
        </Text>
      )}
    </div>
  );
}

/** Until when the device’s file is good, or when its copies come back. */
export function FileUntil({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  const { file, state, returnsAt } = activation;
  if (state === 'ended') return <>{t('none')}</>;
  return (
    <div>
      <InstantText at={file.expiresAt} only="date" />
      <Text size="xs" c="dimmed">
        {returnsAt === null ? (
          t(file.leased ? 'kind.leased' : 'kind.term')
        ) : (
          <>
            {t('returning', { count: activation.returning })} <InstantText at={returnsAt} only="date" />
          </>
        )}
      </Text>
    </div>
  );
}

/** Until when a device runs on with the file that it has, grace included; of lines that give no new ones. */
export function RunsUntil({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  const format = useFormat();
  return activation.runsUntil === null ? t('runsNot') : t('runsUntil', { day: format.date(activation.runsUntil) });
}

/** Downloads the licence file of a device; disabled with its reason where there is none. */
export function FileButton({ activation, inRow = false }: { activation: Activation; inRow?: boolean }) {
  const { t } = useTranslation('activation');
  const fetch = useWrite('fetchLicenceFile');
  const save = () =>
    fetch.mutate(
      { id: activation.id },
      {
        onSuccess: ({ licenceFile, notRenewed }) => {
          saveFile(licenceFile.fileName, licenceFile.text);
          toastDone({ text: notRenewed ? t('file.notRenewed', { why: notRenewed.detail }) : t('file.saved') });
        },
        onError: (problem) => toastFailed({ text: problem.document?.detail ?? t('file.failed') }),
      },
    );
  return (
    <Reason reason={activation.actions.fetch}>
      <Button
        size="xs"
        px={inRow ? 'xs' : 'sm'}
        variant="default"
        leftSection={inRow ? undefined : <Download size={14} aria-hidden="true" />}
        loading={fetch.isPending}
        aria-label={`${t('file.download')}: ${activation.deviceName || activation.hostId}`}
        onClick={save}
      >
        {t(inRow ? 'file.short' : 'file.download')}
      </Button>
    </Reason>
  );
}
