import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, world, type Company, type World } from '../kernel/world.ts';

describe('A5 marketing mail', () => {
  let w: World;
  let distributor: Company;
  let partner: Company;

  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Consenting Distributor');
    partner = await w.company(distributor.master, 'Consenting Partner');
  });
  afterAll(() => w.close());

  const consenting = async () =>
    (await w.staff.call('listMarketingConsents', {})).items.map(({ email, account }) => [email, account.name]);

  it('A5 marketing mail needs consent; the vendor exports users who agreed, and withdrawn ones are gone', async () => {
    expect(await consenting()).toEqual([]);
    await partner.master.call('editMe', { marketingMail: true });
    await distributor.master.call('editMe', { marketingMail: true });
    expect(await consenting()).toEqual(
      [
        [distributor.master.email, 'Consenting Distributor'],
        [partner.master.email, 'Consenting Partner'],
      ].toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1)),
    );
    const csv = await fetch(`${w.origin}/api/v1/marketing-consents`, {
      headers: {
        Accept: 'text/csv',
        'Tierline-Vendor': fourRoles.slug,
        Cookie: [...w.staff.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/u);
    expect((await csv.text()).split('\r\n').filter((line) => line.includes('@'))).toHaveLength(2);
    await partner.master.call('editMe', { marketingMail: false });
    expect(await consenting()).toEqual([[distributor.master.email, 'Consenting Distributor']]);
  });

  it('A5 deactivated users, and those of closed accounts, get no marketing mail', async () => {
    const { id } = await distributor.master.call('createUser', {
      id: distributor.id,
      email: 'left@alone.example',
      marketingMail: true,
    });
    expect((await consenting()).map(([email]) => email)).toContain('left@alone.example');
    const { full } = await distributor.master.call('readUser', { id });
    await distributor.master.call('editUser', { id, version: full?.version ?? 0, status: 'inactive' });
    expect((await consenting()).map(([email]) => email)).not.toContain('left@alone.example');
    const { version } = await w.staff.call('readAccount', { id: distributor.id });
    await w.staff.call('editAccount', { id: distributor.id, version, status: 'closed' });
    expect(await consenting()).toEqual([]);
  });

  it('A6 it is the vendor’s alone, from Administrator on', async () => {
    expect((await refusal(partner.master.call('listMarketingConsents', {}))).code).toBe('tier-may-not');
    const operator = await w.colleague(w.staff, 'operator');
    expect((await refusal(operator.call('listMarketingConsents', {}))).code).toBe('role-too-low');
  });
});
