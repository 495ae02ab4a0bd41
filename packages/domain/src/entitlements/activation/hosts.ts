import { refuse, type Refusal } from '../../kernel/decision.ts';

/**
 * The refusal of more copies than are available, where some are activated: those can no longer be split, returned or
 * recalled, and `hosts` are where they are, as far as the reader may know, `most` of them at most (E10).
 */
export function namingHosts(
  refusal: Refusal,
  { activated, hosts, most }: { activated: number; hosts: readonly string[]; most: number },
): Refusal {
  if (refusal.code !== 'only-available' || activated === 0) return refusal;
  const named = hosts.length > most ? [...hosts.slice(0, most), '…'] : hosts;
  return refuse('copies-activated', { ...refusal.facts, activated, hosts: named.join(', ') }).refusal;
}
