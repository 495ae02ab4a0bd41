import {
  Blocks,
  Boxes,
  Building2,
  CalendarClock,
  Coins,
  Cpu,
  FileKey2,
  History,
  Inbox,
  KeyRound,
  LayoutDashboard,
  MapPin,
  MessageSquareMore,
  ReceiptText,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { Me } from '@tierline/contract';
import { isVendor, type Permission } from '@tierline/domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { bought } from '../bought.ts';
import type { ProgrammeWords } from '../programme.tsx';
import type { ReasonView } from '../ui/reason.tsx';

/** One entry of the left navigation, as the reader sees it. */
export type NavigationEntry = {
  path: string;
  label: string;
  icon: LucideIcon;
  /** Why the reader's role may not see it; null where it may. */
  reason: ReasonView;
};

type Row = {
  path: string;
  icon: LucideIcon;
  /** The key under which a programme may give it another name. */
  labelKey: string;
  label: (words: { me: Me; programme: ProgrammeWords; t: TFunction }) => string;
  /** Whose screen it is. */
  shown: (who: { me: Me; programme: ProgrammeWords }) => boolean;
  /** What it takes to see it, where not every role may. */
  needs?: Permission;
};

function staff({ me }: { me: Me }) {
  return isVendor(me.account);
}
function firstBelow({ me, programme }: { me: Me; programme: ProgrammeWords }) {
  return programme.tiersBelow(me.account.tier)[0];
}

function has(module: ProgrammeWords['modules'][number]) {
  return ({ programme }: { programme: ProgrammeWords }) => programme.modules.includes(module);
}
// The vendor's staff, and distributors of entitlements: those who look after more than their own daily work (UX §1).
function hasOverview(who: { me: Me; programme: ProgrammeWords }) {
  return staff(who) || (has('entitlements')(who) && who.programme.tiersBelow(firstBelow(who) ?? Infinity).length > 0);
}
// Accounts that hand on to end customers or to nobody: they look after the devices (UX §1).
function activates(who: { me: Me; programme: ProgrammeWords }) {
  return (
    has('entitlements')(who) &&
    !staff(who) &&
    who.programme.tiersBelow(who.me.account.tier).every((tier) => who.programme.tiersBelow(tier).length === 0)
  );
}
function isCustomer(who: { me: Me; programme: ProgrammeWords }) {
  return has('orders')(who) && firstBelow(who) === undefined;
}

// Credits come to accounts by orders too (C6).
function buysCredits(who: { me: Me; programme: ProgrammeWords }) {
  return staff(who) || bought(who).includes('credits');
}

/** The left navigation: one row a screen, in the order of the screen. */
const rows: readonly Row[] = [
  {
    path: '/overview',
    icon: LayoutDashboard,
    labelKey: 'nav.overview',
    label: ({ t }) => t('frame.nav.overview'),
    shown: hasOverview,
  },
  {
    path: '/entitlements',
    icon: FileKey2,
    labelKey: 'nav.entitlements',
    label: ({ me, t }) => t(isVendor(me.account) ? 'frame.nav.entitlementsVendor' : 'frame.nav.entitlements'),
    shown: has('entitlements'),
  },
  {
    path: '/activations',
    icon: Cpu,
    labelKey: 'nav.activations',
    label: ({ t }) => t('frame.nav.activations'),
    shown: activates,
  },
  {
    path: '/sites',
    icon: MapPin,
    labelKey: 'nav.sites',
    label: ({ t }) => t('frame.nav.sites'),
    shown: has('credits'),
  },
  {
    path: '/credits',
    icon: Coins,
    labelKey: 'nav.credits',
    label: ({ t }) => t('frame.nav.credits'),
    shown: has('credits'),
  },
  {
    path: '/orders',
    icon: ReceiptText,
    labelKey: 'nav.orders',
    label: ({ t }) => t('frame.nav.orders'),
    shown: (who) => (has('orders')(who) && !isCustomer(who)) || (has('credits')(who) && buysCredits(who)),
  },
  {
    path: '/accounts',
    icon: Building2,
    labelKey: 'nav.below',
    label: (words) => words.programme.tierPlural(firstBelow(words) ?? 0),
    shown: (who) => firstBelow(who) !== undefined,
  },
  {
    path: '/requests',
    icon: MessageSquareMore,
    labelKey: 'nav.requests',
    label: ({ t }) => t('frame.nav.requests'),
    shown: (who) => staff(who) || has('entitlements')(who) || bought(who).length > 0,
  },
  {
    path: '/renewals',
    icon: CalendarClock,
    labelKey: 'nav.renewals',
    label: ({ t }) => t('frame.nav.renewals'),
    shown: has('entitlements'),
  },
  {
    path: '/licences',
    icon: KeyRound,
    labelKey: 'nav.licences',
    label: ({ t }) => t('frame.nav.licences'),
    shown: isCustomer,
  },
  {
    path: '/integrations',
    icon: Blocks,
    labelKey: 'nav.integrations',
    label: ({ t }) => t('frame.nav.integrations'),
    shown: isCustomer,
  },
  {
    path: '/products',
    icon: Boxes,
    labelKey: 'nav.products',
    label: ({ t }) => t('frame.nav.products'),
    shown: staff,
  },
  {
    path: '/activity',
    icon: History,
    labelKey: 'nav.activity',
    label: ({ t }) => t('frame.nav.activity'),
    shown: () => true,
    needs: 'audit.read',
  },
  { path: '/team', icon: Users, labelKey: 'nav.team', label: ({ t }) => t('frame.nav.team'), shown: () => true },
  {
    path: '/mailbox',
    icon: Inbox,
    labelKey: 'nav.mailbox',
    label: ({ t }) => t('frame.nav.mailbox'),
    shown: (who) => staff(who) && who.programme.mailbox,
  },
];

/** The entries of the left navigation for the signed-in user, in their language. */
export function useNavigation(me: Me, programme: ProgrammeWords): readonly NavigationEntry[] {
  const { t } = useTranslation();
  // A customer's people land on its users, which therefore stand first.
  const landing = isCustomer({ me, programme }) ? '/team' : null;
  return rows
    .filter((row) => row.shown({ me, programme }))
    .toSorted((one, other) => Number(other.path === landing) - Number(one.path === landing))
    .map((row) => ({
      path: programme.path(row.path),
      icon: row.icon,
      label: programme.label(row.labelKey, row.label({ me, programme, t })),
      reason: (row.needs && me.may[row.needs]) ?? null,
    }));
}

/**
 * Whether the reader's tier has the screen of a path below the programme's: what it never has is not found by its
 * address either (UX §1).
 */
export function hasScreen(me: Me, programme: ProgrammeWords, path: string): boolean {
  const row = rows.find((one) => path === one.path || path.startsWith(`${one.path}/`));
  // The vendor's staff come to devices from what waits, and from a line item (E13).
  if (row?.path === '/activations' && isVendor(me.account)) return has('entitlements')({ programme });
  return row === undefined || row.shown({ me, programme });
}

/**
 * The first page after sign-in (UX §1): for vendor staff what waits, for everybody else the screen of their tier's
 * daily work.
 */
export function landingPath(me: Me, programme: ProgrammeWords): string {
  if (isVendor(me.account)) return '/overview';
  if (programme.modules.includes('entitlements')) return '/entitlements';
  if (programme.modules.includes('orders')) return isCustomer({ me, programme }) ? '/team' : '/orders';
  return '/sites';
}
