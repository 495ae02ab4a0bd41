import type { Programme } from '@tierline/domain';
import { inVendor } from '../kernel/bound.ts';
import { systemActor, type OperationActor, type Services } from '../kernel/context.ts';
import { findVendorById } from './programme.ts';

/** Does scheduled work as Tierline itself for each vendor whose programme has it, one after the other. */
export async function forEachVendor(
  services: Services,
  has: (programme: Programme) => boolean,
  work: (doer: OperationActor) => Promise<void>,
): Promise<void> {
  const vendors = await services.db.vendor.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of vendors) {
    // oxlint-disable-next-line no-await-in-loop -- One vendor after the other.
    const vendor = await findVendorById(services.db, id);
    // oxlint-disable-next-line no-await-in-loop -- As above.
    if (has(vendor.programme)) await inVendor(id, async () => work(await systemActor(services, vendor)));
  }
}
