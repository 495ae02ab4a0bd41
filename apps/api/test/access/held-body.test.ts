import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import { generateSync } from 'otplib';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysWorld, type KeysWorld } from '../entitlements/keys-world.ts';
import { expectedOf, standing, type Actor } from '../kernel/walls-actors.ts';
import type { Key } from '../kernel/walls-canaries.ts';
import { asked, endpointOf, type Asked, type Cell, type Stand } from '../kernel/walls-rows.ts';
import type { Raw } from '../kernel/walls-send.ts';
import { visitor, type Walls } from '../kernel/walls-notes.ts';
import { wallsWorld } from '../kernel/walls-world.ts';
import type { Person } from '../kernel/world.ts';
import { fourRoles } from '../kernel/programmes.ts';
import type { Relation } from '../kernel/expected-answers.ts';

const ways = ['signed out', 'deactivated', 'lowered', 'suspended', 'closed', 'key revoked'] as const;
type Way = (typeof ways)[number];

/** What is answered to a request whose body came after the right to send it was gone. */
const refusals: Record<Way, string> = {
  'signed out': '401 not-signed-in',
  deactivated: '401 not-signed-in',
  lowered: '403 role-too-low',
  suspended: '403 account-suspended',
  closed: '401 not-signed-in',
  'key revoked': '401 api-key-invalid',
};

const unsafe = (Object.entries(endpoints) as [EndpointName, Endpoint][])
  .filter(([, { method, access }]) => method !== 'GET' && access !== 'anybody')
  .map(([name]) => name); // the keys of the table

const homes = { distributor: 'd', partner: 'p', vendor: 'v' } as const satisfies Partial<Record<Stand, Key>>;

