import { call, type Reply } from '@tierline/contract';
import { readProgramme } from '@tierline/core';
import type { Programme } from '@tierline/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { world, type Company, type Person, type World } from '../kernel/world.ts';

/** The telephone vendor's programme as it stands. */
export const telephones: Programme = readProgramme(
  readFileSync(join(import.meta.dirname, '../../../../prisma/programmes/talvoro.json'), 'utf8'),
);

/** A vendor of telephones with a partner, the partner's customer, and its users. */
export type SeatWorld = {
  w: World;
  partner: Company;
  rival: Company;
  customer: Company;
  /** Products: `meetings` has a controller, `softphone` an integration without one, `fax` none. */
  products: { meetings: string; softphone: string; fax: string };
  /** So many users of a customer who do not sign in, by id. */
  users(of: Company, many: number, name?: string): Promise<string[]>;
  /** Gives a customer so many licences. Returns the order line's id. */
  licences(
    product: string,
    quantity: number,
    options?: { from?: Company; to?: Company; expiresOn?: string | null; startsOn?: string },
  ): Promise<{ orderId: string; lineId: string; number: string }>;
  /** Switches an integration, or its controller. */
  integration(key: string, on: boolean, options?: { of?: Company; by?: Person }): Promise<Reply<'switchIntegration'>>;
  /** Switches seats of one product for users. */
  seats(
    product: string,
    userIds: readonly string[],
    on: boolean,
    options?: { of?: Company; by?: Person },
  ): Promise<{ operationId: string; changed: number }>;
  /** What is shown of a product at a user. */
  shown(
    product: string,
    userId: string,
    by?: Person,
  ): Promise<{ shown: string; free: number; reason: string | null; since: string | null; endsOn: string | null }>;
  /** How many seats of a customer are free and in use. */
  counts(product: string, of?: Company): Promise<{ free: number; used: number }>;
  /** Somebody relates a customer to another partner. */
  relate(upper: Company, lower: Company): Promise<void>;
  /** An API key of the vendor, as a caller; of a controller where one is named. */
  key(controller: string | null, role?: 'operator' | 'observer'): Promise<Person>;
};

let made = 0;

/** Makes such a world. */
export async function seatWorld(): Promise<SeatWorld> {
  const w = await world(telephones);
  const partner = await w.company(w.staff, 'Fernruf Systeme');
  const rival = await w.company(w.staff, 'Leitwerk Telefonie');
  const customer = await w.company(partner.master, 'Praxis Sommer');
  const product = async (sku: string, name: string, integration: string | null) =>
    (await w.staff.call('createProduct', { sku, name, kind: 'Licence', delivers: 'seats', integration })).id;
  const products = {
    meetings: await product('TV-MEET', 'Meetings', 'meetings'),
    softphone: await product('TV-SOFT', 'Softphone', 'softphone'),
    fax: await product('TV-FAX', 'Fax', null),
  };
  const self: SeatWorld = {
    w,
    partner,
    rival,
    customer,
    products,
    async users(of, many, name = 'Nele') {
      const ids: string[] = [];
      for (let index = 0; index < many; index++) {
        const email = `user${made++}@seats.example`;
        // oxlint-disable-next-line no-await-in-loop -- One after the other, so that their order is known.
        ids.push(
          (
            await of.master.call('createUser', {
              id: of.id,
              email,
              maySignIn: false,
              firstName: name,
              lastName: `U${String(made).padStart(4, '0')}`,
            })
          ).id,
        );
      }
      return ids;
    },
    async licences(
      productId,
      quantity,
      { from = partner, to = customer, expiresOn = null, startsOn = '2026-01-01' } = {},
    ) {
      const number = `TV-${made++}`;
      const order = await w.staff.call('enterOrder', {
        accountId: from.id,
        number,
        lines: [{ productId, quantity, startsOn, expiresOn }],
      });
      await from.master.call('assignOrder', { id: order.id, rows: [{ accountId: to.id }] });
      return { orderId: order.id, lineId: order.lines[0]?.id ?? '', number };
    },
    integration: (key, on, { of = customer, by = of.master } = {}) =>
      by.call('switchIntegration', { id: of.id, key, on }),
    async seats(productId, userIds, on, { of = customer, by = of.master } = {}) {
      const { operationId, rows } = await by.call('switchSeats', {
        id: of.id,
        rows: userIds.map((userId) => ({ userId, productId, on })),
      });
      return { operationId, changed: rows.filter(({ changed }) => changed).length };
    },
    async shown(productId, userId, by = customer.master) {
      const { items } = await by.call('readUserLicences', { id: userId });
      const row = items.find((one) => one.product.id === productId);
      return {
        shown: row?.shown ?? 'not there',
        free: row?.free ?? 0,
        reason: row?.actions.switch?.code ?? null,
        since: row?.since ?? null,
        endsOn: row?.endsOn ?? null,
      };
    },
    async counts(productId, of = customer) {
      const { items } = await of.master.call('listLicences', { id: of.id, limit: '100' });
      const mine = items.filter((row) => row.product.id === productId);
      return {
        free: mine.reduce((sum, row) => sum + row.available, 0),
        used: mine.reduce((sum, row) => sum + row.inUse, 0),
      };
    },
    async relate(upper, lower) {
      const { vendorId } = await w.db.account.findUniqueOrThrow({ where: { id: lower.id } });
      await w.db.relation.create({ data: { upperId: upper.id, lowerId: lower.id, vendorId } });
    },
    async key(controller, role = 'operator') {
      const { secret } = await w.staff.call('createApiKey', {
        name: `key ${made++}`,
        role,
        expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
        controller,
      });
      const send: typeof fetch = (input, init) =>
        fetch(input, {
          ...init,
          headers: { ...Object.fromEntries(new Headers(init?.headers)), Authorization: `Bearer ${secret ?? ''}` },
        });
      const connection = { origin: w.origin, vendor: telephones.slug, language: () => 'en', fetch: send };
      return {
        email: '',
        password: '',
        userId: '',
        accountId: w.staff.accountId,
        cookies: new Map(),
        call: (name, ask, options) => call(connection, name, ask, options),
      };
    },
  };
  return self;
}
