import { Anchor, Alert } from '@mantine/core';
import type { Licence } from '@tierline/contract';
import { addDays, expiryWarnDays, graceDays } from '@tierline/domain';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';

/**
 * Licences in use that expire soon, or have expired and are in their days of grace: on top of the first page of a
 * customer's people, and on the customer's page (O8, X7). Empty where nothing ends.
 */
export function ExpiringLicences({ accountId }: { accountId: string }) {
  const { t } = useTranslation('order');
  const { items = [] } = useRead('listLicences', { id: accountId, limit: '50' }).data ?? {};
  const [last] = useState(() => addDays(new Date().toISOString().slice(0, 10), Math.max(...expiryWarnDays)));
  const ending = items.flatMap((licence) =>
    licence.expiresOn !== null && licence.inUse > 0 && licence.expiresOn <= last
      ? [{ ...licence, expiresOn: licence.expiresOn }]
      : [],
  );
  if (ending.length === 0) return null;
  return (
    <Alert
      variant="light"
      color="orange"
      mb="md"
      icon={<CalendarClock size={18} aria-hidden="true" />}
      title={t('expiring.title')}
    >
      {ending.map((licence) => (
        <Ending key={licence.id} accountId={accountId} licence={licence} />
      ))}
    </Alert>
  );
}

function Ending({ accountId, licence }: { accountId: string; licence: Licence & { expiresOn: string } }) {
  const { t } = useTranslation('order');
  const { path } = useProgramme();
  const format = useFormat();
  const own = useMe().account.id === accountId;
  const facts = {
    count: licence.inUse,
    product: licence.product.name,
    expires: format.day(licence.expiresOn),
    ends: format.day(addDays(licence.expiresOn, graceDays)),
  };
  const users = path(
    `${own ? '/team?show=licences&' : `/accounts/${accountId}/licences?`}product=${licence.product.id}`,
  );
  return (
    <div>
      {t(licence.state === 'active' ? 'expiring.soon' : 'expiring.over', facts)}{' '}
      <Anchor component={Link} inherit c="inherit" underline="always" to={users}>
        {t('expiring.users', { product: licence.product.name })}
      </Anchor>
    </div>
  );
}
