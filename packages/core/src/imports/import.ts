import { Problem, problem, readCell, wordWrong, type Cells, type Ask, type Reply } from '@tierline/contract';
import { maxImportRows, nameKey } from '@tierline/domain';
import { type Context } from '../kernel/context.ts';
import { importAccounts } from './import-accounts.ts';
import { importOrders } from './import-orders.ts';
import type { Import, Judged } from './import-rows.ts';
import { importSites } from './import-sites.ts';
import { mapInPortions } from '../kernel/portions.ts';
import { checkTaken } from '../accounts/taken.ts';
import { importUsers } from './import-users.ts';
import { operation, replay } from '../kernel/operation.ts';

type Preview = Reply<'previewImport'>;

/** The longest time for a whole import, in ms. */
const patience = { timeout: 60_000 };

/**
 * Says what would happen to each row of an import, by the same decision that the import makes (X5). Imports nothing.
 */
export async function previewImport(ctx: Context, ask: Ask<'previewImport'>): Promise<Preview> {
  const look = await (await importOf(ctx, ask)).look(ctx.services.db);
  const judged = look.judge(await checkTaken(ctx, look.asked));
  const kind = ctx.vendor.programme.firstAccess;
  return {
    rows: await mapInPortions(judged, ({ name, tier, role, to, wrong }) => ({
      name,
      tier,
      role,
      mail: to && { kind, to: to.email, language: to.language },
      wrong: wrong.map(({ field, refusal }) => ({ field, ...wordWrong(refusal, ctx.language, ctx.vendor.programme) })),
    })),
  };
}

/**
 * Imports accounts with their first users, users, orders, or sites, as one operation: all rows or none (C2, O1, O8,
 * X5). Users who may sign in get their mail.
 */
export async function importRows(ctx: Context, ask: Ask<'importRows'>): Promise<Reply<'importRows'>> {
  const rows = await importOf(ctx, ask);
  const kind = `import.${rows.kind}` as const;
  const earlier = await replay<Reply<'importRows'>>(ctx.services.db, ctx, kind, ask);
  if (earlier) return earlier.reply;
  const before = await rows.look(ctx.services.db);
  const checked = await checkTaken(ctx, before.asked);
  // Thousands of passwords take seconds to hash; nobody else needs to wait for them. A second attempt is made where
  // something has changed since: then all is prepared anew.
  let prepared = wrongRows(before.judge(checked)) === null ? await before.prepare() : null;
  return operation(
    ctx,
    kind,
    ask,
    rows.alone,
    async (tx) => {
      const now = await rows.look(tx);
      const refused = wrongRows(now.judge(checked));
      if (refused) throw refused;
      const write = prepared ?? (await now.prepare());
      prepared = null;
      const { made, changes, notices, plan } = await write(tx);
      return { reply: { made, mails: notices.length }, changes, notices, plan: plan ?? null };
    },
    patience,
  );
}

/** The fields that are compared with others; they may not be as long as other texts. */
const compared = new Set(['name', 'identifier', 'email', 'number', 'account', 'product']);
const maxCompared = 300;

// Removes the mark that an exported list puts before a text, so that no spreadsheet takes it for a formula. Fields that
// are compared later get their keys here, in portions.
function asRead<Row extends Cells>(row: Row): Row {
  const read = Object.entries(row).map(([field, cell]) => {
    if (typeof cell !== 'string') return [field, cell];
    const text = readCell(cell);
    if (!compared.has(field)) return [field, text];
    const short = text.slice(0, maxCompared);
    nameKey(short.trim());
    return [field, short];
  });
  // Object.fromEntries loses the type of the fields, which are the row's.
  return Object.fromEntries(read) as Row;
}

async function importOf(ctx: Context, ask: Ask<'importRows'>): Promise<Import> {
  const rows = (ask.accounts ?? ask.users ?? ask.orders ?? ask.sites ?? []).length;
  if (rows > maxImportRows) throw problem('too-many-rows', { rows, limit: maxImportRows });
  if (ask.orders) return importOrders(ctx, await mapInPortions(ask.orders, asRead));
  if (ask.sites) return importSites(ctx, await mapInPortions(ask.sites, asRead));
  return ask.accounts
    ? importAccounts(ctx, await mapInPortions(ask.accounts, asRead))
    : importUsers(ctx, ask.accountId ?? ctx.actor.account.id, await mapInPortions(ask.users ?? [], asRead));
}

function wrongRows(judged: readonly Judged[]): Problem | null {
  const rows = judged.flatMap(({ wrong }, row) => wrong.map((one) => ({ row, ...one })));
  const wrong = judged.filter((row) => row.wrong.length > 0).length;
  return wrong === 0
    ? null
    : new Problem({ refusal: { code: 'rows-refused', facts: { wrong, rows: judged.length } }, rows });
}
