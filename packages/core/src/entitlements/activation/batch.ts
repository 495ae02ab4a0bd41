import { problem, wordField, wordWrong, type Ask, type Reply } from '@tierline/contract';
import {
  judgeBatch,
  readActivationId,
  readHostId,
  type BatchedActivation,
  type DeviceKey,
  type FieldError,
  type JudgedBatch,
  type RefusalCode,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commit } from '../../kernel/commit.ts';
import { today, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { refusedRows } from '../../kernel/refused-rows.ts';
import { found, visibleLines } from '../../kernel/scope.ts';
import { copiesElsewhere, deviceKeyError, hostIdError, isOnCurve } from './activate.ts';
import { zipOf } from './batch-zip.ts';
import { devicesChanges } from './devices-changes.ts';
import { signFile, type FileOf } from './file.ts';
import { keyTerm } from './key-term.ts';
import { readActivatedLines, readActivations, storedActivation, type ReadLine } from './rows.ts';

type AskedRow = Ask<'previewBatch'>['rows'][number];

/** A row as it was read: its line, and its host ID and key or what is wrong with them. */
type ReadRow = {
  line: ReadLine | null;
  hostId: string;
  deviceKey: DeviceKey | null | undefined;
  errors: readonly FieldError[];
};

type Judged = { read: readonly ReadRow[]; judged: JudgedBatch };

/** Says what would become of each row of a batch; changes nothing (E14). */
export async function previewBatch(ctx: Context, ask: Ask<'previewBatch'>): Promise<Reply<'previewBatch'>> {
  const { read, judged } = await judge(ctx, ask.rows, false);
  const refusals = refusedOf(judged);
  return {
    rows: read.map(({ line, hostId, errors }, row) => {
      const one = judged.rows[row];
      const [error] = errors;
      const refusal = refusals.find((other) => other.row === row)?.refusal;
      return {
        lineItemId: line?.id ?? null,
        activationId: line?.activationId ?? null,
        product: line?.productName ?? null,
        hostId,
        copies: one?.ok ? one.value.file.copies : null,
        outcome: one?.ok && !error ? one.value.outcome : null,
        id: one?.ok && !error && one.value.outcome !== 'created' ? one.value.id : null,
        wrong: error
          ? { field: fieldOf(error.pointer), code: error.rule, detail: wordField(error, ctx.language) }
          : refusal
            ? { field: partOf(refusal.code), ...wordWrong(refusal, ctx.language, ctx.vendor.programme) }
            : null,
      };
    }),
  };
}

/** Activates all devices of a batch or none, and answers with their licence files in one archive (E14). */
export async function activateBatch(ctx: Context, ask: Ask<'activateBatch'>): Promise<Reply<'activateBatch'>> {
  const { files } = await commit<{ files: { id: string; file: FileOf }[] }>(
    ctx,
    'activation.batch',
    ask,
    async (triedBefore) => {
      const { read, judged } = await judge(ctx, ask.rows, triedBefore);
      const errors = read.flatMap((row, index) =>
        row.errors.map((error) => ({ ...error, pointer: `/rows/${index}${error.pointer}` })),
      );
      if (errors.length > 0) throw problem('invalid-input', { errors });
      const refused = refusedOf(judged);
      if (refused.length > 0) throw refusedRows(refused);
      const made = judged.rows.flatMap((one, row) => (one.ok ? [{ row, ...one.value }] : []));
      const once = made.filter(({ id }, place) => made.findIndex((other) => other.id === id) === place);
      return {
        plan: judged.plan,
        reply: { files: once.map(({ id, file }) => ({ id, file })) },
        changes: changesOf(once, ask.rows, read),
      };
    },
  );
  return zipOf(await signed(ctx, files), `${ctx.vendor.slug}-licences-${today(ctx.services)}.zip`);
}

function refusedOf({ rows }: JudgedBatch) {
  return rows.flatMap((one, row) => (one.ok ? [] : [{ row, refusal: one.refusal }]));
}

function changesOf(
  made: readonly (BatchedActivation & { row: number })[],
  asked: readonly AskedRow[],
  read: readonly ReadRow[],
) {
  const devices = made.flatMap(({ row, file }) => {
    const { line, hostId } = read[row] ?? {};
    const name = asked[row]?.deviceName ?? '';
    if (!line || hostId === undefined) return [];
    const { accountId, productName: product, activationId } = line;
    return [
      {
        accountId,
        device: { hostId, ...(name !== '' && { deviceName: name }), product, activationId, copies: file.copies },
      },
    ];
  });
  return devicesChanges(made[0]?.id ?? '', devices);
}

async function judge(ctx: Context, asked: readonly AskedRow[], triedBefore: boolean): Promise<Judged> {
  const read = await readRows(ctx, asked);
  const wanted = read.flatMap(({ line, hostId, errors }) =>
    line && errors.length === 0 ? [{ lineId: line.id, hostId }] : [],
  );
  const hosted = await readActivations(
    ctx,
    sql`a.state = 'active' AND (a.line_item_id, a.host_id) IN (
      SELECT w.line_id, w.host_id
      FROM unnest(${wanted.map(({ lineId }) => lineId)}::uuid[], ${wanted.map(({ hostId }) => hostId)}::text[])
        w(line_id, host_id))`,
  );
  const byDevice = new Map(hosted.map((row) => [`${row.lineItemId} ${row.hostId}`, row]));
  const rows = [];
  for (const { line, hostId, errors } of read) {
    const row = line && byDevice.get(`${line.id} ${hostId}`);
    rows.push(
      line && {
        line,
        hosted: row ? storedActivation(row) : null,
        // oxlint-disable-next-line no-await-in-loop -- Few products have such a limit; others ask for nothing.
        elsewhere: errors.length === 0 ? await copiesElsewhere(ctx, line, hostId) : 0,
        freshId: randomUUID(),
      },
    );
  }
  const facts = {
    actor: ctx.actor,
    now: ctx.services.now().toISOString(),
    key: await keyTerm(ctx),
    triedBefore,
    rows,
  };
  const asks = asked.map(({ copies, deviceName }, row) => ({
    hostId: read[row]?.hostId ?? '',
    copies,
    deviceName,
    deviceKey: read[row]?.deviceKey,
  }));
  return { read, judged: judgeBatch(facts, asks) };
}

async function readRows(ctx: Context, asked: readonly AskedRow[]): Promise<ReadRow[]> {
  const ids = asked.flatMap(({ lineItemId }) => lineItemId ?? []);
  const typed = asked.map(({ activationId }) => (activationId === undefined ? null : readActivationId(activationId)));
  const lines = await readActivatedLines(
    ctx,
    sql`(l.id = ANY(${ids}::uuid[]) OR l.activation_id = ANY(${typed.flatMap((one) => one ?? [])}::text[]))
      AND ${visibleLines(ctx, sql`l`)}`,
  );
  const byId = new Map(lines.flatMap((line) => [[line.id, line] as const, [line.activationId, line] as const]));
  return asked.map((row, index) => {
    const line = byId.get(row.lineItemId ?? typed[index] ?? '') ?? null;
    if (line === null) return { line, hostId: row.hostId, deviceKey: undefined, errors: [] };
    const scheme = line.rules.hostScheme;
    const host = readHostId(row.hostId, scheme);
    return {
      line,
      hostId: 'hostId' in host ? host.hostId : row.hostId,
      deviceKey: row.deviceKey,
      errors: [
        ...('trouble' in host ? [hostIdError(host.trouble, scheme)] : []),
        ...(row.deviceKey && !isOnCurve(row.deviceKey) ? [deviceKeyError] : []),
      ],
    };
  });
}

// All files of a batch, each signed as it was decided.
async function signed(ctx: Context, files: readonly { id: string; file: FileOf }[]) {
  const rows = await readActivations(ctx, sql`a.id = ANY(${files.map(({ id }) => id)}::uuid[])`);
  const lineIds = rows.map(({ lineItemId }) => lineItemId);
  const lines = await readActivatedLines(ctx, sql`l.id = ANY(${lineIds}::uuid[])`);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const done = [];
  for (const { id, file } of files) {
    const row = found(rowOf.get(id));
    const line = found(lineOf.get(row.lineItemId));
    // oxlint-disable-next-line no-await-in-loop -- Others get their turn after each.
    done.push({ ...(await signFile(ctx, row, line, file)), at: new Date(file.issuedAt) });
  }
  return done;
}

function fieldOf(pointer: string) {
  return pointer === '/deviceKey' ? 'deviceKey' : 'hostId';
}

const ofLine: readonly RefusalCode[] = [
  'not-found',
  'not-holder',
  'line-on-hold',
  'line-closed',
  'line-expired',
  'no-signing-key',
];
const ofHost: readonly RefusalCode[] = ['host-twice', 'already-returning'];

function partOf(code: RefusalCode) {
  if (code === 'device-key-differs') return 'deviceKey';
  if (ofHost.includes(code)) return 'hostId';
  return ofLine.includes(code) ? 'line' : 'copies';
}
