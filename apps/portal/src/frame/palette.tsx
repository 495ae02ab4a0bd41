import '@mantine/spotlight/styles.layer.css';
import { readActivationId } from '@tierline/domain';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import {
  Building2,
  FileKey2,
  FilePlus2,
  MapPin,
  MapPinPlus,
  ReceiptText,
  Search,
  Settings,
  UserPlus,
  type LucideIcon,
} from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../api.ts';
import { useProgramme } from '../programme.tsx';
import { useMe } from '../session.tsx';
import { useNavigation } from './navigation.ts';

type Hit = { id: string; label: string; description?: string; icon: LucideIcon; to: string };

/**
 * The search palette: goes anywhere, runs actions, finds a line item by a whole pasted activation ID, an order by its
 * number. Loaded when first wanted.
 */
export default function Palette(props: { wanted: number }) {
  const { t } = useTranslation();
  const { t: order } = useTranslation('order');
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const pages = usePagesFor(query);
  const actions = useActionsFor(query);
  const { lines, orders, sites, accounts, searching } = useFound(query);
  const hint = useProgramme().modules.includes('entitlements') ? 'frame.searchHint' : 'frame.searchHintNames';
  const entered = useRef(false);
  const { wanted } = props;
  useEffect(() => {
    if (wanted > 0) spotlight.open();
  }, [wanted]);
  const first = [...lines, ...orders, ...sites, ...accounts, ...pages, ...actions][0]?.to;
  const take = useCallback(() => {
    entered.current = false;
    if (first === undefined) return;
    spotlight.close();
    void navigate(first);
  }, [first, navigate]);
  // Enter takes the first hit, also where that is still being looked for: what the API finds comes after Spotlight has
  // chosen.
  useEffect(() => {
    if (entered.current && !searching) take();
  }, [searching, take]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || document.querySelector('[data-action][data-selected]')) return;
    if (searching) entered.current = true;
    else take();
  };
  const group = (label: string, hits: readonly Hit[]) =>
    hits.length > 0 && (
      <Spotlight.ActionsGroup label={label}>
        {hits.map((hit) => (
          <Spotlight.Action
            key={hit.id}
            label={hit.label}
            {...(hit.description !== undefined && { description: hit.description })}
            leftSection={<hit.icon size={17} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => void navigate(hit.to)}
          />
        ))}
      </Spotlight.ActionsGroup>
    );
  const nothing =
    pages.length + actions.length + lines.length + orders.length + sites.length + accounts.length === 0 && !searching;
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={440}
      centered={false}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      size={620}
      attributes={{ content: { 'aria-label': t('frame.search') } }}
      radius="lg"
      returnFocus
    >
      <Spotlight.Search
        placeholder={t(hint)}
        aria-label={t(hint)}
        onKeyDown={onKeyDown}
        leftSection={<Search size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {group(t('frame.searchLines'), lines)}
        {group(order('accountOrders'), orders)}
        {group(t('frame.nav.sites'), sites)}
        {group(t('frame.searchAccounts'), accounts)}
        {group(t('frame.searchGo'), pages)}
        {group(t('frame.searchDo'), actions)}
        {nothing && <Spotlight.Empty>{t('frame.searchNothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function usePagesFor(query: string): readonly Hit[] {
  const { t } = useTranslation();
  const programme = useProgramme();
  const entries = useNavigation(useMe(), programme);
  const open = entries.filter(({ reason }) => reason === null);
  return [...open, { path: programme.path('/settings'), label: t('frame.nav.settings'), icon: Settings }]
    .filter((entry) => fits(entry.label, query))
    .map((entry) => ({ id: entry.path, label: entry.label, icon: entry.icon, to: entry.path }));
}

function useActionsFor(query: string): readonly Hit[] {
  const { t } = useTranslation();
  const { t: order } = useTranslation('order');
  const { path, tiersBelow, modules } = useProgramme();
  const { may, account } = useMe();
  const has = (module: (typeof modules)[number]) => modules.includes(module);
  const rows = [
    {
      id: 'issue',
      may: may['entitlements.issue'] === null && has('entitlements'),
      label: t('entitlement.issue'),
      icon: FilePlus2,
      to: path('/entitlements/issue'),
    },
    {
      id: 'order',
      may: may['orders.enter'] === null && has('orders'),
      label: order('enter.action'),
      icon: ReceiptText,
      to: path('/orders?new=true'),
    },
    {
      id: 'site',
      may: may['sites.edit'] === null && has('credits') && account.tier > 0,
      label: t('frame.newSite'),
      icon: MapPinPlus,
      to: path('/sites?new=true'),
    },
    {
      id: 'account',
      may: may['accounts.create'] === null && tiersBelow(account.tier).length > 0,
      label: t('account.create'),
      icon: Building2,
      to: path('/accounts?new=true'),
    },
    {
      id: 'user',
      may: may['users.edit'] === null,
      label: t('user.create'),
      icon: UserPlus,
      to: path('/team?new=true'),
    },
  ];
  return rows.filter((row) => row.may && fits(row.label, query));
}

/** Line items, orders, sites and accounts that the query names. */
function useFound(query: string): {
  lines: readonly Hit[];
  orders: readonly Hit[];
  sites: readonly Hit[];
  accounts: readonly Hit[];
  searching: boolean;
} {
  const { t } = useTranslation();
  const { t: order } = useTranslation('order');
  const { path, tierName, tiersBelow, modules } = useProgramme();
  const { tier } = useMe().account;
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
    searching:
      lines.isFetching || sites.isFetching || orders.isFetching || accounts.isFetching || settled !== query.trim(),
  };
}

function fits(label: string, query: string): boolean {
  return label.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());
}
