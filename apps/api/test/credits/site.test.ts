import { readProgramme } from '@tierline/core';
import type { Role, Programme } from '@tierline/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../kernel/walls-send.ts';
import { proof, refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

/** The access-control vendor's programme as it stands. */
const locks: Programme = readProgramme(
  readFileSync(join(import.meta.dirname, '../../../../prisma/programmes/zarnika.json'), 'utf8'),
);

const inAYear = new Date(Date.now() + 360 * 86_400_000).toISOString().slice(0, 10);

describe('C1 C2 C3 C6 sites and their credits', () => {
  let w: World;
  let reseller: Company;
  let rival: Company;
  const staff = new Map<Role, Person>();

  beforeAll(async () => {
    w = await world(locks);
    reseller = await w.company(w.staff, 'Schlüsselwerk');
    rival = await w.company(w.staff, 'Llaves del Sur');
    for (const role of ['observer', 'operator', 'administrator'] as const)
      staff.set(role, await w.colleague(reseller.master, role));
    await w.staff.call('grantCredits', { accountId: reseller.id, credits: 1_000, note: 'Contract 7' });
  });
  afterAll(() => w.close());

  const as = (role: Role) => staff.get(role) ?? reseller.master;
  let made = 0;
  const site = async (
    credits = 0,
    more: { name?: string; notes?: string; timeZone?: string } = {},
    by = reseller.master,
  ) =>
    (
      await by.call('createSite', {
        name: `Site ${made++}`,
        country: 'DE',
        timeZone: 'Europe/Berlin',
        ...more,
        ...(credits > 0 && { credits }),
      })
    ).id;
  const balance = async (by = reseller.master) => (await by.call('readBalance', {})).balance;
  const creditsOf = async (id: string) => (await reseller.master.call('readSite', { id })).credits;

  it('C2 C6 a site is created with first credits from the balance, and listed with what keeps it running', async () => {
    const before = await balance();
    const id = await site(100, { name: 'Klinik Nord', notes: 'Key card readers' });
    expect(await balance()).toBe(before - 100);
    const { items } = await reseller.master.call('listSites', { q: 'klinik' });
    expect(items).toMatchObject([
      {
        id,
        name: 'Klinik Nord',
        country: 'DE',
        timeZone: 'Europe/Berlin',
        notes: 'Key card readers',
        credits: 100,
        users: null,
        devices: null,
        report: 'never',
        state: 'active',
        arrears: 0,
        overdueSince: null,
        // Base alone, as nothing was reported yet: 100 credits are 50 months.
        monthlyCost: 2,
        actions: { edit: null, move: null, administer: null, delete: null },
      },
    ]);
    expect(items[0]?.nextChargeOn).toMatch(/-01$/u);
    expect(items[0]?.runway.days).toBeGreaterThan(49 * 28);
    expect(await reseller.master.call('readBalance', {})).toMatchObject({
      monthlyCost: expect.any(Number),
      recent: [{ site: { name: 'Klinik Nord' }, credits: 100, by: 'Ines Invited' }],
      prices: [{ now: false }, { now: true, perDevice: 1.25 }],
    });
  });

  it('C2 refuses a name that is there already, more than the balance, and what is no country or time zone', async () => {
    await site(0, { name: 'Museum' });
    expect((await refusal(site(0, { name: ' MUSEUM ' }))).code).toBe('site-name-taken');
    const left = await balance();
    expect((await refusal(site(left + 1))).document).toMatchObject({
      type: 'urn:tierline:problem:only-balance',
      available: left,
      asked: left + 1,
    });
    for (const wrong of [
      { country: 'XX' },
      { country: 'Germany' },
      { timeZone: 'Europe/Nowhere' },
      { timeZone: '+01:00' },
      { notes: 'x'.repeat(100_000) },
      { credits: -5 },
      { credits: 1.5 },
      { credits: 1_000_000_000 },
      { credits: 0 },
    ]) {
      expect(
        (
          await refusal(
            reseller.master.call('createSite', { name: 'Wrong', country: 'DE', timeZone: 'Europe/Berlin', ...wrong }),
          )
        ).code,
        `at ${Object.keys(wrong).join()}`,
      ).toBe('invalid-input');
    }
  });

  it('C3 a site’s notes are its reseller’s alone: staff find them in no list, search, file or audit', async () => {
    const id = await site(0, { name: 'Auwald', notes: 'Invoice open, call Mr Brück' });
    const { version } = await reseller.master.call('readSite', { id });
    await reseller.master.call('editSite', { id, version, notes: 'Ask for Ms Thoma instead' });
    const key = await w.staff.call('createApiKey', { name: 'Product', role: 'observer', expiresOn: inAYear });
    const heard: string[] = [];
    for (const [name, query] of [
      ['listSites', 'state=all'],
      ['listChanges', ''],
      ['listCreditHistory', `siteId=${id}`],
    ] as const) {
      for (const accept of ['application/json', 'text/csv']) {
        const { text } = await send({ origin: w.origin, vendor: locks.slug, cookies: w.staff.cookies }, name, {
          query,
          headers: { Accept: accept },
        });
        heard.push(text);
      }
    }
    const byKey = await fetch(`${w.origin}/api/v1/sites/${id}`, {
      headers: { Authorization: `Bearer ${key.secret}`, 'Tierline-Vendor': locks.slug },
    });
    heard.push(await byKey.text(), JSON.stringify(await w.staff.call('readSite', { id })));
    expect(heard.filter((text) => text.includes('Auwald'))).not.toHaveLength(0);
    expect(heard.filter((text) => /Brück|Thoma/u.test(text))).toEqual([]);
    expect((await w.staff.call('readSite', { id })).notes).toBeNull();
    for (const q of ['Thoma', 'call Mr'])
      expect((await w.staff.call('listSites', { q, state: 'all' })).items).toEqual([]);
    // Its own people see, find and audit them.
    expect((await as('observer').call('listSites', { q: 'thoma' })).items).toMatchObject([
      { id, notes: 'Ask for Ms Thoma instead' },
    ]);
    const { items } = await reseller.master.call('listChanges', { kind: 'site.edit' });
    expect(items.find(({ subject }) => subject.id === id)).toMatchObject({
      before: { notes: 'Invoice open, call Mr Brück' },
      after: { notes: 'Ask for Ms Thoma instead' },
    });
  });

  it('C1 C4 the vendor reads the true reason why it may not change a site; a wrong instant is one error', async () => {
    const id = await site();
    const { actions } = await w.staff.call('readSite', { id });
    for (const action of ['edit', 'move', 'administer', 'delete'] as const)
      expect(actions[action]).toEqual({
        code: 'tier-may-not',
        detail: 'Only the company that runs the site can do this.',
      });
    expect(
      (await refusal(w.staff.call('moveCredits', { rows: [{ fromSiteId: id, toSiteId: null, credits: 1 }] }))).document
        ?.detail,
    ).toBe('Only the company that runs the site can do this.');
    for (const at of ['yesterday', '2026-13-45', '', '29.11.2026 08:00']) {
      const wrong = (await refusal(w.staff.call('reportUsage', { id, users: 1, devices: 1, at }))).document;
      expect(
        wrong?.errors?.map(({ pointer }) => pointer),
        `at ${at}`,
      ).toEqual(['/at']);
    }
  });

  it('C3 A6 an Observer changes nothing, an Operator creates, edits and moves, Administrators delete', async () => {
    const id = await site(10, {}, as('operator'));
    const { version } = await as('observer').call('readSite', { id });
    for (const attempt of [
      () => site(0, {}, as('observer')),
      () => as('observer').call('editSite', { id, version, notes: 'x' }),
      () => as('observer').call('moveCredits', { rows: [{ fromSiteId: null, toSiteId: id, credits: 1 }] }),
      () => as('operator').call('deleteSite', { id }),
    ]) {
      expect((await refusal(attempt())).code).toBe('role-too-low');
    }
    expect(await as('observer').call('readSite', { id })).toMatchObject({
      actions: {
        edit: { code: 'role-too-low' },
        move: { code: 'role-too-low' },
        administer: { code: 'role-too-low' },
        delete: { code: 'role-too-low' },
      },
    });
    expect(
      await as('operator').call('editSite', {
        id,
        version,
        country: 'ES',
        timeZone: 'Atlantic/Canary',
        notes: 'Moved',
      }),
    ).toMatchObject({ country: 'ES', timeZone: 'Atlantic/Canary', notes: 'Moved', version: version + 1 });
    expect((await refusal(as('operator').call('editSite', { id, version, notes: 'Late' }))).code).toBe(
      'changed-meanwhile',
    );
    expect((await as('administrator').call('deleteSite', { id })).credits).toBe(10);
  });

  it('C3 a deleted site’s credits are back in the balance; it is no more, but can be looked at', async () => {
    const id = await site(40);
    const before = await balance();
    expect(await reseller.master.call('deleteSite', { id })).toMatchObject({ id, credits: 40 });
    expect(await balance()).toBe(before + 40);
    expect(await reseller.master.call('readSite', { id })).toMatchObject({
      state: 'deleted',
      credits: 0,
      nextChargeOn: null,
      runway: { lastsUntil: null, days: null },
      actions: { edit: { code: 'site-deleted' } },
    });
    expect((await reseller.master.call('listSites', { limit: '100' })).items.map((one) => one.id)).not.toContain(id);
    expect((await reseller.master.call('listSites', { state: 'deleted' })).items.map((one) => one.id)).toContain(id);
    expect((await refusal(reseller.master.call('deleteSite', { id }))).code).toBe('site-deleted');
    expect(
      (await refusal(reseller.master.call('moveCredits', { rows: [{ fromSiteId: null, toSiteId: id, credits: 1 }] })))
        .code,
    ).toBe('site-deleted');
    // Its name is free again.
    const { name } = await reseller.master.call('readSite', { id });
    await site(0, { name });
  });

  it('C6 credits move between balance and sites in one step, all or nothing, each row using what is left', async () => {
    const [one, two] = [await site(20), await site(5)];
    const before = await balance();
    const moved = await reseller.master.call('moveCredits', {
      rows: [
        { fromSiteId: one, toSiteId: two, credits: 15 },
        { fromSiteId: two, toSiteId: null, credits: 20 },
        { fromSiteId: null, toSiteId: one, credits: 1 },
      ],
    });
    expect(moved).toMatchObject({ credits: 36, balance: before + 19 });
    expect([await creditsOf(one), await creditsOf(two), await balance()]).toEqual([6, 0, before + 19]);
    expect(
      (
        await refusal(
          reseller.master.call('moveCredits', {
            rows: [
              { fromSiteId: null, toSiteId: two, credits: 1 },
              { fromSiteId: one, toSiteId: two, credits: 7 },
            ],
          }),
        )
      ).document,
    ).toMatchObject({ type: 'urn:tierline:problem:only-at-site', available: 6, asked: 7 });
    expect(
      (await refusal(reseller.master.call('moveCredits', { rows: [{ fromSiteId: one, toSiteId: one, credits: 1 }] })))
        .code,
    ).toBe('same-place');
    expect([await creditsOf(one), await creditsOf(two), await balance()]).toEqual([6, 0, before + 19]);
  });

  it('C6 SPEC §1 a site passes on more than it had, where a row of the same step gives it enough', async () => {
    const [one, two] = [await site(), await site()];
    const before = await balance();
    await reseller.master.call('moveCredits', {
      rows: [
        { fromSiteId: null, toSiteId: one, credits: 20 },
        { fromSiteId: one, toSiteId: null, credits: 15 },
        { fromSiteId: one, toSiteId: two, credits: 5 },
      ],
    });
    expect([await creditsOf(one), await creditsOf(two), await balance()]).toEqual([0, 5, before - 5]);
  });

  it('X8 a move is undone by its author, unless the credits were used or the site was deleted', async () => {
    const [one, two] = [await site(), await site()];
    const before = await balance();
    const move = (rows: { fromSiteId: string | null; toSiteId: string | null; credits: number }[]) =>
      reseller.master.call('moveCredits', { rows });
    const { operationId } = await move([
      { fromSiteId: null, toSiteId: one, credits: 10 },
      { fromSiteId: one, toSiteId: two, credits: 4 },
    ]);
    await reseller.master.call('undoOperation', { id: operationId });
    expect([await creditsOf(one), await creditsOf(two), await balance()]).toEqual([0, 0, before]);
    expect((await refusal(reseller.master.call('undoOperation', { id: operationId }))).code).toBe('already-undone');
    const used = await move([{ fromSiteId: null, toSiteId: one, credits: 10 }]);
    await move([{ fromSiteId: one, toSiteId: two, credits: 7 }]);
    expect((await refusal(reseller.master.call('undoOperation', { id: used.operationId }))).document).toMatchObject({
      type: 'urn:tierline:problem:credits-used',
      available: 3,
      needed: 10,
    });
    const fromDeleted = await move([{ fromSiteId: two, toSiteId: null, credits: 7 }]);
    await reseller.master.call('deleteSite', { id: two });
    expect((await refusal(reseller.master.call('undoOperation', { id: fromDeleted.operationId }))).code).toBe(
      'site-deleted',
    );
    expect((await refusal(as('operator').call('undoOperation', { id: used.operationId }))).code).toBe('not-author');
  });

  it('C1 C6 sites and balances are their partner’s own; the vendor sees them all, and moves nothing', async () => {
    const id = await site(3);
    expect((await refusal(rival.master.call('readSite', { id }))).code).toBe('not-found');
    expect(
      (await refusal(rival.master.call('moveCredits', { rows: [{ fromSiteId: id, toSiteId: null, credits: 1 }] })))
        .code,
    ).toBe('not-found');
    expect((await refusal(rival.master.call('readBalance', { accountId: reseller.id }))).code).toBe('not-found');
    expect((await rival.master.call('listSites', { state: 'all' })).items).toEqual([]);
    expect(await w.staff.call('readSite', { id })).toMatchObject({
      account: { name: 'Schlüsselwerk' },
      actions: { edit: { code: 'tier-may-not' }, move: { code: 'tier-may-not' }, delete: { code: 'tier-may-not' } },
    });
    for (const attempt of [
      () => w.staff.call('moveCredits', { rows: [{ fromSiteId: id, toSiteId: null, credits: 1 }] }),
      () => w.staff.call('deleteSite', { id }),
      () => site(0, {}, w.staff),
      () => reseller.master.call('grantCredits', { accountId: reseller.id, credits: 5 }),
    ]) {
      expect((await refusal(attempt())).code).toBe('tier-may-not');
    }
    expect((await refusal(w.staff.call('grantCredits', { accountId: w.staff.accountId, credits: 5 }))).code).toBe(
      'tier-not-allowed',
    );
    expect(await w.staff.call('readBalance', { accountId: rival.id })).toMatchObject({
      balance: 0,
      atSites: 0,
      sites: { all: 0 },
      runway: { lastsUntil: null, days: null },
      actions: { grant: null, move: { code: 'tier-may-not' } },
    });
  });

  it('C2 lists are sorted by runway, name, credits and cost, either way, in pages, and are counted', async () => {
    const other = await w.company(w.staff, 'Sorted');
    await w.staff.call('grantCredits', { accountId: other.id, credits: 100 });
    for (const [index, credits] of [50, 0, 3, 8].entries())
      await site(credits, { name: `${'dbca'[index] ?? ''} site` }, other.master);
    const names = async (sort: 'runway' | '-runway' | 'name' | '-credits') =>
      (await other.master.call('listSites', { sort })).items.map(({ name }) => name[0]).join('');
    expect([await names('runway'), await names('-runway'), await names('name'), await names('-credits')]).toEqual([
      'bcad',
      'dacb',
      'abcd',
      'dacb',
    ]);
    const first = await other.master.call('listSites', { limit: '3' });
    expect(first.count).toEqual({ value: 4, more: false });
    expect(
      (await other.master.call('listSites', { limit: '3', cursor: first.next ?? '' })).items.map(({ name }) => name),
    ).toEqual(['d site']);
    // Nothing at all, and one month’s cost: both end before the longest warning’s 30 days do.
    expect((await other.master.call('listSites', { state: 'low' })).items.map(({ name }) => name[0])).toContain('b');
  });

  it('C6 a hundred Operators take the last ten credits at once: exactly ten are given', async () => {
    const poor = await w.company(w.staff, 'Poor');
    await w.staff.call('grantCredits', { accountId: poor.id, credits: 10 });
    const sites = await Promise.all(Array.from({ length: 10 }, (_, n) => site(0, { name: `Poor ${n}` }, poor.master)));
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        poor.master
          .call('moveCredits', { rows: [{ fromSiteId: null, toSiteId: sites[n % 10] ?? null, credits: 1 }] })
          .then(
            () => 'given',
            ({ code }: { code: string }) => code,
          ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'given')).toHaveLength(10);
    expect(new Set(outcomes)).toEqual(new Set(['given', 'only-balance']));
    expect(await poor.master.call('readBalance', {})).toMatchObject({ balance: 0, atSites: 10 });
  });

  it('C6 the first need of a wallet by several at once makes one', async () => {
    const fresh = await w.company(w.staff, 'Fresh');
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((credits) => w.staff.call('grantCredits', { accountId: fresh.id, credits })),
    );
    expect(outcomes).toHaveLength(4);
    expect(await balance(fresh.master)).toBe(10);
  });

  it('C3 an Administrator names site administrators, mails them again, removes them; fifty at most', async () => {
    const id = await site(0, { name: 'Looked after' });
    const invite = (emails: string[], by = as('administrator')) =>
      by.call('inviteSiteAdministrators', { id, emails, language: 'es' });
    expect((await refusal(invite(['a@keeper.example'], as('operator')))).code).toBe('role-too-low');
    await invite(['a@keeper.example', 'B@keeper.example']);
    expect((await refusal(invite(['c@keeper.example', 'A@Keeper.example']))).document).toMatchObject({
      type: 'urn:tierline:problem:administrator-exists',
      email: 'A@Keeper.example',
    });
    expect((await refusal(invite(['c@keeper.example', 'C@keeper.example']))).code).toBe('email-twice');
    expect((await refusal(invite(['c@keeper.example', 'no address']))).code).toBe('invalid-input');
    for (const n of [0, 1]) await invite(Array.from({ length: 20 }, (_, k) => `many${n}-${k}@keeper.example`));
    expect((await refusal(invite(Array.from({ length: 9 }, (_, k) => `more${k}@keeper.example`)))).code).toBe(
      'too-many-administrators',
    );
    const { administrators, administratorCount } = await as('observer').call('readSite', { id });
    expect(administratorCount).toBe(42);
    const unkept = await site(0, { name: 'Not looked after' });
    expect((await as('observer').call('readSite', { id: unkept })).administratorCount).toBe(0);
    expect(administrators[0]).toMatchObject({
      email: 'a@keeper.example',
      language: 'es',
      mail: { state: 'waiting', at: null },
    });
    const [first] = administrators;
    await as('administrator').call('mailSiteAdministrator', { id, administratorId: first?.id ?? '' });
    const mails = await w.db.mail.findMany({ where: { recipient: 'a@keeper.example' } });
    expect(mails.map(({ kind, language, userId, secret }) => ({ kind, language, userId, secret }))).toEqual(
      [1, 2].map(() => ({ kind: 'site-administrator', language: 'es', userId: null, secret: null })),
    );
    await as('administrator').call('removeSiteAdministrator', { id, administratorId: first?.id ?? '' });
    expect((await as('observer').call('readSite', { id })).administrators.map(({ email }) => email)).not.toContain(
      'a@keeper.example',
    );
    expect(
      (await refusal(as('administrator').call('removeSiteAdministrator', { id, administratorId: first?.id ?? '' })))
        .code,
    ).toBe('not-found');
  });

  it('C1 site administrators get no access: not by mail, password, creation, invitation, or import', async () => {
    const id = await site(0, { name: 'No way in' });
    await as('administrator').call('inviteSiteAdministrators', { id, emails: ['keeper@noway.example'] });
    const visitor = w.browser('keeper@noway.example');
    await visitor.call('forgotPassword', { email: 'keeper@noway.example' });
    expect(await w.db.user.count({ where: { emailKey: 'keeper@noway.example' } })).toBe(0);
    expect(
      (await w.db.mail.findMany({ where: { recipient: 'keeper@noway.example' } })).map(({ kind }) => kind),
    ).toEqual(['site-administrator']);
    expect(
      (await refusal(visitor.call('signIn', { email: 'keeper@noway.example', password: 'copper-lantern-of-nobody' })))
        .code,
    ).toBe('sign-in-failed');
    // A reseller has no tier below it that an account could be made on, whatever is asked for.
    for (const by of [reseller.master, w.staff]) {
      for (const tier of [undefined, 1, 3, 4, 9]) {
        if (by === w.staff && tier === undefined) continue;
        const asked = {
          name: `Customer ${tier}`,
          ...(tier !== undefined && { tier }),
          user: { email: `customer${tier}@noway.example` },
        };
        expect(['tier-may-not', 'tier-not-allowed'], `at ${tier}`).toContain(
          (await refusal(by.call('createAccount', asked))).code,
        );
      }
    }
    expect(
      (
        await refusal(
          reseller.master.call('importRows', { accounts: [{ name: 'Customer', email: 'imported@noway.example' }] }),
        )
      ).code,
    ).toBe('rows-refused');
    expect(
      (await refusal(reseller.master.call('createUser', { id: rival.id, email: 'elsewhere@noway.example' }))).code,
    ).toBe('not-found');
    expect(await w.db.user.count({ where: { emailKey: { endsWith: '@noway.example' } } })).toBe(0);
    expect((await w.db.account.findMany({ where: { tier: { notIn: [0, 2] } } })).length).toBe(0);
  });

  it('C1 site administrators are refused by every endpoint until removed; others’ are not revealed', async () => {
    const id = await site(0, { name: 'Auwald Nord' });
    await as('administrator').call('inviteSiteAdministrators', { id, emails: ['Technik@auwald.example'] });
    const people = [{ email: ' technik@AUWALD.example ', role: 'observer' as const }];
    const refused = {
      type: 'urn:tierline:problem:site-administrator',
      email: 'Technik@auwald.example',
      site: 'Auwald Nord',
    };
    const own = reseller.id;
    const invited = await refusal(reseller.master.call('invitePeople', { accountId: own, people }));
    expect(invited.document).toMatchObject({ ...refused, refused: [{ row: 0, ...refused }] });
    for (const attempt of [
      () => reseller.master.call('createUser', { id: own, email: 'technik@auwald.example' }),
      () => w.staff.call('createUser', { id: w.staff.accountId, email: 'technik@auwald.example' }),
      () => w.staff.call('createAccount', { name: 'Auwald GmbH', user: { email: 'technik@auwald.example' } }),
    ])
      expect((await refusal(attempt())).document).toMatchObject(refused);
    for (const attempt of [
      () => reseller.master.call('importRows', { users: [{ email: 'technik@auwald.example', maySignIn: 'yes' }] }),
      () => w.staff.call('importRows', { accounts: [{ name: 'Auwald GmbH', email: 'technik@auwald.example' }] }),
    ]) {
      const { document } = await refusal(attempt());
      expect(document?.['refused']).toMatchObject([{ field: 'email', ...refused }]);
    }
    // A contact of the company without access is somebody else's business than the portal's; access is not given later
    // either.
    const { id: contact } = await reseller.master.call('createUser', {
      id: own,
      email: 'technik@auwald.example',
      maySignIn: false,
    });
    const version = (await reseller.master.call('readUser', { id: contact })).full?.version ?? 0;
    expect((await refusal(reseller.master.call('editUser', { id: contact, version, maySignIn: true }))).code).toBe(
      'site-administrator',
    );
    await reseller.master.call('deleteSite', { id });
    await reseller.master.call('editUser', { id: contact, version, maySignIn: true });
    // What is on another reseller's site is theirs to know.
    await w.staff.call('grantCredits', { accountId: rival.id, credits: 5 });
    const theirs = await site(0, { name: 'Hidden' }, rival.master);
    await rival.master.call('inviteSiteAdministrators', { id: theirs, emails: ['porter@hidden.example'] });
    await reseller.master.call('createUser', { id: own, email: 'porter@hidden.example' });
  });

  it('C6 after all of that, no credit was lost and none came from nowhere', async () => {
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
