import { Button, Switch, Text } from '@mantine/core';
import type { UserLicence } from '@tierline/contract';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { SwitchReason } from '../../../ui/reason.tsx';
import { useMe } from '../../../session.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { useIntegrationName, wordRefusedSeat } from './seat-words.ts';
import classes from './seat.module.css';
import { loadPart } from '../../../load-part.ts';

const IntegrationDialog = lazy(async () => ({
  default: (await loadPart(() => import('./integration-dialog.tsx'))).IntegrationDialog,
}));

/**
 * One product at a user, as O5 has it: “No licences”, or a switch: on, off, on and read-only, or off and disabled as
 * there are none available. The reason why it is disabled is shown beside it; in a list (`inRow`), and where it is
 * `told` above for all, in its tooltip.
 */
export function SeatSwitch(props: {
  accountId: string;
  user: { id: string; name: string };
  licence: UserLicence;
  inRow?: boolean;
  told?: boolean;
}) {
  const { t } = useTranslation('seat');
  const { t: common } = useTranslation();
  const nameOf = useIntegrationName();
  const write = useWrite('switchSeats');
  const { accountId, user, licence, inRow = false, told = false } = props;
  const { product, shown, controller } = licence;
  // A refusal stays where it was shown, also where the row has changed by it.
  const refused = write.error && (
    <Text size="xs" c="var(--mantine-color-error)" role="alert">
      {wordRefusedSeat(write.error, common('ui.noAnswer'))}
    </Text>
  );
  if (shown === 'none')
    return (
      <div className={classes.place} data-row={inRow || undefined}>
        <Text size="sm" c="dimmed">
          {t('shown.none')}
        </Text>
        {!inRow && <WhyNone accountId={accountId} licence={licence} />}
        {refused}
      </div>
    );
  const isOn = shown === 'on' || shown === 'managed';
  const reason = licence.actions.switch;
  const switched = (on: boolean) =>
    write.mutate(
      { id: accountId, rows: [{ userId: user.id, productId: product.id, on }] },
      {
        onSuccess: ({ operationId }) =>
          toastDone({
            text: t(on ? 'on.done' : 'off.done', { product: product.name, user: user.name }),
            undo: {
              operationId,
              undone: t(on ? 'on.undone' : 'off.undone', { product: product.name, user: user.name }),
            },
          }),
      },
    );
  const words =
    shown === 'managed'
      ? t('managedBy', { controller: nameOf(controller ?? '') })
      : shown === 'unavailable'
        ? t('shown.unavailable')
        : inRow || told
          ? null
          : (reason?.detail ?? null);
  const fixed = reason !== null || shown === 'managed' || shown === 'unavailable';
  return (
    <div className={classes.place} data-row={inRow || undefined}>
      <SwitchReason
        detail={fixed ? (words ?? reason?.detail ?? '') : null}
        stated={words !== null}
        className={classes.switch}
      >
        {(fixedSwitch) => (
          <Switch
            aria-label={t('switchOf', { product: product.name, user: user.name })}
            checked={write.isPending ? !isOn : isOn}
            {...fixedSwitch}
            {...(shown === 'managed' && { 'aria-readonly': true })}
            onChange={(event) => {
              if (!fixed && !write.isPending) switched(event.currentTarget.checked);
            }}
          />
        )}
      </SwitchReason>
      {words !== null && (
        <Text size="xs" c="dimmed">
          {words}
        </Text>
      )}
      {refused}
    </div>
  );
}

/** Why there are no licences of a product whose integration is off, and the way on: to switch it on (O5, O6). */
function WhyNone({ accountId, licence }: { accountId: string; licence: UserLicence }) {
  const { t } = useTranslation('seat');
  const mayNot = useMe().may['integrations.switch'];
  const [asking, setAsking] = useState(false);
  const { integration } = licence;
  const reason = licence.actions.switch;
  if (integration === null || reason?.code !== 'integration-off') return null;
  return (
    <>
      <Text size="xs" c="dimmed">
        {reason.detail}
      </Text>
      {!mayNot && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
          {t('integrations.switchOn')}
        </Button>
      )}
      {asking && (
        <Suspense fallback={null}>
          <IntegrationDialog accountId={accountId} switchKey={integration} on onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
