import { Alert, Anchor, Button, Skeleton, Stack, Text } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { readActivationId, type DeviceRequest } from '@tierline/domain';
import { CloudOff, Cpu } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useOfflineSince } from '../../../frame/offline.ts';
import { useMaybeMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormError } from '../../../ui/states.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ChooseLine } from './choose-line.tsx';
import type { Kept } from './kept-request.ts';
import { useActivating } from './use-activating.ts';

/** What a device asks for, and what is still needed to confirm it: a line or the activation ID, and a name (E14). */
export function Confirm(props: {
  request: DeviceRequest;
  kept: Kept;
  keep: (kept: Kept) => void;
  onForget: () => void;
}) {
  const { t } = useTranslation('devicePage');
  const { request, kept, keep } = props;
  const signedIn = useMaybeMe() !== null;
  const offline = useOfflineSince() !== null;
  const activating = useActivating(kept, keep);
  const [byId, setById] = useState(kept.activationId !== '');
  const [wrong, setWrong] = useState<'id' | 'line' | null>(null);
  const id = readActivationId(kept.activationId);
  const own = useOwnLine(signedIn && byId ? id : null);
  const choosing = signedIn && !byId;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (activating.isPending) return;
    const lineId = choosing ? kept.lineId : own.lineId;
    setWrong(choosing && lineId === null ? 'line' : !choosing && id === null ? 'id' : null);
    if (lineId !== null) activating.mutate({ request, deviceName: kept.deviceName, by: { lineId } });
    else if (!choosing && id !== null)
      activating.mutate({ request, deviceName: kept.deviceName, by: { activationId: id } });
  };
  return (
    <ButtonForm onSubmit={submit}>
      <Stack gap="md">
        <Text role="status" fw={600} size="lg" lh={1.35} style={{ overflowWrap: 'anywhere' }}>
          {t(kept.deviceName.trim() === '' ? 'asks' : 'asksNamed', {
            count: request.copies,
            host: request.hostId,
            name: kept.deviceName.trim(),
          })}
        </Text>
        {offline && (
          <Alert role="status" variant="light" color="orange" icon={<CloudOff size={18} />}>
            {t('offline')}
          </Alert>
        )}
        {choosing ? (
          <ChooseLine
            hostId={request.hostId}
            value={kept.lineId}
            missing={wrong === 'line' && kept.lineId === null}
            onChoose={(lineId) => keep({ ...kept, lineId })}
          />
        ) : (
          <TextField
            label={t('activationId')}
            description={t(own.line ? 'ofLine' : 'activationIdHint', { product: own.line?.product.name })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={kept.activationId}
            error={wrong === 'id' && id === null && t('wrongId')}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => keep({ ...kept, activationId: event.currentTarget.value })}
          />
        )}
        {signedIn && (
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setById(!byId)}>
            {t(byId ? 'chooseLine' : 'enterId')}
          </Anchor>
        )}
        <TextField
          label={t('name')}
          description={t('nameHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={kept.deviceName}
          autoComplete="off"
          maxLength={100}
          onChange={(event) => keep({ ...kept, deviceName: event.currentTarget.value })}
        />
        <FormError problem={activating.error} />
        {own.pending ? (
          <Skeleton h={42} />
        ) : (
          <Button
            type="submit"
            size="md"
            fullWidth
            loading={activating.isPending}
            leftSection={<Cpu size={16} aria-hidden="true" />}
          >
            {t('submit', { count: request.copies })}
          </Button>
        )}
        <Button variant="subtle" size="sm" onClick={props.onForget}>
          {t('otherCode')}
        </Button>
      </Stack>
    </ButtonForm>
  );
}

// A line that the reader may activate copies of is activated in their name; any other one by its activation ID alone.
function useOwnLine(activationId: string | null): { line: LineItem | null; lineId: string | null; pending: boolean } {
  const read = useRead(
    'listLineItems',
    { view: 'all', activationIds: activationId ?? '', empty: 'true' },
    { enabled: activationId !== null },
  );
  const line = activationId === null ? null : (read.data?.items[0] ?? null);
  const mine = line !== null && line.actions.activate?.code !== 'not-holder';
  return { line, lineId: mine ? line.id : null, pending: read.isLoading };
}
