import { accept, refuse, type Decision, type Refused } from '../kernel/decision.ts';
import type { NewHolding, Transfer } from '../kernel/ledger.ts';
import type { NewRow } from '../kernel/new-row.ts';

/**
 * A partner's wallet: the holdings from which its credits come, where they lie unassigned, and where they go when
 * spent. `isNew`: created by the plan that first needs it.
 */
export type Wallet = {
  id: string;
  mintId: string;
  chargedId: string;
  accountId: string;
  balance: number;
  isNew: boolean;
};

/** The most credits of a balance: far below the largest number that is counted exactly, whatever is summed. */
export const maxBalance = 1_000_000_000_000;

/** Whether a balance can take so many more credits (C6). */
export function decideRoom({ balance }: Pick<Wallet, 'balance'>, credits: number): Decision<null> {
  return balance + credits > maxBalance ? refuse('too-many-credits', { limit: maxBalance, balance }) : accept(null);
}

/** Refuses to take more credits from a site, or from the balance (null), than it has (C3). */
export function enoughCredits(site: string | null, available: number, asked: number): Refused | null {
  if (asked <= available) return null;
  return site === null
    ? refuse('only-balance', { available, asked })
    : refuse('only-at-site', { site, available, asked });
}

/** The parts of a plan that create a wallet, where there is none yet. */
export function walletParts(wallet: Wallet, vendorId: string): { holdings: NewHolding[]; rows: NewRow[] } {
  if (!wallet.isNew) return { holdings: [], rows: [] };
  const { id, mintId, chargedId, accountId } = wallet;
  return {
    holdings: [
      { id: mintId, purpose: 'mint', unit: vendorId, upperId: null },
      { id, purpose: 'wallet', unit: vendorId, upperId: null },
      { id: chargedId, purpose: 'charged', unit: vendorId, upperId: null },
    ],
    rows: [{ table: 'wallet', row: { id, accountId, mintId, chargedId } }],
  };
}

/** Credits on their way between the balance (null) and sites. */
export type CreditMove = { fromSiteId: string | null; toSiteId: string | null; credits: number };

/** The transfer of a row. */
export function creditTransfer(
  wallet: Wallet,
  vendorId: string,
  { fromSiteId, toSiteId, credits }: CreditMove,
): Transfer {
  return {
    kind: 'move',
    unit: vendorId,
    fromId: fromSiteId ?? wallet.id,
    toId: toSiteId ?? wallet.id,
    quantity: credits,
    walletId: wallet.id,
  };
}

/** The transfer by which a deleted site's credits go back. */
export function closeOutTransfer(wallet: Wallet, vendorId: string, site: { id: string; credits: number }): Transfer {
  return {
    ...creditTransfer(wallet, vendorId, { fromSiteId: site.id, toSiteId: null, credits: site.credits }),
    kind: 'close',
  };
}
