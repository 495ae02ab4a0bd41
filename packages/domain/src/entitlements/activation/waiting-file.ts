import { emptyPlan, type Plan } from '../../kernel/ledger.ts';
import type { NoticeRow } from '../../kernel/notice.ts';
import type { Addressee } from '../entitlement.ts';

/** A device that goes on for the whole new term, and whose file for that nobody has downloaded yet. */
export type WaitingFile = { activationId: string; holderId: string; product: string };

/** The most products that a mail lists. */
const mostListed = 20;

/**
 * Tells people of an account, in one mail each, how many devices of which product need the file for the new term, and
 * keeps of each device that they were told (E15).
 */
export function filesWaiting(
  reader: { account: string; people: readonly (Addressee & { mailId: string })[] },
  files: readonly WaitingFile[],
  from: { accountId: string },
): Plan {
  const products = [...Map.groupBy(files, ({ product }) => product)].map(([product, of]) => ({
    product,
    devices: of.length,
  }));
  return {
    ...emptyPlan(),
    alone: [...new Set(files.map(({ holderId }) => holderId))],
    sets: files.map(({ activationId }) => ({
      table: 'activation',
      id: activationId,
      set: {},
      stamps: { waitToldAt: 'now' },
      while: { waitToldAt: null },
    })),
    notices: reader.people.map(({ mailId, email, id, language }): NoticeRow => ({
      id: mailId,
      recipient: email,
      userId: id,
      accountId: from.accountId,
      lineItemId: null,
      language,
      notice: {
        kind: 'files-waiting',
        account: reader.account,
        devices: files.length,
        products: products.slice(0, mostListed),
        more: Math.max(0, products.length - mostListed),
      },
    })),
  };
}
