import { isVendor } from '@tierline/domain';
import {
  CalendarClock,
  Coins,
  Cpu,
  Handshake,
  MailQuestion,
  MailX,
  MessageSquareMore,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { Me } from '@tierline/contract';
import type { List } from '../../../api.ts';
import { bought } from '../../../bought.ts';
import type { ProgrammeWords } from '../../../programme.tsx';

type Who = { me: Me; programme: ProgrammeWords };

/** Something that may need the reader: how many there are of it, by a list of the API, and where it is dealt with. */
export type NeedRow = {
  key:
    | 'relations'
    | 'requests'
    | 'recalls'
    | 'moves'
    | 'undelivered'
    | 'suspended'
    | 'overdue'
    | 'expiring'
    | 'licencesEnd'
    | 'notActivated'
    | 'invitations';
  icon: LucideIcon;
  urgent: boolean;
  shown: (who: Who) => boolean;
  list: (who: Who) => List;
  to: string;
};

function vendor({ me }: Who) {
  return isVendor(me.account);
}
function has(module: ProgrammeWords['modules'][number]) {
  return ({ programme }: Who) => programme.modules.includes(module);
}

/**
 * What may need somebody (X7), what cannot wait first: one row a kind. The days are those of the lists that the rows
 * lead to.
 */
export const needRows: readonly NeedRow[] = [
  {
    key: 'relations',
    icon: Handshake,
    urgent: true,
    shown: vendor,
    list: () => ({ name: 'listRelationRequests', send: { state: 'open' } }),
    to: '/accounts',
  },
  {
    key: 'requests',
    icon: MessageSquareMore,
    urgent: true,
    shown: (who) => vendor(who) || bought(who).length > 0,
    list: () => ({ name: 'listRequests', send: { waiting: 'true' } }),
    to: '/requests',
  },
  {
    key: 'recalls',
    icon: Undo2,
    urgent: true,
    shown: (who) => has('entitlements')(who) && !vendor(who),
    list: () => ({ name: 'listRecallRequests', send: { direction: 'received', state: 'open' } }),
    to: '/entitlements',
  },
  {
    key: 'moves',
    icon: Cpu,
    urgent: true,
    shown: (who) => has('entitlements')(who) && vendor(who),
    list: () => ({ name: 'listActivations', send: { asked: 'true' } }),
    to: '/activations?asked=true',
  },
  {
    key: 'undelivered',
    icon: MailX,
    urgent: true,
    shown: () => true,
    list: () => ({ name: 'listSentMails', send: { state: 'failed', withinDays: '14' } }),
    to: '/mails?state=failed',
  },
  {
    key: 'suspended',
    icon: TriangleAlert,
    urgent: true,
    shown: (who) => has('credits')(who) && vendor(who),
    list: () => ({ name: 'listSites', send: { state: 'suspended' } }),
    to: '/sites?state=suspended',
  },
  {
    key: 'overdue',
    icon: Coins,
    urgent: true,
    shown: (who) => has('credits')(who) && vendor(who),
    list: () => ({ name: 'listSites', send: { state: 'overdue' } }),
    to: '/sites?state=overdue',
  },
  {
    key: 'expiring',
    icon: CalendarClock,
    urgent: false,
    shown: has('entitlements'),
    list: (who) => ({
      name: 'listLineItems',
      send: { view: vendor(who) ? 'all' : 'mine', state: 'active', expiresWithinDays: '30' },
    }),
    to: '/entitlements?view=expiring&days=30',
  },
  {
    key: 'licencesEnd',
    icon: CalendarClock,
    urgent: false,
    shown: ({ me, programme }) =>
      programme.modules.includes('orders') && !isVendor(me.account) && programme.tiersBelow(me.account.tier).length > 0,
    list: () => ({ name: 'listAccounts', send: { direction: 'below', licencesEndWithinDays: '60' } }),
    to: '/accounts?days=60',
  },
  {
    key: 'notActivated',
    icon: MailQuestion,
    urgent: false,
    shown: ({ me, programme }) => programme.tiersBelow(me.account.tier).length > 0,
    list: () => ({ name: 'listAccounts', send: { direction: 'below', status: 'not-activated' } }),
    to: '/accounts?state=not-activated',
  },
  {
    key: 'invitations',
    icon: MailQuestion,
    urgent: false,
    shown: ({ programme }) => programme.firstAccess === 'invitation',
    list: () => ({ name: 'listInvitations', send: { open: 'true' } }),
    to: '/team',
  },
];
