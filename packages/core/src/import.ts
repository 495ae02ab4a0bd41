import {
  Problem,
  problem,
  readCell,
  wordWrong,
  type Cells,
  type Ask,
  type endpoints,
  type Reply,
} from '@tierline/contract';
import { mostImportRows } from '@tierline/domain';
import { type Context } from './context.ts';
import { importAccounts } from './import-accounts.ts';
import { importOrders } from './import-orders.ts';
import type { Import, Judged } from './import-rows.ts';
import { importSites } from './import-sites.ts';
import { checkTaken } from './taken.ts';
import { importUsers } from './import-users.ts';
import { operation, replay } from './operation.ts';

type Preview = Reply<typeof endpoints.previewImport>;

/** A whole import may take as long, in ms. */
const patience = { timeout: 60_000 };

/** What would become of each row of an import, by the very decision that the import asks (X5). Imports nothing. */
export async function previewImport(ctx: Context, ask: Ask<typeof endpoints.previewImport>): Promise<Preview> {
  const look = await importOf(ctx, ask).look(ctx.house.db);
  const judged = look.judge(await checkTaken(ctx, look.asked));
  const kind = ctx.vendor.programme.letIn;
  return {
    rows: judged.map(({ name, tier, level, to, wrong }) => ({
      name,
      tier,
      level,
      mail: to && { kind, to: to.email, language: to.language },
      wrong: wrong.map(({ field, refusal }) => ({ field, ...wordWrong(refusal, ctx.language, ctx.vendor.programme) })),
    })),
  };
}

/**
 * Imports accounts with their first users, users, orders, or sites, as one operation: all rows or none (C2, O1, O8,
 * X5). Users who may sign in get their mail.
 */
export async function importRows(
  ctx: Context,
  ask: Ask<typeof endpoints.importRows>,
): Promise<Reply<typeof endpoints.importRows>> {
  const rows = importOf(ctx, ask);
  const kind = `import.${rows.kind}`;
  const earlier = await replay<Reply<typeof endpoints.importRows>>(ctx.house.db, ctx, kind, ask);
  if (earlier) return earlier.reply;
  const before = await rows.look(ctx.house.db);
  const checked = await checkTaken(ctx, before.asked);
  // Thousands of passwords take seconds to hash; nobody else needs to wait for them.
  let write = wrongRows(before.judge(checked)) === null ? await before.prepare() : null;
  return operation(
    ctx,
    kind,
    ask,
    rows.alone,
    async (tx) => {
      const now = await rows.look(tx);
      const refused = wrongRows(now.judge(checked));
      if (refused) throw refused;
      write ??= await now.prepare();
      const { made, changes, notices, plan } = await write(tx);
      return { reply: { made, mails: notices.length }, changes, notices, plan: plan ?? null };
    },
    patience,
  );
}

// What an exported list has put before a text, so that no spreadsheet takes it for a formula, is no part of it.
function asRead<Row extends Cells>(row: Row): Row {
  const read = Object.entries(row).map(([field, cell]) => [field, typeof cell === 'string' ? readCell(cell) : cell]);
  // Object.fromEntries forgets the fields, which are the row's.
  return Object.fromEntries(read) as Row;
}

function importOf(ctx: Context, ask: Ask<typeof endpoints.importRows>): Import {
  const rows = (ask.accounts ?? ask.users ?? ask.orders ?? ask.sites ?? []).length;
  if (rows > mostImportRows) throw problem('too-many-rows', { rows, limit: mostImportRows });
  if (ask.orders) return importOrders(ctx, ask.orders.map(asRead));
  if (ask.sites) return importSites(ctx, ask.sites.map(asRead));
  return ask.accounts
    ? importAccounts(ctx, ask.accounts.map(asRead))
    : importUsers(ctx, ask.accountId ?? ctx.actor.account.id, (ask.users ?? []).map(asRead));
}

function wrongRows(judged: readonly Judged[]): Problem | null {
  const rows = judged.flatMap(({ wrong }, row) => wrong.map((one) => ({ row, ...one })));
  const wrong = judged.filter((row) => row.wrong.length > 0).length;
  return wrong === 0
    ? null
    : new Problem({ refusal: { code: 'rows-refused', facts: { wrong, rows: judged.length } }, rows });
}
