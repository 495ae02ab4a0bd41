import { deviceNotices, type DeviceNews, type NotifiedPerson, type NoticeRow } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { readPeopleToNotify, rolesWhoBuy } from '../../accounts/licence-people.ts';
import type { OperationActor } from '../../kernel/context.ts';
import type { ActivationRow, ReadLine } from './rows.ts';

type News = { what: DeviceNews; copies: number; number: number; text: string };

/**
 * Mails about a device: to those who look after it (the holder's people, or those of the account that handed it to a
 * customer who does not sign in), to the vendor's staff, or to one person (E13).
 */
export async function deviceNoticesTo(
  doer: OperationActor,
  { row, line }: { row: Pick<ActivationRow, 'id' | 'hostId' | 'deviceName'>; line: ReadLine },
  to: 'holder' | 'vendor' | { userId: string | null },
  news: News,
): Promise<NoticeRow[]> {
  const { db } = doer.services;
  const vendor = () => db.account.findFirstOrThrow({ where: { vendorId: doer.vendor.id, tier: 0 } });
  const one =
    typeof to === 'object' && to.userId !== null
      ? await db.user.findFirst({ where: { id: to.userId, status: 'active', maySignIn: true } })
      : null;
  const holder = line.holderSignsIn ? line.accountId : line.fromAccountId;
  const accountId = to === 'vendor' ? (await vendor()).id : typeof to === 'object' ? one?.accountId : holder;
  if (accountId === undefined) return [];
  const people: NotifiedPerson[] = one
    ? [{ id: one.id, email: one.email, language: one.language, mailId: randomUUID() }]
    : ((await readPeopleToNotify(doer, [accountId], rolesWhoBuy)).get(accountId) ?? []);
  const { name } = await db.account.findFirstOrThrow({ where: { id: accountId }, select: { name: true } });
  const by = await db.account.findFirstOrThrow({
    where: { id: doer.actor.account.id },
    select: { name: true },
  });
  return deviceNotices(
    doer.actor.account.id,
    { account: name, device: row.deviceName || row.hostId, product: line.productName, activationId: row.id, people },
    { ...news, by: by.name },
  );
}