describe('a right that is taken away while the body is on its way', () => {
  let walls: Walls;
  const victims = new Map<Stand, Person>();

  beforeAll(async () => {
    walls = await wallsWorld();
    for (const home of Object.values(homes))
      walls.things.master.set(home, (await walls.colleague(home, 'master')).userId);
    for (const [stand, home] of Object.entries(homes) as [Stand, Key][])
      victims.set(stand, await walls.colleague(home, 'master')); // the keys of the table
  });
  afterAll(() => walls.close());

  it.each(unsafe)('A2 A6 A11 X3 nothing is written: %s', async (name) => {
    const { row, stand, relation, key } = placeOf(name);
    const wrong: string[] = [];
    const tried: string[] = [];
    for (const way of [null, ...ways]) {
      if (way !== null && !takes(row, stand, relation, way)) continue;
      tried.push(way ?? 'nothing');
      const outcome = await held(row, stand, key, way);
      if (way === null ? !/^20[014] $/u.test(outcome) : outcome !== refusals[way])
        wrong.push(`${row}, ${way ?? 'nothing taken away'}: ${outcome}`);
    }
    expect(wrong).toEqual([]);
    expect(tried).toEqual(expect.arrayContaining(['nothing', 'signed out', 'deactivated']));
  });

  // Who of which stand may do it to which thing, by the tables of the walls or by a request of this test's own.
  function placeOf(name: string): { row: string; stand: Stand; relation: Relation | null; key: string } {
    const own = lawful[name];
    if (own) return { row: name, stand: own.stand, relation: null, key: homes[own.stand] };
    for (const row of Object.keys(asked).filter((one) => endpointOf(one) === name)) {
      for (const stand of ['distributor', 'vendor', 'partner'] as const) {
        const { thing, only = () => true } = asked[row] ?? { thing: 'none' };
        const places = (Object.entries(standing[stand]) as [Relation, string][]).filter(
          ([, key]) => thing !== 'none' && walls.things[thing].has(key) && only(key),
        ); // the keys of the table
        const place = [...places, ...(thing === 'none' ? [[null, homes[stand]] as const] : [])].find(
          ([relation]) => typeof expectedOf(row, actor(stand, 'master'), relation) === 'number',
        );
        if (place) return { row, stand, relation: place[0], key: place[1] };
      }
    }
    throw new Error(`no request of ${name} is carried out`);
  }

  function actor(stand: Stand, kind: Actor['kind'], bearer?: string): Actor {
    return { name: '', kind, stand, home: 'd', reader: 'd', person: null, ...(bearer !== undefined && { bearer }) };
  }

  // Whether the way takes the right away at all: an Observer may edit their own profile, a suspended account's Master
  // revoke a key, and nobody suspends the vendor.
  function takes(row: string, stand: Stand, relation: Relation | null, way: Way): boolean {
    const { path, access }: Endpoint = endpoints[endpointOf(row)];
    const personal = access === 'first-sign-in' || /^\/(me|password|session)(\/|$)/u.test(path) || stays.includes(row);
    const answer = (kind: Actor['kind'], bearer?: string) => expectedOf(row, actor(stand, kind, bearer), relation);
    if (way === 'lowered') return !personal && (row in lawful || !mayStill(answer('observer')));
    if (way === 'key revoked')
      return row in lawful
        ? !['undoOperation', 'editSavedView', ...inPerson].includes(row)
        : !personal && mayStill(answer('master', 'tl_'));
    if (stand === 'vendor') return way !== 'suspended' && way !== 'closed';
    if (way === 'suspended') return !personal && (row in lawful || !mayStill(answer('suspended')));
    return true;
  }

  const mayStill = (answer: unknown) => typeof answer === 'number';

  // Sends the head and the first byte, takes the right away, sends the rest; what was answered, and whether anything
  // was written.
  async function held(row: string, stand: Stand, key: string, way: Way | null): Promise<string> {
    await walls.digest.forgetLimits();
    // The stands of this test.
    const bearer = way === 'key revoked' ? await walls.apiKey(homes[stand as keyof typeof homes], 'master') : null;
    const before = victims.get(stand);
    const victim = await signedInAgain(before);
    victims.set(stand, victim);
    const { thing = 'none', ask } = asked[row] ?? {};
    const cell: Cell = {
      walls,
      stand,
      person: victim,
      key,
      carriedOut: true,
      id: thing === 'none' ? (walls.things.user.get('d') ?? '') : (walls.things[thing].get(key) ?? ''),
    };
    const raw = (await (lawful[row]?.ask ?? ask)?.(cell)) ?? {};
    const sent = begin(row, victim, raw, bearer?.secret ?? null);
    const back = await takeAway(way, stand, victim, bearer?.id ?? '');
    const stored = await walls.digest.read();
    const answer = await sent.finish();
    const unchanged = (await walls.digest.read()) === stored;
    await back();
    if (row === 'changePassword' && way === null) victims.set(stand, { ...victim, password: `${victim.password}-2` });
    await walls.w.db.secondFactor.deleteMany({ where: { userId: victim.userId } });
    return way === null || unchanged ? answer : `${answer} and something was written`;
  }

  function begin(row: string, victim: Person, raw: Raw, bearer: string | null): { finish: () => Promise<string> } {
    const { method, path, keyed }: Endpoint = endpoints[endpointOf(row)];
    const body = Buffer.from(JSON.stringify(raw.body ?? {}));
    const url = `${walls.w.origin}/api/v1${path.replace(/:(\w+)/gu, (_, param: string) => raw.params?.[param] ?? '')}${raw.query === undefined ? '' : `?${raw.query}`}`;
    const sending: ClientRequest = request(url, {
      method,
      headers: {
        'Tierline-Vendor': fourRoles.slug,
        'Content-Type': 'application/json',
        'Content-Length': body.length,
        ...(keyed && { 'Idempotency-Key': randomUUID() }),
        ...(bearer === null
          ? { cookie: [...victim.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
          : { Authorization: `Bearer ${bearer}` }),
      },
    });
    const heard = new Promise<IncomingMessage>((resolve, reject) =>
      sending.once('response', resolve).once('error', reject),
    );
    sending.write(body.subarray(0, 1));
    return {
      async finish() {
        sending.end(body.subarray(1));
        const response = await heard;
        const told = await text(response);
        const { type = '' } = (told === '' || (response.statusCode ?? 0) < 400 ? {} : JSON.parse(told)) as {
          type?: string;
        }; // a problem document
        return `${response.statusCode} ${type.replace('urn:tierline:problem:', '')}`;
      },
    };
  }

  // Takes the right away by what the portal offers; gives it back afterwards.
  async function takeAway(
    way: Way | null,
    stand: Stand,
    victim: Person,
    keyId: string,
  ): Promise<() => Promise<unknown>> {
    const master = walls.masters.get(homes[stand as keyof typeof homes]); // the stands of this test
    const { db } = walls.w;
    const edit = async (change: { status?: 'active' | 'inactive'; role?: 'master' | 'observer' }) =>
      master?.call('editUser', {
        id: victim.userId,
        version: (await db.user.findUniqueOrThrow({ where: { id: victim.userId } })).version,
        ...change,
      });
    const state = async (status: 'active' | 'suspended' | 'closed') =>
      walls.w.staff.call('editAccount', {
        id: victim.accountId,
        version: (await db.account.findUniqueOrThrow({ where: { id: victim.accountId } })).version,
        status,
      });
    if (way === 'signed out') await victim.call('signOut', {});
    if (way === 'key revoked') await master?.call('revokeApiKey', { id: keyId });
    if (way === 'deactivated') return (await edit({ status: 'inactive' }), () => edit({ status: 'active' }));
    if (way === 'lowered') return (await edit({ role: 'observer' }), () => edit({ role: 'master' }));
    if (way === 'suspended') return (await state(way), () => state('active'));
    if (way === 'closed') {
      await state(way);
      return async () => {
        await state('active');
        // Its people's sessions have ended.
        await master?.call('signIn', { email: master.email, password: master.password });
      };
    }
    return async () => undefined;
  }

  async function signedInAgain(person: Person | undefined): Promise<Person> {
    if (!person) throw new Error('nobody of that stand');
    const again = visitor(walls.w, fourRoles.slug);
    await again.call('signIn', { email: person.email, password: person.password });
    return {
      ...person,
      ...again,
      email: person.email,
      password: person.password,
      userId: person.userId,
      accountId: person.accountId,
    };
  }

  const nothingSuch = (person: Person | null) => person ?? { password: '', userId: '', call: walls.w.staff.call };

  // A line of the distributor's that can be renewed.
  const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const inAYear = daysAhead(365);
  const expiring = async () => {
    const master = walls.masters.get('d');
    if (!master) throw new Error('the distributor has a Master');
    const distributor = { id: walls.things.account.get('d') ?? '', name: 'd', master };
    return walls.w.issue(distributor, 5, { expiresOn: daysAhead(30) });
  };

  // Requests that are carried out, of those endpoints of which the walls only send some that are refused.
  // The vendor's root and keys, made when they are first needed.
  let keys: Promise<KeysWorld> | undefined;
  const signing = () =>
    (keys ??= walls.w.db.account
      .findUniqueOrThrow({ where: { id: walls.things.account.get('v') ?? '' }, select: { vendorId: true } })
      .then(({ vendorId }) => keysWorld(walls.w, { id: vendorId, slug: fourRoles.slug })));

  const lawful: Record<string, { stand: keyof typeof homes; ask: Asked['ask'] }> = {
    changePassword: {
      stand: 'distributor',
      ask: ({ person }) => ({
        body: { current: nothingSuch(person).password, password: `${nothingSuch(person).password}-2` },
      }),
    },
    offerSecondFactor: {
      stand: 'distributor',
      ask: ({ person }) => ({ body: { password: nothingSuch(person).password } }),
    },
    switchOnSecondFactor: {
      stand: 'distributor',
      async ask({ person }) {
        const { call, password } = nothingSuch(person);
        const { offer, secret } = await call('offerSecondFactor', { password });
        return { body: { offer, code: generateSync({ secret }) } };
      },
    },
    renewRecoveryCodes: { stand: 'distributor', ask: async (cell) => ({ body: await withFactor(cell) }) },
    switchOffSecondFactor: { stand: 'distributor', ask: async (cell) => ({ body: await withFactor(cell) }) },
    resetSecondFactor: {
      stand: 'distributor',
      async ask() {
        const userId = walls.things.user.get('d') ?? '';
        await walls.w.db.secondFactor.upsert({
          where: { userId },
          create: { userId, seed: 'x', lastStep: 0 },
          update: {},
        });
        return { params: { id: userId } };
      },
    },
    endSession: {
      stand: 'distributor',
      async ask({ person }) {
        const other = await signedInAgain(person ?? undefined);
        const { items } = await other.call('listSessions', {});
        return { params: { id: items.find(({ current }) => current)?.id ?? '' } };
      },
    },
    renewLineItems: {
      stand: 'distributor',
      ask: async () => ({ body: { lines: [{ lineItemId: await expiring(), copies: 1 }], until: 'day', day: inAYear } }),
    },
    decideRenewals: {
      stand: 'distributor',
      ask: async () => ({ body: { lineItemIds: [await expiring()], decision: 'let-go', reason: 'held' } }),
    },
    askRelation: { stand: 'distributor', ask: () => ({ body: { nameOrIdentifier: 'canary-p2-name' } }) },
    decideRelation: {
      stand: 'vendor',
      async ask() {
        await walls.w.db.relationRequest.deleteMany();
        return {
          params: {
            id: (await walls.masters.get('d')?.call('askRelation', { nameOrIdentifier: 'canary-p2-name' }))?.id ?? '',
          },
          body: { state: 'declined' },
        };
      },
    },
    certifySigningKey: {
      stand: 'vendor',
      async ask() {
        const { id, file } = await (await signing()).next();
        return { params: { id }, body: { file, root: (await signing()).root.thumbprint } };
      },
    },
    switchSigningKey: {
      stand: 'vendor',
      ask: async () => ({ params: { id: (await (await signing()).certified()).id } }),
    },
    takeRevokedKeys: {
      stand: 'vendor',
      async ask() {
        const made = await signing();
        return { body: { file: await made.revoked(made.root.thumbprint) } };
      },
    },
    makeSigningKey: {
      stand: 'vendor',
      async ask() {
        await walls.w.db.signingKey.updateMany({
          where: { state: 'next' },
          data: { state: 'revoked', sealed: null },
        });
        return {};
      },
    },
    revokeSigningKey: {
      stand: 'vendor',
      ask: async () => ({ params: { id: (await (await signing()).next()).id }, body: { reason: 'held' } }),
    },
    editSavedView: {
      stand: 'distributor',
      async ask({ person }) {
        const { id, version } = await nothingSuch(person).call('createSavedView', {
          list: 'line-items',
          name: randomUUID(),
          query: [{ name: 'days', value: '90' }],
        });
        return { params: { id }, body: { version, shared: true } };
      },
    },
    withdrawUser: {
      stand: 'distributor',
      async ask({ person }) {
        const user = await nothingSuch(person).call('createUser', {
          id: walls.things.account.get('d') ?? '',
          email: `${randomUUID()}@walls.example`,
        });
        return { params: { id: user.id }, query: `version=${user.full?.version}` };
      },
    },
    releaseLineItem: {
      stand: 'vendor',
      async ask() {
        const id = walls.things.line.get('p2') ?? '';
        await walls.w.db.lineItem.updateMany({
          where: { heldById: id },
          data: { state: 'open', stateReason: '', heldById: null },
        });
        await walls.w.staff.call('holdLineItem', { id, reason: 'until it is released' });
        return { params: { id } };
      },
    },
    correctOrder: {
      stand: 'vendor',
      ask: async () => ({ params: { id: await unassignedOrder() }, body: { version: 1, number: randomUUID() } }),
    },
    cancelOrder: {
      stand: 'vendor',
      ask: async () => ({ params: { id: await unassignedOrder() }, body: { reason: 'entered twice' } }),
    },
    undoOperation: {
      stand: 'distributor',
      async ask({ person }) {
        const { operationId } = await nothingSuch(person).call('splitLineItems', {
          rows: [
            { lineItemId: walls.things.line.get('d') ?? '', accountId: walls.things.account.get('p') ?? '', copies: 1 },
          ],
          mail: false,
        });
        return { params: { id: operationId } };
      },
    },
  };
  // What an Observer, and a suspended account's Master, may all the same.
  const stays = [
    'changePassword',
    'offerSecondFactor',
    'switchOnSecondFactor',
    'renewRecoveryCodes',
    'switchOffSecondFactor',
    'endSession',
    'editSavedView',
  ];
  // Of those, what an API key may not.
  const aboutSigning = [
    'makeSigningKey',
    'certifySigningKey',
    'switchSigningKey',
    'revokeSigningKey',
    'takeRevokedKeys',
  ];
  const inPerson = [...stays.filter((row) => row !== 'editSavedView'), 'resetSecondFactor', ...aboutSigning];

  async function unassignedOrder(): Promise<string> {
    const { id } = await walls.w.staff.call('enterOrder', {
      accountId: walls.things.account.get('d') ?? '',
      number: randomUUID(),
      lines: [{ productId: walls.things.product.get('v-seats') ?? '', quantity: 1 }],
    });
    return id;
  }

  async function withFactor({ person }: Cell): Promise<{ password: string; code: string }> {
    const { call, password } = nothingSuch(person);
    const { offer, secret } = await call('offerSecondFactor', { password });
    const { codes } = await call('switchOnSecondFactor', { offer, code: generateSync({ secret }) });
    return { password, code: codes[0] ?? '' };
  }
});
