import { Alert, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ConnectedSeat, Problem, Reply } from '@tierline/contract';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ask, useWrite } from '../../../api.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { ErrorState, FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useIntegrationName } from './seat-words.ts';
import classes from './seat.module.css';

type WhatIf = Reply<'previewIntegration'>;

/** Shows exactly who keeps and who loses a licence by a switching, before it is done (O6). */
export function IntegrationDialog({
  accountId,
  switchKey,
  on,
  onClose,
}: {
  accountId: string;
  switchKey: string;
  on: boolean;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation('seat');
  const { t: common } = useTranslation();
  const name = useIntegrationName()(switchKey);
  const write = useWrite('switchIntegration');
  const whatIf = useQuery<WhatIf, Problem>({
    queryKey: ['previewIntegration', accountId, switchKey, on],
    queryFn: () => ask('previewIntegration', { id: accountId, key: switchKey, on }),
    gcTime: 0,
  });
  const seen = whatIf.data;
  const submit = () =>
    write.mutate(
      { id: accountId, key: switchKey, on },
      {
        onSuccess: ({ ended, undo }) => {
          toastDone({
            text: on
              ? t('integrations.onDone', { name })
              : ended > 0
                ? t('integrations.offEnded', { name, count: ended })
                : t('integrations.offDone', { name }),
            ...(undo && {
              undo: {
                operationId: undo.operationId,
                undone: t(on ? 'integrations.onUndone' : 'integrations.offUndone', { name }),
              },
            }),
          });
        },
        ifOpen: () => {
          onClose();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t(on ? 'integrations.onTitle' : 'integrations.offTitle', { name })}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
    >
      {!seen &&
        (whatIf.error ? (
          <ErrorState problem={whatIf.error} onRetry={() => void whatIf.refetch()} />
        ) : (
          <Skeleton h={200} />
        ))}
      {seen && (
        <Stack gap="md">
          {seen.loseCount + seen.keepCount === 0 && <Text size="sm">{t('integrations.nobody')}</Text>}
          <Seats title={t('integrations.loses', { count: seen.loseCount })} seats={seen.loses} count={seen.loseCount} />
          <Seats title={t('integrations.keeps', { count: seen.keepCount })} seats={seen.keeps} count={seen.keepCount} />
          {seen.othersToo && (
            <Alert variant="default" py={8} icon={<Info size={16} />}>
              {t('integrations.othersToo')}
            </Alert>
          )}
          {on && (
            <Text size="sm" c="dimmed">
              {t('integrations.onHint')}
            </Text>
          )}
          <FormError problem={write.error} />
          <FormFoot
            onCancel={onClose}
            submit={t(on ? 'integrations.switchOn' : 'integrations.switchOff')}
            busy={write.isPending}
            dangerous={seen.loseCount > 0}
            onSubmit={submit}
          />
        </Stack>
      )}
    </Modal>
  );
}

function Seats({ title, seats, count }: { title: string; seats: readonly ConnectedSeat[]; count: number }) {
  const { t } = useTranslation('seat');
  if (count === 0) return null;
  return (
    <section>
      <Text size="sm" fw={600} mb={6} component="h3">
        {title}
      </Text>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be within reach of the keyboard. */}
      <ul className={classes.people} aria-label={title} tabIndex={0}>
        {seats.map(({ user, product }) => (
          <li key={`${user.id} ${product.id}`}>
            {user.name} <small>· {product.name}</small>
          </li>
        ))}
        {count > seats.length && (
          <li>
            <small>{t('integrations.more', { count: count - seats.length })}</small>
          </li>
        )}
      </ul>
    </section>
  );
}
