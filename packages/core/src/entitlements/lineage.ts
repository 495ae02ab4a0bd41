import { isVendor } from '@tierline/domain';
import type { Ask, Lineage, LineageNode, Reply } from '@tierline/contract';
import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { bool, int, readRow, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found, visibleAccounts, visibleLines } from '../kernel/scope.ts';

/** How many line items are shown at most, and how many children of one line. */
const limits = { nodes: 1_000, children: 100 } as const;

const nodeRow = {
  id: text,
  parentId: text.orNull,
  activationId: text,
  createdAt: timestamp,
  children: int,
  /** Whether the reader may open the line, and its holder. */
  business: bool,
  related: bool,
  holderId: text,
  holderName: text.orNull,
  holderIdentifier: text,
  holderTier: int,
  copies: int,
  available: int,
  activated: int,
  retired: int,
};

type NodeRow = Row<typeof nodeRow>;

type Whereabouts = Lineage['proof']['own'];

/**
 * Where the copies are (E9): from the reader's own line down to all that came from it, for the vendor from the root of
 * the lot. What is above the reader, and what others have of the same lot, is not in it; accounts that the reader may
 * not know are named by their tier alone (A3).
 */
export async function readLineage(ctx: Context, ask: Ask<'readLineage'>): Promise<Reply<'readLineage'>> {
  const { topId, way } = await readWay(ctx, ask.id);
  const [rows, from, proof] = await Promise.all([
    readBranch(ctx, topId, way),
    readGiver(ctx, topId),
    readProof(ctx, topId),
  ]);
  return { from, nodes: nodesOf(rows), asked: rows.findIndex((row) => row.id === ask.id), proof };
}

// The line at which the reader's branch begins, and the lines from there to the one asked for.
async function readWay(ctx: Context, id: string): Promise<{ topId: string; way: string[] }> {
  const own = ctx.actor.account.id;
  const rows = await readRows(
    ctx.services.db,
    { id: text, accountId: text },
    sql`
    WITH RECURSIVE up AS (
      SELECT l.id, l.parent_id, l.account_id, 0 AS height
      FROM line_item l
      WHERE l.id = ${id}::uuid AND ${visibleLines(ctx, sql`l`)}
      UNION ALL SELECT l.id, l.parent_id, l.account_id, up.height + 1 FROM up JOIN line_item l ON l.id = up.parent_id)
    SELECT id, account_id FROM up ORDER BY height`,
  );
  found(rows[0]);
  const top = isVendor(ctx.actor.account) ? rows.length - 1 : rows.findIndex((row) => row.accountId === own);
  return { topId: found(rows[top]).id, way: rows.slice(0, top + 1).map((row) => row.id) };
}

// Role by role, so that a lot of any size is read only as far as it is shown; at most as many roles as there are
// tiers.
async function readBranch(ctx: Context, topId: string, way: readonly string[]): Promise<NodeRow[]> {
  const nodes = await readNodes(ctx, sql`SELECT ${topId}::uuid AS id`, way, 1);
  let role = nodes;
  for (let depth = 1; role.length > 0 && nodes.length < limits.nodes; depth++) {
    // One place is kept for each remaining line on the path to the one asked for.
    const room = limits.nodes - nodes.length - Math.max(way.length - depth - 1, 0);
    role = await readNodes(
      ctx,
      childrenOf(
        role.map((row) => row.id),
        way,
      ),
      way,
      room,
    );
    nodes.push(...role);
  }
  return nodes;
}

// Lines of undone splits are not shown, unless one of them is asked for. The path to the line asked for is always
// shown, and of each line the greatest children first, so that each shows some where not all can be shown. An index has
// a line's children by their copies, and no more of them are read than are shown.
function childrenOf(ids: readonly string[], way: readonly string[]): Sql {
  return sql`
    SELECT child.id
    FROM unnest(${[...ids]}::uuid[]) parent(id)
    CROSS JOIN LATERAL (
      SELECT l.id
      FROM holding h
      JOIN line_item l ON l.id = h.id
      WHERE h.upper_id = parent.id AND l.state <> 'closed'
      ORDER BY h.received - h.given_back DESC, h.id
      LIMIT ${limits.children}) child
    UNION
    SELECT l.id FROM line_item l WHERE l.id = ANY(${[...way]}::uuid[]) AND l.parent_id = ANY(${[...ids]}::uuid[])`;
}

