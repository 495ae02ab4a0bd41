import { refuse, type Refused } from './decision.ts';
import type { StoredLineState } from './line-state.ts';
import type { AccountStatus, Actor } from './permissions.ts';
import { tiersBelow, type Programme } from './programme.ts';

// Guards that rules of several areas ask, in a line and in order of precedence; the first that refuses is the answer:
// `const wrong = may(actor, 'credits.grant') ?? openAccount(target) ?? whole(credits);`

/** Refuses what a closed or suspended account may not receive (A2, E6). */
export function openAccount(account: { name: string; status: AccountStatus }): Refused | null {
  if (account.status === 'closed') return refuse('target-closed', { account: account.name });
  return account.status === 'suspended' ? refuse('target-suspended', { account: account.name }) : null;
}

/** Refuses a tier to which accounts of another one hand nothing on (A1). */
export function handsOnTo(programme: Programme, fromTier: number, toTier: number): Refused | null {
  return tiersBelow(programme, fromTier).includes(toTier) ? null : refuse('tier-not-allowed', { fromTier, toTier });
}

/** Refuses quantities that are not whole or too large to be counted exactly, and those below the least one. */
export function whole(quantity: number, least = 1): Refused | null {
  return Number.isSafeInteger(quantity) && quantity >= least ? null : refuse('quantity-not-whole', {});
}

/** Refuses more than there is; `triedBefore`: an earlier attempt found it gone meanwhile, and the refusal says so. */
export function fits(asked: number, available: number, triedBefore = false): Refused | null {
  return asked > available ? refuse(triedBefore ? 'copies-taken' : 'only-available', { available, asked }) : null;
}

/** Refuses to write to more recipients than the limit of an hour leaves; `sent`: so many have had a mail within it. */
export function withinMails(limit: number, sent: number, recipients: number): Refused | null {
  const left = Math.max(0, limit - sent);
  return recipients > left ? refuse('mail-limit-reached', { limit, left }) : null;
}

/** Refuses a product that is no longer sold (E1). */
export function onSale({ status, sku }: { status: 'active' | 'retired'; sku: string }): Refused | null {
  return status === 'retired' ? refuse('product-retired', { sku }) : null;
}

/** Refuses a term that ends before it starts. */
export function endsAfterStart(term: { startsOn: string; expiresOn: string | null }): Refused | null {
  const { startsOn, expiresOn } = term;
  return expiresOn !== null && expiresOn < startsOn ? refuse('expiry-before-start', { startsOn, expiresOn }) : null;
}

/** Refuses a request that has been answered or withdrawn. */
export function undecided({ state }: { state: string }): Refused | null {
  return state === 'open' ? null : refuse('already-decided', {});
}

/** Refuses people of other accounts than the one that holds a line item. */
export function holds({ account }: Actor, holderId: string): Refused | null {
  return account.id === holderId ? null : refuse('not-holder', {});
}

/** Refuses what has expired before a day; its last day counts in full, in UTC (E3). */
export function notExpired({ expiresOn }: { expiresOn: string | null }, today: string): Refused | null {
  return expiresOn !== null && expiresOn < today ? refuse('line-expired', { expiresOn }) : null;
}

/** Refuses a line item that is closed (E3). */
export function notClosed({ state }: { state: StoredLineState }): Refused | null {
  return state === 'closed' ? refuse('line-closed', {}) : null;
}

/** Refuses a line item that is on hold, with the reason that holds it (E3). */
export function notOnHold({ state, stateReason }: { state: StoredLineState; stateReason: string }): Refused | null {
  return state === 'on-hold' ? refuse('line-on-hold', { reason: stateReason }) : null;
}
