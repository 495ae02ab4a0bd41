import type { Problem, ProblemDocument, Send } from '@tierline/contract';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byInvitation, fourRoles } from '../kernel/programmes.ts';
import { openDigest, type Digest } from '../kernel/walls-digest.ts';
import { send } from '../kernel/walls-send.ts';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

type Ask = Send<'importRows'>;

describe('X5 accounts and users are imported from the rows of a file', () => {
  let w: World;
  let digest: Digest;
  let distributor: Company;
  let administrator: Person;
  let made = 0;
  const fresh = () => `import${made++}`;

  beforeAll(async () => {
    w = await world(fourRoles);
    digest = await openDigest(w.database.ownerUrl);
    distributor = await w.company(w.staff, 'Importeur');
    administrator = await w.colleague(distributor.master, 'administrator');
  });
  afterAll(async () => {
    await digest.close();
    await w.close();
  });

  const partner = (changes: object = {}) => ({
    name: `Partner ${fresh()}`,
    email: `${fresh()}@partner.example`,
    ...changes,
  });
  // What the preview says is wrong, row by row, and what the import is refused with must be the very same; neither
  // changes anything.
  const wrongWith = async (ask: Ask, by: Person = administrator): Promise<string[]> => {
    const stored = await digest.read();
    const { rows } = await by.call('previewImport', ask);
    const previewed = rows.flatMap(({ wrong }, row) => wrong.map(({ field, detail }) => ({ row, field, detail })));
    if (previewed.length === 0) return [];
    const refused = rowsOf(await refusal(by.call('importRows', ask)));
    expect(refused.map(({ row, field, detail }) => ({ row, field, detail }))).toEqual(previewed);
    expect(await digest.read()).toBe(stored);
    return previewed.map(({ row, field, detail }) => `${row} ${field}: ${detail}`);
  };

  it('X5 A1 A9 partners with first users: accounts, relations and mails as made singly, in one operation', async () => {
    const rows = [
      partner({
        name: 'Grün & Söhne',
        identifier: 'G-1',
        country: 'Deutschland',
        language: 'Deutsch',
        timeZone: 'Europe/Berlin',
        visibleToPartners: 'ja',
        description: '0012',
        address: 'Weg 1\n12345 Ort',
        firstName: 'Gerda',
        lastName: 'Grün',
      }),
      partner({ name: 'Azul', country: 'España', language: 'es-ES', tier: 'Socios', visibleToPartners: '' }),
      partner({ name: 'Plain', tier: '2', country: 'gb' }),
    ];
    const operations = await w.db.operation.count();
    const preview = await administrator.call('previewImport', { accounts: rows });
    expect(preview.rows.map(({ tier, role, mail, wrong }) => ({ tier, role, mail, wrong }))).toEqual(
      rows.map(({ email }, index) => ({
        tier: 2,
        role: 'master',
        mail: { kind: 'initial-password', to: email, language: ['de', 'es', 'en'][index] },
        wrong: [],
      })),
    );
    expect(await w.db.operation.count()).toBe(operations);

    const { made: accounts, mails } = await administrator.call('importRows', { accounts: rows });
    expect({ names: accounts.map(({ row, name }) => `${row} ${name}`), mails }).toEqual({
      names: ['0 Grün & Söhne', '1 Azul', '2 Plain'],
      mails: 3,
    });
    const [first] = await Promise.all(accounts.map(({ id }) => administrator.call('readAccount', { id })));
    expect(first).toMatchObject({
      identifier: 'G-1',
      name: 'Grün & Söhne',
      country: 'DE',
      language: 'de',
      timeZone: 'Europe/Berlin',
      visibleToPartners: true,
      description: '0012',
      address: 'Weg 1\n12345 Ort',
      tier: 2,
      activated: false,
      users: 1,
      actions: { handOn: null },
    });
    const alone = await administrator.call('createAccount', {
      name: 'Alone',
      country: 'GB',
      user: { email: 'alone@partner.example' },
    });
    const [second] = await Promise.all(
      accounts
        .slice(2)
        .map(({ id }) => w.db.account.findUniqueOrThrow({ where: { id }, include: { users: true, above: true } })),
    );
    const like = await w.db.account.findUniqueOrThrow({
      where: { id: alone.account.id },
      include: { users: true, above: true },
    });
    expect(shape(second)).toEqual(shape(like));
    // The mail lets the first Master in, who activates the account.
    const master = await w.signIn(rows[0]?.email ?? '', await w.initialPassword(rows[0]?.email ?? ''));
    expect(await master.call('readMe', {})).toMatchObject({
      mustChangePassword: true,
      user: { firstName: 'Gerda', role: 'master', language: 'de' },
      account: { name: 'Grün & Söhne' },
    });
    const [change, ...others] = (await administrator.call('listChanges', { kind: 'import.accounts' })).items;
    expect([change, others]).toMatchObject([
      {
        actor: { id: administrator.userId },
        account: { id: distributor.id },
        after: { count: 3, accounts: rows.map(({ name }) => ({ account: name })) },
      },
      [],
    ]);
  });

  it('A5 A6 O8 users with roles, by the programme’s names for them, contacts among them', async () => {
    const users = [
      { email: ' Ada.Admin+Import@Firma.EXAMPLE ', role: 'administrator-de', firstName: 'Ada', phone: '+49 123' },
      { email: 'otto@firma.example', role: 'Operator', sharedLogin: 'x', expiryMail: 'sí', marketingMail: 'nein' },
      { email: 'kaethe@firma.example', maySignIn: 'no' },
      { email: 'bea@firma.example' },
    ];
    const { made: people, mails } = await administrator.call('importRows', { users });
    // A role says that somebody gets access; nothing at all says that they do not.
    expect(mails).toBe(2);
    const told = await Promise.all(people.map(({ id }) => administrator.call('readUser', { id })));
    expect(
      told.map(({ email, maySignIn, full }) => [
        email,
        maySignIn,
        full?.role,
        full?.sharedLogin,
        full?.expiryMail,
        full?.marketingMail,
        full?.lastMail?.state,
      ]),
    ).toEqual([
      ['Ada.Admin+Import@Firma.EXAMPLE', true, 'administrator', false, false, false, 'waiting'],
      ['otto@firma.example', true, 'operator', true, true, false, 'waiting'],
      ['kaethe@firma.example', false, 'observer', false, false, false, undefined],
      ['bea@firma.example', false, 'observer', false, false, false, undefined],
    ]);
    const taken = [
      'ada.admin+import@firma.example',
      'ada.admin@firma.example',
      'käthe@firma.example',
      ' OTTO@firma.example',
    ].map((email) => ({ email }));
    expect(await wrongWith({ users: taken })).toEqual([
      expect.stringMatching(/^0 email: .ada.admin\+import@firma.example/u),
      expect.stringMatching(/^2 email: Before the @/u),
      expect.stringMatching(/^3 email: .OTTO@firma.example/u),
    ]);
  });

  it('A6 A4 no role above the actor’s, none out of reach or without sign-in; each row says so at its cell', async () => {
    const customer = (await distributor.master.call('importRows', { accounts: [partner()] })).made[0]?.id ?? '';
    const installer = await w.company(distributor.master, 'Installateur');
    const contact = (
      await installer.master.call('importRows', {
        accounts: [
          { name: 'Endkunde ohne Zugang' },
          { name: 'Endkunde mit Kontakt', email: 'kontakt@endkunde.example' },
        ],
      })
    ).made;
    expect(
      (await installer.master.call('listUsers', { id: contact[1]?.id ?? '' })).items.map(({ email, maySignIn }) => [
        email,
        maySignIn,
      ]),
    ).toEqual([['kontakt@endkunde.example', false]]);
    expect(
      await wrongWith({
        users: [
          { email: 'a@x.example', role: 'master' },
          { email: 'b@x.example', role: 'administrator' },
        ],
      }),
    ).toEqual([expect.stringMatching(/^0 role: /u)]);
    expect(await wrongWith({ users: [{ email: 'a@x.example', role: 'master' }] }, distributor.master)).toEqual([]);
    expect(await wrongWith({ accountId: customer, users: [{ email: 'a@x.example', role: 'master' }] })).toEqual([]);
    expect(
      await wrongWith({
        accountId: installer.id,
        users: [{ email: 'a@x.example', maySignIn: 'yes' }, { email: 'b@x.example' }],
      }),
    ).toEqual([expect.stringMatching(/^0 maySignIn: Installateur/u)]);
    expect(
      await wrongWith(
        { accountId: contact[0]?.id ?? '', users: [{ email: 'a@x.example', maySignIn: 'sí' }] },
        installer.master,
      ),
    ).toEqual([expect.stringMatching(/^0 maySignIn: /u)]);
    expect(await wrongWith({ accountId: distributor.id, users: [{ email: 'a@x.example' }] }, installer.master)).toEqual(
      [expect.stringMatching(/^0 email: /u)],
    );
    expect(
      (
        await refusal(
          administrator.call('previewImport', {
            accountId: (await w.company(w.staff, 'Fremd')).id,
            users: [{ email: 'a@x.example' }],
          }),
        )
      ).code,
    ).toBe('not-found');
    const operator = await w.colleague(distributor.master, 'operator');
    for (const name of ['previewImport', 'importRows'] as const)
      expect((await refusal(operator.call(name, { users: [{ email: 'a@x.example' }] }))).code).toBe('role-too-low');
    expect(await wrongWith({ accounts: [partner({ tier: 'Distributor' }), partner({ tier: 'Kaiser' })] })).toEqual([
      expect.stringMatching(/^0 tier: /u),
      expect.stringMatching(/^1 tier: .*Distributor, Partner, End customer/u),
    ]);
  });

  it('X5 duplicates name the other row, unreadable cells say what would be right; all or nothing', async () => {
    const accounts = [
      partner({ line: 2, name: 'Doppelt', identifier: 'DD-1', email: 'zwei@doppelt.example' }),
      partner({ line: 3 }),
      partner({ line: 9, name: ' DOPPELT', identifier: 'dd - 1', email: 'Zwei@Doppelt.example' }),
      {
        line: 12,
        name: '',
        email: 'kein at',
        country: 'Atlantis',
        visibleToPartners: 'vielleicht',
        timeZone: 'Mars',
        language: 'Klingonisch',
        firstName: 'x'.repeat(101),
        description: 'a\u0000b',
      },
      { line: 13, name: 'Ohne Adresse' },
      { line: 14, name: 'Nur Vorname', firstName: 'Nur' },
    ];
    expect(await wrongWith({ accounts })).toEqual([
      '2 name: The same name as in row 2: “DOPPELT”.',
      '2 identifier: The same identifier as in row 2: “dd - 1”.',
      '2 email: The same e-mail as in row 2: “Zwei@Doppelt.example”.',
      expect.stringMatching(/^3 country: Enter a country/u),
      expect.stringMatching(/^3 language: .*en, de, es/u),
      '3 visibleToPartners: Enter yes or no.',
      ...['name', 'description', 'timeZone', 'email', 'firstName'].map((field) =>
        expect.stringMatching(new RegExp(`^3 ${field}: `, 'u')),
      ),
      '4 email: This field is required.',
      expect.stringMatching(/^5 email: /u),
    ]);
    const document = (await refusal(administrator.call('importRows', { accounts }))).document;
    expect(document).toMatchObject({ status: 422, wrong: 4, rows: 6 });
    // In German the same, and the right rows go once the wrong ones are corrected or left out.
    const german = await send(
      { origin: w.origin, vendor: w.programme.slug, cookies: administrator.cookies },
      'previewImport',
      { body: { accounts: accounts.slice(0, 3) }, headers: { 'Accept-Language': 'de' } },
    );
    expect(german.text).toContain('Derselbe Name wie in Zeile 2: „DOPPELT“.');
    expect(
      (
        await administrator.call('importRows', {
          accounts: [
            ...accounts.slice(0, 2),
            { ...accounts[2], name: 'Anders', identifier: '', email: 'anders@doppelt.example' },
          ],
        })
      ).made,
    ).toHaveLength(3);
  });

  it('X5 an unreadable cell says what is wrong with its text, before what it would have meant', async () => {
    const email = 'kein at';
    const [unreadable] = await wrongWith({ users: [{ email }] });
    expect(unreadable).toMatch(/^0 email: /u);
    const same = (row: number) => unreadable?.replace(/^0/u, String(row));
    expect(await wrongWith({ users: [{ email }, { email }] })).toEqual([same(0), same(1)]);
    const accounts = ['Erster', 'Zweiter'].map((name) => partner({ name, email }));
    expect(await wrongWith({ accounts })).toEqual([same(0), same(1)]);
  });

  it('X5 the first one gets the name: of two imports at once one is refused whole', async () => {
    const shared = partner();
    const both = await Promise.allSettled(
      [1, 2].map(() => administrator.call('importRows', { accounts: [partner(), shared, partner()] })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    // What a call is refused with.
    expect(new Set(rowsOf(lost?.reason as Problem).map(({ row }) => row))).toEqual(new Set([1]));
  });

  it('X3 what looks like a formula is stored as it was written, and comes out harmless', async () => {
    const evil = ['=HYPERLINK("http://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '$t(problem.busy.title) {{name}}'];
    const { made: accounts } = await administrator.call('importRows', {
      accounts: evil.map((name) => partner({ name, firstName: name, description: name })),
    });
    expect(accounts.map(({ name }) => name)).toEqual(evil);
    const csv = await send(
      { origin: w.origin, vendor: w.programme.slug, cookies: administrator.cookies },
      'listAccounts',
      { headers: { Accept: 'text/csv' } },
    );
    const cells = Papa.parse<string[]>(csv.text.replace(/^\uFEFF/u, '')).data.flat();
    expect(cells.filter((cell) => /^\s*[=+\-@]/u.test(cell))).toEqual([]);
    for (const name of evil.slice(0, 4)) expect(cells).toContain(`'${name}`);
  });

  it('A2 A3 how often an import may reveal that a name is taken is limited and audited, once for each name', async () => {
    const other = await w.company(w.staff, 'Konkurrenz');
    const theirs = Array.from({ length: 65 }, (_, n) => ({ name: `Geheim ${n}`, email: `geheim${n}@geheim.example` }));
    await other.master.call('importRows', { accounts: theirs });
    const curious = await w.company(w.staff, 'Neugierig');
    const own = { name: 'Neu', email: 'neu@neugierig.example' };
    const ask = (rows: typeof theirs) =>
      curious.master.call('previewImport', {
        accounts: rows.map(({ name }, n) => ({ name, email: `n${n}@neugierig.example` })),
      });
    const few = await ask([own, ...theirs.slice(0, 20)]);
    expect(few.rows.map(({ wrong }) => wrong.map(({ field, code }) => `${field} ${code}`).join())).toEqual([
      '',
      ...Array.from({ length: 20 }, () => 'name name-taken'),
    ]);
    for (let again = 0; again < 5; again++)
      expect((await ask([own, ...theirs.slice(0, 20)])).rows.filter(({ wrong }) => wrong.length > 0)).toHaveLength(20);
    // Forty more are reported; after them nothing is, taken or free.
    const many = await ask([...theirs, own, own]);
    const codes = many.rows.map(({ wrong }) => wrong[0]?.code);
    expect(codes).toEqual([
      ...Array.from({ length: 60 }, () => 'name-taken'),
      ...Array.from({ length: 7 }, () => 'not-checked'),
    ]);
    expect((await refusal(ask(theirs.slice(60)))).code).toBe('too-many-requests');
    const audited = await w.db.operation.findMany({
      where: { accountId: curious.id, kind: 'account.name-taken' },
    });
    // As it is written.
    expect(audited.flatMap(({ changes }) => (changes as { after: { names: string[] } }).after.names)).toHaveLength(60);
    // Who may see them all is asked nothing of the kind.
    expect(
      (
        await w.staff.call('previewImport', {
          accounts: theirs.map(({ name }) => ({ name, tier: 'Distributor', email: `${fresh()}@x.example` })),
        })
      ).rows.every(({ wrong }) => wrong[0]?.code === 'name-taken'),
    ).toBe(true);
  });

  it('X5 5,001 rows are refused with their number, so is too large a body; without sign-in none is read', async () => {
    const tooMany = async (name: 'previewImport' | 'importRows', count: number) => {
      const users = Array.from({ length: count }, (_, n) => ({ email: `${n}@massen.example` }));
      return (await refusal(distributor.master.call(name, { users }))).document;
    };
    for (const name of ['previewImport', 'importRows'] as const) {
      for (const count of [5_001, 10_000])
        expect(await tooMany(name, count)).toMatchObject({ status: 422, rows: count, limit: 5_000 });
      // Beyond 100,000 values a body is refused before its rows are counted.
      expect(await tooMany(name, 60_000)).toMatchObject({
        status: 422,
        errors: [{ pointer: '', detail: expect.stringContaining('100,000') }],
      });
    }
    const large = { bytes: JSON.stringify({ users: [{ email: 'x'.repeat(13 * 1024 * 1024) }] }) };
    const sender = { origin: w.origin, vendor: w.programme.slug, cookies: distributor.master.cookies };
    expect((await send(sender, 'importRows', large)).document).toMatchObject({ status: 413, limitKb: 12 * 1024 });
    // Without authentication no body is read.
    expect((await send({ ...sender, cookies: new Map() }, 'importRows', large)).code).toBe('not-signed-in');
    const observer = await w.colleague(distributor.master, 'observer');
    expect((await send({ ...sender, cookies: observer.cookies }, 'importRows', large)).code).toBe('role-too-low');
    // Everything else keeps its limit.
    expect(
      (
        await send(sender, 'createUser', {
          params: { id: distributor.id },
          bytes: JSON.stringify({ email: 'x'.repeat(300 * 1024) }),
        })
      ).document,
    ).toMatchObject({ status: 413, limitKb: 256 });
  });

  it('X5 A10 5,000 rows are one operation with 5,000 invitations, and the same key again is no second one', async () => {
    const inviting = await world(byInvitation);
    try {
      const company = await inviting.company(inviting.staff, 'Einladend');
      const users = [
        { email: 'eins@einladend.example', role: 'operator' },
        { email: 'zwei@einladend.example', role: 'observer' },
      ];
      expect((await company.master.call('previewImport', { users })).rows.map(({ mail }) => mail?.kind)).toEqual([
        'invitation',
        'invitation',
      ]);
      await company.master.call('importRows', { users });
      const person = await inviting.accept('eins@einladend.example');
      expect((await person.call('readMe', {})).user.role).toBe('operator');
      await company.master.call('importRows', {
        accounts: [{ name: 'Eingeladen', email: 'erste@eingeladen.example' }],
      });
      expect((await (await inviting.accept('erste@eingeladen.example')).call('readMe', {})).account.name).toBe(
        'Eingeladen',
      );
      const accounts = Array.from({ length: 5_000 }, (_, n) => ({
        name: `Massen ${n}`,
        email: `massen${n}@massen.example`,
        address: `Straße ${n}, 12345 Musterstadt`,
        country: 'Deutschland',
      }));
      const before = {
        operations: await inviting.db.operation.count(),
        mails: await inviting.db.mail.count(),
      };
      const started = performance.now();
      const { rows } = await company.master.call('previewImport', { accounts });
      const previewed = performance.now();
      expect(rows.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
      const options = { key: 'five-thousand-at-once' };
      const reply = await company.master.call('importRows', { accounts }, options);
      console.log(
        [
          `import: 5,000 accounts with their first users, preview ${Math.round(previewed - started)} ms,`,
          `import ${Math.round(performance.now() - previewed)} ms`,
        ].join(' '),
      );
      expect({ made: reply.made.length, mails: reply.mails }).toEqual({ made: 5_000, mails: 5_000 });
      expect(await company.master.call('importRows', { accounts }, options)).toEqual(reply);
      expect({
        operations: await inviting.db.operation.count(),
        mails: await inviting.db.mail.count(),
      }).toEqual({ operations: before.operations + 1, mails: before.mails + 5_000 });
      expect((await (await inviting.accept('massen4999@massen.example')).call('readMe', {})).account.name).toBe(
        'Massen 4999',
      );
    } finally {
      await inviting.close();
    }
  });
});

type Row = { row: number; field?: string; detail: string };

function rowsOf(problem: Problem): Row[] {
  const { refused = [] }: ProblemDocument = problem.document ?? { type: '', title: '', status: 0, detail: '' };
  return refused;
}

// What of an account, its people and relations does not differ from one to the next.
function shape(account: ({ users: object[]; above: object[] } & Record<string, unknown>) | undefined): unknown {
  const differs = new Set([
    'id',
    'identifier',
    'identifierKey',
    'name',
    'nameKey',
    'createdAt',
    'country',
    'email',
    'emailKey',
    'searchKey',
    'firstName',
    'lastName',
    'accountId',
    'lowerId',
    'passwordHash',
    'initialPasswordExpiresAt',
  ]);
  const same = (row: object) => Object.fromEntries(Object.entries(row).filter(([field]) => !differs.has(field)));
  return account && { ...same(account), users: account.users.map(same), above: account.above.map(same) };
}
