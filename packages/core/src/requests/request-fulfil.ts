import type { Ask, Reply } from '@tierline/contract';
import { decideFulfil, isVendor, type FulfilFacts } from '@tierline/domain';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { readIssueFacts } from '../entitlements/entitlement.ts';
import { refusedRows } from '../kernel/refused-rows.ts';
import { found } from '../kernel/scope.ts';
import { readSplitFacts } from '../entitlements/split-facts.ts';
import { readLinesOf } from './request-answer.ts';
import type { RequestLineRow, RequestRow } from './request-rows.ts';

type FulfilAsk = Ask<'fulfilRequest'>;

/** Fulfils lines of a request from stock, or at the vendor by issuing; all rows or none (E12). */
export async function fulfilRequest(ctx: Context, ask: FulfilAsk): Promise<Reply<'fulfilRequest'>> {
  return commit(ctx, 'request.fulfil', ask, async (triedBefore) => {
    const { request, lines } = await readLinesOf(
      ctx,
      ask.id,
      ask.rows.map(({ requestLineId }) => requestLineId),
    );
    const byId = new Map(lines.map((line) => [line.id, line]));
    const asked = ask.rows.map((row) => ({ ...row, line: found(byId.get(row.requestLineId)) }));
    const orderNumber = ask.orderNumber ?? (request.reference || `R-${request.number}`);
    const { from, serves } = await readFrom(ctx, request, asked, orderNumber, triedBefore);
    const facts: FulfilFacts = {
      actor: ctx.actor,
      request,
      rows: asked.map(({ line }, row) => ({ line, serves: serves[row] ?? null })),
      from,
    };
    // What is delivered on a request is a further delivery where its order has had one.
    const decision = decideFulfil(facts, { ...ask, orderNumber, furtherDelivery: true });
    if (!decision.ok) throw refusedRows(decision.refused);
    const made =
      from.way === 'split'
        ? decision.children.map(({ row, copies, fresh }) => ({ row, copies, fresh }))
        : from.facts.lines.map(({ copies, fresh }, row) => ({ row, copies, fresh }));
    return {
      plan: decision.plan,
      reply: {
        id: request.id,
        made: made.map(({ row, copies, fresh }) => ({
          requestLineId: ask.rows[row]?.requestLineId ?? '',
          lineItemId: fresh.lineId,
          activationId: fresh.activationId,
          copies,
        })),
      },
      changes: {
        subject: { kind: 'request', id: request.id, name: String(request.number) },
        after: {
          account: request.requesterName ?? '',
          ...(from.way === 'issue' && { orderNumber }),
          lines: asked.map(({ line, copies }) => ({ product: line.product, copies })),
        },
        concerns: [{ accountId: request.accountId, changes: null }],
      },
    };
  });
}

type AskedRow = FulfilAsk['rows'][number] & { line: RequestLineRow };

// The line items that serve, or at the vendor what is issued; `serves`: the product of each line item that was chosen.
async function readFrom(
  ctx: Context,
  request: RequestRow,
  rows: readonly AskedRow[],
  orderNumber: string,
  triedBefore: boolean,
): Promise<{ from: FulfilFacts['from']; serves: readonly (string | null)[] }> {
  const contact = request.askedByActive ? { contactId: request.askedById } : {};
  const { accountId } = request;
  if (isVendor(ctx.actor.account)) {
    const lines = rows.map(({ line, copies, startsOn, expiresOn }) => ({
      productId: line.productId,
      copies,
      startsOn,
      expiresOn,
    }));
    const facts = await readIssueFacts(ctx, {
      accountId,
      ...contact,
      contactId: contact.contactId,
      orderNumber,
      lines,
    });
    return { from: { way: 'issue', facts }, serves: [] };
  }
  const facts = await readSplitFacts(
    ctx,
    {
      prefer: 'ending-first',
      rows: rows.map(({ line, copies, lineItemId }) => ({
        accountId,
        ...contact,
        copies,
        ...(lineItemId === undefined ? { productId: line.productId } : { lineItemId }),
      })),
    },
    triedBefore,
  );
  return {
    from: { way: 'split', facts },
    serves: facts.rows.map(({ source }) => (source.by === 'line' ? (source.line?.productId ?? null) : null)),
  };
}
