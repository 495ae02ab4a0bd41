import type { Context, Visitor } from './context.ts';

/**
 * The time zone in which instants are written for the reader: a user's own, for an API key that of its account; UTC
 * for visitors.
 */
export async function timeZoneOf(who: Visitor | Context): Promise<string> {
  if (!('actor' in who)) return 'UTC';
  const { actor, services } = who;
  const where = { where: { id: actor.kind === 'user' ? actor.id : actor.account.id }, select: { timeZone: true } };
  const { timeZone } = await (actor.kind === 'user'
    ? services.db.user.findFirstOrThrow(where)
    : services.db.account.findFirstOrThrow(where));
  return timeZone;
}
