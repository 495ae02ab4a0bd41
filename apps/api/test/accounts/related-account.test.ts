import type { Account } from '@tierline/contract';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { telephones } from '../orders/seat-world.ts';
import { send } from '../kernel/walls-send.ts';
import { world, type Company, type Person, type World } from '../kernel/world.ts';

/** What A4 does not list of a related account. */
const inside = ['users', 'lastSignInAt', 'createdAt', 'visibleToPartners'] as const;

describe('A4 what is shown of a related account', () => {
  let w: World;
  let creator: Company;
  let related: Company;
  let installer: Company;

  beforeAll(async () => {
    w = await world(fourRoles);
    creator = await w.company(w.staff, 'Creator');
    related = await w.company(w.staff, 'Related');
    installer = await w.company(creator.master, 'Installer');
    await relate(w, related, installer);
  });
  afterAll(() => w.close());

  async function relate(of: World, upper: Company, lower: Company) {
    const { vendorId } = await of.db.account.findUniqueOrThrow({ where: { id: upper.id } });
    await of.db.relation.create({ data: { upperId: upper.id, lowerId: lower.id, vendorId } });
  }
  const told = (account: Account | undefined) => inside.filter((field) => account?.[field] !== null);
  const listed = async (by: Person, id: string) =>
    (await by.call('listAccounts', { direction: 'any' })).items.find((account) => account.id === id);

  it('A4 the account itself, the vendor and its creator see how it is managed', async () => {
    for (const by of [installer.master, w.staff, creator.master]) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other, so that a failure says who.
      const account = await by.call('readAccount', { id: installer.id });
      expect(told(account)).toEqual(inside);
      expect(account).toMatchObject({ users: 1, visibleToPartners: false });
    }
    expect(told(await listed(creator.master, installer.id))).toEqual(inside);
  });

  it('A4 a related account above or below does not; it sees name, identifier, address and state', async () => {
    const pairs: [Person, Company][] = [
      [related.master, installer],
      [installer.master, creator],
      [installer.master, related],
    ];
    for (const [by, of] of pairs) {
      // oxlint-disable-next-line no-await-in-loop -- As above.
      const account = await by.call('readAccount', { id: of.id });
      expect({ of: of.name, told: told(account) }).toEqual({ of: of.name, told: [] });
      expect(account).toMatchObject({ name: of.name, status: 'active', activated: true, address: '' });
      // oxlint-disable-next-line no-await-in-loop -- As above.
      expect({ of: of.name, told: told(await listed(by, of.id)) }).toEqual({ of: of.name, told: [] });
    }
  });

  it('A4 the account, its creator and the vendor see whether a contact signs in', async () => {
    const young = await w.company(creator.master, 'Young', { activated: false });
    const signsIn = async (by: Person, of: Company) =>
      (await by.call('listUsers', { id: of.id })).items.map(({ maySignIn }) => maySignIn);
    for (const by of [installer.master, w.staff])
      // oxlint-disable-next-line no-await-in-loop -- As above.
      expect(await signsIn(by, installer)).toEqual([true]);
    expect(await signsIn(creator.master, young)).toEqual([true]);
    for (const by of [creator.master, related.master])
      // oxlint-disable-next-line no-await-in-loop -- As above.
      expect(await signsIn(by, installer)).toEqual([null]);
  });

  it('A4 sorted by creation, accounts the reader does not manage come last, in an order that says nothing', async () => {
    const upper = await w.company(w.staff, 'Upper');
    const others: string[] = [];
    for (let n = 0; n < 6; n++) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other, so that each is younger than the one before.
      const other = await w.company(creator.master, `Other ${n}`, { activated: false });
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await relate(w, upper, other);
      others.push(other.id);
    }
    const own: string[] = [];
    // oxlint-disable-next-line no-await-in-loop -- As above.
    for (const name of ['Own 1', 'Own 2']) own.push((await w.company(upper.master, name, { activated: false })).id);
    const sortedBy = async (by: Person, sort: 'created' | '-created') => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        // oxlint-disable-next-line no-await-in-loop -- Page by page.
        const page = await by.call('listAccounts', { sort, limit: '3', ...(cursor !== undefined && { cursor }) });
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return ids;
    };
    const byId = others.toSorted();
    expect(await sortedBy(upper.master, 'created')).toEqual([...own, ...byId]);
    expect(await sortedBy(upper.master, '-created')).toEqual([...own.toReversed(), ...byId.toReversed()]);
    const all = await sortedBy(w.staff, 'created');
    expect(all.filter((id) => others.includes(id))).toEqual(others);
  });

  it('A4 X3 the list as CSV leaves it empty', async () => {
    const csv = await send(
      { origin: w.origin, vendor: w.programme.slug, cookies: related.master.cookies },
      'listAccounts',
      { headers: { Accept: 'text/csv' } },
    );
    const [head = [], row = []] = Papa.parse<string[]>(csv.text.replace(/^\uFEFF/u, '')).data;
    expect(row[head.indexOf('Name')]).toBe('Installer');
    const shown = Object.fromEntries(head.map((title, column) => [title, row[column]]));
    const empty = Object.keys(shown).filter((title) => shown[title] === '');
    expect(empty).toEqual(expect.arrayContaining(['Last sign-in', 'Created']));
    expect(csv.text).not.toMatch(/\d{4}-\d\d-\d\dT/u);
  });

  it('A4 O7 a partner who manages a customer’s users sees it, no matter who created it', async () => {
    const phones = await world(telephones);
    try {
      const partner = await phones.company(phones.staff, 'Partner');
      const second = await phones.company(phones.staff, 'Second');
      const customer = await phones.company(partner.master, 'Customer');
      await relate(phones, second, customer);
      expect(told(await second.master.call('readAccount', { id: customer.id }))).toEqual(inside);
      expect(told(await customer.master.call('readAccount', { id: second.id }))).toEqual([]);
    } finally {
      await phones.close();
    }
  });
});
