import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proof, refusal, world, type World } from './world.ts';

describe('copies travel from the vendor to an installer', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('A1 E2 E4 E5 vendor, distributor, installer: 100 issued, 30 handed on, each with its activation ID', async () => {
    const distributor = await w.company(w.staff, 'Nordlicht');
    const lineItemId = await w.issue(distributor, 100);
    const installer = await w.company(distributor.master, 'Blickfang');
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId, accountId: installer.id, copies: 30 }],
    });
    expect(splits).toMatchObject([{ parentId: lineItemId, copies: 30, mailed: installer.master.email }]);

    const parent = await distributor.master.call('readLineItem', { id: lineItemId });
    expect(parent).toMatchObject({
      copies: 100,
      available: 70,
      handedOn: 30,
      activated: 0,
      retired: 0,
      mine: true,
      state: 'active',
    });
    const { items } = await installer.master.call('listLineItems', {});
    expect(items).toMatchObject([
      { copies: 30, available: 30, handedOn: 0, mine: true, from: { name: 'Nordlicht' }, product: { sku: 'P-1' } },
    ]);
    expect(items[0]?.activationId).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/u);
    expect(items[0]?.activationId).not.toBe(parent.activationId);

    const mails = await w.db.mail.findMany({
      where: { recipient: installer.master.email, kind: 'lines-handed-on' },
    });
    expect(mails).toHaveLength(1);
    expect(await proof(w.db)).toEqual({ lots: 1, wrong: 0, negative: 0, unequal: 0 });
  });

  it('A9 the initial password leads to its change and nowhere else, and ends with it', async () => {
    const company = await w.company(w.staff, 'Zeitlich', { activated: false });
    const initial = await w.initialPassword(company.master.email);
    const person = await w.signIn(company.master.email, initial);
    expect((await refusal(person.call('listLineItems', {}))).code).toBe('password-change-needed');
    expect((await person.call('readMe', {})).mustChangePassword).toBe(true);
    await person.call('changePassword', { current: initial, password: 'seven-green-kettles-sing' });
    expect((await person.call('listLineItems', {})).items).toEqual([]);
    expect((await refusal(w.signIn(company.master.email, initial))).code).toBe('sign-in-failed');
  });

  it('A9 an initial password that has expired says so; a new one replaces the old', async () => {
    const company = await w.company(w.staff, 'Verspätet', { activated: false });
    const old = await w.initialPassword(company.master.email);
    const { items } = await w.staff.call('listUsers', { id: company.id });
    const user = items[0];
    expect(user?.full?.waiting).toBe(true);
    await w.db.user.update({ where: { id: user?.id ?? '' }, data: { initialPasswordExpiresAt: new Date(0) } });
    expect((await refusal(w.signIn(company.master.email, old))).code).toBe('initial-password-expired');
    await w.staff.call('sendAccessMail', { id: user?.id ?? '' });
    expect((await refusal(w.signIn(company.master.email, old))).code).toBe('sign-in-failed');
    await w.signIn(company.master.email, await w.initialPassword(company.master.email));
  });

  it('A7 before its first Master activates an account nobody else signs in, and it may already receive', async () => {
    const distributor = await w.company(w.staff, 'Wartend', { activated: false });
    const email = 'early@wartend.example';
    await w.staff.call('createUser', { id: distributor.id, email, role: 'observer' });
    const early = await w.initialPassword(email);
    const problem = await refusal(w.signIn(email, early));
    expect(problem.code).toBe('account-not-activated');
    expect(problem.document?.detail).toContain('Wartend');
    await w.issue(distributor, 5);
    const initial = await w.initialPassword(distributor.master.email);
    const master = await w.signIn(distributor.master.email, initial);
    await master.call('changePassword', { current: initial, password: 'a-quiet-river-of-tin' });
    await w.signIn(email, early);
  });

  it('A2 a name that is taken, whatever its case and spacing, says so and what to do', async () => {
    await w.company(w.staff, 'Doppelt und Dreifach');
    const problem = await refusal(
      w.staff.call('createAccount', { name: ' DOPPELT  undDreifach', user: { email: 'other@doppelt.example' } }),
    );
    expect(problem.code).toBe('name-taken');
    expect(problem.document).toMatchObject({ status: 409, name: 'DOPPELT  undDreifach' });
    expect(problem.document?.detail).toContain('relate');
  });

  it('A8 an e-mail address belongs to one user of the vendor, whatever its case', async () => {
    const company = await w.company(w.staff, 'Einmalig');
    const problem = await refusal(
      w.staff.call('createAccount', { name: 'Zweimalig', user: { email: company.master.email.toUpperCase() } }),
    );
    expect(problem.code).toBe('email-taken');
    expect((await w.staff.call('listAccounts', { q: 'Zweimalig' })).items).toEqual([]);
  });

  it('A4 a distributor sees its own partners and no sibling’s; the vendor sees all', async () => {
    const one = await w.company(w.staff, 'Seite Eins');
    const other = await w.company(w.staff, 'Seite Zwei');
    const partner = await w.company(one.master, 'Partner von Eins');
    expect((await one.master.call('listAccounts', {})).items.map((account) => account.name)).toEqual([
      'Partner von Eins',
    ]);
    expect((await other.master.call('listAccounts', {})).items).toEqual([]);
    expect((await refusal(other.master.call('readAccount', { id: partner.id }))).code).toBe('not-found');
    expect((await w.staff.call('readAccount', { id: partner.id })).name).toBe('Partner von Eins');
  });

  it('A2 a suspended account reads and does not write; a closed one does not sign in', async () => {
    const distributor = await w.company(w.staff, 'Gesperrt');
    const lineItemId = await w.issue(distributor, 10);
    const partner = await w.company(distributor.master, 'Darunter');
    const version = async () => (await w.staff.call('readAccount', { id: distributor.id })).version;
    await w.staff.call('editAccount', { id: distributor.id, version: await version(), status: 'suspended' });
    expect((await distributor.master.call('listLineItems', {})).items).toHaveLength(1);
    expect(
      (
        await refusal(
          distributor.master.call('splitLineItems', { rows: [{ lineItemId, accountId: partner.id, copies: 1 }] }),
        )
      ).code,
    ).toBe('account-suspended');
    await w.staff.call('editAccount', { id: distributor.id, version: await version(), status: 'closed' });
    expect((await refusal(distributor.master.call('listLineItems', {}))).code).toBe('not-signed-in');
    expect((await refusal(w.signIn(distributor.master.email, distributor.master.password))).code).toBe(
      'account-closed',
    );
  });
});
