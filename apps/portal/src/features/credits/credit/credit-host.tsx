import { Button } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { ArrowLeftRight, Coins, HandCoins } from 'lucide-react';
import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../session.tsx';
import { Reason, type ReasonView } from '../../../ui/reason.tsx';
import { part } from '../../../load-part.ts';

const loadTopUp = part(() => import('./top-up-dialog.tsx'));
const loadMove = part(() => import('./move-dialog.tsx'));
const loadGrant = part(() => import('./grant-dialog.tsx'));
const TopUpDialog = lazy(async () => ({ default: (await loadTopUp()).TopUpDialog }));
const TopUpNeedyDialog = lazy(async () => ({ default: (await loadTopUp()).TopUpNeedyDialog }));
const MoveDialog = lazy(async () => ({ default: (await loadMove()).MoveDialog }));
const GrantDialog = lazy(async () => ({ default: (await loadGrant()).GrantDialog }));

type Wanted =
  | { kind: 'top-up' | 'move'; sites: readonly Site[]; done?: (() => void) | undefined }
  | { kind: 'low' }
  | { kind: 'grant'; account: { id: string; name: string } | null };

const CreditContext = createContext<(wanted: Wanted) => void>(() => null);

/**
 * Keeps the dialogs that move credits above list and panel, so that they outlive a row that is elsewhere when the list
 * is read again.
 */
export function CreditHost(props: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  // Only its own dialog: a late answer must not close the next one.
  const close = () => setWanted((now) => (now === wanted ? null : now));
  return (
    <CreditContext value={setWanted}>
      {props.children}
      <Suspense fallback={null}>
        {wanted?.kind === 'top-up' && (
          <TopUpDialog sites={wanted.sites} {...(wanted.done && { onDone: wanted.done })} onClose={close} />
        )}
        {wanted?.kind === 'low' && <TopUpNeedyDialog onClose={close} />}
        {wanted?.kind === 'move' && (
          <MoveDialog sites={wanted.sites} {...(wanted.done && { onDone: wanted.done })} onClose={close} />
        )}
        {wanted?.kind === 'grant' && <GrantDialog account={wanted.account} onClose={close} />}
      </Suspense>
    </CreditContext>
  );
}

/** *Top up* for the chosen sites, those of them that credits can be moved to. */
export function TopUpButton(props: { sites: readonly Site[]; onDone: () => void }) {
  const { t } = useTranslation('credit');
  const open = useContext(CreditContext);
  const { possible, reason } = movable(props.sites);
  return (
    <Reason reason={reason}>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<Coins size={14} aria-hidden="true" />}
        onPointerEnter={() => void loadTopUp()}
        onFocus={() => void loadTopUp()}
        onClick={() => open({ kind: 'top-up', sites: possible, done: props.onDone })}
      >
        {t('topUp.chosen', { count: possible.length })}
      </Button>
    </Reason>
  );
}

/** *Top up* for one site, in its panel. */
export function TopUpOneButton({ site }: { site: Site }) {
  const { t } = useTranslation('credit');
  const open = useContext(CreditContext);
  if (site.actions.move?.code === 'tier-may-not') return null;
  return (
    <Reason reason={site.actions.move}>
      <Button
        leftSection={<Coins size={15} aria-hidden="true" />}
        aria-label={t('topUp.actionOf', { name: site.name })}
        onPointerEnter={() => void loadTopUp()}
        onFocus={() => void loadTopUp()}
        onClick={() => open({ kind: 'top-up', sites: [site] })}
      >
        {t('topUp.action')}
      </Button>
    </Reason>
  );
}

/** *Top up* for all sites that need credits, in one go. */
export function TopUpNeedyButton(props: { count: number; reason: ReasonView }) {
  const { t } = useTranslation('site');
  const open = useContext(CreditContext);
  return (
    <Reason reason={props.reason}>
      <Button
        size="xs"
        leftSection={<Coins size={14} aria-hidden="true" />}
        onPointerEnter={() => void loadTopUp()}
        onFocus={() => void loadTopUp()}
        onClick={() => open({ kind: 'low' })}
      >
        {t('needs.topUpAll', { count: props.count })}
      </Button>
    </Reason>
  );
}

/** *Move credits*: between any two places, or among the chosen sites. */
export function MoveButton(props: { sites: readonly Site[]; onDone?: () => void; bulk?: boolean; icon?: ReactNode }) {
  const { t } = useTranslation('credit');
  const open = useContext(CreditContext);
  const { may } = useMe();
  const { possible, reason } = movable(props.sites);
  const why = props.sites.length === 0 ? may['credits.move'] : reason;
  if (why?.code === 'tier-may-not') return null;
  return (
    <Reason reason={why}>
      <Button
        size={props.bulk ? 'xs' : 'sm'}
        variant={props.bulk ? 'subtle' : 'default'}
        leftSection={props.icon ?? <ArrowLeftRight size={14} aria-hidden="true" />}
        onPointerEnter={() => void loadMove()}
        onFocus={() => void loadMove()}
        onClick={() => open({ kind: 'move', sites: possible, done: props.onDone })}
      >
        {t('move.action')}
      </Button>
    </Reason>
  );
}

/** *Grant credits*, for vendor staff alone: to the given reseller, or to one chosen in the dialog. */
export function GrantButton(props: {
  account: { id: string; name: string } | null;
  reason?: ReasonView;
  small?: boolean;
}) {
  const { t } = useTranslation('credit');
  const open = useContext(CreditContext);
  const { may } = useMe();
  const reason = may['credits.grant'] ?? props.reason ?? null;
  if (reason?.code === 'tier-may-not') return null;
  return (
    <Reason reason={reason}>
      <Button
        size={props.small ? 'xs' : 'sm'}
        variant={props.small ? 'default' : 'filled'}
        leftSection={<HandCoins size={props.small ? 14 : 16} aria-hidden="true" />}
        onPointerEnter={() => void loadGrant()}
        onFocus={() => void loadGrant()}
        onClick={() => open({ kind: 'grant', account: props.account })}
      >
        {t('grant.action')}
      </Button>
    </Reason>
  );
}

function movable(sites: readonly Site[]): { possible: readonly Site[]; reason: ReasonView } {
  const possible = sites.filter((site) => site.actions.move === null);
  return { possible, reason: possible.length > 0 ? null : (sites[0]?.actions.move ?? null) };
}
