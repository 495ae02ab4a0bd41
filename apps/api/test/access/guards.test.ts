import type { Role } from '@tierline/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

describe('A6 A7 the guards around people', () => {
  let w: World;
  let distributor: Company;
  let administrator: Person;

  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Distributor');
    administrator = await w.colleague(distributor.master, 'administrator');
  });
  afterAll(() => w.close());

  const edit = async (
    by: Person,
    id: string,
    change: { role?: Role; status?: 'active' | 'inactive'; maySignIn?: boolean },
  ) => {
    const { version } = await w.db.user.findUniqueOrThrow({ where: { id } });
    return by.call('editUser', { id, version, ...change });
  };
  const told = async (attempt: Promise<unknown>) => (await refusal(attempt)).code;
  const masters = () =>
    w.db.user.count({
      where: { accountId: distributor.id, role: 'master', status: 'active', maySignIn: true },
    });

  it('A6 nobody can lower, deactivate or lock out the last Master, and the reason is shown beforehand', async () => {
    const { master } = distributor;
    for (const change of [{ role: 'observer' }, { status: 'inactive' }, { maySignIn: false }] as const) {
      expect(await told(edit(master, master.userId, change)), `at ${JSON.stringify(change)}`).toBe('last-master');
      expect(await told(edit(administrator, master.userId, change))).toBe('master-untouchable');
      expect(await told(edit(w.staff, master.userId, change))).toBe('users-manage-themselves');
    }
    const user = await master.call('readUser', { id: master.userId });
    expect(user.full?.actions).toMatchObject({
      edit: null,
      access: {
        code: 'last-master',
        detail: expect.stringMatching(/^This is the only active .+\. Give somebody else this role first\.$/u),
      },
    });
    expect(await masters()).toBe(1);
  });

  it('A6 with a second Master, each can lower the other one, and neither themselves', async () => {
    const second = await w.colleague(distributor.master, 'master');
    const { master } = distributor;
    expect(await told(edit(master, master.userId, { role: 'observer' }))).toBe('own-access');
    expect((await master.call('readUser', { id: master.userId })).full?.actions.access?.code).toBe('own-access');
    expect((await edit(second, master.userId, { role: 'operator' })).full?.role).toBe('operator');
    // It holds from the very next request; and now the other one is the last.
    expect(await told(edit(master, second.userId, { role: 'operator' }))).toBe('role-too-low');
    expect(await told(edit(second, second.userId, { role: 'operator' }))).toBe('last-master');
    await edit(second, master.userId, { role: 'master' });
    await edit(master, second.userId, { status: 'inactive' });
    expect(await masters()).toBe(1);
  });

  it('A6 an Administrator cannot touch a Master, and nobody raises their own role', async () => {
    const { userId } = distributor.master;
    expect(await told(administrator.call('editUser', { id: userId, version: 1, firstName: 'Not' }))).toBe(
      'master-untouchable',
    );
    expect((await administrator.call('readUser', { id: userId })).full?.actions).toMatchObject({
      edit: { code: 'master-untouchable' },
      access: { code: 'master-untouchable' },
    });
    for (const role of ['observer', 'operator', 'administrator'] as const) {
      const person = role === 'administrator' ? administrator : await w.colleague(distributor.master, role);
      for (const higher of ['operator', 'administrator', 'master'] as const) {
        if (higher === role || (role === 'administrator' && higher === 'operator')) continue;
        expect(['role-too-low', 'role-above-own'], `${role} to ${higher}`).toContain(
          await told(edit(person, person.userId, { role: higher })),
        );
      }
      expect((await w.db.user.findUniqueOrThrow({ where: { id: person.userId } })).role).toBe(role);
    }
    expect(await told(edit(administrator, administrator.userId, { role: 'operator' }))).toBe('own-access');
  });

  it('A6 of two Masters who demote each other at once one succeeds, and the account keeps one', async () => {
    let one = distributor.master;
    let other = await w.colleague(one, 'master');
    const codes = new Map<string, number>();
    for (let round = 0; round < 60; round++) {
      const outcomes = await Promise.all(
        [edit(one, other.userId, { role: 'observer' }), edit(other, one.userId, { role: 'observer' })].map((attempt) =>
          attempt.then(
            () => 'done',
            (error: { code: string }) => error.code,
          ),
        ),
      );
      expect(
        outcomes.filter((outcome) => outcome === 'done'),
        `round ${round}: ${outcomes.join(', ')}`,
      ).toHaveLength(1);
      expect(await masters()).toBe(1);
      for (const outcome of outcomes) codes.set(outcome, (codes.get(outcome) ?? 0) + 1);
      [one, other] = outcomes[0] === 'done' ? [one, other] : [other, one];
      await edit(one, other.userId, { role: 'master' });
    }
    expect(
      [...codes.keys()].toSorted().filter((code) => !['done', 'last-master', 'role-too-low'].includes(code)),
    ).toEqual([]);
    distributor = { ...distributor, master: one };
  });

  it('A2 a suspended account reads and does not write, a closed one cannot sign in and is out at once', async () => {
    const account = await w.company(w.staff, 'On and off');
    const { master } = account;
    const state = async (status: 'active' | 'suspended' | 'closed') =>
      w.staff.call('editAccount', {
        id: account.id,
        version: (await w.staff.call('readAccount', { id: account.id })).version,
        status,
      });
    await state('suspended');
    await master.call('listAccounts', {});
    await master.call('listChanges', {});
    await master.call('editMe', { phone: '1' });
    expect(await told(master.call('createAccount', { name: 'Below', user: { email: 'below@guards.example' } }))).toBe(
      'account-suspended',
    );
    expect(await told(master.call('createUser', { id: account.id, email: 'new@guards.example' }))).toBe(
      'account-suspended',
    );
    expect(
      await told(
        master.call('createApiKey', {
          name: 'ERP',
          role: 'observer',
          expiresOn: new Date().toISOString().slice(0, 10),
        }),
      ),
    ).toBe('account-suspended');
    await w.signIn(master.email, master.password);
    await state('closed');
    expect(await told(master.call('readMe', {}))).toBe('not-signed-in');
    expect(await told(w.signIn(master.email, master.password))).toBe('account-closed');
    // Opened again, its people sign in again: no session of before goes on.
    await state('active');
    expect(await told(master.call('readMe', {}))).toBe('not-signed-in');
    await w.signIn(master.email, master.password);
  });

  it('A7 an account not activated lets only its Master in, says who must come, and may already receive', async () => {
    const account = await w.company(distributor.master, 'Not yet', { activated: false });
    const email = 'colleague@not-yet.example';
    await distributor.master.call('createUser', { id: account.id, email, role: 'operator' });
    const colleague = await refusal(w.signIn(email, await w.initialPassword(email)));
    expect({ code: colleague.code, detail: colleague.document?.detail }).toEqual({
      code: 'account-not-activated',
      detail: expect.stringMatching(
        /^Not yet has not been activated yet: its first \S.* \(.+\) must sign in before anybody else can\.$/u,
      ),
    });
    const lineItemId = await w.issue(distributor, 7);
    await distributor.master.call('splitLineItems', { rows: [{ lineItemId, accountId: account.id, copies: 5 }] });

    // Its Master signs in: the copies are there, and from now on the others can sign in.
    const current = await w.initialPassword(account.master.email);
    const master = await w.signIn(account.master.email, current);
    await master.call('changePassword', { current, password: 'a-lantern-of-the-first-master' });
    expect((await master.call('listLineItems', {})).items.map(({ available }) => available)).toEqual([5]);
    await w.signIn(email, await w.initialPassword(email));
  });
});
