import { inVendor, openDatabase, sql, type Services } from '@tierline/core';
import type { Notice } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { fourRoles } from '../kernel/programmes.ts';
import { world, type Company, type Person, type World } from '../kernel/world.ts';

/** The notice of a mail about expiring line items, and the day on which it was written. */
type NotifiedPerson = Extract<Notice, { kind: 'entitlements-expiring' }> & { on: string };

/** A world with users who get notices about expiring line items, at any date. */
export type ExpiryWorld = {
  w: World;
  /** A process at another time. */
  at: (time: string) => Promise<Services>;
  /** Opts a user in to expiry notices, or out. */
  wants: (person: Person, expiryMail?: boolean) => Promise<unknown>;
  /** A company whose Master opted in; `year` is its own, in which nobody else's lines expire. */
  reader: (name: string, by?: Person) => Promise<Company & { year: number }>;
  mailsTo: (person: Pick<Person, 'email'>) => Promise<NotifiedPerson[]>;
  /** The same in short: on which day of the year, and of lines with which last days. */
  told: (person: Pick<Person, 'email'>) => Promise<string[]>;
  /** Copies of a line are activated. */
  activated: (lineItemId: string, copies: number) => Promise<void>;
  close: () => Promise<void>;
};

/** Makes such a world. */
export async function expiryWorld(): Promise<ExpiryWorld> {
  const w = await world(fourRoles);
  const opened: Services['db'][] = [];
  let year = 2040;
  const self: ExpiryWorld = {
    w,
    async at(time) {
      // Of one connection, as the moved clock is a setting of the connection.
      const db = openDatabase(w.env.databaseUrl, { connections: 1 });
      opened.push(db);
      const now = new Date(time);
      await db.$executeRaw(sql`SELECT set_config('tierline.now', ${now.toISOString()}, false)`);
      // Hundreds of connections are more than Postgres has.
      for (const idle of opened.splice(0, opened.length - 8)) await idle.$disconnect();
      return { ...w.services, db, now: () => now };
    },
    wants: (person, expiryMail = true) => person.call('editMe', { expiryMail }),
    async reader(name, by = w.staff) {
      const company = await w.company(by, name);
      await self.wants(company.master);
      year += 2;
      return { ...company, year };
    },
    async mailsTo({ email }) {
      const rows = await w.db.mail.findMany({
        where: { kind: 'entitlements-expiring', recipient: email },
        orderBy: { createdAt: 'asc' },
      });
      // Written by our own plan.
      return rows.map(({ payload, createdAt }) => ({
        ...(payload as NotifiedPerson),
        on: createdAt.toISOString().slice(0, 10),
      }));
    },
    async told(person) {
      return (await self.mailsTo(person)).map(
        ({ on: day, lines }) => `${day.slice(5)}: ${lines.map(({ expiresOn }) => expiresOn?.slice(5)).join(' ')}`,
      );
    },
    async activated(id, copies) {
      const { vendorId, unit } = await w.db.holding.findUniqueOrThrow({ where: { id } });
      const use = randomUUID();
      const plan = {
        id: randomUUID(),
        vendorId,
        actorId: null,
        accountId: null,
        kind: 'test',
        inputHash: '',
        reply: null,
        changes: { subject: { kind: 'test', id } },
        address: '',
        facts: [],
        validUntil: null,
        custody: [],
        notices: [],
        holdings: [{ id: use, purpose: 'activated', unit, upperId: id }],
        transfers: [{ kind: 'activate', unit, fromId: id, toId: use, quantity: copies }],
      };
      const [outcome] = await inVendor(vendorId, () =>
        w.services.db.$queryRaw<{ outcome: string }[]>(
          sql`SELECT outcome FROM commit_plans(jsonb_build_array(${JSON.stringify(plan)}::jsonb))`,
        ),
      );
      if (outcome?.outcome !== 'done') throw new Error('nothing was activated');
    },
    async close() {
      await Promise.all(opened.map((db) => db.$disconnect()));
      await w.close();
    },
  };
  return self;
}
