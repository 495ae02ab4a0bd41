import { endpoints, isList } from '@tierline/contract';
import { acrossVendors, inVendor, openDatabase, queryRows, sql, text, type Database } from '@tierline/core';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { openServices } from '../../src/services.ts';
import { withoutVendorFilter } from './vendor-filter.ts';
import { allOf, canariesIn, companies, idsIn, vendorOf, type Key } from './walls-canaries.ts';
import type { Walls } from './walls-notes.ts';
import { asked, endpointOf, type Cell } from './walls-rows.ts';
import { send } from './walls-send.ts';
import { wallsWorld } from './walls-world.ts';

describe('X10 the second wall between vendors', () => {
  let walls: Walls;
  let ids: Record<'v' | 'x', string>;

  beforeAll(async () => {
    walls = await wallsWorld();
    const of = async (key: Key) =>
      (await walls.w.db.account.findUniqueOrThrow({ where: { id: walls.things.account.get(key) ?? '' } })).vendorId;
    ids = { v: await of('v'), x: await of('x') };
  });
  afterAll(() => walls.close());

  // Everything that can be read, and everything of the first vendor that can be named.
  async function leaksTo(databaseUrl: string, rows: readonly string[]): Promise<string[]> {
    const { services, close } = openServices(
      { ...walls.w.env, databaseUrl, port: 0, portalFolder: '', demo: false },
      { passwordCost: 4, answerMs: 0 },
    );
    const server = createServer(makeApp({ services, log: pino({ level: 'silent' }), samples: () => [] })).listen(0);
    await once(server, 'listening');
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`; // a listening TCP server has one
    const filter = withoutVendorFilter();
    try {
      const told: string[] = [];
      for (const row of rows) told.push(...(await askedOf(row, origin)));
      expect(filter.changed()).toBeGreaterThan(rows.length);
      return told;
    } finally {
      filter.restore();
      server.close();
      server.closeAllConnections();
      await close();
    }
  }

  // By the other vendor's own staff, whom no other filter stops.
  async function askedOf(row: string, origin: string): Promise<string[]> {
    const name = endpointOf(row);
    const { thing, ask } = asked[row] ?? {};
    if (ask === undefined || thing === undefined) return [];
    const reads = endpoints[name].method === 'GET';
    if (thing === 'none' && !reads) return [];
    const person = walls.masters.get('x') ?? null;
    const of = thing === 'none' ? [''] : [...walls.things[thing].keys()].filter(isFirst);
    const told = of.map(async (key) => {
      const id = thing === 'none' ? (walls.things.user.get('d') ?? '') : (walls.things[thing].get(key) ?? '');
      const cell: Cell = { walls, stand: 'vendor', person, key: key || 'd', carriedOut: false, id };
      const raw = await ask(cell);
      const heard = await send({ ...walls.sender(person, 'othervendor'), origin }, name, raw);
      const typed = JSON.stringify(raw);
      const said = allOf(heard.text, heard.headers);
      const found = [...canariesIn(said), ...idsIn(said)].filter(
        (one) => isOfFirst(one) && !canariesIn(typed).has(one) && !idsIn(typed).has(one),
      );
      return found.map((one) => `${row} of ${key}: ${one}`);
    });
    return (await Promise.all(told)).flat();
  }

  // All that the first vendor has, as one number a table.
  async function ofFirst(): Promise<unknown> {
    const rows = await walls.w.db.$queryRaw<{ name: string }[]>(
      sql`SELECT attrelid::regclass::text AS name FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        WHERE attname = 'vendor_id' AND relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const sums = rows.map(({ name }) => {
      const sum = `coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)`;
      return `SELECT '${name} ' || ${sum} AS told FROM ${name} t WHERE vendor_id = '${ids.v}'`;
    });
    return walls.w.db.$queryRawUnsafe(sums.join(' UNION ALL '));
  }

  function writes(row: string): boolean {
    return endpoints[endpointOf(row)].method !== 'GET' && !row.startsWith('preview');
  }

  function isFirst(key: string): boolean {
    const [account = ''] = key.split('-');
    return account in companies && vendorOf(account as Key) === 'v'; // just looked up
  }

  function isOfFirst(found: string): boolean {
    const secret = walls.secrets.get(found);
    if (secret === undefined) return false;
    const of = 'of' in secret ? secret.of : 'holder' in secret ? secret.holder : null;
    return of !== null && vendorOf(of) === 'v';
  }

  it('A3 X10 with the application’s own filter by vendor switched off, nothing of another vendor is told', async () => {
    const before = await ofFirst();
    // What writes comes last: it gives the other vendor things that are called like those of the first.
    const rows = Object.keys(asked).toSorted((one, other) => Number(writes(one)) - Number(writes(other)));
    expect(await leaksTo(walls.w.database.url, rows)).toEqual([]);
    expect(await ofFirst()).toEqual(before);
  });

  it('X10 with neither filter nor policies it would be told, so that the wall is what stands', async () => {
    const lists = Object.keys(asked).filter((row) => isList(endpointOf(row)));
    const told = await leaksTo(walls.w.database.ownerUrl, lists);
    expect(new Set(told.map((line) => line.split(' ')[0])).size).toBeGreaterThan(12);
  });

  describe('a connection', () => {
    let db: Database;

    beforeAll(() => {
      db = openDatabase(walls.w.database.url, { connections: 1 });
    });
    afterAll(() => db.$disconnect());

    const tables = async () =>
      (
        await walls.w.db.$queryRaw<{ name: string }[]>(
          sql`SELECT relname::text AS name FROM pg_class
            WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY 1`,
        )
      ).map(({ name }) => name);
    const counted = async (by: Database): Promise<Record<string, number>> => {
      const counts: Record<string, number> = {};
      for (const name of await tables()) {
        const nobodys = name === 'sign_in' ? ' WHERE user_id IS NOT NULL' : '';
        const [row] = await by.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${name}${nobodys}`);
        counts[name] = row?.n ?? -1;
      }
      return counts;
    };
    const accounts = () => queryRows(db, { vendor: text }, sql`SELECT DISTINCT vendor_id AS vendor FROM account`);

    it('X10 without a vendor no row of any table is met, and with each its own: together all there are', async () => {
      const [none, first, other, all, there] = [
        await counted(db),
        await inVendor(ids.v, () => counted(db)),
        await inVendor(ids.x, () => counted(db)),
        await acrossVendors('metrics', () => counted(db)),
        await counted(walls.w.db),
      ];
      expect(new Set(Object.values(none))).toEqual(new Set([0]));
      expect(all).toEqual(there);
      const sum = Object.fromEntries(Object.entries(first).map(([name, n]) => [name, n + (other[name] ?? 0)]));
      expect(sum).toEqual(there);
      expect(Object.values(first).filter((n) => n > 0).length).toBeGreaterThan(30);
    });

    it('X10 is bound anew for each work, also after a transaction that was rolled back', async () => {
      const rolledBack = inVendor(ids.v, () =>
        db.$transaction(async (tx) => {
          await tx.$executeRaw(sql`SELECT set_config('tierline.vendor', ${ids.x}, TRUE)`);
          throw new Error('rolled back');
        }),
      );
      await expect(rolledBack).rejects.toThrow('rolled back');
      expect(await inVendor(ids.v, accounts)).toEqual([{ vendor: ids.v }]);
      expect(await inVendor(ids.x, accounts)).toEqual([{ vendor: ids.x }]);
      expect(await accounts()).toEqual([]);
    });

    it('X10 works for many vendors at once meet their own rows each', async () => {
      const rounds = Array.from({ length: 60 }, (_, n) => (n % 3 === 0 ? '' : n % 3 === 1 ? ids.v : ids.x));
      const met = await Promise.all(rounds.map((id) => (id === '' ? accounts() : inVendor(id, accounts))));
      expect(met.map((rows) => rows.map(({ vendor }) => vendor).join())).toEqual(rounds);
    });

    it('X10 the same record is read for two vendors at once, and only one of them has it', async () => {
      const id = walls.things.account.get('d') ?? '';
      const read = () => db.account.findFirst({ where: { id }, select: { id: true } });
      expect(await Promise.all([inVendor(ids.x, read), inVendor(ids.v, read), inVendor(ids.x, read)])).toEqual([
        null,
        { id },
        null,
      ]);
    });

    it('X10 work for one vendor does not become work for another one, or for all', async () => {
      await expect(inVendor(ids.v, () => inVendor(ids.x, accounts))).rejects.toThrow('within that for another');
      await expect(inVendor(ids.v, () => acrossVendors('outbox', accounts))).rejects.toThrow('within that for one');
      expect(await acrossVendors('outbox', () => inVendor(ids.x, accounts))).toEqual([{ vendor: ids.x }]);
    });

    it('X10 commit_plans writes no row for another vendor than the connection’s, with any owner', async () => {
      const plan = { id: crypto.randomUUID(), kind: 'test', inputHash: '', reply: {}, changes: {}, address: '' };
      const lists = { facts: [], holdings: [], custody: [], notices: [], transfers: [] };
      const rest = { actorId: null, accountId: null, validUntil: null };
      const plans = JSON.stringify([{ ...plan, ...lists, ...rest, vendorId: ids.v }]);
      const committed = () => queryRows(db, { outcome: text }, sql`SELECT outcome FROM commit_plans(${plans}::jsonb)`);
      await expect(inVendor(ids.x, committed)).rejects.toThrow('another vendor');
      await expect(committed()).rejects.toThrow('another vendor');
      expect(await inVendor(ids.v, committed)).toEqual([{ outcome: 'done' }]);
    });

    it.each([
      ['a line item’s activation ID', `UPDATE line_item SET activation_id = 'x'`],
      ['a line item’s root', `UPDATE line_item SET root_id = gen_random_uuid(), parent_id = id`],
      ['a line item’s product', `UPDATE line_item SET product_id = gen_random_uuid()`],
      ['a line item’s vendor', `UPDATE line_item SET vendor_id = gen_random_uuid()`],
      ['an account’s vendor', `UPDATE account SET vendor_id = gen_random_uuid()`],
      ['a user’s vendor', `UPDATE portal_user SET vendor_id = gen_random_uuid()`],
      ['an operation', `UPDATE operation SET kind = 'x'`],
      ['that a line item is there', `DELETE FROM line_item`],
      ['that an entitlement is there', `DELETE FROM entitlement`],
    ])('§1 %s is changed by nobody, not even by the owner', async (_, statement) => {
      for (const connectionString of [walls.w.database.ownerUrl, walls.w.database.url]) {
        const client = new pg.Client({ connectionString, options: `-c tierline.vendor=${ids.v}` });
        await client.connect();
        await expect(client.query(statement)).rejects.toThrow(
          /kept for ever|permission denied|row-level security|another vendor/u,
        );
        await client.end();
      }
    });
  });
});
