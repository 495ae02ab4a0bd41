import { accept, refuse, type Decision } from '../../kernel/decision.ts';
import type { StoredActivation } from './activate.ts';
import { daysLater } from './file-term.ts';

/** The longest receipt, in characters. */
export const maxReceipt = 8192;

/** For so many days a nonce may be used. */
export const nonceDays = 7;

/**
 * A receipt as it was read: null where it is not signed by the device's key or says something else. `nonce`: what the
 * portal knows of it; null: it made none for this device.
 */
export type ReadReceipt = {
  activationId: string;
  generation: number;
  destroyed: boolean;
  nonce: { id: string; createdAt: string; used: boolean } | null;
} | null;

/** Whether a receipt shows that the device has destroyed all files that it was given (E13). Returns its nonce. */
export function decideReceipt(
  activation: Pick<StoredActivation, 'id' | 'deviceKey' | 'generation' | 'fetchedGeneration'>,
  receipt: ReadReceipt,
  now: string,
): Decision<string> {
  if (activation.deviceKey === null) return refuse('device-without-key', {});
  if (receipt === null || receipt.activationId !== activation.id || receipt.generation > activation.generation)
    return refuse('receipt-not-of-device', {});
  if (!receipt.destroyed) return refuse('receipt-not-destroyed', {});
  const { generation, nonce } = receipt;
  if (generation < activation.fetchedGeneration)
    return refuse('receipt-older', { generation, newest: activation.fetchedGeneration });
  if (nonce === null || nonce.used || daysLater(nonce.createdAt, nonceDays) <= now)
    return refuse('nonce-over', { days: nonceDays });
  return accept(nonce.id);
}
