import { endpoints } from '@tierline/contract';
import { tokenHash } from '@tierline/core';
import { roles } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import {
  expected,
  personal,
  type Answer,
  type Answers,
  type Roles,
  type Relation,
  type Row,
} from './expected-answers.ts';
import type { Key } from './walls-canaries.ts';
import { endpointOf, type Stand } from './walls-rows.ts';
import type { Walls } from './walls-notes.ts';
import type { Person } from './world.ts';

/**
 * The kinds of actor: three that are not signed in, one who must change the password first, the four roles, a suspended
 * account's Master; an API key of a controller, an invalid key, and one of another vendor.
 */
export const kinds = [
  'nobody',
  'expired',
  'deactivated',
  'first',
  ...roles,
  'suspended',
  'controller',
  'dead',
  'elsewhere',
] as const;

/**
 * A user who tries every endpoint, or an API key (`bearer`). `home` is their account, `reader` the account they are
 * treated as: none, where they are not signed in.
 */
export type Actor = {
  name: string;
  kind: (typeof kinds)[number];
  stand: Stand;
  home: Key;
  reader: Key | null;
  person: Person | null;
  bearer?: string;
};

/** Which account stands how to each stand. A partner has nobody two below: there the channel ends. */
export const standing: Record<Stand, Partial<Record<Relation, string>>> = {
  vendor: { own: 'v', below: 'd', belowNew: 'dn', twoBelow: 'p', threeBelow: 'c', sibling: 'x', other: 'xd' },
  distributor: {
    own: 'd',
    below: 'p',
    belowNew: 'pn',
    shared: 'ps',
    'shared-other': 'ps-d2',
    twoBelow: 'c',
    twoBelowSeen: 'cv',
    above: 'v',
    sibling: 'd2',
    unrelated: 'p2',
    other: 'xd',
  },
  suspended: {
    own: 's',
    below: 'sp',
    belowNew: 'spn',
    twoBelow: 'sc',
    above: 'v',
    sibling: 'd2',
    unrelated: 'p2',
    other: 'xd',
  },
  partner: {
    own: 'p',
    below: 'c',
    above: 'd',
    former: 'd2',
    twoAbove: 'v',
    sibling: 'ps',
    unrelated: 'p2',
    other: 'xd',
  },
};

/** Signs everybody in, and then lets the session of one expire and another one be deactivated. */
export async function actorsOf(walls: Walls): Promise<Actor[]> {
  const { w } = walls;
  const outside = { stand: 'distributor', home: 'd', reader: null } as const;
  const expired = await walls.colleague('d', 'operator');
  await w.db.session.updateMany({ where: { userId: expired.userId }, data: { expiresAt: new Date(0) } });
  const deactivated = await walls.colleague('d', 'operator');
  const master = walls.masters.get('d');
  const user = await master?.call('readUser', { id: deactivated.userId });
  await master?.call('editUser', { id: deactivated.userId, version: user?.full?.version ?? 0, status: 'inactive' });
  const actors: Actor[] = [
    { name: 'nobody', kind: 'nobody', person: null, ...outside },
    { name: 'one whose session has expired', kind: 'expired', person: expired, ...outside },
    { name: 'a deactivated user', kind: 'deactivated', person: deactivated, ...outside },
    {
      name: 'one who must change the password',
      kind: 'first',
      person: await walls.colleague('d', 'operator', { first: true }),
      ...outside,
      reader: 'd',
    },
    {
      name: 'the suspended distributor’s master',
      kind: 'suspended',
      stand: 'suspended',
      home: 's',
      reader: 's',
      person: walls.masters.get('s') ?? null,
    },
  ];
  for (const [stand, home] of [
    ['distributor', 'd'],
    ['partner', 'p'],
    ['vendor', 'v'],
  ] as const) {
    for (const role of roles) {
      const person = role === 'master' ? (walls.masters.get(home) ?? null) : await walls.colleague(home, role);
      actors.push({ name: `the ${stand}’s ${role}`, kind: role, stand, home, reader: home, person });
    }
    // A Master who can be read by their own colleagues, and who is none of the actors.
    walls.things.master.set(home, (await walls.colleague(home, 'master')).userId);
  }
  return [...actors, ...(await keysOf(walls))];
}

