import type { Reply } from '@tierline/contract';
import { Alert, Text } from '@mantine/core';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../../ui/format.ts';

type Leaving = Reply<'previewUnassign'>['seats'][number];

/**
 * What becomes of seats in use when licences are taken back: who goes on with other licences, and who loses one (O8).
 */
export function LeavingSeats({ seats }: { seats: readonly Leaving[] }) {
  const { t, i18n } = useTranslation('order');
  if (seats.length === 0) return null;
  const named = (of: readonly Leaving[]) =>
    new Intl.ListFormat(localeOf(i18n.language)).format([
      ...of.slice(0, 8).map(({ user, product }) => `${user.name} (${product.name})`),
      ...(of.length > 8 ? [t('moreCustomers', { count: of.length - 8 })] : []),
    ]);
  const moved = seats.filter(({ becomes }) => becomes === 'moved');
  const ended = seats.filter(({ becomes }) => becomes === 'ended');
  return (
    <Alert variant="default" py={8} icon={<Info size={16} />} role="status">
      {moved.length > 0 && <Text size="sm">{t('unassign.moved', { count: moved.length, users: named(moved) })}</Text>}
      {ended.length > 0 && (
        <Text size="sm" fw={550}>
          {t('unassign.ended', { count: ended.length, users: named(ended) })}
        </Text>
      )}
    </Alert>
  );
}
