import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, world, type World } from '../kernel/world.ts';

describe('A2 A5 an edit changes what is given and leaves the rest alone', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  const person = { firstName: 'Vera', lastName: 'Vendor', phone: '+49 1', mobile: '+49 2', address: 'A street\n1' };

  it('A5 users edit their own profile', async () => {
    await w.staff.call('editMe', person);
    const before = await w.staff.call('readMe', {});
    const after = await w.staff.call('editMe', { language: 'de' });
    expect(after.user).toEqual({ ...before.user, language: 'de' });
  });

  it('A5 a user', async () => {
    const { id } = await w.staff.call('createUser', {
      id: w.staff.accountId,
      email: 'edit@vendor.example',
      ...person,
      expiryMail: true,
    });
    const before = await w.staff.call('readUser', { id });
    const after = await w.staff.call('editUser', { id, version: before.full?.version ?? 0, marketingMail: true });
    expect(after).toEqual({ ...before, full: { ...before.full, marketingMail: true, version: 2 } });
    expect((await refusal(w.staff.call('editUser', { id, version: 1, firstName: 'Late' }))).code).toBe(
      'changed-meanwhile',
    );
  });

  it('A2 an account, and E1 a product', async () => {
    const { account } = await w.staff.call('createAccount', {
      name: 'Whole',
      description: 'All of it',
      address: 'Somewhere',
      country: 'DE',
      visibleToPartners: true,
      user: { email: 'whole@whole.example' },
    });
    const edited = await w.staff.call('editAccount', {
      id: account.id,
      version: account.version,
      timeZone: 'Europe/Vienna',
    });
    expect(edited).toEqual({ ...account, users: 1, timeZone: 'Europe/Vienna', version: account.version + 1 });
    const product = await w.staff.call('createProduct', {
      sku: 'WHOLE',
      name: 'Whole',
      kind: 'Software',
      termMonths: 12,
      description: 'All of it',
    });
    expect(await w.staff.call('editProduct', { id: product.id, version: product.version, name: 'Wholer' })).toEqual({
      ...product,
      name: 'Wholer',
      version: 2,
    });
  });
});

describe('A2 A6 what the list and the reasons say', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('A2 the list of accounts by state: an account that nobody has activated is not among the active ones', async () => {
    const active = await w.company(w.staff, 'In use');
    const waiting = await w.company(w.staff, 'Waiting', { activated: false });
    const suspended = await w.company(w.staff, 'Stopped');
    const { version } = await w.staff.call('readAccount', { id: suspended.id });
    await w.staff.call('editAccount', { id: suspended.id, version, status: 'suspended' });
    const named = async (status: 'active' | 'not-activated' | 'suspended' | 'closed') =>
      (await w.staff.call('listAccounts', { status })).items.map((account) => account.id);
    expect(await named('active')).toEqual([active.id]);
    expect(await named('not-activated')).toEqual([waiting.id]);
    expect(await named('suspended')).toEqual([suspended.id]);
    expect(await named('closed')).toEqual([]);
  });

  it('A6 a reason names the role as the programme calls it', async () => {
    const observer = await w.colleague(w.staff, 'observer');
    const { may } = await observer.call('readMe', {});
    expect(may['accounts.create']).toEqual({
      code: 'role-too-low',
      detail: 'Your role does not allow this; Portal Admin User or higher can do it.',
    });
    const problem = await refusal(observer.call('createProduct', { sku: 'X', name: 'X', kind: 'X' }));
    expect(problem.document?.detail).toContain('Portal Admin User');
  });
});
