import {
  CalendarClock,
  Coins,
  Cpu,
  FileKey2,
  Handshake,
  MailQuestion,
  MailX,
  MessageSquareMore,
  ReceiptText,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { attentionDays, type AttentionKind } from '@tierline/domain';

/** Where each kind that needs somebody (X7) is dealt with, and whether it cannot wait. */
export const needRows: Readonly<Record<AttentionKind, { icon: LucideIcon; urgent: boolean; to: string }>> = {
  relations: { icon: Handshake, urgent: true, to: '/accounts' },
  requests: { icon: MessageSquareMore, urgent: true, to: '/requests' },
  recalls: { icon: Undo2, urgent: true, to: '/entitlements' },
  moves: { icon: Cpu, urgent: true, to: '/activations?asked=true' },
  undelivered: { icon: MailX, urgent: true, to: '/mails?state=failed' },
  signingKeys: { icon: FileKey2, urgent: true, to: '/settings/signing-keys' },
  suspended: { icon: TriangleAlert, urgent: true, to: '/sites?state=suspended' },
  overdue: { icon: Coins, urgent: true, to: '/sites?state=overdue' },
  lowSites: { icon: TriangleAlert, urgent: true, to: '/sites' },
  orders: { icon: ReceiptText, urgent: false, to: '/orders' },
  expiring: {
    icon: CalendarClock,
    urgent: false,
    to: `/entitlements?view=expiring&days=${attentionDays.expiring}`,
  },
  licencesEnd: { icon: CalendarClock, urgent: false, to: `/accounts?days=${attentionDays.licencesEnd}` },
  notActivated: { icon: MailQuestion, urgent: false, to: '/accounts?state=not-activated' },
  invitations: { icon: MailQuestion, urgent: false, to: '/team' },
};
