import { Boxes, Building2, FileKey2, History, Inbox, Users, type LucideIcon } from 'lucide-react';
import type { Me } from '@tierline/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ProgrammeWords } from '../programme.tsx';

/** One entry of the left navigation, as the reader sees it. */
export type NavigationEntry = { path: string; label: string; icon: LucideIcon };

type Row = {
  path: string;
  icon: LucideIcon;
  /** The key under which a programme may give it another name. */
  labelKey: string;
  label: (words: { me: Me; programme: ProgrammeWords; t: TFunction }) => string;
  /** Whose screen it is. */
  shown: (who: { me: Me; programme: ProgrammeWords }) => boolean;
};

const isVendor = ({ me }: { me: Me }) => me.account.tier === 0;
const firstBelow = ({ me, programme }: { me: Me; programme: ProgrammeWords }) => programme.tiersBelow(me.account.tier)[0];

/** The left navigation: one row a screen, in the order of the screen. */
const rows: readonly Row[] = [
  { path: '/entitlements', icon: FileKey2, labelKey: 'nav.entitlements', label: ({ me, t }) => t(isVendor({ me }) ? 'frame.nav.entitlementsVendor' : 'frame.nav.entitlements'), shown: () => true },
  { path: '/accounts', icon: Building2, labelKey: 'nav.below', label: (words) => words.programme.tierPlural(firstBelow(words) ?? 0), shown: (who) => firstBelow(who) !== undefined },
  { path: '/products', icon: Boxes, labelKey: 'nav.products', label: ({ t }) => t('frame.nav.products'), shown: isVendor },
  { path: '/activity', icon: History, labelKey: 'nav.activity', label: ({ t }) => t('frame.nav.activity'), shown: () => true },
  { path: '/team', icon: Users, labelKey: 'nav.team', label: ({ t }) => t('frame.nav.team'), shown: () => true },
  { path: '/mailbox', icon: Inbox, labelKey: 'nav.mailbox', label: ({ t }) => t('frame.nav.mailbox'), shown: (who) => isVendor(who) && who.programme.mailbox },
];

/** The entries of the left navigation for who is signed in, in his words. */
export function useNavigation(me: Me, programme: ProgrammeWords): readonly NavigationEntry[] {
  const { t } = useTranslation();
  return rows
    .filter((row) => row.shown({ me, programme }))
    .map((row) => ({ path: programme.path(row.path), icon: row.icon, label: programme.label(row.labelKey, row.label({ me, programme, t })) }));
}
