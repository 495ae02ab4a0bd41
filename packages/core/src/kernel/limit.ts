import { problem } from '@tierline/contract';
import { isIPv6 } from 'node:net';
import type { Services, LimitName } from './context.ts';

/** The limits that apply to an attempt, each with the key it counts by. */
export type Limited = readonly (readonly [LimitName, string])[];

/** Refuses where one of the limits is used up. */
export async function assertWithinLimits(services: Services, limited: Limited): Promise<void> {
  refuseFor(await Promise.all(limited.map(([name, key]) => services.limits.wait(name, key))));
}

/**
 * Counts an attempt against each limit before its outcome is known; one too many is refused, so that many at once count
 * like many in a row.
 */
export async function countAttempt(services: Services, limited: Limited): Promise<void> {
  refuseFor(await Promise.all(limited.map(([name, key]) => services.limits.count(name, key))));
}

/** Takes a counted attempt back once it turned out to be right. */
export async function giveAttemptBack(services: Services, limited: Limited): Promise<void> {
  await Promise.all(limited.map(([name, key]) => services.limits.giveBack(name, key)));
}

/**
 * The network that rate limits count by: an IPv4 address, or the /64 of an IPv6 address, which one subscriber has
 * alone.
 */
export function rateLimitNetwork(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/iu, '').replace(/%.*$/u, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ''))
    .join(':')}::/64`;
}

function refuseFor(waits: readonly number[]): void {
  const wait = Math.max(0, ...waits);
  if (wait > 0) throw problem('too-many-requests', { retryAfterSeconds: wait });
}
