import { openMailSecret } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, world, type Company, type World } from '../kernel/world.ts';

describe('A11 a forgotten password, and a user’s own sessions', () => {
  let w: World;
  let company: Company;
  let made = 0;
  beforeAll(async () => {
    w = await world();
    company = await w.company(w.staff, 'Vergesslich');
  });
  afterAll(() => w.close());

  const mails = (email: string) =>
    w.db.mail.findMany({ where: { recipient: email, kind: 'password-reset' }, orderBy: { createdAt: 'asc' } });

  /** The token of the newest link sent to somebody. */
  async function linkTo(email: string): Promise<string> {
    const mail = (await mails(email)).at(-1);
    return mail ? (openMailSecret(w.services, mail) ?? '') : '';
  }

  it('A11 A12 the mail’s link leads to a new password, once; all sessions end with the old password', async () => {
    const { master } = company;
    const nobody = w.browser();
    await nobody.call('forgotPassword', { email: master.email.toUpperCase() });
    const token = await linkTo(master.email);
    expect(token).toHaveLength(43);
    const password = 'violet-harbour-seventeen';
    const at = (given: string) => nobody.call('resetPassword', { token: given, password });
    const [one, other] = await Promise.allSettled([at(token), at(token)]);
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await refusal(at(token))).code).toBe('link-invalid');
    expect((await refusal(master.call('readMe', {}))).code).toBe('not-signed-in');
    expect((await refusal(w.signIn(master.email, master.password))).code).toBe('sign-in-failed');
    company = { ...company, master: await w.signIn(master.email, password) };
  });

  it('A11 a new link replaces the one before; one that has expired, was cut or was made up is refused', async () => {
    const { email } = company.master;
    const nobody = w.browser();
    await nobody.call('forgotPassword', { email });
    const first = await linkTo(email);
    await nobody.call('forgotPassword', { email });
    const second = await linkTo(email);
    const dead = async (token: string) =>
      expect((await refusal(nobody.call('resetPassword', { token, password: 'violet-harbour-eighteen' }))).code).toBe(
        'link-invalid',
      );
    await dead(first);
    await dead(second.slice(0, 20));
    await dead('made-up');
    await w.db.token.updateMany({
      where: { userId: company.master.userId, usedAt: null },
      data: { expiresAt: new Date(0) },
    });
    await dead(second);
  });

  it.each([
    ['has been deactivated', { status: 'inactive' }, null],
    ['may no longer sign in', { maySignIn: false }, null],
    ['is of an account that was closed', null, { status: 'closed' }],
  ] as const)('A11 A12 the link of somebody who %s meanwhile is dead', async (_, user, account) => {
    const other = await w.company(w.staff, `Inzwischen ${made++}`);
    const { email, userId } = await w.colleague(other.master, 'observer');
    const nobody = w.browser();
    await nobody.call('forgotPassword', { email });
    const token = await linkTo(email);
    const { full } = await other.master.call('readUser', { id: userId });
    if (user) await other.master.call('editUser', { id: userId, version: full?.version ?? 0, ...user });
    const { version } = await w.staff.call('readAccount', { id: other.id });
    if (account) await w.staff.call('editAccount', { id: other.id, version, ...account });
    expect((await refusal(nobody.call('resetPassword', { token, password: 'violet-harbour-nineteen' }))).code).toBe(
      'link-invalid',
    );
    expect(await w.db.operation.count({ where: { kind: 'password.reset', actorId: userId } })).toBe(0);
  });

  it('A12 a user without access, or nobody, gets the same answer and no mail; no mailbox is flooded', async () => {
    const nobody = w.browser();
    const { email } = await w.staff.call('createUser', {
      id: w.staff.accountId,
      email: 'contact@vendor.example',
      maySignIn: false,
    });
    for (const address of [email, 'unknown@nowhere.example'])
      expect(await nobody.call('forgotPassword', { email: address })).toBeNull();
    expect(await mails(email)).toEqual([]);
    for (let n = 0; n < 6; n++) await nobody.call('forgotPassword', { email: w.staff.email });
    expect(await mails(w.staff.email)).toHaveLength(3);
  });

  it('A12 a guessable password is refused and leaves the link good', async () => {
    const colleague = await w.colleague(company.master, 'observer');
    const nobody = w.browser();
    await nobody.call('forgotPassword', { email: colleague.email });
    const token = await linkTo(colleague.email);
    expect((await refusal(nobody.call('resetPassword', { token, password: 'passwordpassword' }))).code).toBe(
      'password-guessable',
    );
    await nobody.call('resetPassword', { token, password: 'brass-orchard-nineteen' });
    await w.signIn(colleague.email, 'brass-orchard-nineteen');
  });

  it('A11 users see and sign out their own sessions, at once with the next request, and no others’', async () => {
    const colleague = await w.colleague(company.master, 'observer');
    const elsewhere = await w.signIn(colleague.email, colleague.password);
    const { items } = await colleague.call('listSessions', {});
    expect(items).toHaveLength(2);
    expect(items.filter((session) => session.current)).toHaveLength(1);
    const other = items.find((session) => !session.current);
    expect((await refusal(company.master.call('endSession', { id: other?.id ?? '' }))).code).toBe('not-found');
    await elsewhere.call('readMe', {});
    await colleague.call('endSession', { id: other?.id ?? '' });
    expect((await refusal(elsewhere.call('readMe', {}))).code).toBe('not-signed-in');
    expect((await colleague.call('listSessions', {})).items).toHaveLength(1);
  });
});

