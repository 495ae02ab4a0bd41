import type { Activation } from '@tierline/contract';
import {
  isVendor,
  signsIn,
  type AccountStatus,
  type ActivatedLine,
  type DeviceKey,
  type HostScheme,
  type PassingDevice,
  type StoredActivation,
} from '@tierline/domain';
import type { Context, Visitor } from '../../kernel/context.ts';
import { sql, type Sql } from '../../kernel/db.ts';
import { signedByRevoked } from '../keys/revoked-files.ts';
import { instant, readMoves, type LineMoves } from './moves.ts';

/** The line of an activation as it is read, with what describes its product. */
export type ReadLine = ActivatedLine & { activationId: string; sku: string; productId: string; productName: string };

type LineRow = Omit<ReadLine, 'rules' | 'holderSignsIn' | 'holderActive'> &
  ActivatedLine['rules'] & { holderTier: number; holderStatus: AccountStatus };

const lineColumns = sql`l.id, l.version, l.root_id AS "rootId", l.account_id AS "accountId",
  l.from_account_id AS "fromAccountId", ha.tier AS "holderTier", ha.status AS "holderStatus", l.state,
  l.state_reason AS "stateReason", l.starts_on::text AS "startsOn", l.expires_on::text AS "expiresOn",
  (lh.received - lh.given_back)::float8 AS copies, (lh.input - lh.output)::float8 AS available,
  l.activation_id AS "activationId", p.id AS "productId", p.sku, p.name AS "productName",
  p.lease_days AS "leaseDays", p.grace_days AS "graceDays", p.host_scheme AS "hostScheme",
  p.copies_per_host AS "copiesPerHost", p.moves_per_year AS "movesPerYear", p.features`;

/** Reads the line item that a condition on `l` finds; null where there is none. */
export async function readActivatedLine(ctx: Pick<Visitor, 'services' | 'vendor'>, where: Sql) {
  const [line] = await readActivatedLines(ctx, where);
  return line ?? null;
}

/** Reads the line items that a condition on `l` finds. */
export async function readActivatedLines({ services, vendor }: Pick<Visitor, 'services' | 'vendor'>, where: Sql) {
  const rows = await services.db.$queryRaw<LineRow[]>(sql`
    SELECT ${lineColumns}
    FROM line_item l
    JOIN holding lh ON lh.id = l.id
    JOIN account ha ON ha.id = l.account_id
    JOIN product p ON p.id = l.product_id
    WHERE l.vendor_id = ${vendor.id}::uuid AND ${where}`);
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
export type ActivationRow = {
  id: string;
  version: number;
  lineItemId: string;
  state: 'active' | 'ended';
  hostScheme: HostScheme;
  hostId: string;
  deviceName: string;
  deviceKey: string | null;
  copies: number;
  handedCopies: number;
  handedUntil: Date | null;
  replacesId: string | null;
  continuesId: string | null;
  continuedById: string | null;
  passesOn: boolean;
  returning: number;
  returnsAt: Date | null;
  lost: boolean;
  openRequestId: string | null;
  reason: string;
  generation: number;
  fetchedGeneration: number;
  fetchedAt: Date | null;
  keyRevoked: boolean;
  fileCopies: number;
  issuedAt: Date;
  notBefore: Date;
  expiresAt: Date;
  leased: boolean;
  graceDays: number;
  createdAt: Date;
  endedAt: Date | null;
};

/** The columns of an `ActivationRow`, of activation `a` and its holding `ah`. */
export const activationColumns = sql`a.id, a.version, a.line_item_id AS "lineItemId", a.state,
  a.host_scheme AS "hostScheme", a.host_id AS "hostId", a.device_name AS "deviceName", a.device_key AS "deviceKey",
  (ah.input - ah.output)::float8 AS copies, a.handed_copies AS "handedCopies", a.handed_until AS "handedUntil",
  a.replaces_id AS "replacesId", a.continues_id AS "continuesId",
  (SELECT c.id FROM activation c WHERE c.continues_id = a.id) AS "continuedById", a.passes_on AS "passesOn",
  a.returning_copies AS returning, a.returns_at AS "returnsAt", a.lost,
  (SELECT q.id FROM move_request q WHERE q.activation_id = a.id AND q.state = 'open') AS "openRequestId",
  a.reason, a.generation, a.fetched_generation AS "fetchedGeneration", a.fetched_at AS "fetchedAt",
  ${signedByRevoked} AS "keyRevoked",
  a.file_copies AS "fileCopies", a.issued_at AS "issuedAt", a.not_before AS "notBefore", a.expires_at AS "expiresAt",
  a.leased, a.grace_days AS "graceDays", a.created_at AS "createdAt", a.ended_at AS "endedAt"`;

/** Reads the activations that a condition on `a` finds. */
export function readActivations({ services }: Pick<Visitor, 'services'>, where: Sql): Promise<ActivationRow[]> {
  return services.db.$queryRaw<ActivationRow[]>(sql`
    SELECT ${activationColumns}
    FROM activation a
    JOIN holding ah ON ah.id = a.id
    WHERE ${where}`);
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
export type ListedRow = ActivationRow & {
  line: LineRow;
  holderId: string | null;
  holderName: string | null;
  holderIdentifier: string | null;
  value: string;
  request: ListedRequest | null;
  moves: LineMoves;
};

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

/** Reads activations with all that lists show. `orderBy` and `value` are a list's. */
export async function readListed(
  ctx: Context,
  { where, orderBy, limit, value }: { where: Sql; orderBy: Sql; limit: number; value: Sql },
): Promise<ListedRow[]> {
  const rows = await ctx.services.db.$queryRaw<Omit<ListedRow, 'moves'>[]>(sql`
    SELECT ${activationColumns}, ${value}::text AS value, to_jsonb(line) AS line, ${requestColumns()},
      holder.id AS "holderId", holder.name AS "holderName", holder.identifier AS "holderIdentifier"
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
    LIMIT ${limit}`);
  const moves = await readMoves(
    ctx,
    rows.map(({ lineItemId }) => lineItemId),
  );
  return rows.map((row) => ({ ...row, moves }));
}
