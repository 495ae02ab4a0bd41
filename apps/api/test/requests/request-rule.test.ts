import { fulfilByRules, openDatabase, sql } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { proof, refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

describe('requests that a rule fulfils', () => {
  let w: World;
  let productId: string;

  beforeAll(async () => {
    w = await world(fourRoles);
  });
  afterAll(() => w.close());

  /** A distributor with so many copies of a product of its own, and two installers. */
  const channel = async (name: string, copies: number) => {
    productId = await w.product();
    const distributor = await w.company(w.staff, `${name} Vertrieb`);
    const installer = await w.company(distributor.master, `${name} Montage`);
    const stock = await w.issue(distributor, copies);
    return { distributor, installer, stock };
  };
  const rule = (by: Person, partner: Company, copiesPerDay: number) =>
    by.call('setRequestRule', { accountId: partner.id, productId, copiesPerDay });
  const ask = (by: Company, to: Company, ...copies: number[]) =>
    by.master.call('createRequest', { toAccountId: to.id, lines: copies.map((many) => ({ productId, copies: many })) });
  const fulfilled = async (person: Person, { id }: { id: string }) =>
    (await person.call('readRequest', { id })).lines.map((line) => line.fulfilled);
  const work = () => fulfilByRules(w.services);
  const used = async ({ master }: Company) => (await master.call('listRequestRules', {})).items[0]?.usedToday;

  it('E12 up to the bound of a day they come from stock, as that rule, and a mail goes out', async () => {
    const { distributor, installer } = await channel('Automat', 50);
    const set = await rule(distributor.master, installer, 10);
    expect(set).toMatchObject({ account: { name: 'Automat Montage' }, copiesPerDay: 10, usedToday: 0, active: true });
    const first = await ask(installer, distributor, 4, 5);
    const second = await ask(installer, distributor, 2);
    const third = await ask(installer, distributor, 1);
    await work();
    // The oldest first; what no longer fits waits for people, and what comes after it goes on.
    expect(await fulfilled(installer.master, first)).toEqual([4, 5]);
    expect(await fulfilled(installer.master, second)).toEqual([0]);
    expect(await fulfilled(installer.master, third)).toEqual([1]);
    expect(await used(distributor)).toBe(10);
    const read = await distributor.master.call('readRequest', { id: first.id });
    expect(read.lines[0]?.fulfilments).toMatchObject([{ copies: 4, byRule: true }]);
    const seen = await installer.master.call('readRequest', { id: first.id });
    expect(seen.lines[0]?.fulfilments).toMatchObject([{ copies: 4, byRule: false }]);
    const audit = await distributor.master.call('listChanges', { kind: 'request.fulfil-by-rule' });
    expect(audit.items).toHaveLength(3);
    expect(audit.items[0]).toMatchObject({
      by: 'system',
      after: { account: 'Automat Montage', copiesPerDay: 10, setBy: distributor.master.email, lines: [{ copies: 1 }] },
    });
    const theirs = await installer.master.call('listChanges', { kind: 'request.fulfil-by-rule' });
    expect(theirs.items[0]?.after).toEqual({
      account: 'Automat Montage',
      lines: [{ copies: 1, product: read.lines[0]?.product.name }],
    });
    const mails = await w.db.mail.findMany({
      where: { recipient: installer.master.email, kind: 'lines-handed-on' },
    });
    expect(mails).toHaveLength(3);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E12 two requests at once at the bound, and several workers: never more than the day allows', async () => {
    const { distributor, installer } = await channel('Gleichzeitig', 50);
    await rule(distributor.master, installer, 10);
    const asked = await Promise.all([6, 6, 6, 6].map((copies) => ask(installer, distributor, copies)));
    await Promise.all([work(), work(), work()]);
    const all = await Promise.all(asked.map((one) => fulfilled(installer.master, one)));
    expect(all.flat().filter((copies) => copies > 0)).toEqual([6]);
    expect(await used(distributor)).toBe(6);
  });

  it('E12 X8 undone by a colleague it counts for nothing, and the rule does not do it again', async () => {
    const { distributor, installer } = await channel('Zurueck', 50);
    await rule(distributor.master, installer, 10);
    const colleague = await w.colleague(distributor.master, 'operator');
    const observer = await w.colleague(distributor.master, 'observer');
    const request = await ask(installer, distributor, 10);
    await work();
    const [operation] = (await distributor.master.call('listChanges', { kind: 'request.fulfil-by-rule' })).items;
    const id = operation?.id ?? '';
    expect((await refusal(observer.call('undoOperation', { id }))).code).toBe('role-too-low');
    expect((await refusal(w.staff.call('undoOperation', { id }))).code).toBe('not-author');
    expect((await refusal(installer.master.call('undoOperation', { id }))).code).toBe('not-found');
    await colleague.call('undoOperation', { id });
    await work();
    expect(await fulfilled(installer.master, request)).toEqual([0]);
    expect(await used(distributor)).toBe(0);
    // So does what the partner returns; a new request is another matter.
    const again = await ask(installer, distributor, 3);
    await work();
    expect(await fulfilled(installer.master, again)).toEqual([3]);
    const { lines } = await installer.master.call('readRequest', { id: again.id });
    const lineItemId = lines[0]?.fulfilments[0]?.lineItemId ?? '';
    await installer.master.call('returnCopies', { rows: [{ lineItemId, copies: 2 }], reason: 'Too many' });
    await work();
    expect(await fulfilled(installer.master, again)).toEqual([1]);
    expect(await used(distributor)).toBe(1);
  });

  it('E12 a day begins at midnight of the account that hands on', async () => {
    const { distributor, installer } = await channel('Mitternacht', 50);
    const { version } = await distributor.master.call('readAccount', { id: distributor.id });
    await distributor.master.call('editAccount', { id: distributor.id, version, timeZone: 'Pacific/Kiritimati' });
    await rule(distributor.master, installer, 10);
    // Kiritimati is 14 hours ahead: its day begins at 10:00 UTC of the day before.
    const at = async (time: string) => {
      const now = () => new Date(time);
      const db = openDatabase(w.env.databaseUrl, { connections: 1 });
      await db.$executeRaw(sql`SELECT set_config('tierline.now', ${time}, false)`);
      await fulfilByRules({ ...w.services, db, now });
      await db.$disconnect();
    };
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const [one, two] = [await ask(installer, distributor, 8), await ask(installer, distributor, 8)];
    await at(`${day(1)}T09:59:00Z`);
    expect([await fulfilled(installer.master, one), await fulfilled(installer.master, two)]).toEqual([[8], [0]]);
    await at(`${day(1)}T09:59:59Z`);
    expect(await fulfilled(installer.master, two)).toEqual([0]);
    await at(`${day(1)}T10:00:01Z`);
    expect(await fulfilled(installer.master, two)).toEqual([8]);
  });

  it('E12 A2 A6 it stands still without its person’s role, in a suspended account, on a line on hold', async () => {
    const { distributor, installer, stock } = await channel('Stillstand', 50);
    const operator = await w.colleague(distributor.master, 'operator');
    await rule(operator, installer, 10);
    const request = await ask(installer, distributor, 5);
    const untouched = async (why: string) => {
      await work();
      expect(await fulfilled(installer.master, request), `at ${why}`).toEqual([0]);
    };
    const edit = async (set: object) => {
      const { full } = await distributor.master.call('readUser', { id: operator.userId });
      await distributor.master.call('editUser', { id: operator.userId, version: full?.version ?? 0, ...set });
    };
    const active = async () => (await distributor.master.call('listRequestRules', {})).items[0]?.active;
    await edit({ role: 'observer' });
    await untouched('a role that was lost');
    expect(await active()).toBe(false);
    await edit({ role: 'operator' });
    expect(await active()).toBe(true);
    await edit({ status: 'inactive' });
    await untouched('a person who has left');
    expect(await active()).toBe(false);
    await rule(distributor.master, installer, 10);
    expect(await active()).toBe(true);

    const suspend = async (company: Company, status: 'active' | 'suspended') => {
      const { version } = await w.staff.call('readAccount', { id: company.id });
      await w.staff.call('editAccount', { id: company.id, version, status });
    };
    for (const company of [distributor, installer]) {
      await suspend(company, 'suspended');
      await untouched(`a suspended account: ${company.name}`);
      await suspend(company, 'active');
    }
    await w.staff.call('holdLineItem', { id: stock, reason: 'Not paid' });
    await untouched('a line on hold');
    await w.staff.call('releaseLineItem', { id: stock });
    await work();
    expect(await fulfilled(installer.master, request)).toEqual([5]);
  });

  it('E12 only wholly and only from stock; what arrives for a forwarded request goes on by itself', async () => {
    const { distributor, installer } = await channel('Bestand', 3);
    await rule(distributor.master, installer, 10);
    const { id, lines } = await ask(installer, distributor, 8);
    await work();
    expect(await fulfilled(installer.master, { id })).toEqual([0]);
    const upper = await distributor.master.call('createRequest', {
      toAccountId: w.staff.accountId,
      lines: [{ productId, copies: 8, forwards: [{ requestLineId: lines[0]?.id ?? '', copies: 8 }] }],
    });
    const issue = (copies: number) =>
      w.staff.call('fulfilRequest', { id: upper.id, rows: [{ requestLineId: upper.lines[0]?.id ?? '', copies }] });
    await issue(6);
    await work();
    expect(await fulfilled(installer.master, { id })).toEqual([0]);
    await issue(2);
    await work();
    expect(await fulfilled(installer.master, { id })).toEqual([8]);
  });

  it('E12 E15 a renewal goes on by itself too, on its own way: only what follows the line item serves', async () => {
    const { distributor, installer } = await channel('Folgeregel', 20);
    await rule(distributor.master, installer, 10);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const root = await w.issue(distributor, 4, { expiresOn: inDays(40) });
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: root, accountId: installer.id, copies: 4 }],
      mail: false,
    });
    const lines = [{ lineItemId: splits[0]?.id ?? '', copies: 4 }];
    const asked = await installer.master.call('renewLineItems', { lines, until: 'day', day: inDays(400) });
    await work();
    // Stock of the product there is, but nothing that follows.
    expect(await fulfilled(installer.master, asked)).toEqual([0]);
    const upper = await distributor.master.call('createRequest', {
      toAccountId: w.staff.accountId,
      lines: [{ productId, copies: 4, forwards: [{ requestLineId: asked.lines[0]?.id ?? '', copies: 4 }] }],
    });
    await w.staff.call('fulfilRequest', {
      id: upper.id,
      rows: [{ requestLineId: upper.lines[0]?.id ?? '', copies: 4 }],
    });
    await work();
    const [line] = (await installer.master.call('readRequest', { id: asked.id })).lines;
    expect(line).toMatchObject({ state: 'fulfilled', fulfilments: [{ copies: 4, expiresOn: inDays(400) }] });
  });

  it('E12 A3 a rule is the account’s own: set anew, deleted, refused, and nobody else’s business', async () => {
    const { distributor, installer } = await channel('Regel', 50);
    const other = await w.company(w.staff, 'Regel Nachbar');
    const { id } = await rule(distributor.master, installer, 10);
    expect(await rule(distributor.master, installer, 20)).toMatchObject({ id, copiesPerDay: 20 });
    expect(
      (await distributor.master.call('listChanges', { kind: 'request-rule.set', limit: '1' })).items,
    ).toMatchObject([{ before: { copiesPerDay: 10 }, after: { account: 'Regel Montage', copiesPerDay: 20 } }]);
    for (const company of [installer, other])
      expect((await company.master.call('listRequestRules', {})).items).toEqual([]);
    expect((await refusal(other.master.call('deleteRequestRule', { id }))).code).toBe('not-found');
    expect((await refusal(rule(distributor.master, other, 5))).code).toBe('target-not-related');
    expect((await refusal(rule(installer.master, distributor, 5))).code).toBe('rule-not-below');
    expect((await refusal(rule(w.staff, distributor, 5))).code).toBe('rule-without-stock');
    for (const copiesPerDay of [0, -1, 1.5, 1_000_001, '10' as never, null as never])
      expect((await refusal(rule(distributor.master, installer, copiesPerDay))).document?.status).toBe(422);
    await distributor.master.call('deleteRequestRule', { id });
    const request = await ask(installer, distributor, 5);
    await work();
    expect(await fulfilled(installer.master, request)).toEqual([0]);
  });
});