function readNodes(ctx: Context, ids: Sql, way: readonly string[], limit: number): Promise<NodeRow[]> {
  return readRows(
    ctx.services.db,
    nodeRow,
    sql`
    WITH ranked AS (
      SELECT l.id, h.received - h.given_back AS copies, l.id = ANY(${[...way]}::uuid[]) AS on_way,
        row_number() OVER (
          PARTITION BY l.parent_id ORDER BY h.received - h.given_back DESC, l.created_at, l.id) AS place
      FROM (${ids}) found
      JOIN line_item l ON l.id = found.id
      JOIN holding h ON h.id = l.id),
    shown AS (
      SELECT id, copies
      FROM ranked
      ORDER BY on_way DESC, place, copies DESC, id
      LIMIT ${limit})
    SELECT l.id, l.parent_id, l.activation_id, l.created_at,
      (${visibleLines(ctx, sql`l`)}) AS business,
      a.id AS holder_id, v.name AS holder_name, a.identifier AS holder_identifier, a.tier AS holder_tier,
      (${visibleAccounts(ctx, sql`a`)}) AS related,
      shown.copies::float8 AS copies, (h.input - h.output)::float8 AS available, used.activated::float8 AS activated,
      used.retired::float8 AS retired,
      (SELECT count(*)::int FROM line_item child WHERE child.parent_id = l.id AND child.state <> 'closed') AS children
    FROM shown
    JOIN line_item l ON l.id = shown.id
    JOIN holding h ON h.id = l.id
    JOIN account a ON a.id = l.account_id
    LEFT JOIN visible_account v ON v.viewer_id = ${ctx.actor.account.id}::uuid AND v.id = a.id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(u.input - u.output) FILTER (WHERE u.purpose = 'activated'), 0) AS activated,
        coalesce(sum(u.input - u.output) FILTER (WHERE u.purpose = 'retired'), 0) AS retired
      FROM holding u WHERE u.upper_id = l.id AND u.purpose IN ('activated', 'retired')) used
    ORDER BY shown.copies DESC, l.created_at, l.id`,
  );
}

function nodesOf(rows: readonly NodeRow[]): LineageNode[] {
  const places = new Map(rows.map((row, index) => [row.id, index]));
  const shown = Map.groupBy(rows, (row) => row.parentId);
  return rows.map((row) => {
    const handedOn = row.copies - row.available - row.activated - row.retired;
    const children = shown.get(row.id) ?? [];
    const hidden = Math.max(0, row.children - children.length);
    return {
      parent: row.parentId === null ? null : (places.get(row.parentId) ?? null),
      // An account that is only visible to other partners shows its name: without an id or identifier to look it up by.
      holder: {
        id: row.related ? row.holderId : null,
        name: row.holderName,
        identifier: row.related ? row.holderIdentifier : null,
        tier: row.holderTier,
      },
      line: row.business
        ? { id: row.id, activationId: row.activationId, createdAt: row.createdAt.toISOString() }
        : null,
      copies: row.copies,
      available: row.available,
      handedOn,
      activated: row.activated,
      retired: row.retired,
      more:
        hidden > 0
          ? { lines: hidden, copies: handedOn - children.reduce((sum, child) => sum + child.copies, 0) }
          : null,
    };
  });
}

const giverRow = {
  id: text.orNull,
  name: text.orNull,
  identifier: text.orNull,
  tier: int,
};

async function readGiver(ctx: Context, topId: string): Promise<Lineage['from']> {
  const row = await readRow(
    ctx.services.db,
    giverRow,
    sql`
    SELECT v.id, v.name, v.identifier, a.tier FROM line_item l JOIN account a ON a.id = l.from_account_id
    LEFT JOIN visible_account v ON v.viewer_id = ${ctx.actor.account.id}::uuid AND v.id = a.id
    WHERE l.id = ${topId}::uuid`,
  );
  return found(row);
}

// Every holding of the branch is summed, shown or not: copies that came in on one side are on the other (SPEC §1).
async function readProof(ctx: Context, topId: string): Promise<Lineage['proof']> {
  const vendor = isVendor(ctx.actor.account);
  const branch = vendor
    ? sql`SELECT h.id, h.purpose, h.input - h.output AS balance, FALSE AS own
      FROM holding h
      WHERE h.unit = ${topId}::uuid AND h.purpose <> 'mint'`
    : sql`WITH RECURSIVE branch AS (
        SELECT h.id, h.purpose, h.input - h.output AS balance, TRUE AS own FROM holding h WHERE h.id = ${topId}::uuid
        UNION ALL
        SELECT h.id, h.purpose, h.input - h.output, branch.own AND h.purpose <> 'line'
        FROM branch
        JOIN holding h ON h.upper_id = branch.id)
      SELECT * FROM branch`;
  const received = vendor
    ? sql`SELECT sum(m.output - m.input) FROM holding m WHERE m.unit = ${topId}::uuid AND m.purpose = 'mint'`
    : sql`SELECT h.received - h.given_back FROM holding h WHERE h.id = ${topId}::uuid`;
  const rows = await readRows(
    ctx.services.db,
    { available: int, activated: int, retired: int, own: bool },
    sql`
    SELECT own, coalesce(sum(balance) FILTER (WHERE purpose = 'line'), 0)::float8 AS available,
      coalesce(sum(balance) FILTER (WHERE purpose = 'activated'), 0)::float8 AS activated,
      coalesce(sum(balance) FILTER (WHERE purpose = 'retired'), 0)::float8 AS retired
    FROM (${branch}) held GROUP BY own`,
  );
  const counted = await readRow(ctx.services.db, { received: int }, sql`SELECT (${received})::float8 AS received`);
  const part = (own: boolean): Whereabouts => {
    const { available = 0, activated = 0, retired = 0 } = rows.find((row) => row.own === own) ?? {};
    return { available, activated, retired };
  };
  return { received: found(counted).received, own: part(true), below: part(false) };
}
