import { call } from '@tierline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { keeping, send } from '../kernel/walls-send.ts';
import { refusal, world, type Caller, type Company, type Person, type World } from '../kernel/world.ts';

describe('A11 a screen of one user is not carried out as another', () => {
  let w: World;
  let company: Company;
  let second: Person;

  beforeAll(async () => {
    w = await world(fourRoles);
    company = await w.company(w.staff, 'Two people');
    second = await w.colleague(company.master, 'administrator');
  });
  afterAll(() => w.close());

  /** Calls with the session of one person from the screen of another. */
  const from = (session: Person, user: string, language = 'en'): Caller => {
    const connection = {
      origin: w.origin,
      vendor: w.programme.slug,
      language: () => language,
      user: () => user,
      fetch: keeping(session.cookies),
    };
    return (name, ask, options) => call(connection, name, ask, options);
  };
  const stored = async () => [await w.db.account.count(), await w.db.operation.count()];

  it('A11 what is sent from the screen of somebody else is refused, and neither reads nor writes', async () => {
    const before = await stored();
    const sent = from(second, company.master.userId);
    for (const attempt of [
      () => sent('createAccount', { name: 'As another', user: { email: 'as@another.example' } }),
      () => sent('editMe', { firstName: 'Another' }),
      () => sent('changePassword', { current: second.password, password: 'not-as-somebody-else-please' }),
      () => sent('listAccounts', {}),
      () => sent('readMe', {}),
      () => sent('readAccount', { id: company.id }),
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other, so that a failure says which.
      const { code, document } = await refusal(attempt());
      expect(code).toBe('other-user-signed-in');
      expect(document).toMatchObject({ status: 409, user: second.email });
    }
    expect(await stored()).toEqual(before);
    expect((await second.call('readMe', {})).user.firstName).not.toBe('Another');
  });

  it('A11 X4 it is said in the reader’s language', async () => {
    for (const [language, word] of [
      ['en', 'signed in'],
      ['de', 'angemeldet'],
      ['es', 'iniciado sesión'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- As above.
      const { document } = await refusal(from(second, company.master.userId, language)('listAccounts', {}));
      expect(document?.title).toContain(word);
      expect(document?.detail).toContain(second.email);
    }
  });

  it('A11 a user’s own screen goes on, however its id is written, also after signing in again', async () => {
    expect((await from(second, second.userId)('readMe', {})).user.id).toBe(second.userId);
    expect((await from(second, second.userId.toUpperCase())('readMe', {})).user.id).toBe(second.userId);
    const again = await w.signIn(second.email, second.password);
    expect((await from(again, second.userId)('editMe', { firstName: 'Again' })).user.firstName).toBe('Again');
  });

  it.each(['nobody', '0', '../..', 'x'.repeat(4_000), '00000000-0000-0000-0000-000000000000'])(
    'A11 a user “%.10s” is not the one who is signed in',
    async (user) => {
      expect((await refusal(from(second, user)('listAccounts', {}))).code).toBe('other-user-signed-in');
    },
  );

  it('A11 nobody learns of a user by it without signing in; a list as CSV is refused as well', async () => {
    const headers = { 'Tierline-User': company.master.userId };
    const asked = (cookies: ReadonlyMap<string, string>, more: Record<string, string> = {}) =>
      send({ origin: w.origin, vendor: w.programme.slug, cookies }, 'listAccounts', {
        headers: { ...headers, ...more },
      });
    expect((await asked(new Map())).code).toBe('not-signed-in');
    expect((await asked(second.cookies, { Accept: 'text/csv' })).code).toBe('other-user-signed-in');
  });

  it('X3 an API key is nobody’s screen', async () => {
    const { secret } = await company.master.call('createApiKey', {
      name: 'ERP',
      role: 'observer',
      expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    });
    const headers = { 'Tierline-User': company.master.userId, Authorization: `Bearer ${secret}` };
    expect(
      (await send({ origin: w.origin, vendor: w.programme.slug, cookies: new Map() }, 'listAccounts', { headers }))
        .status,
    ).toBe(200);
  });
});