describe('X2 the audit', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('X2 each change is in the audit once, with who, what, before and after; the vendor sees all', async () => {
    const distributor = await w.company(w.staff, 'Protokoll');
    const other = await w.company(w.staff, 'Anderes Protokoll');
    const lineItemId = await w.issue(distributor, 9);
    const partner = await w.company(distributor.master, 'Partner im Protokoll');
    await distributor.master.call('splitLineItems', { rows: [{ lineItemId, accountId: partner.id, copies: 4 }] });
    await distributor.master.call('editMe', { firstName: 'Renate' });
    await refusal(
      distributor.master.call('splitLineItems', { rows: [{ lineItemId, accountId: partner.id, copies: 400 }] }),
    );

    const own = (await distributor.master.call('listChanges', {})).items;
    const kinds = ['user.edit', 'split', 'account.create', 'entitlement.issue', 'password.change', 'account.create'];
    expect(own.map((change) => change.kind)).toEqual(kinds);
    expect(own[0]).toMatchObject({
      actor: { name: expect.stringContaining('Renate'), email: distributor.master.email },
      before: { firstName: 'Max' },
      after: { firstName: 'Renate' },
    });
    expect(JSON.stringify((await other.master.call('listChanges', {})).items)).not.toContain('Partner im Protokoll');
    const all = await w.staff.call('listChanges', { kind: 'split' });
    expect(all.items).toMatchObject([{ account: { name: 'Protokoll' } }]);
    // What an account did, and what others did that concerns it.
    const ofOther = (await w.staff.call('listChanges', { accountId: other.id })).items;
    expect(ofOther.map((change) => change.kind)).toEqual(['password.change', 'account.create']);
    expect((await w.staff.call('listChanges', { from: '2020-01-01', until: '2020-12-31' })).items).toEqual([]);
  });

  it('X2 no password, and nothing made of one, stands in the audit', async () => {
    const secret = 'walnut-lantern-copper-audit';
    await w.staff.call('changePassword', { current: w.staff.password, password: secret });
    const rows = await w.db.operation.findMany({ where: { kind: { startsWith: 'password' } } });
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.filter((row) => row.kind === 'password.change').map((row) => row.inputHash)).size).toBe(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
