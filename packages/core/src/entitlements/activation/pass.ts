import {
  decidePass,
  decidePasses,
  mergedPlan,
  passesSoon,
  type KeyTerm,
  type PassFacts,
  type Passed,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { findVendorById } from '../../accounts/programme.ts';
import { acrossVendors, inVendor } from '../../kernel/bound.ts';
import { commitIfAny } from '../../kernel/commit.ts';
import { systemActor, type Context, type OperationActor, type Services, type Visitor } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { date, int, readRow, readRows, text, type Row } from '../../kernel/rows.ts';
import { found } from '../../kernel/scope.ts';
import { devicesChanges } from './devices-changes.ts';
import { copiesFollowing, copiesToPass, followsHere, passesOn } from './following.ts';
import { keyTerm } from './key-term.ts';
import {
  passingDevice,
  readActivatedLine,
  readActivatedLines,
  readActivations,
  type ActivationRow,
  type ReadLine,
} from './rows.ts';

/** How many line items of all vendors are read at once, and devices of one pass in one operation. */
const [mostLines, mostDevices] = [500, 100];

/** The activation that continues one on what follows its line item, and so on to the newest; else the one itself. */
export async function newestOf(ctx: Pick<Visitor, 'services'>, row: ActivationRow): Promise<ActivationRow> {
  if (row.continuedById === null) return row;
  const [next] = await readActivations(ctx, sql`a.id = ${row.continuedById}::uuid`);
  return newestOf(ctx, found(next));
}

/** Whether a device passes on as its file is fetched, and how (E15); null: it stays where it is. */
export async function passWhenFetched(
  doer: OperationActor,
  actor: Context['actor'] | null,
  { row, line, key }: { row: ActivationRow; line: ReadLine; key: KeyTerm | null },
): Promise<(Passed & { line: ReadLine }) | null> {
  const activation = passingDevice(row);
  if (!passesSoon(line, activation, doer.services.now().toISOString())) return null;
  const { following, ...facts } = await readPassFacts(doer, line, key);
  if (following.length === 0) return null;
  const passed = decidePass({ following, ...facts }, activation, { freshId: randomUUID(), actor, fetched: true });
  return passed && { ...passed, line: found(following.find(({ id }) => id === passed.lineItemId)) };
}

async function readPassFacts(
  doer: OperationActor,
  line: ReadLine,
  key: KeyTerm | null,
): Promise<Omit<PassFacts, 'following'> & { following: readonly ReadLine[] }> {
  const { db } = doer.services;
  const ids = await readRows(
    db,
    { id: text },
    sql`
    SELECT s.id FROM line_item l CROSS JOIN LATERAL (SELECT s.id, s.created_at ${followsHere}) s
    WHERE l.id = ${line.id}::uuid ORDER BY s.created_at, s.id`,
  );
  const lines = await readActivatedLines(doer, sql`l.id = ANY(${ids.map(({ id }) => id)}::uuid[])`);
  const of = new Map(lines.map((one) => [one.id, one]));
  const sum = await readRow(
    db,
    { copies: int },
    sql`
    SELECT ${copiesToPass}::float8 AS copies FROM line_item l WHERE l.id = ${line.id}::uuid`,
  );
  return {
    line,
    following: ids.flatMap(({ id }) => of.get(id) ?? []),
    toPass: sum?.copies ?? 0,
    now: doer.services.now().toISOString(),
    key,
  };
}

/**
 * Passes the devices of line items that have ended on to what follows these, where that suffices for all that are to
 * pass (E15). A round looks at all of them, `atOnce` after the other, so that those that cannot pass keep none waiting.
 * Safe to run often and in parallel. Returns how many devices.
 */
export async function passDueDevices(services: Services, atOnce = mostLines): Promise<number> {
  const doers = new Map<string, OperationActor>();
  let devices = 0;
  let last: DueLine | null = null;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- Each page begins where the one before it has ended.
    const due: DueLine[] = await acrossVendors('due-work', () => readDue(services, last, atOnce));
    for (const { id, vendorId } of due)
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await inVendor(vendorId, async () => {
        const doer = doers.get(vendorId) ?? (await systemActor(services, await findVendorById(services.db, vendorId)));
        doers.set(vendorId, doer);
        devices += await passLine(doer, id);
      });
    last = due.at(-1) ?? null;
    if (due.length < atOnce) return devices;
  }
}

const dueLineRow = {
  id: text,
  vendorId: text,
  expiresOn: date,
};

type DueLine = Row<typeof dueLineRow>;

// Those that have ended last come first: their devices are the ones that still ask.
function readDue({ db }: Services, after: DueLine | null, limit: number): Promise<DueLine[]> {
  return readRows(
    db,
    dueLineRow,
    sql`
    SELECT l.id, l.vendor_id, l.expires_on::text AS expires_on
    FROM line_item l
    WHERE l.id IN (SELECT n.renews_id FROM request_line n WHERE n.renews_id IS NOT NULL)
      AND l.state = 'open'
      AND l.expires_on < (tierline_now() AT TIME ZONE 'UTC')::date
      AND EXISTS (SELECT 1 ${passesOn})
      AND ${copiesToPass} <= ${copiesFollowing}
      AND ${
        after === null
          ? sql`TRUE`
          : sql`(l.expires_on < ${after.expiresOn}::date
        OR (l.expires_on = ${after.expiresOn}::date AND l.id > ${after.id}::uuid))`
      }
    ORDER BY l.expires_on DESC, l.id
    LIMIT ${limit}`,
  );
}

// As many operations as its devices need; each leaves fewer.
async function passLine(doer: OperationActor, id: string): Promise<number> {
  let devices = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- The next ones are read once these have passed.
    const done = await passSome(doer, id);
    devices += done;
    if (done < mostDevices) return devices;
  }
}

async function passSome(doer: OperationActor, id: string): Promise<number> {
  const done = await commitIfAny<{ devices: number }>(doer, 'activation.pass', { id }, async () => {
    const line = await readActivatedLine(doer, sql`l.id = ${id}::uuid`);
    if (line === null) return null;
    const rows = await readActivations(
      doer,
      sql`a.id IN (
        SELECT a.id FROM line_item l CROSS JOIN LATERAL (SELECT a.id ${passesOn}) a
        WHERE l.id = ${id}::uuid
        ORDER BY a.id
        LIMIT ${mostDevices})`,
    );
    const facts = await readPassFacts(doer, line, await keyTerm(doer));
    const passed = decidePasses(
      facts,
      rows.map((row) => ({ activation: passingDevice(row), freshId: randomUUID() })),
    );
    const [first] = passed;
    if (!first) return null;
    const next = new Map(facts.following.map((one) => [one.id, one]));
    return {
      plan: mergedPlan(passed.map(({ plan }) => plan)),
      reply: { devices: passed.length },
      changes: devicesChanges(
        first.id,
        passed.map(({ activation, lineItemId, copies }) => ({
          accountId: line.accountId,
          device: {
            hostId: activation.hostId,
            ...(activation.deviceName !== '' && { deviceName: activation.deviceName }),
            product: line.productName,
            activationId: next.get(lineItemId)?.activationId ?? '',
            copies,
          },
        })),
      ),
    };
  });
  return done?.devices ?? 0;
}
