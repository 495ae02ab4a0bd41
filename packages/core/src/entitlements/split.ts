import type { Ask, Reply } from '@tierline/contract';
import { decideSplits } from '@tierline/domain';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { withHosts } from './activation/hosts.ts';
import { refusedRows } from '../kernel/refused-rows.ts';
import { readSplitFacts } from './split-facts.ts';

/** Hands copies on: child lines under activation IDs of their own, with the mails, all rows or none (E4, E5, E6). */
export async function splitLineItems(ctx: Context, ask: Ask<'splitLineItems'>): Promise<Reply<'splitLineItems'>> {
  return commit(ctx, 'split', ask, async (triedBefore) => {
    const facts = await readSplitFacts(ctx, ask, triedBefore);
    const decision = decideSplits(facts, ask);
    if (!decision.ok) {
      const lineOf = (row: number) => {
        const source = facts.rows[row]?.source;
        return source?.by === 'line' ? source.line?.id : null;
      };
      throw refusedRows(await withHosts(ctx, decision.refused, lineOf));
    }
    const { plan, children } = decision;
    const splits = children.map(({ row, from, target, contact, copies, fresh }) => ({
      row,
      id: fresh.lineId,
      activationId: fresh.activationId,
      parentId: from.id,
      accountId: target.id,
      copies,
      expiresOn: from.expiresOn,
      mailed: ask.mail && contact ? contact.email : null,
    }));
    const changes = {
      subject: { kind: 'split', id: splits[0]?.id ?? '' },
      after: {
        splits: children.map(({ from, target, copies, fresh }) => ({
          from: from.id,
          to: fresh.lineId,
          accountId: target.id,
          account: target.name,
          product: from.productName,
          copies,
        })),
      },
    };
    return { plan, reply: { splits }, changes };
  });
}
