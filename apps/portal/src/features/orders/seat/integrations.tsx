import { Alert, Button, Skeleton, Switch, Text } from '@mantine/core';
import type { Integration } from '@tierline/contract';
import { RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Page } from '../../../ui/page.tsx';
import { Reason, SwitchReason, type ReasonView } from '../../../ui/reason.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { IntegrationDialog } from './integration-dialog.tsx';
import { useIntegrationName, wordRefusedSeat } from './seat-words.ts';
import classes from './seat.module.css';
import { loadPart } from '../../../load-part.ts';

const SeatsDialog = lazy(async () => ({ default: (await loadPart(() => import('./seats-dialog.tsx'))).SeatsDialog }));

/** The integrations of the reader's own company, for a customer's people (O6). */
export function IntegrationsPage() {
  const { t } = useTranslation();
  const { label } = useProgramme();
  return (
    <Page title={label('nav.integrations', t('frame.nav.integrations'))} narrow>
      <Integrations accountId={useMe().account.id} heading="h2" />
    </Page>
  );
}

/**
 * The integrations of a customer: each with its switch, its controller's, and what its products have there. What a
 * switch does is shown before it is done.
 */
export function Integrations({ accountId, heading }: { accountId: string; heading: 'h2' | 'h4' }) {
  const { t } = useTranslation('seat');
  const read = useRead('readIntegrations', { id: accountId });
  const [asked, setAsked] = useState<{ key: string; on: boolean } | null>(null);
  if (!read.data)
    return read.error ? (
      <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton h={160} radius="md" />
    );
  if (read.data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('integrations.none')}
      </Text>
    );
  return (
    <div className={classes.cards}>
      {read.data.items.map((integration) => (
        <IntegrationCard
          key={integration.key}
          accountId={accountId}
          integration={integration}
          heading={heading}
          onAsk={setAsked}
        />
      ))}
      {asked && (
        <IntegrationDialog accountId={accountId} switchKey={asked.key} on={asked.on} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

function IntegrationCard(props: {
  accountId: string;
  integration: Integration;
  heading: 'h2' | 'h4';
  onAsk: (asked: { key: string; on: boolean }) => void;
}) {
  const { t } = useTranslation('seat');
  const nameOf = useIntegrationName();
  const { accountId, integration, heading: Heading, onAsk } = props;
  const { key, on, controller, products, actions, offer } = integration;
  const name = nameOf(key);
  return (
    <section className={classes.card} aria-label={name}>
      <div className={classes.cardHead}>
        <div>
          <Heading>{name}</Heading>
          <ul className={classes.counts}>
            {products.map(({ product, seats, free }) => (
              <li key={product.id}>{t('integrations.counts', { product: product.name, count: seats, free })}</li>
            ))}
          </ul>
        </div>
        <AskedSwitch name={name} on={on} reason={actions.switch} onAsk={() => onAsk({ key, on: !on })} />
      </div>
      {controller && (
        <div className={classes.controller}>
          <div>
            <Text size="sm" fw={550}>
              {nameOf(controller.key)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(controller.on ? 'integrations.controllerOn' : 'integrations.controllerOff', {
                controller: nameOf(controller.key),
              })}
            </Text>
          </div>
          <AskedSwitch
            name={nameOf(controller.key)}
            on={controller.on}
            reason={actions.switch}
            onAsk={() => onAsk({ key: controller.key, on: !controller.on })}
          />
        </div>
      )}
      {offer && <Offer accountId={accountId} offer={offer} />}
    </section>
  );
}

/** A switch that asks before it changes anything. */
function AskedSwitch({
  name,
  on,
  reason,
  onAsk,
}: {
  name: string;
  on: boolean;
  reason: ReasonView;
  onAsk: () => void;
}) {
  return (
    <SwitchReason detail={reason?.detail ?? null} className={classes.switch}>
      {(fixed) => (
        <Switch
          aria-label={name}
          checked={on}
          {...fixed}
          onChange={() => {
            if (reason === null) onAsk();
          }}
        />
      )}
    </SwitchReason>
  );
}

/**
 * What ended when the integration was switched off, to be switched on again as it was (O6); where not all of it can be,
 * the choice is offered (O8).
 */
function Offer({ accountId, offer }: { accountId: string; offer: NonNullable<Integration['offer']> }) {
  const { t } = useTranslation('seat');
  const { t: common } = useTranslation();
  const format = useFormat();
  const write = useWrite('switchSeats');
  const [choosing, setChoosing] = useState(false);
  const again = () =>
    write.mutate(
      {
        id: accountId,
        rows: offer.seats.map(({ user, product }) => ({ userId: user.id, productId: product.id, on: true })),
      },
      {
        onSuccess: ({ operationId, rows }) => {
          const count = rows.filter(({ changed }) => changed).length;
          toastDone({
            text: t('many.onDone', { count }),
            undo: { operationId, undone: t('many.onUndone', { count }) },
          });
        },
        onError: (problem) => setChoosing((problem.document?.refused ?? []).length > 0),
      },
    );
  return (
    <Alert variant="default" mt="sm" icon={<RotateCcw size={16} />}>
      <Text size="sm" mb={8}>
        {t('integrations.offer', { count: offer.count, day: format.date(offer.at) })}
      </Text>
      <Reason reason={offer.actions.switch}>
        <Button size="xs" variant="default" loading={write.isPending} onClick={again}>
          {t('integrations.again')}
        </Button>
      </Reason>
      {write.error && !choosing && (
        <Text size="xs" mt={6} c="var(--mantine-color-error)" role="alert">
          {wordRefusedSeat(write.error, common('ui.noAnswer'))}
        </Text>
      )}
      {choosing && (
        <Suspense fallback={null}>
          <SeatsDialog
            accountId={accountId}
            seats={offer.seats}
            on
            onDone={() => write.reset()}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      )}
    </Alert>
  );
}
