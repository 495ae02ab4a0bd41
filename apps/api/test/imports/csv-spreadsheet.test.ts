import { csvPreference, type ImportFieldName, type ImportKind, type ListName } from '@tierline/contract';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recognise } from '../../../portal/src/features/imports/headings.ts';
import { readCsv } from '../../../portal/src/features/imports/read-file.ts';
import { locks } from '../credits/credit-world.ts';
import { seatWorld, telephones, type SeatWorld } from '../orders/seat-world.ts';
import { send } from '../kernel/walls-send.ts';
import { world, type Company, type Person, type World } from '../kernel/world.ts';

type Ask = { w: World; vendor: string; person: Person; name: ListName; id?: string; query?: string; prefer?: string };
const odd = '=Turnhalle; "Süd"';
const languages = ['en', 'de', 'es'] as const;

/** A list as a file for people, in a language; `prefer` asks otherwise. */
async function exported(
  language: string,
  { w, vendor, person, name, id = '', query = '', prefer = csvPreference }: Ask,
) {
  const { text, headers, status } = await send({ origin: w.origin, vendor, cookies: person.cookies }, name, {
    params: { id },
    query,
    headers: { Accept: 'text/csv', 'Accept-Language': language, Prefer: prefer },
  });
  if (status !== 200) throw new Error(text);
  return { text, headers };
}

/** Imports rows in a language; the first thing that was made. */
async function importIn(language: string, { w, vendor, person }: Omit<Ask, 'name'>, body: object): Promise<string> {
  const { document, text } = await send({ origin: w.origin, vendor, cookies: person.cookies }, 'importRows', {
    body,
    headers: { 'Accept-Language': language, 'Idempotency-Key': crypto.randomUUID() },
  });
  const made = document !== null && typeof document === 'object' && 'made' in document ? document.made : null;
  const [first]: unknown[] = Array.isArray(made) ? made : [];
  if (first === null || typeof first !== 'object' || !('id' in first)) throw new Error(text);
  return String(first.id);
}

/** Its cells, as spreadsheets of the language take them. */
function table(text: string, delimiter: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/u, '').trimEnd(), { delimiter, header: true }).data;
}

/** Its rows as the portal's import reads them out of the file. */
async function imported(kind: ImportKind, text: string): Promise<Partial<Record<ImportFieldName, string>>[]> {
  const file = await readCsv(new File([text], 'list.csv'));
  if (typeof file === 'string') throw new Error(file);
  const fields = recognise(kind, file.headings);
  return file.rows.map(({ values }) =>
    Object.fromEntries(fields.flatMap((field, column) => (field === null ? [] : [[field, values[column] ?? '']]))),
  );
}

