import { wordCard, type Ask, type Reply } from '@tierline/contract';
import { cardAddress, decideCard, lineState } from '@tierline/domain';
import { today, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { date, int, oneOf, readRows, text } from '../../kernel/rows.ts';
import { found, orThrow, visibleLines } from '../../kernel/scope.ts';
import { cardSheets } from './card-sheets.ts';

const cardRow = {
  id: text,
  activationId: text,
  product: text,
  copies: int,
  startsOn: date,
  expiresOn: date.orNull,
  state: oneOf('open', 'on-hold', 'closed'),
  language: text,
};

/** Prints cards of lines that the reader may see, each in the language of who received it (E14). */
export async function printCards(ctx: Context, ask: Ask<'printCards'>): Promise<Reply<'printCards'>> {
  const rows = await readRows(
    ctx.services.db,
    cardRow,
    sql`
    SELECT l.id, l.activation_id, p.name AS product,
      (h.received - h.given_back)::float8 AS copies,
      l.starts_on::text AS starts_on, l.expires_on::text AS expires_on, l.state,
      coalesce(c.language, ha.language) AS language
    FROM line_item l
    JOIN holding h ON h.id = l.id
    JOIN product p ON p.id = l.product_id
    JOIN account ha ON ha.id = l.account_id
    LEFT JOIN portal_user c ON c.id = l.contact_id
    WHERE l.id = ANY(${ask.lineItemIds}::uuid[]) AND ${visibleLines(ctx, sql`l`)}`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { slug, programme } = ctx.vendor;
  const portal = `${ctx.services.publicUrl}/${slug}`;
  const day = today(ctx.services);
  const cards = ask.lineItemIds.map((id) => {
    const row = found(byId.get(id));
    orThrow(decideCard({ state: lineState(row, day), expiresOn: row.expiresOn }));
    const words = wordCard(ask.language ?? row.language, row);
    return { ...words, product: row.product, id: row.activationId, address: cardAddress(portal, row.activationId) };
  });
  const [first] = cards;
  const pdf = await cardSheets(cards, {
    portal: programme.name,
    color: programme.color,
    title: first?.title ?? '',
    language: ask.language ?? rows[0]?.language ?? 'en',
    at: ctx.services.now(),
  });
  return {
    file: new Blob([pdf], { type: 'application/pdf' }),
    fileName: `${slug}-${cards.length === 1 ? first?.id : 'cards'}.pdf`,
  };
}
