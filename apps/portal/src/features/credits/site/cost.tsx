import type { Reply } from '@tierline/contract';
import { Text } from '@mantine/core';
import { costParts, isVendor, priceOn } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api.ts';
import { useMe } from '../../../session.tsx';
import { useFormat } from '../../../ui/format.ts';
import type { FullSite } from './site-panel.tsx';
import classes from './site-panel.module.css';

type Prices = Reply<'readBalance'>['prices'];

/**
 * Where the cost of the next month comes from: base, users and devices at the price of that day, what they add up to,
 * and the price list.
 */
export function Cost({ site }: { site: FullSite }) {
  const { t, i18n } = useTranslation('site');
  const format = useFormat();
  const own = !isVendor(useMe().account);
  const prices = useRead('readBalance', own ? {} : { accountId: site.account.id }).data?.prices;
  const price = prices && site.nextChargeOn !== null ? priceOn(prices, site.nextChargeOn) : null;
  if (!prices || price === null) return null;
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(value);
  const users = site.users ?? 0;
  const devices = site.devices ?? 0;
  const parts = costParts(price, users, devices);
  const rows = [
    [t('costParts.base'), parts.base],
    [t('costParts.users', { count: users, price: number(price.perUser) }), parts.users],
    [t('costParts.devices', { count: devices, price: number(price.perDevice) }), parts.devices],
  ] as const;
  return (
    <>
      <table className={classes.charges} aria-label={t('costParts.title')}>
        <tbody>
          {rows.map(([label, amount]) => (
            <tr key={label}>
              <td>{label}</td>
              <td data-end>{number(amount)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('costParts.sum', { day: format.day(site.nextChargeOn ?? '') })}</th>
            <td data-end>
              <b>{number(parts.rounded)}</b>
              {parts.rounded !== parts.sum && <small>{t('costParts.rounded', { sum: number(parts.sum) })}</small>}
            </td>
          </tr>
        </tbody>
      </table>
      <PriceList prices={prices} />
    </>
  );
}

/** The prices by the day from which on they hold; the one that holds today is marked. */
function PriceList({ prices }: { prices: Prices }) {
  const { t, i18n } = useTranslation('site');
  const format = useFormat();
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(value);
  return (
    <details className={classes.prices}>
      <summary>{t('costParts.prices')}</summary>
      <ul>
        {prices
          .toSorted((one, other) => (one.from < other.from ? 1 : -1))
          .map((price) => (
            <li key={price.from}>
              <Text span inherit fw={price.now ? 600 : 400}>
                {t(price.now ? 'costParts.now' : 'costParts.from', { day: format.day(price.from) })}
              </Text>
              <span>
                {t('costParts.price', {
                  base: number(price.base),
                  perUser: number(price.perUser),
                  perDevice: number(price.perDevice),
                })}
              </span>
            </li>
          ))}
      </ul>
      <Text size="xs" c="dimmed">
        {t('costParts.hint')}
      </Text>
    </details>
  );
}
