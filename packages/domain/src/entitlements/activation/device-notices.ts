import type { DeviceNews, NoticeRow } from '../../kernel/notice.ts';
import type { Addressee } from '../entitlement.ts';
import { movesOf } from './moves.ts';
import type { DeviceFacts } from './give-back.ts';

/** People who hear of a device, and how it and its account are called in the mail. */
export type DeviceReaders = {
  account: string;
  device: string;
  product: string;
  activationId: string;
  people: readonly (Addressee & { mailId: string })[];
};

/** Tells people what has become of a device, in a mail each (E13). `accountId`: whose mails they are. */
export function deviceNotices(
  accountId: string,
  { account, device, product, activationId, people }: DeviceReaders,
  news: { what: DeviceNews; copies: number; number: number; text: string; by: string },
): NoticeRow[] {
  return people.map(({ mailId, email, id, language }) => ({
    id: mailId,
    recipient: email,
    userId: id,
    accountId,
    // Those who handed the line on read its mails, and do not learn of its devices (A3).
    lineItemId: null,
    language,
    notice: { kind: 'device-news', account, device, product, activationId, ...news },
  }));
}

/** Whether so many moves are the last ones of a line item, so that its holder is told. */
export function usesUp(facts: Pick<DeviceFacts, 'moves' | 'now'>, taken: number): boolean {
  const { used, allowed } = movesOf(facts.moves, facts.now);
  return taken > 0 && used + taken >= allowed;
}
