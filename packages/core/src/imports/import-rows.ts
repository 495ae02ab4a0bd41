import type { ImportKind, Reply } from '@tierline/contract';
import type { Checked, Role, NoticeRow, Plan, WrongCell } from '@tierline/domain';
import type { Database, Transaction } from '../kernel/db.ts';
import type { Asked } from '../accounts/taken.ts';
import type { Changes } from '../kernel/operation.ts';
import type { WithSecret } from '../kernel/outbox.ts';

// What an import of any kind consists of (X5): each kind provides these, and `import.ts` does what is the same for all.

type Made = Reply<'importRows'>['made'];

/** Rows of one kind that are to be imported. `alone`: accounts whose people are changed. */
export type Import = { kind: ImportKind; alone: readonly string[]; look(db: Database | Transaction): Promise<Look> };

/** The rows beside the facts, as they are at a moment. */
export type Look = {
  /** Names and addresses not taken by anybody the actor may see, in the order of the rows. */
  asked: readonly Asked[];
  judge(checked: Checked): Judged[];
  /** Makes all that can be made before the transaction; asked only where no row is wrong. */
  prepare(): Promise<Write>;
};

/** What would happen to a row. */
export type Judged = {
  name: string;
  tier: number | null;
  role: Role | null;
  to: { email: string; language: string } | null;
  wrong: WrongCell[];
};

/** Writes the rows in bulk, or returns a plan, which is carried out in the same transaction. */
export type Write = (
  tx: Transaction,
) => Promise<{ made: Made; changes: Changes; notices: readonly (NoticeRow & WithSecret)[]; plan?: Plan }>;