// An API key of each role from each stand, a suspended account's, three that are not good (revoked, expired, none of
// anybody's), and another vendor's.
async function keysOf(walls: Walls): Promise<Actor[]> {
  const keys: Actor[] = [
    {
      name: 'the suspended distributor’s key',
      kind: 'suspended',
      stand: 'suspended',
      home: 's',
      reader: 's',
      person: null,
      bearer: walls.things.secret.get('s') ?? '',
    },
  ];
  for (const [stand, home] of [
    ['distributor', 'd'],
    ['partner', 'p'],
    ['vendor', 'v'],
  ] as const) {
    for (const role of roles)
      keys.push({
        name: `the ${stand}’s key as ${role}`,
        kind: role,
        stand,
        home,
        reader: home,
        person: null,
        bearer: (await walls.apiKey(home, role)).secret,
      });
  }
  for (const [stand, home] of [
    ['distributor', 'd'],
    ['partner', 'p'],
    ['vendor', 'v'],
  ] as const) {
    const { secret } = await walls.apiKey(home, 'master', 'switchboard');
    keys.push({
      name: `the ${stand}’s controller`,
      kind: 'controller',
      stand,
      home,
      reader: home,
      person: null,
      bearer: secret,
    });
  }
  const revoked = await walls.apiKey('d', 'master');
  await walls.masters.get('d')?.call('revokeApiKey', { id: revoked.id });
  const expired = 'tl_a-key-that-was-good-until-yesterday';
  const { vendorId } = await walls.w.db.account.findUniqueOrThrow({
    where: { id: walls.things.account.get('d') ?? '' },
  });
  await walls.w.db.apiKey.create({
    data: {
      id: randomUUID(),
      vendorId,
      accountId: walls.things.account.get('d') ?? '',
      name: 'expired',
      role: 'master',
      hash: tokenHash(expired),
      ending: expired.slice(-4),
      expiresOn: new Date(Date.now() - 86_400_000),
      createdById: walls.masters.get('d')?.userId ?? '',
    },
  });
  const dead = {
    revoked: revoked.secret,
    expired,
    'of nobody': 'tl_nobody',
  };
  return [
    ...keys,
    ...Object.entries(dead).map(([what, bearer]): Actor => ({
      name: `a key ${what}`,
      kind: 'dead',
      ...nobodys,
      bearer,
    })),
    {
      name: 'a key of another vendor',
      kind: 'elsewhere',
      ...nobodys,
      bearer: walls.things.secret.get('x') ?? '',
    },
  ];
}

const nobodys = { stand: 'distributor', home: 'd', reader: null, person: null } as const;

/** What the table says that is answered; an error where it says nothing. */
export function expectedOf(row: string, { kind, stand, bearer }: Actor, relation: Relation | null): Answer {
  const told = expected[row];
  if (!told) throw new Error(`no expected answers for ${row}`);
  const says = bearer === undefined ? told : toKey(row, told, { kind, stand }, relation);
  if (typeof says !== 'object') return says;
  if (kind === 'nobody' || kind === 'expired' || kind === 'deactivated') {
    const { outside = 'not-signed-in' } = says;
    return typeof outside === 'object' ? (outside[kinds.indexOf(kind)] ?? missing(row, relation)) : outside;
  }
  if (kind === 'first') return says.first ?? 'password-change-needed';
  if (kind === 'suspended') return byRelation<Answer>(row, says.suspended, relation);
  if (kind === 'dead' || kind === 'elsewhere' || kind === 'controller')
    throw new Error(`${row} says nothing of a key that is ${kind}`);
  const answers = byRelation<Roles>(row, says[stand === 'suspended' ? 'distributor' : stand], relation);
  return typeof answers === 'object' ? (answers[roles.indexOf(kind)] ?? missing(row, relation)) : answers;
}

// What an API key is answered, or the row that says it: it is a nobody where anybody may ask, and no person where a
// person is asked for.
function toKey(
  row: string,
  told: Row,
  { kind, stand }: Pick<Actor, 'kind' | 'stand'>,
  relation: Relation | null,
): Row | Answer {
  if (told.outside !== undefined) return typeof told.outside === 'object' ? told.outside[0] : told.outside;
  if (kind === 'dead') return 'api-key-invalid';
  if (kind === 'elsewhere') return 'vendor-not-of-key';
  if (kind === 'controller') return toController(row, told, stand, relation);
  if (typeof told.key === 'string' || typeof told.key === 'number') return told.key;
  if (told.masterKey !== undefined && kind === 'master' && relation === 'own') return told.masterKey;
  return told.key === undefined && personal.test(endpoints[endpointOf(row)].path)
    ? 'people-only'
    : { ...told, ...told.key };
}

// O7: the key of a controller does nothing but what a row grants it, whatever its role.
function toController(row: string, told: Row, stand: Stand, relation: Relation | null): Answer {
  if (told.key === 'people-only' || personal.test(endpoints[endpointOf(row)].path)) return 'people-only';
  const grants = stand === 'suspended' ? undefined : told.controller?.[stand];
  return grants === undefined ? 'controller-key-only' : byRelation<Answer>(row, grants, relation);
}

/** Endpoints of the table that have no row of expected answers of just their name. */
export function withoutRow(names: readonly string[]): string[] {
  const rows = Object.keys(expected).filter((row) => endpointOf(row) === row);
  return names.filter((name) => !rows.includes(name));
}

function byRelation<A extends Answer | Roles>(row: string, answers: Answers<A>, relation: Relation | null): A {
  // A list of roles or a single answer is one for all relations.
  if (typeof answers !== 'object' || Array.isArray(answers)) return answers as A;
  const named = answers as Partial<Record<Relation | 'rest', A>>; // what is left of the union
  return (relation === null ? undefined : named[relation]) ?? named.rest ?? missing(row, relation);
}

function missing(row: string, relation: Relation | null): never {
  throw new Error(`the table of expected answers says nothing of ${row}, ${relation ?? 'without a relation'}`);
}
