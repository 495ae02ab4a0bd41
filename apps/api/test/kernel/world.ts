import { call, Problem, type EndpointName, type Reply, type Send } from '@tierline/contract';
import {
  createVendor,
  findVendorById,
  makeDemoKeys,
  openDatabase,
  openMailSecret,
  sql,
  type Database,
  type Services,
} from '@tierline/core';
import { testDatabase, type TestDatabase } from '@tierline/database/testing';
import type { Role, Programme } from '@tierline/domain';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { makeApp } from '../../src/app.ts';
import { openServer } from '../../src/server.ts';
import { openServices } from '../../src/services.ts';
import { fieldsWithoutWords } from '../records/audited.ts';
import { cameras } from './programmes.ts';
import { keeping } from './walls-send.ts';

/** A typed call of an endpoint as a person would make it. */
export type Caller = <N extends EndpointName>(name: N, send: Send<N>, options?: { key?: string }) => Promise<Reply<N>>;

/** A person with a browser of their own. */
export type Person = {
  email: string;
  password: string;
  userId: string;
  accountId: string;
  call: Caller;
  cookies: Map<string, string>;
};

/** A company of the test's world and its Master. */
export type Company = { id: string; name: string; master: Person };

/** A portal with a vendor, on a database of its own; whatever a test needs is made by HTTP. */
export type World = {
  services: Services;
  /** The database as its owner, to look at rows of all vendors and to change them by hand. */
  db: Database;
  database: TestDatabase;
  origin: string;
  env: { databaseUrl: string; secret: string; publicUrl: string };
  programme: Programme;
  staff: Person;
  browser(email?: string, password?: string): Person;
  signIn(email: string, password: string): Promise<Person>;
  /** Accepts the newest invitation to an address, with all documents. */
  accept(email: string, password?: string): Promise<Person>;
  /** A company below another, its Master signed in with a password of their own. */
  company(by: Person, name: string, options?: { tier?: number; activated?: boolean }): Promise<Company>;
  /** A colleague who has changed the initial password, or accepted the invitation. */
  colleague(by: Person, role: Role): Promise<Person>;
  /** A product's id; the same product each time. */
  product(): Promise<string>;
  /** Copies issued to a distributor; the line item's id. */
  issue(to: Company, copies: number, options?: { expiresOn?: string | null; startsOn?: string }): Promise<string>;
  /** The initial password in the newest mail to an address. */
  initialPassword(email: string): Promise<string>;
  /** The token of the link in the newest invitation to an address. */
  invitation(email: string): Promise<string>;
  close(): Promise<void>;
};

let made = 0;

/** Makes a world. */
export async function world(programme: Programme = cameras): Promise<World> {
  const database = await testDatabase();
  const secret = 'a secret of the tests that is long enough';
  // Made once its address is known.
  const answered: { by?: RequestListener } = {};
  const server = openServer((incoming, outgoing) => answered.by?.(incoming, outgoing));
  server.listen(0);
  await once(server, 'listening');
  // A listening TCP server has such an address.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const env = { databaseUrl: database.url, secret, publicUrl: origin };
  const { services, close } = openServices(
    { ...env, port: 0, portalFolder: '', demo: false },
    { passwordCost: 4, answerMs: 0 },
  );
  answered.by = makeApp({ services, log: pino({ level: 'silent' }), samples: () => [] });
  const db = openDatabase(database.ownerUrl, { connections: 4 });

  const browser = (email = '', password = ''): Person => {
    const cookies = new Map<string, string>();
    const connection = { origin, vendor: programme.slug, language: () => 'en', fetch: keeping(cookies) };
    return {
      email,
      password,
      userId: '',
      accountId: '',
      cookies,
      call: (name, send, options) => call(connection, name, send, options),
    };
  };
  const signIn = async (email: string, password: string): Promise<Person> => {
    const person = browser(email, password);
    const me = await person.call('signIn', { email, password });
    return { ...person, userId: me.user.id, accountId: me.account.id };
  };
  const secretOf = async (kind: 'initial-password' | 'invitation', email: string): Promise<string> => {
    const mail = await db.mail.findFirstOrThrow({
      where: { recipient: email, kind },
      orderBy: { createdAt: 'desc' },
    });
    return openMailSecret(services, mail) ?? '';
  };
  const initialPassword = (email: string) => secretOf('initial-password', email);
  const invitation = (email: string) => secretOf('invitation', email);
  const accept = async (email: string, password = `copper-lantern-${made++}-orchard`): Promise<Person> => {
    const person = browser(email, password);
    const documents = programme.legal.map(({ kind, version }) => ({ kind, version }));
    const me = await person.call('acceptInvitation', {
      token: await invitation(email),
      firstName: 'Ines',
      lastName: 'Invited',
      language: 'en',
      password,
      documents,
    });
    return { ...person, userId: me.user.id, accountId: me.account.id };
  };
  const signInFirst = async (email: string): Promise<Person> => {
    if (programme.firstAccess === 'invitation') return accept(email);
    const current = await initialPassword(email);
    const password = `copper-lantern-${made++}-orchard`;
    const person = await signIn(email, current);
    await person.call('changePassword', { current, password });
    return { ...person, password };
  };

  await createVendor(services, programme, { email: 'staff@vendor.example', firstName: 'Vera', lastName: 'Vendor' });
  const staff = await signInFirst('staff@vendor.example');
  let product: Promise<string> | undefined;
  const self: World = {
    services,
    db,
    database,
    origin,
    env,
    programme,
    staff,
    browser,
    signIn,
    accept,
    initialPassword,
    invitation,
    async company(by, name, { tier, activated = true } = {}) {
      const email = `master${made++}@company.example`;
      const { account } = await by.call('createAccount', {
        name,
        ...(tier !== undefined && { tier }),
        user: { email, firstName: 'Max', lastName: name },
      });
      if (!activated) return { id: account.id, name, master: browser(email) };
      return { id: account.id, name, master: await signInFirst(email) };
    },
    async colleague(by, role) {
      const email = `colleague${made++}@company.example`;
      await by.call('createUser', { id: by.accountId, email, role });
      return signInFirst(email);
    },
    product() {
      product ??= staff
        .call('createProduct', { sku: 'P-1', name: 'Scene Analytics', kind: 'Software' })
        .then(({ id }) => id);
      return product;
    },
    async issue(to, copies, options = {}) {
      const { lines } = await staff.call('issueEntitlement', {
        accountId: to.id,
        orderNumber: `ORDER-${made++}`,
        lines: [{ productId: await self.product(), copies, expiresOn: null, ...options }],
      });
      return lines[0]?.id ?? '';
    },
    async close() {
      const withoutWords = await fieldsWithoutWords(db);
      server.close();
      server.closeAllConnections();
      await Promise.all([close(), db.$disconnect()]);
      await database.drop();
      // X2: whatever a test has written.
      if (withoutWords.length > 0) throw new Error(`the audit has no words for ${withoutWords.join(', ')}`);
    },
  };
  return self;
}