describe('X3 lists as files for people with a spreadsheet: accounts, users and sites', () => {
  let w: World;
  let reseller: Company;
  let administrator: Person;
  const ask = (name: ListName, person: Person, more: Partial<Ask> = {}) => ({
    w,
    vendor: locks.slug,
    person,
    name,
    ...more,
  });

  beforeAll(async () => {
    w = await world(locks);
    reseller = await w.company(w.staff, 'Schlüsselwerk; Söhne');
    await w.staff.call('grantCredits', { accountId: reseller.id, credits: 5_000 });
    administrator = reseller.master;
    await administrator.call('createSite', {
      name: odd,
      country: 'GB',
      timeZone: 'Europe/London',
      credits: 1_234,
      notes: 'Zeile 1\nZeile 2',
    });
  });
  afterAll(() => w.close());

  it.each([
    ['de', ';', 'Deutschland', /^\d\d\.\d\d\.\d{4} \d\d:\d\d$/u, 'Aktiv', 'Gutschrift'],
    ['es', ';', 'Alemania', /^\d\d\/\d\d\/\d{4} \d\d:\d\d$/u, 'Activa', 'Abono'],
    ['en', ',', 'Germany', /^\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d$/u, 'Active', 'Grant'],
  ])(
    'X3 E2 in %s: separator, mark, country, time and words as the portal has them',
    async (language, separator, country, time, state, granted) => {
      const account = await w.staff.call('readAccount', { id: reseller.id });
      await w.staff.call('editAccount', { id: reseller.id, country: 'DE', version: account.version });
      const { text, headers } = await exported(language, ask('listAccounts', w.staff));
      expect(headers.get('preference-applied')).toBe(csvPreference);
      expect(text.replaceAll('\r\n', '')).not.toContain('\r');
      const [row = {}] = table(text, separator);
      expect(Object.values(row)).toEqual(expect.arrayContaining(['Schlüsselwerk; Söhne', country, state]));
      expect(Object.values(row).filter((cell) => time.test(cell)).length).toBeGreaterThan(0);
      expect(text).not.toMatch(/\d{4}-\d\d-\d\dT/u);
      const history = await exported(
        language,
        ask('listCreditHistory', w.staff, { query: `accountId=${reseller.id}` }),
      );
      expect(table(history.text, separator).flatMap((cells) => Object.values(cells))).toContain(granted);
    },
  );

  it('X3 instants are in the reader’s time zone, across midnight and summer time', async () => {
    const at = '2026-06-30T22:30:00.000Z';
    await w.db.account.update({ where: { id: reseller.id }, data: { createdAt: at } });
    const created = async (timeZone: string) => {
      await w.staff.call('editMe', { timeZone });
      return table((await exported('de', ask('listAccounts', w.staff))).text, ';')[0]?.Angelegt;
    };
    expect(await created('Europe/Berlin')).toBe('01.07.2026 00:30');
    expect(await created('America/Caracas')).toBe('30.06.2026 18:30');
    expect(await created('UTC')).toBe('30.06.2026 22:30');
  });

  it('X3 without the preference the file is as programs know it', async () => {
    for (const prefer of ['', 'respond-async', 'csv=other']) {
      const { text, headers } = await exported('de', ask('listSites', administrator, { prefer }));
      expect(headers.get('preference-applied')).toBeNull();
      const [row = {}] = table(text, ',');
      expect([row.Land, row.Status]).toEqual(['GB', 'Gedeckt']);
      expect(row.Angelegt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u);
    }
    for (const prefer of ['CSV=Spreadsheet', 'respond-async, csv="spreadsheet"; x=1', 'csv = spreadsheet'])
      expect(
        (await exported('de', ask('listSites', administrator, { prefer }))).headers.get('preference-applied'),
      ).toBe(csvPreference);
  });

  it.each([
    ['en', 'sites'],
    ['de', 'standorte'],
    ['es', 'sitios'],
  ] as const)('X3 in %s the file is called by what the list is called: %s', async (language, name) => {
    const { headers } = await exported(language, ask('listSites', administrator));
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${locks.slug}-${name}-\\d{4}-\\d\\d-\\d\\d\\.csv"$`, 'u'),
    );
  });

  it.each(languages)('X3 X5 C2 in %s: exported sites are imported as they are', async (language) => {
    const file = await exported(language, ask('listSites', administrator));
    const rows = await imported('sites', file.text);
    const sites = rows
      .filter(({ name }) => name === `'${odd}`)
      .map((row) => ({ ...row, name: `${language} ${row.name?.replace(/^'/u, '')}` }));
    const id = await importIn(language, { w, vendor: locks.slug, person: administrator }, { sites });
    const { name, country, timeZone, credits, notes } = await administrator.call('readSite', { id });
    expect({ name, country, timeZone, credits, notes }).toEqual({
      name: `${language} ${odd}`,
      country: 'GB',
      timeZone: 'Europe/London',
      credits: 1_234,
      notes: 'Zeile 1\nZeile 2',
    });
  });

  it.each(languages)('X3 X5 A8 in %s: exported accounts and users are imported as they are', async (language) => {
    const { id } = await w.staff.call('readAccount', { id: reseller.id });
    const before = await administrator.call('createUser', {
      id,
      email: `anna.${language}@straße.example`,
      firstName: 'Änne',
      lastName: '-Groß',
      phone: '+49 30 123',
      role: 'operator',
      maySignIn: true,
      language: 'es',
      timeZone: 'America/Caracas',
      sharedLogin: false,
      marketingMail: true,
      expiryMail: true,
    });
    const users = (
      await imported('users', (await exported(language, ask('listUsers', administrator, { id: reseller.id }))).text)
    ).filter(({ email }) => email?.startsWith(`anna.${language}@`));
    expect(users[0]?.email).toBe(`anna.${language}@straße.example`);
    const again = await importIn(
      language,
      { w, vendor: locks.slug, person: administrator },
      { users: users.map((row) => ({ ...row, email: `neu.${row.email}` })) },
    );
    const particulars = async (userId: string) => {
      const {
        firstName,
        lastName,
        maySignIn,
        language: spoken,
        full,
      } = await administrator.call('readUser', {
        id: userId,
      });
      const { role, phone, timeZone, marketingMail, expiryMail, sharedLogin } = full ?? {};
      return { firstName, lastName, maySignIn, spoken, role, phone, timeZone, marketingMail, expiryMail, sharedLogin };
    };
    expect(await particulars(again)).toEqual(await particulars(before.id));

    const accounts = await imported('accounts', (await exported(language, ask('listAccounts', w.staff))).text);
    const made = await importIn(
      language,
      { w, vendor: locks.slug, person: w.staff },
      {
        accounts: accounts
          .filter(({ name }) => name === 'Schlüsselwerk; Söhne')
          .map((row) => ({ ...row, name: `${language} GmbH`, identifier: '', email: `m.${language}@gmbh.example` })),
      },
    );
    const kept = async (accountId: string) => {
      const {
        tier,
        country,
        language: spoken,
        timeZone,
        description,
        visibleToPartners,
      } = await w.staff.call('readAccount', { id: accountId });
      return { tier, country, spoken, timeZone, description, visibleToPartners };
    };
    expect(await kept(made)).toEqual(await kept(reseller.id));
  });
});

