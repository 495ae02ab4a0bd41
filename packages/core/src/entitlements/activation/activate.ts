import { problem, type Ask, type Reply } from '@tierline/contract';
import {
  decideActivate,
  hostIdExamples,
  maxHostId,
  readActivationId,
  readHostId,
  type DeviceKey,
  type FieldError,
  type FileTerm,
  type HostIdTrouble,
  type HostScheme,
} from '@tierline/domain';
import { createPublicKey, randomUUID } from 'node:crypto';
import { commitIfAny } from '../../kernel/commit.ts';
import type { Context, OperationActor, Visitor } from '../../kernel/context.ts';
import { sql, type Sql } from '../../kernel/db.ts';
import { countAttempt, rateLimitNetwork } from '../../kernel/limit.ts';
import { replay } from '../../kernel/operation.ts';
import { int, readRow } from '../../kernel/rows.ts';
import { orThrow, found, visibleLines } from '../../kernel/scope.ts';
import { fetchFile, signFile } from './file.ts';
import { keyTerm } from './key-term.ts';
import { newestOf } from './pass.ts';
import { readActivatedLine, readActivations, storedActivation, type ActivationRow, type ReadLine } from './rows.ts';

type Device = {
  hostId: string;
  copies?: number | undefined;
  deviceName?: string | undefined;
  deviceKey?: DeviceKey | null | undefined;
};
type Bound = Omit<Reply<'activateCopies'>, 'undo'> & { undoUntil?: string; operationId?: string };

/** Binds copies of a line item to a device (E10). The file is fetched by itself; until then it can be undone. */
export async function activateCopies(ctx: Context, ask: Ask<'activateCopies'>): Promise<Reply<'activateCopies'>> {
  const line = sql`l.id = ${ask.id}::uuid AND ${visibleLines(ctx, sql`l`)}`;
  const { operationId, undoUntil, ...bound } = await bind(ctx, ctx.actor, line, ask);
  return { ...bound, undo: operationId && undoUntil ? { operationId, undoUntil } : null };
}

/**
 * Activates by activation ID and host ID alone, and hands the file out at once (E10). Answers in the same words and
 * with the same work for an ID that does not exist, one of another vendor, and what cannot be an ID.
 */
export async function activateDevice(visitor: Visitor, ask: Ask<'activateDevice'>): Promise<Reply<'activateDevice'>> {
  const { services, vendor } = visitor;
  // What cannot be an ID is looked up as an empty one, which no line has, so that the work is the same.
  const activationId = readActivationId(ask.activationId) ?? '';
  const key = `${vendor.id} ${activationId || ask.activationId}`;
  await countAttempt(services, [
    ['activation-minute', key],
    ['activation-day', key],
  ]);
  const condition = sql`l.activation_id = ${activationId}`;
  const line = await readActivatedLine(visitor, condition);
  if (line === null) {
    await countAttempt(services, [['activation-unknown', rateLimitNetwork(visitor.address)]]);
    throw problem('not-found', {});
  }
  const doer: OperationActor = {
    services,
    vendor,
    address: visitor.address,
    key: null,
    rights: [],
    actor: { id: null, account: { id: line.accountId } },
  };
  const bound = await bind(doer, null, condition, ask);
  const read = async () => newestOf(visitor, found((await readActivations(visitor, sql`a.id = ${bound.id}::uuid`))[0]));
  const { file, notRenewed } =
    bound.outcome === 'same'
      ? await fetchFile(doer, null, { ask: {}, read, language: visitor.language })
      : { file: bound.file, notRenewed: null };
  const row = await read();
  const bearing = found(await readActivatedLine(visitor, sql`l.id = ${row.lineItemId}::uuid`));
  const licenceFile = await signFile(visitor, row, bearing, file);
  const { id, hostScheme, hostId } = row;
  const { outcome } = bound;
  return { id, hostScheme, hostId, outcome, file, licenceFile, notRenewed };
}

