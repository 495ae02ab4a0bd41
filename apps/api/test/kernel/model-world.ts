import { call, endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import {
  orThrow,
  contextOfUser,
  inVendor,
  findVendor,
  openDatabase,
  operationId,
  sql,
  type Context,
  type Database,
  type Services,
  type Visitor,
} from '@tierline/core';
import { decideMay, type Programme } from '@tierline/domain';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { makeApp } from '../../src/app.ts';
import { routesWith } from '../../src/routes.ts';
import { ladder, type Account, type Model, type Who } from './model.ts';
import { fourRoles } from './programmes.ts';
import { world, type Caller, type Company, type Person } from './world.ts';

/** The accounts that trade in every run; `End customer 2` has been created, and nobody has signed in there. */
export const accounts: Record<string, Account> = {
  Vendor: account(0, ''),
  'Distributor 1': account(1, 'Vendor'),
  'Distributor 2': account(1, 'Vendor'),
  'Partner 1': account(2, 'Distributor 1'),
  'Partner 2': account(2, 'Distributor 2'),
  'Partner 3': account(2, 'Distributor 1'),
  'Customer 1': account(3, 'Partner 1'),
  'Customer 2': { ...account(3, 'Partner 3'), visible: true, neverSignedIn: true },
};

/**
 * Who does business with whom: as they were created, and besides one partner buys from both distributors, and one
 * customer from two partners.
 */
export const related: Model['related'] = [
  ...Object.entries(accounts).flatMap(([name, { createdBy }]): Model['related'] =>
    createdBy === '' ? [] : [[createdBy, name]],
  ),
  ['Distributor 2', 'Partner 3'],
  ['Partner 2', 'Customer 2'],
];

function account(tier: number, createdBy: string): Account {
  return { tier, createdBy, neverSignedIn: false, suspended: false, visible: false };
}

/** Calls of the product by anybody of the model's people, in process or by HTTP, at whatever time it is made to be. */
export type Trade = {
  services: Services;
  /** The database as its owner. */
  db: Database;
  /** An account's id in the product. */
  idOf(name: string): string;
  nameOf(id: string): string;
  /** The product takes it to be this time. */
  at(time: number): Promise<void>;
  caller(who: Who, byHttp: boolean): Caller;
  /** The id of the operation that somebody's request with this key is. */
  deedOf(who: Who, key: string): Promise<string>;
  /** All accounts are as they were in the beginning. */
  reset(): Promise<void>;
  /** A suspension or the like: what is remembered of people no longer holds. */
  forget(): void;
  /** New products of a run: their ids, and what finds the lines of these alone. */
  products(): Promise<{ search: string; ids: string[] }>;
  close(): Promise<void>;
};

/** Programme E with all four roles, and customers who sign in. */
const programme: Programme = { ...fourRoles, tiers: fourRoles.tiers.map((tier) => ({ ...tier, signsIn: true })) };

/** Makes the accounts and people of the model by HTTP. */
export async function openTrade(): Promise<Trade> {
  const w = await world(programme);
  const companies = new Map<string, Company>([['Vendor', { id: w.staff.accountId, name: 'Vendor', master: w.staff }]]);
  for (const [name, { createdBy, neverSignedIn, visible }] of Object.entries(accounts)) {
    const by = companies.get(createdBy)?.master;
    if (!by) continue;
    const company = await w.company(by, name, { activated: !neverSignedIn });
    if (visible)
      await by.call('editAccount', {
        id: company.id,
        version: (await by.call('readAccount', { id: company.id })).version,
        visibleToPartners: true,
      });
    companies.set(name, company);
  }
  for (const [upper, lower] of related.filter(([one, other]) => accounts[other]?.createdBy !== one)) {
    const { id } = await person(upper).call('askRelation', { nameOrIdentifier: lower });
    await w.staff.call('decideRelation', { id, state: 'accepted' });
  }
  const people = new Map<string, Person>();
  for (const [name, { neverSignedIn }] of Object.entries(accounts)) {
    if (neverSignedIn) continue;
    for (const role of ladder)
      people.set(`${name} ${role}`, role === 'master' ? person(name) : await w.colleague(person(name), role));
  }

  // One connection, as the moved clock is a setting of the connection; and a portal of its own on it, for those who
  // come by HTTP.
  const clock = { now: Date.now() };
  const db = openDatabase(w.env.databaseUrl, { connections: 1 });
  const services: Services = { ...w.services, db, now: () => new Date(clock.now) };
  // The programme as it is now, which a test may have changed.
  const present = async () => {
    const vendor = await findVendor(db, programme.slug);
    if (!vendor) throw new Error('no vendor');
    return vendor;
  };
  const vendor = await present();
  const visitor: Visitor = { services, vendor, language: 'en', address: '', userAgent: '' };
  const server = createServer(makeApp({ services, log: pino({ level: 'silent' }), samples: () => [] }));
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a listening TCP server has such an address

  const contexts = new Map<string, Context>();
  const contextOf = async (who: Who): Promise<Context> => {
    const { userId } = personOf(who);
    const known =
      contexts.get(userId) ??
      (await inVendor(vendor.id, async () => contextOfUser({ ...visitor, vendor: await present() }, userId)));
    contexts.set(userId, known);
    return known;
  };
  const inProcess =
    (who: Who) =>
    async (
      name: EndpointName,
      send: object,
      { key = crypto.randomUUID() }: { key?: string } = {},
    ): Promise<unknown> => {
      const known = await contextOf(who);
      const row: Endpoint = endpoints[name];
      if (row.access !== 'anybody' && row.access !== 'first-sign-in') orThrow(decideMay(known.actor, row.access));
      // The same as by HTTP, without the server: the actor, the input as the endpoint's shapes read it, the use case.
      const use = routesWith(() => [])[name] as (ctx: Context, ask: object) => Promise<unknown>;
      return inVendor(vendor.id, () => use({ ...known, key: row.keyed ? key : null }, readAsk(row, send)));
    };

  const sessions = new Map<string, { person: Person; since: number }>();
  const byHttp =
    (who: Who): Caller =>
    async (name, send, options) => {
      const { email, password } = personOf(who);
      let session = sessions.get(email);
      // An access token is valid for ten minutes of the real clock.
      if (!session || performance.now() - session.since > 300_000)
        sessions.set(email, (session = { person: await w.signIn(email, password), since: performance.now() }));
      const cookie = [...session.person.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
      const through: typeof fetch = (input, init) =>
        fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie } });
      return call(
        { origin: `http://localhost:${port}`, vendor: programme.slug, language: () => 'en', fetch: through },
        name,
        send,
        options,
      );
    };

  function person(name: string): Person {
    const company = companies.get(name);
    if (!company) throw new Error(`no account ${name}`);
    return company.master;
  }

  function personOf({ account: name, role }: Who): Person {
    const found = people.get(`${name} ${ladder[role] ?? ''}`);
    if (!found) throw new Error(`nobody of ${name}`);
    return found;
  }

  let made = 0;
  const self: Trade = {
    services,
    db: w.db,
    idOf: (name) => companies.get(name)?.id ?? '',
    nameOf: (id) => [...companies].find(([, company]) => company.id === id)?.[0] ?? `an unknown account ${id}`,
    async at(time) {
      clock.now = time;
      await db.$executeRaw(sql`SELECT set_config('tierline.now', ${new Date(time).toISOString()}, false)`);
    },
    // The row's shapes are both what it reads and what it answers.
    caller: (who, http) => (http ? byHttp(who) : (inProcess(who) as Caller)),
    deedOf: async (who, key) => operationId({ ...(await contextOf(who)), key }),
    forget: () => contexts.clear(),
    async reset() {
      for (const [name, { visible }] of Object.entries(accounts)) {
        const { version, status, visibleToPartners } = await w.db.account.findUniqueOrThrow({
          where: { id: self.idOf(name) },
        });
        if (status === 'active' && (visibleToPartners === visible || name === 'Vendor')) continue;
        contexts.clear();
        await self.caller({ account: 'Vendor', role: 3 }, false)('editAccount', {
          id: self.idOf(name),
          version,
          status: 'active',
          visibleToPartners: visible,
        });
      }
      contexts.clear();
    },
    async products() {
      const search = `Run ${made++}:`;
      const master = self.caller({ account: 'Vendor', role: 3 }, false);
      const ids = [];
      for (const letter of ['A', 'B'])
        ids.push(
          (
            await master('createProduct', {
              sku: `${search} ${letter}`,
              name: `Cameras of run ${made}${letter}`,
              kind: 'Software',
            })
          ).id,
        );
      return { search, ids };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await db.$disconnect();
      await w.close();
    },
  };
  return self;
}

function readAsk(row: Endpoint, send: object): object {
  const params = Object.fromEntries(Object.entries(send).filter(([key]) => row.path.includes(`:${key}`)));
  const rest = Object.fromEntries(Object.entries(send).filter(([key]) => !(key in params)));
  const read = (row.method === 'GET' ? row.query : row.body)?.parse(rest);
  return { ...params, ...(read as object | undefined) }; // every query and body is an object
}
