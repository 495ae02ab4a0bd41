import { call, problemCode, type ApiKey, type Send, type User } from '@tierline/contract';
import { createVendor, sql } from '@tierline/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameras, fourRoles } from '../kernel/programmes.ts';
import { openDigest } from '../kernel/walls-digest.ts';
import { refusal, world, type Caller, type Company, type Person, type World } from '../kernel/world.ts';

describe('X3 API keys', () => {
  let w: World;
  let distributor: Company;
  let partner: Company;

  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Distributor');
    partner = await w.company(distributor.master, 'Partner');
  });
  afterAll(() => w.close());

  const day = (away: number) => new Date(Date.now() + away * 86_400_000).toISOString().slice(0, 10);
  const make = async (by: Person, ask: Partial<Pick<ApiKey, 'name' | 'role' | 'expiresOn'>> = {}) => {
    const { apiKey, secret } = await by.call('createApiKey', {
      name: 'ERP',
      role: 'operator',
      expiresOn: day(30),
      ...ask,
    });
    return { ...apiKey, secret: secret ?? '', call: software(secret ?? '') };
  };
  // Software has no cookies and no page of ours: what it sends is its key.
  const software = (secret: string, headers: Record<string, string> = {}): Caller => {
    const send: typeof fetch = (input, init) =>
      fetch(input, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers, Authorization: `Bearer ${secret}` },
      });
    return (name, ask, options) =>
      call({ origin: w.origin, vendor: w.programme.slug, language: () => 'en', fetch: send }, name, ask, options);
  };
  const expireYesterday = async (id: string) => {
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query(`SET session_replication_role = replica`);
    await owner.query('UPDATE api_key SET expires_on = $2 WHERE id = $1', [id, day(-1)]);
    await owner.end();
  };
  const shown = async (id: string) =>
    (await distributor.master.call('listApiKeys', {})).items.find((key) => key.id === id);

  it('X3 splits copies as a user of its role would; the audit names it, and not its maker', async () => {
    const key = await make(distributor.master, { name: 'ERP of Berlin' });
    const lineItemId = await w.issue(distributor, 10);
    const {
      splits: [split],
    } = await key.call('splitLineItems', { rows: [{ lineItemId, accountId: partner.id, copies: 3 }] });
    expect((await partner.master.call('readLineItem', { id: split?.id ?? '' })).copies).toBe(3);
    const {
      items: [change],
    } = await distributor.master.call('listChanges', { kind: 'split' });
    expect(change).toMatchObject({
      kind: 'split',
      actor: { kind: 'key', id: key.id, name: 'ERP of Berlin', email: null },
      account: { id: distributor.id },
    });
    expect((await distributor.master.call('listChanges', { actorId: key.id })).items).toEqual([change]);
    expect(await distributor.master.call('readChange', { id: change?.id ?? '' })).toEqual(change);
    // The partner sees that copies came, and not which key of the other company moved them.
    const received = await partner.master.call('readChange', { id: change?.id ?? '' });
    expect(JSON.stringify(received)).not.toContain('ERP of Berlin');
    const stranger = await w.company(w.staff, 'Stranger to the split');
    expect((await refusal(stranger.master.call('readChange', { id: change?.id ?? '' }))).code).toBe('not-found');
  });

  it('X3 a key reads who calls, as a user does', async () => {
    const key = await make(distributor.master, { name: 'ERP of Hamburg' });
    const account = { id: distributor.id, name: 'Distributor', tier: 1, status: 'active' };
    const vendor = w.programme.slug;
    expect(await key.call('readCaller', {})).toMatchObject({
      kind: 'key',
      id: key.id,
      name: 'ERP of Hamburg',
      role: 'operator',
      expiresOn: day(30),
      account,
      vendor,
    });
    const { master } = distributor;
    expect(await master.call('readCaller', {})).toMatchObject({
      kind: 'user',
      id: master.userId,
      name: master.email,
      role: 'master',
      expiresOn: null,
      account,
      vendor,
    });
  });

  it('X3 its secret has 256 bits, is shown once, and is stored nowhere', async () => {
    const key = await make(distributor.master);
    expect(key.secret).toMatch(/^tl_[\w-]{43}$/u);
    expect(key.secret.endsWith(key.ending)).toBe(true);
    expect(JSON.stringify(await distributor.master.call('listApiKeys', {}))).not.toContain(key.secret);
    // As the owner, who reads tables that the application may not.
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    const { rows: tables } = await owner.query<{ name: string }>(
      "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    for (const { name } of tables) {
      const found = `SELECT 1 FROM "${name}" t WHERE position($1 in t::text) > 0`;
      expect((await owner.query(found, [key.secret.slice(3)])).rows, `in ${name}`).toEqual([]);
    }
    await owner.end();
    expect(tables.length).toBeGreaterThan(10);
  });

  it('X3 revoked, it ends with its next request, and for good', async () => {
    const key = await make(distributor.master);
    await key.call('listAccounts', {});
    await distributor.master.call('revokeApiKey', { id: key.id });
    const dead = await refusal(key.call('listAccounts', {}));
    expect({ code: dead.code, status: dead.document?.status }).toEqual({ code: 'api-key-invalid', status: 401 });
    expect((await shown(key.id))?.state).toBe('revoked');
    expect((await refusal(distributor.master.call('revokeApiKey', { id: key.id }))).code).toBe('not-found');
    const touch = (statement: string) => w.db.$executeRawUnsafe(`${statement} WHERE id = $1::uuid`, key.id);
    await expect(touch('UPDATE api_key SET revoked_at = NULL')).rejects.toThrow('revoked for good');
    await expect(touch("UPDATE api_key SET role = 'master'")).rejects.toThrow('stays what it is');
    await expect(touch('DELETE FROM api_key')).rejects.toThrow('kept for ever');
  });

  it('X3 good to the end of its last day in UTC, and no longer', async () => {
    const key = await make(distributor.master, { expiresOn: day(0) });
    await key.call('listAccounts', {});
    const { services } = w;
    const { now } = services;
    services.now = () => new Date(`${day(1)}T00:00:00.000Z`);
    try {
      expect((await refusal(key.call('listAccounts', {}))).code).toBe('api-key-invalid');
    } finally {
      services.now = now;
    }
  });

  it('X3 revoked while splits are under way, it moves nothing from then on', async () => {
    const lineItemId = await w.issue(distributor, 1_000);
    const before = (await distributor.master.call('readLineItem', { id: lineItemId })).available;
    const key = await make(distributor.master);
    const moves = () => w.db.operation.count({ where: { actorId: key.id } });
    let whenRevoked = -1;
    const outcomes = await Promise.all([
      ...Array.from({ length: 20 }, () =>
        key.call('splitLineItems', { rows: [{ lineItemId, accountId: partner.id, copies: 1 }], mail: false }).then(
          () => 'done',
          (error: unknown) => String(error),
        ),
      ),
      distributor.master.call('revokeApiKey', { id: key.id }).then(async () => {
        whenRevoked = await moves();
        return 'revoked';
      }),
    ]);
    const moved = await moves();
    expect(moved).toBe(whenRevoked);
    expect(moved).toBe(outcomes.filter((outcome) => outcome === 'done').length);
    expect((await distributor.master.call('readLineItem', { id: lineItemId })).available).toBe(before - moved);
  });

  it('X3 a plan that stands on a key which is no longer good is stale: the database has the last word', async () => {
    const key = await make(distributor.master);
    const holds = async (version: number) =>
      (
        await w.db.$queryRaw<{ holds: boolean }[]>(sql`SELECT fact_holds('key', ${key.id}::uuid, ${version}) AS holds`)
      )[0]?.holds;
    expect([await holds(1), await holds(2)]).toEqual([true, false]);
    await distributor.master.call('revokeApiKey', { id: key.id });
    expect([await holds(1), await holds(2)]).toEqual([false, false]);
  });

  it('A2 its account suspended, it reads and does not write; closed, it is good for nothing', async () => {
    const account = await w.company(w.staff, 'Stopped');
    const key = await make(account.master, { role: 'administrator' });
    const state = async (status: 'active' | 'suspended' | 'closed') =>
      w.staff.call('editAccount', {
        id: account.id,
        version: (await w.staff.call('readAccount', { id: account.id })).version,
        status,
      });
    await state('suspended');
    await key.call('listAccounts', {});
    expect(
      (await refusal(key.call('createAccount', { name: 'Below', user: { email: 'below@below.example' } }))).code,
    ).toBe('account-suspended');
    expect((await refusal(make(account.master))).code).toBe('account-suspended');
    await state('closed');
    expect((await refusal(key.call('listAccounts', {}))).code).toBe('api-key-invalid');
    await state('active');
    await key.call('createAccount', { name: 'Below', user: { email: 'below@below.example' } });
  });

  describe('outlives the access of who made it, as it is the account’s', () => {
    const keysOf = (user: User) => user.full?.apiKeys.map(({ name }) => name);
    const edit = async (by: Person, id: string, change: Partial<Send<'editUser'>>) => {
      const { full } = await by.call('readUser', { id });
      return by.call('editUser', { id, version: full?.version ?? 0, ...change });
    };
    const works = async (key: { call: Caller }) =>
      key.call('listAccounts', {}).then(
        () => true,
        () => false,
      );

    it.each([{ status: 'inactive' }, { role: 'observer' }, { maySignIn: false }] as const)(
      'X3 %o: the answer names the keys that still work, and they go on',
      async (change) => {
        const second = await w.colleague(distributor.master, 'master');
        const first = await make(second, { name: 'Shop' });
        const other = await make(second, { name: 'ERP' });
        const revoked = await make(second, { name: 'Leaked' });
        await second.call('revokeApiKey', { id: revoked.id });
        const expired = await make(second, { name: 'Of last year' });
        await expireYesterday(expired.id);
        expect(keysOf(await edit(distributor.master, second.userId, change))).toEqual(['Shop', 'ERP']);
        expect([await works(first), await works(other)]).toEqual([true, true]);
      },
    );

    it('X2 X3 asked to, it revokes them in the same step, and no others; the audit names them', async () => {
      const second = await w.colleague(distributor.master, 'master');
      const mine = await make(distributor.master, { name: 'Mine' });
      const key = await make(second, { name: 'Shop' });
      const ended = await edit(distributor.master, second.userId, { status: 'inactive', revokeApiKeys: true });
      expect(keysOf(ended)).toEqual([]);
      expect([await works(key), await works(mine)]).toEqual([false, true]);
      expect((await shown(key.id))?.state).toBe('revoked');
      const {
        items: [change],
      } = await distributor.master.call('listChanges', { kind: 'user.edit' });
      expect(change?.after).toEqual({ status: 'inactive', apiKeysRevoked: ['Shop'] });
    });

    it('A6 X3 only a Master of the account revokes them; an Administrator can see them', async () => {
      const second = await w.colleague(distributor.master, 'master');
      const key = await make(second, { name: 'Shop' });
      await edit(distributor.master, second.userId, { role: 'observer' });
      const administrator = await w.colleague(distributor.master, 'administrator');
      const change = { status: 'inactive', revokeApiKeys: true } as const;
      expect((await refusal(edit(administrator, second.userId, change))).code).toBe('role-too-low');
      expect((await administrator.call('readUser', { id: second.userId })).full?.status).toBe('active');
      expect(keysOf(await edit(administrator, second.userId, { status: 'inactive' }))).toEqual(['Shop']);
      expect(await works(key)).toBe(true);
    });
  });

  it('X3 when it was used last is shown, and written at most once a minute', async () => {
    const key = await make(distributor.master);
    expect((await shown(key.id))?.lastUsedAt).toBeNull();
    await key.call('listAccounts', {});
    const first = (await shown(key.id))?.lastUsedAt;
    expect(first).toMatch(/^\d{4}-/u);
    await key.call('listAccounts', {});
    expect((await shown(key.id))?.lastUsedAt).toBe(first);
    await w.db.apiKey.update({ where: { id: key.id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
    await key.call('listAccounts', {});
    expect(Date.parse((await shown(key.id))?.lastUsedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('X3 it counts alone: no cookie beside it, no origin, and it is nobody’s cookie', async () => {
    const key = await make(distributor.master, { role: 'observer' });
    const cookie = [...distributor.master.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const both = software(key.secret, { cookie, Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' });
    await both('listAccounts', {});
    expect((await refusal(both('createAccount', { name: 'Not so', user: { email: 'x@x.example' } }))).code).toBe(
      'role-too-low',
    );
    expect((await refusal(software('tl_wrong', { cookie })('listAccounts', {}))).code).toBe('api-key-invalid');
    expect((await refusal(both('readMe', {}))).code).toBe('people-only');
    // Another scheme may be a proxy's, and leaves the session as it is.
    const response = await fetch(`${w.origin}/api/v1/me`, {
      headers: { cookie, Authorization: 'Basic cHJveHk6cHJveHk=', 'Tierline-Vendor': w.programme.slug },
    });
    expect(response.status).toBe(200);
  });

  it.each(['', ' ', 'tl_', 'a b', 'tl_' + 'x'.repeat(5_000), 'ÿ', '-', 'eyJhbGciOiJub25lIn0.e30.'])(
    'X3 “%.20s” is no key',
    async (secret) => {
      const response = await fetch(`${w.origin}/api/v1/accounts`, {
        headers: { Authorization: `Bearer ${secret}`, 'Tierline-Vendor': w.programme.slug },
      });
      expect({ status: response.status, type: ((await response.json()) as { type: string }).type }).toEqual({
        status: 401,
        type: 'urn:tierline:problem:api-key-invalid',
      }); // a problem document
    },
  );

  describe('names its vendor by itself', () => {
    // Without our client's help, which always sends the header.
    const ask = async (path: string, headers: Record<string, string>, body?: object) => {
      const response = await fetch(`${w.origin}/api/v1${path}`, {
        headers: { 'Accept-Language': 'en', 'Content-Type': 'application/json', ...headers },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      // A problem document, or an answer of which nothing is read here.
      const document = (await response.json()) as { type?: string; detail?: string };
      return { status: response.status, code: problemCode(document.type ?? ''), detail: document.detail ?? '' };
    };
    const cookies = () => [...distributor.master.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });
    const below = (name: string) => ({ name, user: { email: `${name}@below.example` } });

    beforeAll(async () => {
      await createVendor(
        w.services,
        { ...cameras, slug: 'cameras' },
        { email: 'vendor@cameras.example', firstName: 'C', lastName: 'V' },
      );
    });

    it('X3 a request with a key works without Tierline-Vendor, whether it reads or writes', async () => {
      const key = await make(distributor.master, { role: 'administrator' });
      expect((await ask('/accounts', bearer(key.secret))).status).toBe(200);
      expect((await ask('/programme', bearer(key.secret))).status).toBe(200);
      const headers = { ...bearer(key.secret), 'Idempotency-Key': 'without-the-header' };
      expect((await ask('/accounts', headers, below('headerless'))).status).toBe(201);
      expect(
        (await ask('/accounts', { ...headers, 'Tierline-Vendor': w.programme.slug }, below('headerless'))).status,
      ).toBe(201);
      expect((await distributor.master.call('listAccounts', { q: 'headerless' })).items).toHaveLength(1);
    });

    it.each(['cameras', 'nobody', '__proto__', 'VELKAMO '.repeat(40)])(
      'X3 a header “%.12s” that contradicts the key is refused in words, and nothing is done',
      async (named) => {
        const key = await make(distributor.master, { role: 'administrator' });
        const headers = { ...bearer(key.secret), 'Tierline-Vendor': named };
        const told = await ask('/accounts', headers);
        expect(told).toMatchObject({ status: 400, code: 'vendor-not-of-key' });
        expect(told.detail).toContain(`belongs to “${w.programme.slug}”`);
        const write = { ...headers, 'Idempotency-Key': 'contradicting' };
        expect((await ask('/accounts', write, below('contradicting'))).code).toBe('vendor-not-of-key');
        expect((await distributor.master.call('listAccounts', { q: 'contradicting' })).items).toEqual([]);
      },
    );

    it('X3 a key that is not good is refused alike, with a header or without, whomever the header names', async () => {
      const dead = await make(distributor.master);
      await distributor.master.call('revokeApiKey', { id: dead.id });
      const digest = await openDigest(w.database.ownerUrl);
      await digest.forgetLimits();
      const headers = [{}, ...[w.programme.slug, 'cameras', 'nobody'].map((slug) => ({ 'Tierline-Vendor': slug }))];
      const answers = await Promise.all(
        ['tl_wrong', dead.secret].flatMap((secret) =>
          headers.map(async (header) => (await ask('/accounts', { ...bearer(secret), ...header })).code),
        ),
      );
      expect(new Set(answers)).toEqual(new Set(['api-key-invalid']));
      // No endpoint is a way to try keys without limit.
      const guesses = new Map<string, number>();
      for (let n = 0; n < 50; n++) {
        // oxlint-disable-next-line no-await-in-loop -- The limit counts one after the other.
        const { code } = await ask('/programme', bearer(`tl_guess-${n}`));
        guesses.set(code, (guesses.get(code) ?? 0) + 1);
      }
      expect(Object.fromEntries(guesses)).toEqual({
        'api-key-invalid': 50 - answers.length,
        'too-many-requests': answers.length,
      });
      await digest.forgetLimits();
      await digest.close();
    });

    it('X3 a session without the header reads that it is missing', async () => {
      for (const answer of [
        await ask('/accounts', { cookie: cookies() }),
        await ask('/accounts', { cookie: cookies(), 'Tierline-Vendor': '' }),
        await ask('/accounts', { cookie: cookies(), 'Idempotency-Key': 'no-header-here' }, below('nameless')),
        await ask('/session', {}, { email: 'x@x.example', password: 'x' }),
      ]) {
        expect(answer).toMatchObject({ status: 400, code: 'vendor-missing' });
        expect(answer.detail).toContain('Tierline-Vendor is missing');
      }
    });
  });

  it('X3 a relation requested by API key names the key’s maker', async () => {
    const rival = await w.company(w.staff, 'Rival');
    await rival.master.call('createAccount', { name: 'Of the rival', user: { email: 'of@rival.example' } });
    const key = await make(distributor.master, { role: 'administrator' });
    await key.call('askRelation', { nameOrIdentifier: 'Of the rival' });
    const {
      items: [request],
    } = await w.staff.call('listRelationRequests', { state: 'open' });
    await w.staff.call('decideRelation', { id: request?.id ?? '', state: 'declined' });
    expect(await w.db.mail.count({ where: { kind: 'relation-decided', recipient: distributor.master.email } })).toBe(1);
  });

  it('X3 two keys may use the same Idempotency-Key, each for itself', async () => {
    const [one, two] = [
      await make(distributor.master, { role: 'administrator' }),
      await make(distributor.master, { role: 'administrator' }),
    ];
    const ask = (n: number) => ({ name: `Same key ${n}`, user: { email: `same${n}@key.example` } });
    const first = await one.call('createAccount', ask(1), { key: 'the-same-key' });
    expect((await two.call('createAccount', ask(2), { key: 'the-same-key' })).account.name).toBe('Same key 2');
    expect(await one.call('createAccount', ask(1), { key: 'the-same-key' })).toEqual(first);
  });

  it('X3 wrong keys are limited by address; a good one from there goes on', async () => {
    const key = await make(distributor.master);
    const digest = await openDigest(w.database.ownerUrl);
    await digest.forgetLimits();
    const codes = new Map<string, number>();
    for (let n = 0; n < 60; n++) {
      const { code } = await refusal(software(`tl_guess-${n}`)('listAccounts', {}));
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect(Object.fromEntries(codes)).toEqual({ 'api-key-invalid': 50, 'too-many-requests': 10 });
    await key.call('listAccounts', {});
    await digest.forgetLimits();
    await digest.close();
  });
});
