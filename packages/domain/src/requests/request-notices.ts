import type { NoticeRow, RequestNews } from '../kernel/notice.ts';
import type { Addressee } from '../entitlements/entitlement.ts';

/** The most lines that a mail lists. */
const mostLines = 20;

/** Tells people of one account what came of a request, or that one came, in a mail each (E12). */
export function requestNotices(
  accountId: string,
  to: { account: string; other: string; people: readonly (Addressee & { mailId: string })[] },
  request: { id: string; number: number; lines: readonly { product: string; copies: number }[] },
  news: { what: RequestNews; text: string },
): NoticeRow[] {
  const asked = request.lines.slice(0, mostLines).map(({ product, copies }) => ({ product, copies }));
  return to.people.map(({ mailId, email, id, language }) => ({
    id: mailId,
    recipient: email,
    userId: id,
    accountId,
    lineItemId: null,
    language,
    notice: {
      kind: 'request-news',
      account: to.account,
      other: to.other,
      ...news,
      requestId: request.id,
      number: request.number,
      asked,
      more: request.lines.length - asked.length,
    },
  }));
}
