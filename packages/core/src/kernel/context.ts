import type { Actor, FactVersion, Programme } from '@tierline/domain';
import { createHash, randomUUID } from 'node:crypto';
import type { Database } from './db.ts';
import type { Secrets } from './secret.ts';

/** Counts failed attempts in Postgres, so that limits hold across processes (A12). */
export type Limits = {
  /** Returns the seconds to wait where the limit of this name is used up for this key, else 0. */
  wait(name: LimitName, key: string): Promise<number>;
  /** Counts one more; returns the seconds to wait where that was one too many, else 0. */
  count(name: LimitName, key: string): Promise<number>;
  /** Takes back one that was counted. */
  giveBack(name: LimitName, key: string): Promise<void>;
};

/**
 * What is limited: failed sign-ins from one network, and of one user from one network, so that nobody can lock another
 * out from elsewhere; an app's codes for one user; links asked for; links of invitations tried out from one network;
 * names found taken; wrong API keys; licence files mailed to one user (E14); activations by one activation ID, and
 * unknown activation IDs from one network (E10).
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
  | 'api-key'
  | 'activation-minute'
  | 'activation-day'
  | 'mailed-files'
  | 'activation-unknown';

/** An attempt to sign in; `user` null for nobody, and for a shared login, of which no history is kept (A5). */
export type SignInAttempt = { outcome: string; user: string | null; vendor: string; address: string };

/** The dependencies shared by all use cases. */
export type Services = {
  db: Database;
  secrets: Secrets;
  /** Where people reach the portal, without a slash at the end. */
  publicUrl: string;
  /** Demo mode: no mail leaves the machine, and the Mailbox page shows them all. */
  mailbox: boolean;
  limits: Limits;
  /** bcrypt's cost for passwords that people choose. */
  passwordCost: number;
  /** The shortest time, in ms, of answers whose duration must not reveal what was done (A12). */
  answerMs: number;
  /** Tells who runs the portal of each attempt to sign in (A12). */
  signInTried: (attempt: SignInAttempt) => void;
  /** The time; only demo data and tests move it. */
  now: () => Date;
};

/** The vendor whose portal it is. */
export type Vendor = { id: string; slug: string; programme: Programme };

/** Somebody who is not signed in. */
export type Visitor = {
  services: Services;
  vendor: Vendor;
  language: string;
  address: string;
  userAgent: string;
  /**
   * The request's path and body as they came: fields that were left out do not count when a repeat is compared with its
   * first request.
   */
  sent?: object;
  /** Whether lists leave out how many there are, as no file says. */
  countless?: true;
};

/** A request of a signed-in user or of an API key. */
export type Context = Visitor & {
  /**
   * `email`: of an API key its name, which lists show as the author. `personId`: the user, or for an API key the Master
   * who made it, as whose requests the key's are answered.
   */
  actor: Actor & { version: number; email: string; sharedLogin: boolean; personId: string };
  accountVersion: number;
  /**
   * The versions that the actor's rights rest on, as read for this request: session, user or key, and account. They are
   * checked again under the locks of each write.
   */
  rights: readonly FactVersion[];
  sessionId: string | null;
  mustChangePassword: boolean;
  /** The programme demands a second factor, and the user has none yet. */
  mustSetUpSecondFactor: boolean;
  /** Identified by name only, not authenticated: the audit names no actor. */
  unverified?: true;
  /** Versions of the legal documents that the user has accepted, by kind. */
  acceptedLegal: Record<string, string>;
  /** The `Idempotency-Key` of the request; null where the endpoint takes none. */
  key: string | null;
};

/**
 * The actor of an operation: a request's user or key, or Tierline itself (`id` null), which runs the scheduled work.
 */
export type OperationActor = Pick<
  Context,
  'services' | 'vendor' | 'address' | 'key' | 'unverified' | 'rights' | 'sent'
> & {
  actor: { id: string | null; account: { id: string } };
};

/** The facts that most rules begin with: who acts, under which programme. */
export function actorFacts({ actor, vendor }: Context): { actor: Context['actor']; programme: Programme } {
  return { actor, programme: vendor.programme };
}

/** Returns Tierline itself as the actor at a vendor: its operations stand in the vendor's audit without a user. */
export async function systemActor(services: Services, vendor: Vendor): Promise<OperationActor> {
  const account = await services.db.account.findFirstOrThrow({
    where: { vendorId: vendor.id, tier: 0 },
    select: { id: true },
  });
  return { services, vendor, address: '', key: null, rights: [], actor: { id: null, account } };
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
export function today(services: Services): string {
  return services.now().toISOString().slice(0, 10);
}

/**
 * Returns the id of a request's operation: the same for the same `Idempotency-Key` of the same user or API key, in
 * every process.
 */
export function operationId(ctx: Pick<OperationActor, 'vendor' | 'actor' | 'key'>): string {
  if (ctx.key === null) return randomUUID();
  const digest = createHash('sha256').update(`${ctx.vendor.id} ${ctx.actor.id} ${ctx.key}`).digest();
  return uuidOf(digest);
}

/** The calendar day of an instant, in UTC. */
export function isoDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

// UUIDv8 (RFC 9562): custom bits, here the beginning of a SHA-256.
function uuidOf(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
