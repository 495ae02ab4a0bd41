import { readSiteCells, type Ask, type Cells } from '@tierline/contract';
import { decideCreateSite, joinPlans, judgeSiteRows, nameKey, undoSeconds, type ImportedSite } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { actorFacts, type Context } from '../kernel/context.ts';
import type { Import, Judged, Write } from './import-rows.ts';
import { mapInPortions } from '../kernel/portions.ts';
import { orThrow } from '../kernel/scope.ts';
import { isStorable } from '../kernel/storable.ts';
import { readWallet } from '../credits/wallet.ts';

type Creation = Ask<'createSite'>;

/** Sites to be imported, with their first credits from the balance (C2, X5). */
export async function importSites(ctx: Context, cells: readonly Cells[]): Promise<Import> {
  const { programme } = ctx.vendor;
  const accountId = ctx.actor.account.id;
  const read = await mapInPortions(cells, (row) => readSiteCells(row, { language: ctx.language, programme }));
  const rows = cells.map((row, index): ImportedSite => ({
    line: typeof row.line === 'number' ? row.line : index + 1,
    name: String(row.name ?? '').trim(),
    credits: read[index]?.ask?.credits ?? 0,
  }));
  return {
    kind: 'sites',
    alone: [accountId],
    async look(db) {
      const keys = rows.map(({ name }) => nameKey(name)).filter(isStorable);
      const taken = await db.site.findMany({
        where: { accountId, state: 'active', nameKey: { in: keys } },
        select: { nameKey: true },
      });
      const { balance } = await readWallet({ db }, accountId);
      return {
        asked: [],
        judge() {
          const decided = judgeSiteRows(
            { actor: ctx.actor, programme, names: new Set(taken.map((site) => site.nameKey)), balance },
            rows,
          );
          return rows.map(({ name }, index): Judged => {
            const unread = (read[index]?.wrong ?? []).map(({ field, error }) => ({
              field,
              refusal: { code: 'invalid-input' as const, facts: { errors: [error] } },
            }));
            // What is wrong with the text of a cell goes before what it would have meant.
            const wrong = [...unread, ...(decided[index] ?? [])].filter(
              (one, place, all) => all.findIndex(({ field }) => field === one.field) === place,
            );
            return { name, tier: null, role: null, to: null, wrong };
          });
        },
        prepare: async () =>
          creating(
            ctx,
            read.flatMap(({ ask }) => ask ?? []),
          ),
      };
    },
  };
}

// All sites in one plan: one operation, all or none. The wallet is read in the transaction, in which nobody else moves
// credits of the account.
function creating(ctx: Context, sites: readonly Creation[]): Write {
  const own = ctx.actor.account;
  const fresh = sites.map((site) => ({ site, siteId: randomUUID() }));
  return async (tx) => {
    let wallet = await readWallet({ db: tx }, own.id);
    const plans = fresh.map(({ site, siteId }) => {
      const credits = site.credits ?? 0;
      const plan = orThrow(
        decideCreateSite(
          {
            ...actorFacts(ctx),
            vendorId: ctx.vendor.id,
            nameTaken: false,
            wallet,
            now: ctx.services.now(),
            fresh: { siteId },
          },
          { ...site, credits },
        ),
      );
      wallet = { ...wallet, isNew: false, balance: wallet.balance - credits };
      return plan;
    });
    return {
      made: fresh.map(({ site, siteId }, row) => ({ row, id: siteId, name: site.name })),
      notices: [],
      // The whole import is undone at once (X8).
      plan: { ...joinPlans(plans), undoSeconds },
      changes: {
        subject: { kind: 'account', id: own.id, name: own.name },
        after: {
          count: fresh.length,
          sites: fresh.map(({ site }) => site.name),
          credits: sites.reduce((sum, { credits = 0 }) => sum + credits, 0),
        },
      },
    };
  };
}