// Where the host has what is asked for, nothing is written.
async function bind(doer: OperationActor, actor: Context['actor'] | null, condition: Sql, ask: Device): Promise<Bound> {
  let same: Bound | null = null;
  const written = await commitIfAny<Bound>(doer, 'activation.create', ask, async (triedBefore) => {
    const asked = found(await readActivatedLine(doer, condition));
    const hostId = hostIdOf(ask.hostId, asked.rules.hostScheme);
    const deviceKey = checkedKey(ask.deviceKey);
    const { line, hosted } = await readHosted(doer, asked, hostId);
    const decided = orThrow(
      decideActivate(
        {
          actor,
          line,
          hosted: hosted ? storedActivation(hosted) : null,
          elsewhere: await copiesElsewhere(doer, line, hostId),
          now: doer.services.now().toISOString(),
          key: await keyTerm(doer),
          freshId: randomUUID(),
          triedBefore,
        },
        { hostId, copies: ask.copies, deviceName: ask.deviceName, deviceKey },
      ),
    );
    const { outcome, plan, id, file } = decided;
    const hostScheme = hosted?.hostScheme ?? line.rules.hostScheme;
    const before = hosted ? storedActivation(hosted) : null;
    const copies = ask.copies ?? before?.copies ?? 1;
    const term: FileTerm | undefined = file ?? before?.file;
    if (term === undefined) throw new Error('an activation has a file');
    const generation = (before?.generation ?? 0) + (plan === null ? 0 : 1);
    const reply: Bound = { id, hostScheme, hostId, outcome, file: { ...term, generation, copies } };
    if (plan === null) {
      // A repeat of the request that has bound them gets its reply.
      const earlier = doer.key === null ? null : await replay<Bound>(doer.services.db, doer, 'activation.create', ask);
      same = earlier?.reply ?? reply;
      return null;
    }
    return {
      plan,
      reply,
      changes: {
        subject: { kind: 'activation', id, name: hostId },
        ...(before && { before: { copies: before.copies } }),
        after: {
          product: line.productName,
          activationId: line.activationId,
          copies,
          ...(ask.deviceName && { deviceName: ask.deviceName }),
          fileEnds: term.expiresAt,
        },
        concerns: [{ accountId: line.accountId, changes: null }],
      },
    };
  });
  return found(written ?? same);
}

// What a host has of a line item; where it has passed on to what follows that (E15), there.
async function readHosted(
  doer: OperationActor,
  line: ReadLine,
  hostId: string,
): Promise<{ line: ReadLine; hosted: ActivationRow | undefined }> {
  const rows = await readActivations(doer, sql`a.line_item_id = ${line.id}::uuid AND a.host_id = ${hostId}`);
  const active = rows.find(({ state }) => state === 'active');
  const passed = rows.find(({ continuedById }) => continuedById !== null);
  if (!passed || (active && active.continuedById === null)) return { line, hosted: active };
  const newest = await newestOf(doer, passed);
  const there = found(await readActivatedLine(doer, sql`l.id = ${newest.lineItemId}::uuid`));
  return readHosted(doer, there, hostId);
}

/** Reads a typed host ID; refuses what is none at its field. */
export function hostIdOf(typed: string, scheme: HostScheme): string {
  const read = readHostId(typed, scheme);
  if ('hostId' in read) return read.hostId;
  throw problem('invalid-input', { errors: [hostIdError(read.trouble, scheme)] });
}

/** What is wrong with a host ID, with an example of its scheme. */
export function hostIdError(rule: HostIdTrouble, scheme: HostScheme): FieldError {
  return { pointer: '/hostId', rule, facts: { example: hostIdExamples[scheme], maximum: maxHostId } };
}

/** Checks that a key is a point of its curve; the contract has checked its form. */
export function checkedKey(key: DeviceKey | null | undefined): DeviceKey | null | undefined {
  if (!key || isOnCurve(key)) return key;
  throw problem('invalid-input', { errors: [deviceKeyError] });
}

/** What is wrong with a public key that is no point of its curve. */
export const deviceKeyError: FieldError = { pointer: '/deviceKey', rule: 'device-key', facts: {} };

/** Whether a public key is a point of its curve. */
export function isOnCurve(key: DeviceKey): boolean {
  try {
    createPublicKey({ key, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

/** Copies of the product that a host has of other line items of the same holder, where there is a limit for them. */
export async function copiesElsewhere(
  { services }: Pick<Visitor, 'services'>,
  line: ReadLine,
  hostId: string,
): Promise<number> {
  if (line.rules.copiesPerHost === null) return 0;
  const row = await readRow(
    services.db,
    { copies: int },
    sql`
    SELECT coalesce(sum(h.input - h.output), 0)::float8 AS copies
    FROM activation a
    JOIN holding h ON h.id = a.id
    JOIN line_item l ON l.id = a.line_item_id
    WHERE a.account_id = ${line.accountId}::uuid
      AND a.host_id = ${hostId}
      AND a.state = 'active'
      AND l.product_id = ${line.productId}::uuid
      AND l.id <> ${line.id}::uuid
      AND NOT EXISTS (SELECT 1 FROM activation c WHERE c.continues_id = a.id)`,
  );
  return row?.copies ?? 0;
}
