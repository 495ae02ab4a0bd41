import { decideReturn } from '@tierline/domain';
import { findVendorById } from '../../accounts/programme.ts';
import { acrossVendors, inVendor } from '../../kernel/bound.ts';
import { commitIfAny } from '../../kernel/commit.ts';
import { systemActor, type OperationActor, type Services } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { readRows, text } from '../../kernel/rows.ts';
import { deviceNoticesTo } from './device-mail.ts';
import { deviceChanges } from './device.ts';
import { readActivatedLine, readActivations, storedActivation } from './rows.ts';

/** The most devices of a vendor that are looked after at once; the next run takes the next ones. */
const mostAtOnce = 500;

/**
 * Brings copies back whose day has come: of lost devices, and those given back without a receipt or a move (E13). Safe
 * to run often and in parallel. Returns of how many devices.
 */
export async function returnDueCopies(services: Services): Promise<number> {
  const due = await acrossVendors('due-work', () =>
    readRows(
      services.db,
      { id: text, vendorId: text },
      sql`
      SELECT a.id, a.vendor_id
      FROM activation a
      WHERE a.returns_at <= tierline_now() AND a.state = 'active'
      ORDER BY a.returns_at, a.id
      LIMIT ${mostAtOnce}`,
    ),
  );
  let devices = 0;
  const doers = new Map<string, OperationActor>();
  for (const { id, vendorId } of due)
    await inVendor(vendorId, async () => {
      const doer = doers.get(vendorId) ?? (await systemActor(services, await findVendorById(services.db, vendorId)));
      doers.set(vendorId, doer);
      devices += Number(await returnOne(doer, id));
    });
  return devices;
}

async function returnOne(doer: OperationActor, id: string): Promise<boolean> {
  const done = await commitIfAny<{ id: string; copies: number }>(doer, 'activation.return', { id }, async () => {
    const [row] = await readActivations(doer, sql`a.id = ${id}::uuid`);
    const line = row && (await readActivatedLine(doer, sql`l.id = ${row.lineItemId}::uuid`));
    const plan = row && line ? decideReturn(line, storedActivation(row), doer.services.now().toISOString()) : null;
    if (!row || !line || plan === null) return null;
    const news = { what: 'returned', copies: row.returning, number: 0, text: row.reason } as const;
    plan.notices.push(...(await deviceNoticesTo(doer, { row, line }, 'holder', news)));
    return {
      plan,
      reply: { id, copies: row.returning },
      changes: deviceChanges({ row, line }, { after: { copies: row.returning } }),
    };
  });
  return done !== null;
}
