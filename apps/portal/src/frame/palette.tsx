import '@mantine/spotlight/styles.layer.css';
import { isVendor } from '@tierline/domain';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { Building2, FilePlus2, MapPinPlus, PackageCheck, ReceiptText, Search, Settings, UserPlus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProgramme } from '../programme.tsx';
import { useMe } from '../session.tsx';
import { useNavigation } from './navigation.ts';
import { useFound, type Hit } from './palette-found.ts';

/**
 * The search palette: goes anywhere, runs actions, finds a line item by a whole pasted activation ID, an order by its
 * number, a person by name or address. Loaded when first wanted.
 */
export default function Palette(props: { wanted: number }) {
  const { t } = useTranslation();
  const { t: order } = useTranslation('order');
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const pages = usePagesFor(query);
  const actions = useActionsFor(query);
  const { lines, orders, sites, accounts, people, searching } = useFound(query);
  const hint = useProgramme().modules.includes('entitlements') ? 'frame.searchHint' : 'frame.searchHintNames';
  const entered = useRef(false);
  const { wanted } = props;
  useEffect(() => {
    if (wanted > 0) spotlight.open();
  }, [wanted]);
  const first = [...lines, ...orders, ...sites, ...accounts, ...people, ...pages, ...actions][0]?.to;
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
  const nothing = first === undefined && !searching;
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
        {group(t('frame.searchPeople'), people)}
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
      id: 'assign',
      may: may['orders.assign'] === null && has('orders') && !isVendor(account) && tiersBelow(account.tier).length > 0,
      label: order('assign.action'),
      icon: PackageCheck,
      to: path('/orders?view=open'),
    },
    {
      id: 'site',
      may: may['sites.edit'] === null && has('credits') && !isVendor(account),
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

function fits(label: string, query: string): boolean {
  return label.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());
}