/** Gives every vendor of the world a key to sign licence files with (E10). */
export async function signingKeys({ services }: World): Promise<void> {
  const vendors = await services.db.vendor.findMany({ select: { id: true } });
  for (const { id } of vendors) await makeDemoKeys(services, await findVendorById(services.db, id));
}

/** What a call was refused with; fails where it was not refused. */
export async function refusal(attempt: Promise<unknown>): Promise<Problem> {
  const outcome = await attempt.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Problem) return outcome;
  throw outcome instanceof Error ? outcome : new Error('nothing was refused');
}

/** What a problem says, without the id of the request, which is another one each time. */
export function saidIn({ document }: Problem): object {
  return { ...document, requestId: typeof document?.['requestId'] };
}

/** The codes with which those of many attempts were refused that were. */
export function refusedWith(outcomes: readonly PromiseSettledResult<unknown>[]): string[] {
  return outcomes.flatMap((one) =>
    one.status === 'rejected' ? [one.reason instanceof Problem ? one.reason.code : String(one.reason)] : [],
  );
}

/**
 * For every lot: what the vendor issued, and the sum of what all holdings of it have (SPEC §1); and as many seats are
 * in use of each customer's licences as are on (O7).
 */
export async function proof(db: Database): Promise<{ lots: number; wrong: number; negative: number; unequal: number }> {
  const [row] = await db.$queryRaw<{ lots: number; wrong: number; negative: number; unequal: number }[]>(sql`
    WITH moved AS (
      SELECT to_id AS id, quantity AS came, 0 AS went
      FROM transfer
      UNION ALL
      SELECT from_id, 0, quantity
      FROM transfer),
      sums AS (SELECT id, sum(came) AS came, sum(went) AS went FROM moved GROUP BY id)
    SELECT (SELECT count(DISTINCT unit)::int FROM holding) AS lots,
      (SELECT count(*)::int FROM (SELECT unit FROM holding GROUP BY unit HAVING sum(input - output) <> 0) x) AS wrong,
      (SELECT count(*)::int FROM holding WHERE purpose <> 'mint' AND input < output) AS negative,
      (
        SELECT count(*)::int
        FROM holding h
        LEFT JOIN sums s ON s.id = h.id
        WHERE h.input <> coalesce(s.came, 0) OR h.output <> coalesce(s.went, 0))
        + (
          SELECT count(*)::int
          FROM seat_pool p
          JOIN holding u ON u.id = p.used_id
          WHERE u.input - u.output <> (SELECT count(*) FROM seat t WHERE t.pool_id = p.id AND t.ended_at IS NULL))
            AS unequal`);
  if (!row) throw new Error('no proof');
  return row;
}
