import type { Activation } from '@tierline/contract';
import {
  hostSchemes,
  isVendor,
  signsIn,
  type ActivatedLine,
  type DeviceKey,
  type PassingDevice,
  type StoredActivation,
} from '@tierline/domain';
import type { Context, Visitor } from '../../kernel/context.ts';
import { sql, type Sql } from '../../kernel/db.ts';
import {
  arrayOf,
  bool,
  date,
  fieldsOf,
  int,
  json,
  object,
  oneOf,
  readRows,
  text,
  timestamp,
  type Row,
} from '../../kernel/rows.ts';
import { signedByRevoked } from '../keys/revoked-files.ts';
import { instant, readMoves, type LineMoves } from './moves.ts';

/** The line of an activation as it is read, with what describes its product. */
export type ReadLine = ActivatedLine & { activationId: string; sku: string; productId: string; productName: string };

const lineRow = {
  id: text,
  accountId: text,
  version: int,
  state: oneOf('open', 'on-hold', 'closed'),
  copies: int,
  expiresOn: date.orNull,
  startsOn: date,
  sku: text,
  productId: text,
  activationId: text,
  available: int,
  stateReason: text,
  productName: text,
  rootId: text,
  fromAccountId: text,
  leaseDays: int.orNull,
  graceDays: int,
  hostScheme: oneOf(...hostSchemes),
  copiesPerHost: int.orNull,
  movesPerYear: int,
  features: arrayOf(text),
  holderTier: int,
  holderStatus: oneOf('active', 'suspended', 'closed'),
};

type LineRow = Row<typeof lineRow>;

const lineColumns = sql`l.id, l.version, l.root_id, l.account_id, l.from_account_id,
  ha.tier AS holder_tier, ha.status AS holder_status, l.state, l.state_reason,
  l.starts_on::text AS starts_on, l.expires_on::text AS expires_on,
  (lh.received - lh.given_back)::float8 AS copies, (lh.input - lh.output)::float8 AS available,
  l.activation_id, p.id AS product_id, p.sku, p.name AS product_name,
  p.lease_days, p.grace_days, p.host_scheme, p.copies_per_host, p.moves_per_year, p.features`;

/** Reads the line item that a condition on `l` finds; null where there is none. */
export async function readActivatedLine(ctx: Pick<Visitor, 'services' | 'vendor'>, where: Sql) {
  const [line] = await readActivatedLines(ctx, where);
  return line ?? null;
}

/** Reads the line items that a condition on `l` finds. */
export async function readActivatedLines({ services, vendor }: Pick<Visitor, 'services' | 'vendor'>, where: Sql) {
  const rows = await readRows(
    services.db,
    lineRow,
    sql`
    SELECT ${lineColumns}
    FROM line_item l
    JOIN holding lh ON lh.id = l.id
    JOIN account ha ON ha.id = l.account_id
    JOIN product p ON p.id = l.product_id
    WHERE l.vendor_id = ${vendor.id}::uuid AND ${where}`,
  );
  return rows.map((row) => lineOf(vendor, row));
}

/** A line as rules take it. */
export function lineOf(vendor: Visitor['vendor'], row: LineRow): ReadLine {
  const { holderTier, holderStatus, leaseDays, graceDays, hostScheme, copiesPerHost, movesPerYear, features, ...line } =
    row;
  return {
    ...line,
    holderSignsIn: signsIn(vendor.programme, holderTier),
    holderActive: holderStatus === 'active',
    rules: { leaseDays, graceDays, hostScheme, copiesPerHost, movesPerYear, features },
  };
}

/** An activation as it is read. */
export type ActivationRow = Row<typeof activationRow>;

const activationRow = {
  id: text,
  version: int,
  lineItemId: text,
  state: oneOf('active', 'ended'),
  hostScheme: oneOf(...hostSchemes),
  hostId: text,
  deviceName: text,
  deviceKey: text.orNull,
  copies: int,
  handedCopies: int,
  handedUntil: timestamp.orNull,
  replacesId: text.orNull,
  continuesId: text.orNull,
  continuedById: text.orNull,
  passesOn: bool,
  returning: int,
  returnsAt: timestamp.orNull,
  lost: bool,
  openRequestId: text.orNull,
  reason: text,
  generation: int,
  fetchedGeneration: int,
  fetchedAt: timestamp.orNull,
  keyRevoked: bool,
  fileCopies: int,
  issuedAt: timestamp,
  notBefore: timestamp,
  expiresAt: timestamp,
  leased: bool,
  graceDays: int,
  createdAt: timestamp,
  endedAt: timestamp.orNull,
};

/** The columns of an `ActivationRow`, of activation `a` and its holding `ah`. */
export const activationColumns = sql`a.id, a.version, a.line_item_id, a.state, a.host_scheme, a.host_id, a.device_name,
  a.device_key, (ah.input - ah.output)::float8 AS copies, a.handed_copies, a.handed_until, a.replaces_id,
  a.continues_id, (SELECT c.id FROM activation c WHERE c.continues_id = a.id) AS continued_by_id, a.passes_on,
  a.returning_copies AS returning, a.returns_at, a.lost,
  (SELECT q.id FROM move_request q WHERE q.activation_id = a.id AND q.state = 'open') AS open_request_id,
  a.reason, a.generation, a.fetched_generation, a.fetched_at, ${signedByRevoked} AS key_revoked,
  a.file_copies, a.issued_at, a.not_before, a.expires_at, a.leased, a.grace_days, a.created_at, a.ended_at`;

