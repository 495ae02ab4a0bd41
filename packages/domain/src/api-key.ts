import { accept, refuse, type Decision } from './decision.ts';
import type { Level } from './level.ts';
import { decideMay, type Actor } from './permissions.ts';
import type { Programme } from './programme.ts';
import { decideGiveLevel } from './user.ts';

/** For how many years an API key is good at most; a key that nobody remembers ends by itself. */
export const apiKeyYears = 2;

/** Whether the actor may make an API key for his account (A6, X3): of a role that the programme offers and none above his own, good until a day within two years; the vendor also one for a controller of the programme (O7). */
export function decideMakeKey(
  facts: { actor: Actor; programme: Programme; today: string },
  ask: { level: Level; expiresOn: string; controller?: string | null | undefined },
): Decision<null> {
  const { actor, programme, today } = facts;
  const may = decideMay(actor, 'keys.manage');
  if (!may.ok) return may;
  // A suspended account may still revoke what has leaked, and make nothing new.
  if (actor.account.status !== 'active') return refuse('account-suspended', { account: actor.account.name });
  if (ask.controller) {
    if (actor.account.tier !== 0) return refuse('tier-may-not', {});
    if (!programme.integrations.some(({ controller }) => controller?.key === ask.controller))
      return refuse('invalid-input', { errors: [{ pointer: '/controller', rule: 'not-in-programme', facts: {} }] });
  }
  const level = decideGiveLevel(
    { actor, programme, account: { ...actor.account, createdById: null, activated: true } },
    { level: ask.level, maySignIn: false },
  );
  if (!level.ok) return level;
  const latest = `${Number(today.slice(0, 4)) + apiKeyYears}${today.slice(4).replace('-02-29', '-02-28')}`;
  if (ask.expiresOn < today || ask.expiresOn > latest) return refuse('api-key-expiry', { earliest: today, latest });
  return accept(null);
}