describe('O1 X3 X5 orders as files for people with a spreadsheet', () => {
  let s: SeatWorld;
  beforeAll(async () => {
    s = await seatWorld();
  });
  afterAll(() => s.w.close());

  it.each(languages)('O1 X3 X5 in %s: a row for each line of an order, imported as it is', async (language) => {
    await s.w.staff.call('enterOrder', {
      accountId: s.partner.id,
      number: `A-${language}`,
      orderedOn: '2026-02-03',
      lines: [
        { productId: s.products.meetings, quantity: 12_345, startsOn: '2026-03-04', expiresOn: '2099-12-01' },
        { productId: s.products.softphone, quantity: 5, startsOn: '2026-03-04' },
      ],
    });
    const file = await exported(language, {
      w: s.w,
      vendor: telephones.slug,
      person: s.w.staff,
      name: 'listOrders',
      query: `q=A-${language}`,
    });
    const rows = await imported('orders', file.text);
    expect(rows.map(({ number, product, quantity }) => [number, product, quantity])).toEqual([
      [`A-${language}`, expect.any(String), '12345'],
      [`A-${language}`, expect.any(String), '5'],
    ]);
    await importIn(
      language,
      { w: s.w, vendor: telephones.slug, person: s.w.staff },
      { orders: rows.map((row) => ({ ...row, number: `B-${language}` })) },
    );
    const order = async (q: string) => {
      const [found] = (await s.w.staff.call('listOrders', { q })).items;
      return [
        found?.orderedOn,
        found?.account.id,
        found?.lines.map((line) => [line.product.id, line.quantity, line.startsOn, line.expiresOn]),
      ];
    };
    expect(await order(`B-${language}`)).toEqual(await order(`A-${language}`));
  });
});
