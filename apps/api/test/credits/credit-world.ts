import {
  contextOfUser,
  inVendor,
  findVendor,
  openDatabase,
  readProgramme,
  sql,
  type Context,
  type Services,
} from '@tierline/core';
import type { Role, Programme } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { world, type Company, type Person, type World } from '../kernel/world.ts';

/** The access-control vendor's programme as it stands. */
export const locks: Programme = readProgramme(
  readFileSync(join(import.meta.dirname, '../../../../prisma/programmes/zarnika.json'), 'utf8'),
);

/**
 * An access-control vendor and a reseller, in an application whose clock the test moves; processes of its own have the
 * same clock.
 */
export type CreditWorld = {
  w: World;
  reseller: Company;
  services: Services;
  /** Moves the clock, of the processes and of the database. */
  at: (time: string) => Promise<void>;
  /** Another process with the clock as it is now. */
  process: () => Promise<Services>;
  /** A request of somebody now. */
  by: (person: Person) => Promise<Context>;
  /** Carries a use case out as somebody, as an endpoint would. */
  as: <A, R>(person: Person, use: (ctx: Context, ask: A) => Promise<R>, ask: A) => Promise<R>;
  close: () => Promise<void>;
};

/** Makes such a world at the given moment. */
export async function creditWorld(time: string, programme: Programme = locks): Promise<CreditWorld> {
  const w = await world(programme);
  const reseller = await w.company(w.staff, 'Schlüsselwerk');
  const clock = { now: new Date(time) };
  const opened: Services['db'][] = [];
  const moved = async (): Promise<Services> => {
    // One connection, as the moved clock is a setting of the connection.
    const db = openDatabase(w.env.databaseUrl, { connections: 1 });
    opened.push(db);
    await db.$executeRaw(sql`SELECT set_config('tierline.now', ${clock.now.toISOString()}, false)`);
    return { ...w.services, db, now: () => clock.now };
  };
  const services = await moved();
  const vendor = await findVendor(services.db, programme.slug);
  if (!vendor) throw new Error('no vendor');
  const by = (person: Person) =>
    inVendor(vendor.id, async () => ({
      ...(await contextOfUser({ services, vendor, language: 'en', address: '', userAgent: '' }, person.userId)),
      key: randomUUID(),
    }));
  return {
    w,
    reseller,
    services,
    process: moved,
    async at(moment) {
      clock.now = new Date(moment);
      for (const db of opened)
        await db.$executeRaw(sql`SELECT set_config('tierline.now', ${clock.now.toISOString()}, false)`);
    },
    by,
    as: (person, use, ask) => inVendor(vendor.id, async () => use(await by(person), ask)),
    async close() {
      await Promise.all(opened.map((db) => db.$disconnect()));
      await w.close();
    },
  };
}

/** A colleague of each role. */
export async function colleagues(w: World, of: Company): Promise<(role: Role) => Person> {
  const people = new Map<Role, Person>([['master', of.master]]);
  for (const role of ['observer', 'operator', 'administrator'] as const)
    people.set(role, await w.colleague(of.master, role));
  return (role) => people.get(role) ?? of.master;
}