/** Reads the activations that a condition on `a` finds. */
export function readActivations({ services }: Pick<Visitor, 'services'>, where: Sql): Promise<ActivationRow[]> {
  return readRows(
    services.db,
    activationRow,
    sql`
    SELECT ${activationColumns}
    FROM activation a
    JOIN holding ah ON ah.id = a.id
    WHERE ${where}`,
  );
}

/** The row as rules take it. */
export function storedActivation(row: ActivationRow): StoredActivation {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    hostScheme: row.hostScheme,
    hostId: row.hostId,
    deviceName: row.deviceName,
    deviceKey: keyOf(row),
    copies: row.copies,
    returning: row.returning,
    returnsAt: row.returnsAt?.toISOString() ?? null,
    lost: row.lost,
    openRequestId: row.openRequestId,
    generation: row.generation,
    fetchedGeneration: row.fetchedGeneration,
    handed: row.handedUntil && { copies: row.handedCopies, until: row.handedUntil.toISOString() },
    file: {
      copies: row.fileCopies,
      issuedAt: row.issuedAt.toISOString(),
      notBefore: row.notBefore.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      leased: row.leased,
      graceDays: row.graceDays,
    },
  };
}

/** The same, with whether it passes on to what follows its line item (E15). */
export function passingDevice(row: ActivationRow): PassingDevice {
  return { ...storedActivation(row), passesOn: row.passesOn };
}

/** The public key of the device; null where it gave none. */
export function keyOf({ deviceKey }: Pick<ActivationRow, 'deviceKey'>): DeviceKey | null {
  // Checked before it was stored.
  return deviceKey === null ? null : (JSON.parse(deviceKey) as DeviceKey);
}

/**
 * The one filter of every query on activations: for the vendor all; for others those of lines that their account holds,
 * or has handed to a customer who does not sign in. All others see counts alone (A3). `a` is the alias.
 */
export function visibleActivations(ctx: Context, a: Sql): Sql {
  const own = ctx.actor.account.id;
  const vendor = sql`${a}.vendor_id = ${ctx.vendor.id}::uuid`;
  if (isVendor(ctx.actor.account)) return vendor;
  const silent = ctx.vendor.programme.tiers
    .map(({ tier }) => tier)
    .filter((tier) => !signsIn(ctx.vendor.programme, tier));
  return sql`${vendor} AND (${a}.account_id = ${own}::uuid
    OR (${a}.from_account_id = ${own}::uuid
      AND EXISTS (SELECT 1 FROM account ca WHERE ca.id = ${a}.account_id AND ca.tier = ANY(${silent}::int[]))))`;
}

/** An activation with its line and what its reader may know of its holder. */
export type ListedRow = Row<typeof listedRow> & { moves: LineMoves };

/** A request as lists show it, and who made it. */
export type ListedRequest = Omit<NonNullable<Activation['request']>, 'actions'> & { accountId: string };

function requestColumns(): Sql {
  return sql`(
    SELECT jsonb_build_object('id', q.id, 'accountId', q.account_id, 'copies', q.copies, 'reason', q.reason,
      'state', q.state, 'extraMoves', q.extra_moves, 'released', q.released, 'answer', q.answer,
      'createdAt', ${instant(sql`q.created_at`)}, 'decidedAt', ${instant(sql`q.decided_at`)})
    FROM move_request q
    WHERE q.activation_id = a.id
    ORDER BY q.created_at DESC, q.id DESC
    LIMIT 1) AS request`;
}

const listedRow = {
  ...activationRow,
  line: object(lineRow),
  holderId: text.orNull,
  holderName: text.orNull,
  holderIdentifier: text.orNull,
  value: text,
  request: json<ListedRequest>().orNull,
};

/** Reads activations with all that lists show. `orderBy` and `value` are a list's. */
export async function readListed(
  ctx: Context,
  { where, orderBy, limit, value }: { where: Sql; orderBy: Sql; limit: number; value: Sql },
): Promise<ListedRow[]> {
  const rows = await readRows(
    ctx.services.db,
    listedRow,
    sql`
    SELECT ${activationColumns}, ${value}::text AS value, ${fieldsOf(lineRow, 'line')} AS line, ${requestColumns()},
      holder.id AS holder_id, holder.name AS holder_name, holder.identifier AS holder_identifier
    FROM activation a
    JOIN holding ah ON ah.id = a.id
    CROSS JOIN LATERAL (
      SELECT ${lineColumns}
      FROM line_item l
      JOIN holding lh ON lh.id = l.id
      JOIN account ha ON ha.id = l.account_id
      JOIN product p ON p.id = l.product_id
      WHERE l.id = a.line_item_id) line
    LEFT JOIN visible_account holder ON holder.viewer_id = ${ctx.actor.account.id}::uuid AND holder.id = a.account_id
    WHERE ${where}
    ORDER BY ${orderBy}
    LIMIT ${limit}`,
  );
  const moves = await readMoves(
    ctx,
    rows.map(({ lineItemId }) => lineItemId),
  );
  return rows.map((row) => ({ ...row, moves }));
}
