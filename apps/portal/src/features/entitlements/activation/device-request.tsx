import { Button, DataList, Text } from '@mantine/core';
import type { Activation } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { toastDone, toastFailed } from '../../../ui/toast.tsx';
import { InstantText } from '../../../ui/when.tsx';

/** The newest request to the vendor about a device, and its answer; who asked can withdraw it (E13). */
export function DeviceRequest({ request }: { request: NonNullable<Activation['request']> }) {
  const { t } = useTranslation('activation');
  const write = useWrite('answerMoves');
  const { state, released, extraMoves, actions } = request;
  const said =
    state === 'accepted'
      ? released
        ? t('request.states.released')
        : t('request.states.moves', { count: extraMoves })
      : t(`request.states.${state}`);
  const withdraw = () =>
    write.mutate(
      { id: request.id, decision: 'withdrawn' },
      {
        onSuccess: () => toastDone({ text: t('request.withdrawn') }),
        onError: (problem) => toastFailed({ text: problem.document?.detail ?? t('request.failed') }),
      },
    );
  return (
    <PanelSection
      title={t('request.title')}
      aside={
        state === 'open' &&
        actions.withdraw?.code !== 'not-requester' && (
          <Reason reason={actions.withdraw}>
            <Button size="compact-xs" variant="subtle" loading={write.isPending} onClick={withdraw}>
              {t('request.withdraw')}
            </Button>
          </Reason>
        )
      }
    >
      <Text size="sm" fw={550} mb="xs">
        {said}
      </Text>
      <DataList>
        <DataList.Item>
          <DataList.ItemLabel>{t('request.asked')}</DataList.ItemLabel>
          <DataList.ItemValue>
            <InstantText at={request.createdAt} />
          </DataList.ItemValue>
        </DataList.Item>
        <DataList.Item>
          <DataList.ItemLabel>{t('request.reason')}</DataList.ItemLabel>
          <DataList.ItemValue style={{ whiteSpace: 'pre-line' }}>{request.reason}</DataList.ItemValue>
        </DataList.Item>
        {request.answer !== '' && (
          <DataList.Item>
            <DataList.ItemLabel>{t('request.answer')}</DataList.ItemLabel>
            <DataList.ItemValue style={{ whiteSpace: 'pre-line' }}>{request.answer}</DataList.ItemValue>
          </DataList.Item>
        )}
      </DataList>
    </PanelSection>
  );
}
