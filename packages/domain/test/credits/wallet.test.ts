import { describe, expect, it } from 'vitest';
import {
  closeOutTransfer,
  decideRoom,
  maxBalance,
  creditTransfer,
  walletParts,
  type CreditMove,
} from '../../src/index.ts';
import { outcome } from '../kernel/actors.ts';

const wallet = { id: 'wallet', mintId: 'mint', chargedId: 'charged', accountId: 'own', balance: 9, isNew: false };

describe('C6 the wallet', () => {
  it('C6 is made once: where its credits come from, lie, and go', () => {
    expect(walletParts(wallet, 'vendor')).toEqual({ holdings: [], rows: [] });
    const made = walletParts({ ...wallet, isNew: true }, 'vendor');
    expect(made.holdings.map(({ id, purpose, unit }) => [id, purpose, unit])).toEqual([
      ['mint', 'mint', 'vendor'],
      ['wallet', 'wallet', 'vendor'],
      ['charged', 'charged', 'vendor'],
    ]);
    expect(made.rows).toEqual([
      { table: 'wallet', row: { id: 'wallet', accountId: 'own', mintId: 'mint', chargedId: 'charged' } },
    ]);
  });

  it.each<[CreditMove, string, string]>([
    [{ fromSiteId: null, toSiteId: 'a', credits: 3 }, 'wallet', 'a'],
    [{ fromSiteId: 'a', toSiteId: null, credits: 3 }, 'a', 'wallet'],
    [{ fromSiteId: 'a', toSiteId: 'b', credits: 3 }, 'a', 'b'],
  ])('C6 %j is a movement in its history', (move, fromId, toId) => {
    const movement = { kind: 'move', unit: 'vendor', fromId, toId, quantity: 3, walletId: 'wallet' };
    expect(creditTransfer(wallet, 'vendor', move)).toEqual(movement);
  });

  it('C3 what is left at a deleted site comes back as such', () => {
    expect(closeOutTransfer(wallet, 'vendor', { id: 'a', credits: 4 })).toEqual({
      kind: 'close',
      unit: 'vendor',
      fromId: 'a',
      toId: 'wallet',
      quantity: 4,
      walletId: 'wallet',
    });
  });

  it.each([
    [0, maxBalance, 'accepted'],
    [0, maxBalance + 1, 'too-many-credits'],
    [maxBalance - 1, 1, 'accepted'],
    [maxBalance - 1, 2, 'too-many-credits'],
    [maxBalance, 0, 'accepted'],
    [maxBalance, Number.MAX_SAFE_INTEGER, 'too-many-credits'],
    [0, 50 * 1_000_000_000 * 1_000_000, 'too-many-credits'],
  ])('C6 a balance of %d takes %d more: %s', (balance, credits, expected) => {
    expect(outcome(decideRoom({ balance }, credits))).toBe(expected);
  });
});
