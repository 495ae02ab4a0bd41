import { Alert, Button, Skeleton, Text } from '@mantine/core';
import type { Reply, UserLicence } from '@tierline/contract';
import { isVendor } from '@tierline/domain';
import { RotateCcw } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { localeOf, useFormat } from '../../../ui/format.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { wordRefusedSeat } from './seat-words.ts';
import { loadTexts } from '../../../language.ts';
import { loadPart } from '../../../load-part.ts';
import { useMe } from '../../../session.tsx';
import { SeatSwitch } from './seat-switch.tsx';
import classes from './seat.module.css';

const AddOrder = lazy(async () => {
  const [{ AddOrder: add }] = await Promise.all([loadPart(() => import('./add-order.tsx')), loadTexts('order')]);
  return { default: add };
});

type Licences = Reply<'readUserLicences'>;

/**
 * *Products and licences* of a user (O4): a switch for each product. After a deactivation, what the user had is offered
 * again (O7).
 */
export function UserLicences({ userId }: { userId: string }) {
  const { t } = useTranslation('seat');
  const read = useRead('readUserLicences', { id: userId });
  const licences = read.data;
  const reason = licences ? sharedReason(licences.items) : null;
  const { account } = useMe();
  const partner = !isVendor(account) && account.id !== licences?.account.id;
  const lacks = partner && licences?.items.some(({ shown }) => shown === 'unavailable');
  return (
    <PanelSection title={t('title')}>
      {!licences &&
        (read.error ? (
          <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
        ) : (
          <Skeleton h={120} radius="md" />
        ))}
      {licences && licences.offer.length > 0 && <Offer licences={licences} />}
      {reason !== null && (
        <Text size="sm" c="dimmed" mb="xs">
          {reason}
        </Text>
      )}
      {licences &&
        (licences.items.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('shown.none')}
          </Text>
        ) : (
          <ul className={classes.products} aria-label={t('title')}>
            {licences.items.map((licence) => (
              <li key={licence.product.id}>
                <div className={classes.product}>
                  <Text size="sm" fw={550}>
                    {licence.product.name}
                  </Text>
                  <SeatSince licence={licence} />
                </div>
                <SeatSwitch
                  accountId={licences.account.id}
                  user={licences.user}
                  licence={licence}
                  told={reason !== null}
                />
              </li>
            ))}
          </ul>
        ))}
      {licences && lacks && (
        <Suspense fallback={null}>
          <AddOrder accountId={licences.account.id} />
        </Suspense>
      )}
    </PanelSection>
  );
}

/** The reason why no switch can be moved, where it is the same for all of them: shown once. */
function sharedReason(items: readonly UserLicence[]): string | null {
  const reasons = new Set(
    items.filter(({ shown }) => shown === 'on' || shown === 'off').map(({ actions }) => actions.switch?.detail ?? null),
  );
  const [reason = null] = reasons;
  return reasons.size === 1 ? reason : null;
}

/** Since when a seat is on, and until when where its licences have run out and no others were found (O8). */
export function SeatSince({ licence }: { licence: Pick<UserLicence, 'since' | 'endsOn' | 'shown' | 'free'> }) {
  const { t } = useTranslation('seat');
  const format = useFormat();
  if (licence.endsOn !== null)
    return (
      <Text size="xs" c="var(--mantine-color-orange-light-color)">
        {t('endsOn', { day: format.day(licence.endsOn) })}
      </Text>
    );
  if (licence.since !== null && licence.shown !== 'none')
    return (
      <Text size="xs" c="dimmed">
        {t('since', { day: format.date(licence.since) })}
      </Text>
    );
  return licence.shown === 'off' ? (
    <Text size="xs" c="dimmed">
      {t('free', { count: licence.free })}
    </Text>
  ) : null;
}

function Offer({ licences }: { licences: Licences }) {
  const { t } = useTranslation('seat');
  const { t: common, i18n } = useTranslation();
  const write = useWrite('switchSeats');
  const names = new Intl.ListFormat(localeOf(i18n.language)).format(licences.offer.map(({ name }) => name));
  const user = licences.user.name;
  const reason = licences.items.find(({ product }) => product.id === licences.offer[0]?.id)?.actions.switch ?? null;
  const again = () =>
    write.mutate(
      {
        id: licences.account.id,
        rows: licences.offer.map(({ id }) => ({ userId: licences.user.id, productId: id, on: true })),
      },
      {
        onSuccess: ({ operationId }) =>
          toastDone({
            text: t('on.done', { product: names, user }),
            undo: { operationId, undone: t('on.undone', { product: names, user }) },
          }),
      },
    );
  return (
    <Alert variant="default" mb="sm" icon={<RotateCcw size={16} />}>
      <Text size="sm" mb={8}>
        {t('gaveBack', { products: names })}
      </Text>
      <Reason reason={reason}>
        <Button size="xs" variant="default" loading={write.isPending} onClick={again}>
          {t('again')}
        </Button>
      </Reason>
      {write.error && (
        <Text size="xs" mt={6} c="var(--mantine-color-error)" role="alert">
          {wordRefusedSeat(write.error, common('ui.noAnswer'))}
        </Text>
      )}
    </Alert>
  );
}
