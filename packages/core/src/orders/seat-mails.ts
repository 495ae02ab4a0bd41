import { isVendor, seatNotices, type NoticeRow, type SwitchedLicence } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { readPeopleToNotify } from '../accounts/licence-people.ts';
import { inviterOf } from '../access/way-in.ts';

/**
 * Builds the mails to a customer's administrators about licences that were switched for their users (O6, O7). The
 * vendor's staff appear by their company, as customers may not know them (A4).
 */
export async function seatMails(
  ctx: Context,
  account: { id: string; name: string },
  switched: { seats: readonly SwitchedLicence[]; integration: ((language: string) => string) | null },
): Promise<NoticeRow[]> {
  if (switched.seats.length === 0) return [];
  const people = (await readPeopleToNotify(ctx, [account.id])).get(account.id) ?? [];
  const by = isVendor(ctx.actor.account) ? '' : (await inviterOf(ctx, ctx.services.db)).name;
  return seatNotices(ctx.actor, { ...account, people }, by, switched);
}
