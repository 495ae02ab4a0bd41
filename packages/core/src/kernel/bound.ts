import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What must read rows of vendors that it does not know yet; nothing else may. Decision 31 has the reason of each.
 * `api-key`: whose key it is; `outbox`: which mails are due; `due-work`: which vendors have scheduled work that is due;
 * `metrics`: how long work has waited; `secret-rotation`: all that is sealed.
 */
export type AcrossVendors = 'api-key' | 'outbox' | 'due-work' | 'metrics' | 'secret-rotation';

/** What a connection is bound to where it may read the rows of all vendors. */
const all = 'all';

const bound = new AsyncLocalStorage<string>();

/**
 * Does work whose statements meet the rows of one vendor alone: the database hides those of others (decision 31).
 * Work for two vendors is never nested.
 */
export function inVendor<T>(vendorId: string, work: () => Promise<T>): Promise<T> {
  const outer = boundVendor();
  if (outer !== '' && outer !== all && outer !== vendorId)
    throw new Error(`work for one vendor within that for another (${outer})`);
  return within(vendorId, work);
}

/** Does work whose statements meet the rows of all vendors; `why` says for what. Never within work for one vendor. */
export function acrossVendors<T>(_why: AcrossVendors, work: () => Promise<T>): Promise<T> {
  const outer = boundVendor();
  if (outer !== '' && outer !== all) throw new Error(`work for all vendors within that for one (${outer})`);
  return within(all, work);
}

/**
 * What the statements of the present work are bound to: a vendor's id, or 'all'; '' for nothing, which meets no row of
 * any vendor.
 */
export function boundVendor(): string {
  return bound.getStore() ?? '';
}

// Awaited inside, as Prisma sends a statement only once somebody waits for it.
function within<T>(binding: string, work: () => Promise<T>): Promise<T> {
  return bound.run(binding, async () => await work());
}
