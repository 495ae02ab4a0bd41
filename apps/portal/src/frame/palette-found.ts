import { readActivationId, shownEmail } from '@tierline/domain';
import { useDebouncedValue } from '@mantine/hooks';
import { Building2, FileKey2, MapPin, ReceiptText, UserRound, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api.ts';
import { useProgramme } from '../programme.tsx';
import { useMe } from '../session.tsx';

/** Something that the search palette leads to. */
export type Hit = { id: string; label: string; description?: string; icon: LucideIcon; to: string };

/** Finds line items, orders, sites, accounts and people that the query names. */
export function useFound(query: string): {
  lines: readonly Hit[];
  orders: readonly Hit[];
  sites: readonly Hit[];
  accounts: readonly Hit[];
  people: readonly Hit[];
  searching: boolean;
} {
  const { t } = useTranslation();
  const { t: order } = useTranslation('order');
  const { path, tierName, tiersBelow, modules } = useProgramme();
  const { id: own, tier } = useMe().account;
  const [settled] = useDebouncedValue(query.trim(), 200);
  const activationId = readActivationId(settled);
  const lines = useRead(
    'listLineItems',
    { view: 'all', empty: 'true', limit: '5', activationIds: activationId ?? '' },
    { enabled: activationId !== null },
  );
  const byName = settled.length >= 2 && activationId === null;
  const buys = modules.includes('orders') && tiersBelow(tier).length > 0;
  const orders = useRead('listOrders', { q: settled.slice(0, 200), limit: '5' }, { enabled: byName && buys });
  const sites = useRead(
    'listSites',
    { q: settled.slice(0, 200), limit: '5' },
    { enabled: byName && modules.includes('credits') },
  );
  // Who has nobody below has no screen of accounts.
  const accounts = useRead(
    'listAccounts',
    { q: settled, direction: 'any', limit: '5' },
    { enabled: byName && tiersBelow(tier).length > 0 },
  );
  const people = useRead('findUsers', { q: settled.slice(0, 200), limit: '5' }, { enabled: byName });
  const lineHits =
    (activationId !== null &&
      lines.data?.items.map((line) => ({
        id: line.id,
        label: line.product.name,
        description: `${line.activationId} · ${t('entitlement.copies', { count: line.copies })}`,
        icon: FileKey2,
        to: path(`/entitlements/${line.id}`),
      }))) ||
    [];
  const accountHits =
    (byName &&
      accounts.data?.items.map((account) => ({
        id: account.id,
        label: account.name,
        description: `${tierName(account.tier)} · ${account.identifier}`,
        icon: Building2,
        to: path(`/accounts/${account.id}`),
      }))) ||
    [];
  const peopleHits =
    (byName &&
      people.data?.items.map(({ id, firstName, lastName, email, account }) => ({
        id,
        label: [firstName, lastName].filter(Boolean).join(' ') || shownEmail(email),
        description: `${account.name} · ${shownEmail(email)}`,
        icon: UserRound,
        to: path(account.id === own ? `/team/${id}` : `/accounts/${account.id}/people/${id}`),
      }))) ||
    [];
  const orderHits =
    (byName &&
      orders.data?.items.map(({ id, number, lines: ordered }) => ({
        id,
        label: order('one', { number }),
        description: ordered
          .map(({ quantity, product }) => order('quantityOf', { quantity, product: product.name }))
          .join(', '),
        icon: ReceiptText,
        to: path(`/orders/${id}?view=all`),
      }))) ||
    [];
  const siteHits =
    (byName &&
      sites.data?.items.map((site) => ({
        id: site.id,
        label: site.name,
        description: site.account.name,
        icon: MapPin,
        to: path(`/sites/${site.id}`),
      }))) ||
    [];
  return {
    lines: lineHits,
    orders: orderHits,
    sites: siteHits,
    accounts: accountHits,
    people: peopleHits,
    searching:
      [lines, sites, orders, accounts, people].some(({ isFetching }) => isFetching) || settled !== query.trim(),
  };
}
