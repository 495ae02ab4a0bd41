import { leaseSeconds, settleMails, takeDueMails } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byInvitation } from '../kernel/programmes.ts';
import { proof, refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

const password = 'amber-harbour-seventeen-kites';
const documents = byInvitation.legal.map(({ kind, version }) => ({ kind, version }));

describe('A10 access by invitation', () => {
  let w: World;
  let company: Company;
  let master: Person;
  let made = 0;
  beforeAll(async () => {
    w = await world(byInvitation);
    company = await w.company(w.staff, 'Einladend');
    ({ master } = company);
  });
  afterAll(() => w.close());

  const fresh = () => `guest${made++}@einladend.example`;
  const invite = async (email = fresh(), by = master) => {
    const {
      users: [user],
    } = await by.call('invitePeople', { accountId: by.accountId, people: [{ email }] });
    if (!user?.full) throw new Error('nobody was invited');
    return { email, id: user.id, version: user.full.version, token: await w.invitation(email) };
  };
  const accept = (token: string, changes: object = {}) =>
    w.browser().call('acceptInvitation', {
      token,
      firstName: 'Ines',
      lastName: 'Núñez',
      language: 'es',
      password,
      documents,
      ...changes,
    });
  const open = (token: string) => w.browser().call('openInvitation', { token });
  const stateOf = async (id: string, by = master) => (await by.call('readUser', { id })).full?.invitation?.state;
  const kinds = async (kind: string) => w.db.operation.count({ where: { kind } });

  it('A6 A10 many invited at once, each with a role: mails, acceptance, and exactly what each role allows', async () => {
    const people = (['observer', 'operator', 'administrator', 'master'] as const).map((role) => ({
      email: `${role}@einladend.example`,
      role,
    }));
    const operations = await kinds('user.invite');
    const { users } = await master.call('invitePeople', { accountId: company.id, people });
    expect(
      users.map((user) => [user.email, user.full?.role, user.full?.waiting, user.full?.invitation?.state]),
    ).toEqual(people.map(({ email, role }) => [email, role, true, 'waiting']));
    expect(await kinds('user.invite')).toBe(operations + 1);
    for (const { email, role } of people) {
      const shown = await open(await w.invitation(email));
      expect(shown).toMatchObject({ email, account: 'Einladend', role, accept: null });
      expect(shown.documents.map(({ kind, version }) => ({ kind, version }))).toEqual(documents);
      const person = await w.accept(email);
      const me = await person.call('readMe', {});
      expect(me).toMatchObject({ user: { email, role }, mustChangePassword: false, mustAccept: [] });
      const rung = people.findIndex((row) => row.role === role);
      expect(
        [me.may['data.read'], me.may['copies.move'], me.may['users.edit'], me.may['masters.edit']].map(
          (reason) => reason?.code ?? 'yes',
        ),
      ).toEqual(Array.from({ length: 4 }, (_, n) => (n <= rung ? 'yes' : 'role-too-low')));
    }
  });

  it('A10 an accepted invitation signs in; name, language and each document’s version are stored', async () => {
    const { email, id, token } = await invite();
    expect((await refusal(accept(token, { documents: documents.slice(1) }))).code).toBe('acceptance-needed');
    expect(
      (await refusal(accept(token, { documents: documents.map((document) => ({ ...document, version: '1999' })) })))
        .code,
    ).toBe('acceptance-needed');
    for (const [bad, code] of [
      ['short', 'password-too-short'],
      ['passwordpassword', 'password-guessable'],
      [email, 'password-guessable'],
      ['x'.repeat(201), 'password-too-long'],
    ] as const) {
      expect((await refusal(accept(token, { password: bad }))).code, `at ${bad}`).toBe(code);
    }
    // Of a document that has been replaced meanwhile nothing is kept.
    const former = documents.map(({ kind }) => ({ kind, version: '1999' }));
    const me = await accept(token, { timeZone: 'Europe/Madrid', documents: [...documents, ...former] });
    expect(me.user).toMatchObject({
      email,
      firstName: 'Ines',
      lastName: 'Núñez',
      language: 'es',
      timeZone: 'Europe/Madrid',
    });
    expect((await w.db.user.findUniqueOrThrow({ where: { id } })).acceptedLegal).toEqual(
      Object.fromEntries(documents.map(({ kind, version }) => [kind, version])),
    );
    const [change] = await w.db.operation.findMany({ where: { kind: 'invitation.accept', actorId: id } });
    expect(change?.changes).toMatchObject({ subject: { name: email }, after: { documents, language: 'es' } });
    expect(JSON.stringify(change)).not.toContain(password);
    expect((await w.signIn(email, password)).userId).toBe(id);
    expect(await stateOf(id)).toBe('used');
    // From now on they are found by the name that they gave.
    for (const q of ['Núñez', 'Ines'])
      expect((await master.call('listUsers', { id: master.accountId, q })).items.map((user) => user.id)).toContain(id);
  });

  it('A7 the first Master’s acceptance activates the account; an invited colleague waits, and accepts then', async () => {
    const waiting = await w.company(w.staff, 'Wartende Werke', { activated: false });
    const {
      users: [colleague],
    } = await w.staff.call('invitePeople', {
      accountId: waiting.id,
      people: [{ email: 'early@wartend.example', role: 'operator' }],
    });
    const token = await w.invitation('early@wartend.example');
    expect(await open(token)).toMatchObject({
      accept: { code: 'account-not-activated', detail: expect.stringContaining('Wartende Werke') },
    });
    expect((await refusal(accept(token))).document?.detail).toContain('Wartende Werke');
    const receiving = await w.issue(waiting, 5);
    expect(receiving).not.toBe('');
    await w.accept(waiting.master.email);
    expect((await w.staff.call('readAccount', { id: waiting.id })).activated).toBe(true);
    expect((await accept(token)).user.id).toBe(colleague?.id);
  });

  it('A10 of two who accept one invitation at once exactly one wins; the other reads that it is used', async () => {
    const { id, token } = await invite();
    const passwords = ['amber-harbour-eighteen-kites', 'amber-harbour-nineteen-kites'];
    const tries = await Promise.allSettled(passwords.map((own) => accept(token, { password: own })));
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = tries.find((one) => one.status === 'rejected');
    // What was thrown.
    expect(await refusal(Promise.reject(lost?.reason as Error))).toMatchObject({ code: 'invitation-used' });
    expect(await w.db.operation.count({ where: { kind: 'invitation.accept', actorId: id } })).toBe(1);
    expect(await w.db.session.count({ where: { userId: id } })).toBe(1);
    const { email } = await w.db.user.findUniqueOrThrow({ where: { id } });
    await w.signIn(email, passwords[tries.findIndex((one) => one.status === 'fulfilled')] ?? '');
    expect((await refusal(open(token))).document?.detail).toContain('Sign in');
  });

  it('A10 a cut, invented, foreign or expired link is refused with what to do; trying many is limited', async () => {
    const { token, email } = await invite();
    for (const bad of [token.slice(0, 20), `${token}x`, 'made-up'])
      expect((await refusal(open(bad))).code).toBe('invitation-unknown');
    await w.db.invitation.updateMany({ where: { email }, data: { expiresAt: new Date(0) } });
    expect(await refusal(open(token))).toMatchObject({
      code: 'invitation-expired',
      document: { detail: expect.stringContaining('Einladend') },
    });
    expect((await refusal(accept(token))).code).toBe('invitation-expired');
    // Nor does “forgotten password” lead past it.
    await w.browser().call('forgotPassword', { email });
    expect(await w.db.token.count({ where: { user: { email } } })).toBe(0);
    expect((await refusal(w.signIn(email, password))).code).toBe('sign-in-failed');
    let heard = '';
    for (let n = 0; n < 60 && heard !== 'too-many-requests'; n++) heard = (await refusal(open(`tried-${n}`))).code;
    expect(heard).toBe('too-many-requests');
    await w.db.$executeRawUnsafe('DELETE FROM rate_limit');
  });

  it.each([
    ['waits', 'waiting'],
    ['was put off', 'deferred'],
  ])(
    'A10 sending again kills the old link with the same transaction; its mail, if it %s, is not sent any more',
    async (_, stands) => {
      const { id, email, token } = await invite();
      await w.db.mail.updateMany({ where: { recipient: email }, data: { state: stands } });
      await master.call('sendAccessMail', { id });
      const next = await w.invitation(email);
      expect(next).not.toBe(token);
      expect((await refusal(accept(token))).code).toBe('invitation-replaced');
      const mails = await w.db.mail.findMany({ where: { recipient: email }, orderBy: { createdAt: 'asc' } });
      expect(mails.map(({ state, secret }) => [state, secret === null])).toEqual([
        ['withdrawn', true],
        ['waiting', false],
      ]);
      expect(await w.db.invitation.count({ where: { userId: id, ending: null } })).toBe(1);
      expect((await accept(next)).user.id).toBe(id);
      expect((await refusal(master.call('sendAccessMail', { id }))).code).toBe('user-not-waiting');
    },
  );

  it('A8 A10 a user taken back before signing in is gone, and the address is free; copies stay', async () => {
    const below = await w.company(w.staff, 'Zurückgenommen', { activated: false });
    const line = await w.issue(below, 7);
    const [first] = (await w.staff.call('listUsers', { id: below.id })).items;
    if (!first?.full) throw new Error('nobody there');
    const token = await w.invitation(first.email);
    expect(
      (await refusal(w.staff.call('withdrawUser', { id: first.id, version: String(first.full.version + 1) }))).code,
    ).toBe('changed-meanwhile');
    await w.staff.call('withdrawUser', { id: first.id, version: String(first.full.version) });
    expect((await refusal(open(token))).code).toBe('invitation-revoked');
    expect((await refusal(accept(token))).code).toBe('invitation-revoked');
    expect((await w.staff.call('listUsers', { id: below.id })).items).toEqual([]);
    expect(
      (await w.db.mail.findMany({ where: { recipient: first.email, kind: 'invitation' } })).map(({ state }) => state),
    ).toEqual(['withdrawn']);
    expect((await w.staff.call('listInvitations', {})).items.find((item) => item.email === first.email)).toMatchObject({
      state: 'revoked',
      userId: null,
    });
    expect(await w.staff.call('readLineItem', { id: line })).toMatchObject({ available: 7 });
    await invite(first.email);
    // Somebody else becomes its first Master.
    await w.staff.call('createUser', { id: below.id, email: 'second@zurueck.example', role: 'master' });
    await w.accept('second@zurueck.example');
    expect((await w.staff.call('readAccount', { id: below.id })).activated).toBe(true);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0 });
  });

  it('A10 the mail of a user taken back is sent no more, also where it was put off; one that arrived stays', async () => {
    const kept = async (state: string) => {
      const { id, email, version } = await invite();
      await w.db.mail.updateMany({ where: { recipient: email }, data: { state } });
      await master.call('withdrawUser', { id, version: String(version) });
      return (await w.db.mail.findMany({ where: { recipient: email } })).map((mail) => mail.state);
    };
    expect([await kept('waiting'), await kept('deferred'), await kept('accepted')]).toEqual([
      ['withdrawn'],
      ['withdrawn'],
      ['accepted'],
    ]);
  });

  it('A6 A10 a user who has signed in is not taken back, and a Master only by a Master; one of two wins', async () => {
    expect((await refusal(master.call('withdrawUser', { id: master.userId, version: '1' }))).code).toBe(
      'user-not-waiting',
    );
    const administrator = await w.colleague(master, 'administrator');
    const {
      users: [invited],
    } = await master.call('invitePeople', { accountId: company.id, people: [{ email: fresh(), role: 'master' }] });
    for (const attempt of [
      () => administrator.call('withdrawUser', { id: invited?.id ?? '', version: '1' }),
      () => administrator.call('sendAccessMail', { id: invited?.id ?? '' }),
    ])
      expect((await refusal(attempt())).code).toBe('master-untouchable');
    for (let n = 0; n < 4; n++) {
      const { id, version, token } = await invite();
      const [accepted, withdrawn] = await Promise.allSettled([
        accept(token),
        master.call('withdrawUser', { id, version: String(version) }),
      ]);
      expect([accepted.status, withdrawn.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await w.db.user.count({ where: { id } })).toBe(accepted.status === 'fulfilled' ? 1 : 0);
    }
  });

  it('A10 refused rows are named and nobody is invited: taken, twice in any case, above the actor’s role', async () => {
    const administrator = await w.colleague(master, 'administrator');
    const before = { users: await w.db.user.count(), mails: await w.db.mail.count() };
    const people = [
      { email: 'new@einladend.example', role: 'operator' },
      { email: master.email.toUpperCase(), role: 'observer' },
      { email: 'NEW@Einladend.example', role: 'observer' },
      { email: 'boss@einladend.example', role: 'master' },
    ] as const;
    const refused = await refusal(administrator.call('invitePeople', { accountId: company.id, people: [...people] }));
    expect(refused.document?.refused?.map(({ row, type }) => [row, type.replace('urn:tierline:problem:', '')])).toEqual(
      [
        [1, 'email-taken'],
        [2, 'email-twice'],
        [3, 'role-above-own'],
      ],
    );
    expect({ users: await w.db.user.count(), mails: await w.db.mail.count() }).toEqual(before);
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        master.call('invitePeople', { accountId: company.id, people: [{ email: 'race@einladend.example' }] }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('A8 addresses are compared without case and blanks, with plus signs; unusable ones are refused', async () => {
    const {
      users: [odd],
    } = await master.call('invitePeople', {
      accountId: company.id,
      people: [{ email: '  Gwen+Portal@Einladend.EXAMPLE ' }],
    });
    expect(odd?.email).toBe('Gwen+Portal@Einladend.EXAMPLE');
    expect((await accept(await w.invitation('Gwen+Portal@Einladend.EXAMPLE'))).user.id).toBe(odd?.id);
    await w.signIn('gwen+portal@einladend.example', password);
    for (const bad of [
      'gwen portal@einladend.example',
      'zoë@einladend.example',
      'zoe@einlädend..example',
      'zoe@einladend',
      'Zoe <zoe@einladend.example>',
      'a@b.example, c@d.example',
    ]) {
      const refused = await refusal(
        master.call('invitePeople', { accountId: company.id, people: [{ email: fresh() }, { email: bad }] }),
      );
      expect(
        refused.document?.errors?.map(({ pointer }) => pointer),
        `at ${bad}`,
      ).toEqual(['/people/1/email']);
    }
  });

  it('A10 its state: waiting, put off, accepted by the mail server, failed with its words, opened, expired', async () => {
    const { id, token, email } = await invite();
    expect(await stateOf(id)).toBe('waiting');
    const settle = async (outcome: 'accepted' | 'deferred' | 'failed', response: string) => {
      await w.db.mail.updateMany({
        where: { recipient: { not: email }, state: { in: ['waiting', 'deferred'] } },
        data: { state: 'failed' },
      });
      await w.db.mail.updateMany({
        where: { recipient: email },
        data: { state: 'waiting', nextTryAt: new Date(0) },
      });
      const [mail] = await takeDueMails(w.db, 10, leaseSeconds);
      if (mail) await settleMails(w.db, [{ mail, delivered: { outcome, response } }]);
      return stateOf(id);
    };
    expect(await settle('deferred', 'greylisted')).toBe('deferred');
    expect(await settle('failed', 'no such mailbox')).toBe('failed');
    expect(
      (await master.call('listInvitations', { open: 'true' })).items.find((item) => item.userId === id),
    ).toMatchObject({ state: 'failed', response: 'no such mailbox', email });
    expect(await settle('accepted', 'taken')).toBe('accepted');
    const opened = await kinds('invitation.open');
    await open(token);
    await open(token);
    expect(await stateOf(id)).toBe('opened');
    expect(await kinds('invitation.open')).toBe(opened + 1);
    await w.db.invitation.updateMany({ where: { userId: id }, data: { expiresAt: new Date(0) } });
    expect(await stateOf(id)).toBe('expired');
    // The database keeps how one ended.
    await w.db.invitation.updateMany({
      where: { userId: id },
      data: { ending: 'revoked', endedAt: new Date() },
    });
    await expect(w.db.invitation.updateMany({ where: { userId: id }, data: { ending: 'used' } })).rejects.toThrow(
      /violat/u,
    );
    expect(await stateOf(id)).toBe('revoked');
  });

  it('A5 a deactivated user cannot accept until active again; a contact who may sign in is invited', async () => {
    const { id, version, token } = await invite();
    const inactive = await master.call('editUser', { id, version, status: 'inactive' });
    expect((await refusal(accept(token))).code).toBe('invitation-revoked');
    await master.call('editUser', { id, version: inactive.full?.version ?? 0, status: 'active', maySignIn: true });
    expect((await accept(token)).user.id).toBe(id);
    const contact = await master.call('createUser', { id: company.id, email: fresh(), maySignIn: false });
    expect(contact.full?.actions.withdraw?.code).toBe('user-not-waiting');
    await master.call('editUser', { id: contact.id, version: contact.full?.version ?? 0, maySignIn: true });
    expect((await accept(await w.invitation(contact.email))).user.id).toBe(contact.id);
  });

  it('A3 A4 users see the invitations of their account and of those it manages, and no others', async () => {
    const other = await w.company(w.staff, 'Andere');
    const below = await w.company(other.master, 'Unter der Anderen', { activated: false });
    const own = await invite(undefined, other.master);
    expect(
      (await other.master.call('listInvitations', { open: 'true' })).items.map((item) => [
        item.email,
        item.account.name,
      ]),
    ).toEqual([
      [own.email, 'Andere'],
      [below.master.email, 'Unter der Anderen'],
    ]);
    const seen = JSON.stringify([
      (await master.call('listInvitations', { limit: '100' })).items,
      (await w.staff.call('listInvitations', { limit: '100' })).items,
    ]);
    for (const email of [own.email, below.master.email]) expect(seen).not.toContain(email);
    await w.accept(below.master.email);
    expect(JSON.stringify((await other.master.call('listInvitations', { limit: '100' })).items)).not.toContain(
      below.master.email,
    );
  });

  it('X3 the same Idempotency-Key invites once, and neither reply nor audit has the link', async () => {
    const ask = { accountId: company.id, people: [{ email: fresh() }, { email: fresh() }] };
    const before = await w.db.mail.count();
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => master.call('invitePeople', ask, { key: 'one-key-for-all-four' })),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(await w.db.mail.count()).toBe(before + 2);
    const tokens = await Promise.all(ask.people.map(({ email }) => w.invitation(email)));
    const stored = JSON.stringify([
      replies,
      await w.db.operation.findMany(),
      await w.db.invitation.findMany(),
      await w.db.mail.findMany(),
    ]);
    for (const token of tokens) expect(stored).not.toContain(token);
  });
});
