import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import type { FullSite } from './site-panel.tsx';
import classes from './site-panel.module.css';

const few = 4;

/** What the last months cost, by which numbers, and what is still due. */
export function Charges({ charges }: { charges: FullSite['charges'] }) {
  const { t, i18n } = useTranslation('site');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  if (charges.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('charges.none')}
      </Text>
    );
  return (
    <>
      <table className={classes.charges}>
        <thead>
          <tr>
            <th scope="col">{t('charges.month')}</th>
            <th scope="col">{t('usersDevices')}</th>
            <th scope="col" data-end>
              {t('charges.amount')}
            </th>
            <th scope="col" data-end>
              {t('charges.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? charges : charges.slice(0, few)).map((charge) => (
            <tr key={charge.id}>
              <td>{month.format(new Date(`${charge.month.slice(0, 10)}T00:00:00Z`))}</td>
              <td>
                {format.number(charge.users)} / {format.number(charge.devices)}
              </td>
              <td data-end>{format.number(charge.amount)}</td>
              <td data-end>
                <StateBadge tone={charge.state === 'paid' ? 'good' : 'bad'}>{t(`charges.${charge.state}`)}</StateBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {charges.length > few && (
        <Anchor component="button" type="button" size="sm" mt={6} aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'charges.fewer' : 'charges.more', { count: charges.length })}
        </Anchor>
      )}
    </>
  );
}
