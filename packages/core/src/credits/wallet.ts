import type { Wallet } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import { int, readRow, text } from '../kernel/rows.ts';

const walletRow = {
  id: text,
  mintId: text,
  chargedId: text,
  accountId: text,
  balance: int,
};

/** Reads a partner's wallet; with new ids where there is none yet. */
export async function readWallet({ db }: { db: Database | Transaction }, accountId: string): Promise<Wallet> {
  const row = await readRow(
    db,
    walletRow,
    sql`
    SELECT w.id, w.mint_id, w.charged_id, w.account_id,
      (h.input - h.output)::float8 AS balance
    FROM wallet w JOIN holding h ON h.id = w.id WHERE w.account_id = ${accountId}::uuid`,
  );
  return row
    ? { ...row, isNew: false }
    : { id: randomUUID(), mintId: randomUUID(), chargedId: randomUUID(), accountId, balance: 0, isNew: true };
}

/** The price list of a vendor whose programme has credits; empty for others, so that nothing costs anything. */
export function termsOf({ vendor }: Pick<Context, 'vendor'>) {
  return vendor.programme.credits ?? { prices: [], warnDays: [] };
}
