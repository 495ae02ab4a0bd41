import type { Addressee } from './entitlement.ts';
import type { LicencesInMail, Notice, NoticeRow } from './notice.ts';
import type { Actor } from './permissions.ts';

/** The recipients, each with the id of their mail. */
export type Told = Addressee & { mailId: string };

/** An order of which licences were assigned or taken back. */
type Moved = {
  order: { account: string; number: string };
  account: { name: string; people: readonly Told[] };
  licences: LicencesInMail[];
};

/**
 * The customer's people are notified of licences that came from an order or went back to it, each in one mail (O2). The
 * mails are listed at who caused them.
 */
export function licenceNotices(
  actor: Actor,
  kind: 'licences-assigned' | 'licences-taken-back',
  { order, account, licences }: Moved,
): NoticeRow[] {
  if (licences.length === 0) return [];
  const notice: Notice = { kind, account: account.name, from: order.account, orderNumber: order.number, licences };
  return account.people.map(({ mailId, email, id, language }) => ({
    id: mailId,
    recipient: email,
    userId: id,
    accountId: actor.account.id,
    lineItemId: null,
    language,
    notice,
  }));
}
