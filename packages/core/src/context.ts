import type { Actor, FactVersion, Programme } from '@tierline/domain';
import { createHash, randomUUID } from 'node:crypto';
import type { Database } from './db.ts';
import type { Secrets } from './secret.ts';

/** Counts failed attempts, in Postgres, so that it holds over several processes (A12). */
export type Limits = {
  /** Seconds to wait where the limit of this name is used up for this key, else 0. */
  wait(name: LimitName, key: string): Promise<number>;
  /** Counts one more; seconds to wait where that was one too many, else 0. */
  count(name: LimitName, key: string): Promise<number>;
  /** Takes one back that was counted. */
  giveBack(name: LimitName, key: string): Promise<void>;
};

/**
 * What is limited: failed sign-ins from one place, and of one user from one place, so that nobody can lock another out
 * from elsewhere; an app's codes for one user; links asked for; links of invitations tried out from one place; names
 * found taken; wrong API keys.
 */
export type LimitName =
  | 'sign-in-address'
  | 'sign-in-user'
  | 'second-factor-user'
  | 'password-change'
  | 'forgotten-address'
  | 'forgotten-user'
  | 'invitation-address'
  | 'taken-name'
  | 'api-key';

/** The dependencies shared by all use cases. */
export type House = {
  db: Database;
  secrets: Secrets;
  /** Where people reach the portal, without a slash at the end. */
  publicUrl: string;
  /** Demo mode: no mail leaves the machine, and the Mailbox page shows them. */
  mailbox: boolean;
  limits: Limits;
  /** bcrypt's cost for passwords that people choose. */
  passwordCost: number;
  /** How long it takes at least, in ms, to answer what must not tell by its time what was done (A12). */
  answerMs: number;
  /** The time; moved by demo data and tests alone. */
  now: () => Date;
};

/** The vendor whose portal it is. */
export type Vendor = { id: string; slug: string; programme: Programme };

/** Somebody who is not signed in. */
export type Visitor = {
  house: House;
  vendor: Vendor;
  language: string;
  address: string;
  userAgent: string;
  /**
   * What the request says, in path and body, as it came: what was left out does not count where a request is told from
   * its repeat.
   */
  sent?: object;
};

/** Somebody who is signed in, or an API key of an account, at one request. */
export type Context = Visitor & {
  /**
   * `email`: of an API key its name, which lists show as the author. `personId`: the user, or for an API key the Master
   * who made it, as whose requests the key's are answered.
   */
  actor: Actor & { version: number; email: string; sharedLogin: boolean; personId: string };
  accountVersion: number;
  /**
   * What the actor's rights stand on, as it was read for this request: their session, their user or key, and their
   * account. Looked at again under the locks of each write.
   */
  rights: readonly FactVersion[];
  sessionId: string | null;
  mustChangePassword: boolean;
  /** The programme demands a second factor, and the user has none yet. */
  mustSetUpSecondFactor: boolean;
  /** Identified by name only, not authenticated: the audit names no actor. */
  merelyNamed?: true;
  /** Versions of the legal documents that the user has accepted, by kind. */
  acceptedLegal: Record<string, string>;
  /** The `Idempotency-Key` of the request; null where the endpoint takes none. */
  key: string | null;
};

/**
 * Who does something, as far as an operation keeps it: somebody with a request, or Tierline itself (`id` null), which
 * does what time brings.
 */
export type Doer = Pick<Context, 'house' | 'vendor' | 'address' | 'key' | 'merelyNamed' | 'rights' | 'sent'> & {
  actor: { id: string | null; account: { id: string } };
};

/** Tierline itself at a vendor's: what it does stands in the vendor's audit, and nobody is named for it. */
export async function tierlineItself(house: House, vendor: Vendor): Promise<Doer> {
  const account = await house.db.account.findFirstOrThrow({
    where: { vendorId: vendor.id, tier: 0 },
    select: { id: true },
  });
  return { house, vendor, address: '', key: null, rights: [], actor: { id: null, account } };
}

/** The rows that an actor's rights rest on, as read in the same statement. */
export function rightsOf({
  actor,
  accountVersion,
  sessionId,
}: Pick<Context, 'actor' | 'accountVersion' | 'sessionId'>): FactVersion[] {
  const accountId = actor.account.id;
  return [
    { kind: 'account', id: accountId, version: accountVersion, accountId },
    { kind: actor.kind, id: actor.id, version: actor.version, accountId },
    ...(sessionId === null ? [] : [{ kind: 'session' as const, id: sessionId, version: 0, accountId }]),
  ];
}

/** Today, in UTC: the day by which line items expire. */
export function today(house: House): string {
  return house.now().toISOString().slice(0, 10);
}

/**
 * The id of the operation that a request is: the same for the same `Idempotency-Key` of the same user or API key,
 * whatever the process.
 */
export function operationId(ctx: Pick<Doer, 'vendor' | 'actor' | 'key'>): string {
  if (ctx.key === null) return randomUUID();
  const digest = createHash('sha256').update(`${ctx.vendor.id} ${ctx.actor.id} ${ctx.key}`).digest();
  return uuidOf(digest);
}

/** The day of a moment, as calendar days are counted (UTC). */
export function isoDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

// Version 8 of RFC 9562: bits of one's own making.
function uuidOf(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
