import type { NotifiedPerson } from '../orders/licence-notices.ts';
import type { Notice, NoticeRow, OrderInMail, UsersInMail } from '../kernel/notice.ts';
import type { Actor } from '../kernel/permissions.ts';

/** Orders in one mail at most. */
export const maxOrdersInMail = 50;

/** The partner's people are notified of orders that were entered for them, in one mail each (O1). */
export function orderNotices(
  actor: Pick<Actor, 'account'>,
  account: { name: string; people: readonly NotifiedPerson[] },
  orders: readonly OrderInMail[],
): NoticeRow[] {
  if (orders.length === 0) return [];
  const more = Math.max(0, orders.length - maxOrdersInMail);
  return written(actor, account.people, {
    kind: 'orders-arrived',
    account: account.name,
    orders: orders.slice(0, maxOrdersInMail),
    more,
  });
}

/**
 * The people who got a mail about an order get one about its cancellation (`order` null) or correction; `number`: the
 * number they know it by (O1).
 */
export function orderChangeNotices(
  actor: Pick<Actor, 'account'>,
  account: { name: string; people: readonly NotifiedPerson[] },
  change: { number: string; order: OrderInMail | null; reason: string },
): NoticeRow[] {
  return written(actor, account.people, {
    kind: 'order-changed',
    account: account.name,
    from: actor.account.name,
    orderNumber: change.number,
    order: change.order,
    reason: change.reason,
  });
}

/** A reseller's people are notified of credits that were granted to them (C6). */
export function grantNotices(
  actor: Pick<Actor, 'account'>,
  account: { name: string; people: readonly NotifiedPerson[] },
  granted: { credits: number; balance: number; note: string },
): NoticeRow[] {
  return written(actor, account.people, {
    kind: 'credits-granted',
    account: account.name,
    from: actor.account.name,
    ...granted,
  });
}

/** One licence that was switched for a user. */
export type SwitchedLicence = { user: string; product: string; on: boolean };

/**
 * A customer's people are notified of licences that somebody of another company switched for their users, or that went
 * off with an integration, with the names of the users (O6, O7). A controller switches all the time by its own rules,
 * and is mailed to nobody; nor is its author.
 */
export function seatNotices(
  actor: Pick<Actor, 'id' | 'account' | 'controller'>,
  account: { id: string; name: string; people: readonly NotifiedPerson[] },
  by: string,
  switched: { seats: readonly SwitchedLicence[]; integration: ((language: string) => string) | null },
): NoticeRow[] {
  const { seats, integration } = switched;
  if (seats.length === 0 || (actor.controller ?? null) !== null) return [];
  if (integration === null && actor.account.id === account.id) return [];
  const people = account.people.filter(({ id }) => id !== actor.id);
  return people.flatMap((person) =>
    written(actor, [person], {
      kind: 'seats-switched',
      account: account.name,
      from: actor.account.name,
      by,
      integration: integration === null ? null : integration(person.language),
      off: byProduct(seats.filter(({ on }) => !on)),
      on: byProduct(seats.filter(({ on }) => on)),
    }),
  );
}

function byProduct(seats: readonly SwitchedLicence[]): UsersInMail[] {
  const products = new Map<string, string[]>();
  for (const { product, user } of seats) products.set(product, [...(products.get(product) ?? []), user]);
  return [...products].map(([product, users]) => ({ product, users }));
}

function written(actor: Pick<Actor, 'account'>, people: readonly NotifiedPerson[], notice: Notice): NoticeRow[] {
  return people.map(({ mailId, email, id, language }) => ({
    id: mailId,
    recipient: email,
    userId: id,
    accountId: actor.account.id,
    lineItemId: null,
    language,
    notice,
  }));
}
