import { call } from '@tierline/contract';
import type { Role, Programme } from '@tierline/domain';
import { fourRoles } from './programmes.ts';
import { canaryPlaces } from './text-fields.ts';
import { vendorOf, type Key, type Secret } from './walls-canaries.ts';
import type { Digest } from './walls-digest.ts';
import { keeping, type Sender } from './walls-send.ts';
import type { Person, World } from './world.ts';

/** The portal of the other vendor on the same machine. */
export const otherProgramme: Programme = { ...fourRoles, slug: 'othervendor', name: 'Other Portal' };

/**
 * Things of the walls' world, by the account that has them; `ps-d2` is the shared partner's line from the other
 * distributor; a `supply` is a request to the account above; a `secret` is an API key's that is used, an `apiKey` one
 * to be revoked.
 */
export type Things = Record<
  | 'account'
  | 'user'
  | 'master'
  | 'line'
  | 'activation'
  | 'moveRequest'
  | 'product'
  | 'order'
  | 'purchase'
  | 'site'
  | 'administrator'
  | 'request'
  | 'withdrawable'
  | 'supply'
  | 'operation'
  | 'view'
  | 'rule'
  | 'apiKey'
  | 'secret'
  | 'change',
  Map<string, string>
>;

/** Two vendors on one machine, a channel of four tiers below the first, and a canary in every text field. */
export type Walls = {
  w: World;
  digest: Digest;
  things: Things;
  /** Every canary, id and activation ID of the world, and what it is about. */
  secrets: Map<string, Secret>;
  /** Where requests carried a canary, as `createSite.notes`. */
  places: Set<string>;
  /** The Master of each account that somebody has activated. */
  masters: Map<Key, Person>;
  /** A user of an account with a role, signed in with a password of their own; `first`: with the initial one. */
  colleague(of: Key, role: Role, options?: { first?: boolean }): Promise<Person>;
  /** An API key of an account, made by its Master. */
  apiKey(of: Key, role: Role, controller?: string): Promise<{ id: string; secret: string }>;
  sender(person: Person | null, vendor?: string): Sender;
  close(): Promise<void>;
};

/** A person at a portal of any vendor, before signing in. */
export function visitor(w: World, vendor: string): Person {
  const cookies = new Map<string, string>();
  const connection = { origin: w.origin, vendor, language: () => 'en', fetch: keeping(cookies) };
  return {
    email: '',
    password: '',
    userId: '',
    accountId: '',
    cookies,
    call: (name, ask, options) => call(connection, name, ask, options),
  };
}

/** The canary of a field; the world knows from then on what it is about. */
export function canary(walls: Walls, secret: Secret, ...parts: string[]): string {
  const text = ['canary', ...parts].join('-').toLowerCase();
  walls.secrets.set(text, secret);
  return text;
}

/** The address of an account's portal. */
export function portalOf(key: Key): string {
  return vendorOf(key) === 'v' ? fourRoles.slug : otherProgramme.slug;
}

/** The e-mail address of a person of an account: a canary too. */
export function mailOf(key: Key, person: string): string {
  return `canary-${key}-${person}-email@canary.example`;
}

/** Notes an account or a user of it. */
export function note(walls: Walls, kind: 'account' | 'user' | 'master', key: Key, id: string): void {
  walls.things[kind].set(key, id);
  walls.secrets.set(id, { about: 'account', of: key });
}

/** Notes a line item with its activation ID. */
export function noteLine(walls: Walls, name: string, line: { id: string; activationId: string }, secret: Secret): void {
  walls.things.line.set(name, line.id);
  walls.secrets.set(line.id, secret);
  walls.secrets.set(line.activationId, secret);
}

/** The Master of an account; the world notes where their calls carry canaries. */
export function masterOf(walls: Walls, key: Key): Person {
  const master = walls.masters.get(key);
  if (!master) throw new Error(`nobody signs in for ${key}`);
  return noting(walls, master);
}

/** A person whose calls are noted: the places at which they carry canaries. */
export function noting(walls: Walls, person: Person): Person {
  return {
    ...person,
    call: (name, ask, options) => {
      for (const place of canaryPlaces(name, ask)) walls.places.add(place);
      return person.call(name, ask, options);
    },
  };
}

/** The id of an account. */
export function idOf(walls: Walls, key: Key): string {
  return walls.things.account.get(key) ?? '';
}
