import type { Addressee } from '../entitlements/entitlement.ts';
import type { LicencesInMail, Notice, NoticeRow } from '../kernel/notice.ts';
import type { Actor } from '../kernel/permissions.ts';

/** The recipients, each with the id of their mail. */
export type NotifiedPerson = Addressee & { mailId: string };

/** An order of which licences were assigned or taken back. */
type Moved = {
  order: { account: string; number: string };
  account: { name: string; people: readonly NotifiedPerson[] };
  licences: LicencesInMail[];
};

/**
 * Mails to a customer's people about licences that came from an order or went back to it, one each (O2). They are
 * listed for the account that caused them.
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
