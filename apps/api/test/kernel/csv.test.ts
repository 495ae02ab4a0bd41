import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send, type Heard } from './walls-send.ts';
import { world, type Company, type Person, type World } from './world.ts';

describe('X3 every list as CSV', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;

  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Nordlicht');
    installer = await w.company(distributor.master, '=HYPERLINK("http://evil.example","Blickfang")');
  });
  afterAll(() => w.close());

  const csv = (
    person: Person,
    name: 'listLineItems' | 'listAccounts' | 'listProducts',
    query: string,
    headers: Record<string, string> = {},
  ): Promise<Heard> =>
    send({ origin: w.origin, vendor: w.programme.slug, cookies: person.cookies }, name, {
      query,
      headers: { Accept: 'text/csv', ...headers },
    });
  const table = (text: string, delimiter = ',') =>
    Papa.parse<string[]>(text.replace(/^\uFEFF/u, '').trimEnd(), { delimiter }).data;
  const column = (text: string, head: string) => {
    const [heads = [], ...rows] = table(text);
    expect(heads).toContain(head);
    return rows.map((row) => row[heads.indexOf(head)] ?? '');
  };

  it('X3 E3 all 4,000 lines of a filter, each once and in order, whatever limit and cursor say', async () => {
    const lots = await Promise.all(Array.from({ length: 8 }, () => w.issue(distributor, 10_000)));
    await Promise.all(
      lots.map((lineItemId) =>
        distributor.master.call('splitLineItems', {
          rows: Array.from({ length: 500 }, (_, n) => ({ lineItemId, accountId: installer.id, copies: (n % 20) + 1 })),
          mail: false,
        }),
      ),
    );
    const page = await distributor.master.call('listLineItems', { view: 'handed-on', limit: '1' });
    const { text, headers, status } = await csv(
      distributor.master,
      'listLineItems',
      `view=handed-on&limit=3&cursor=${page.next}`,
    );
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 200,
      type: 'text/csv; charset=utf-8; header=present',
    });
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${w.programme.slug}-line-items-\\d{4}-\\d\\d-\\d\\d\\.csv"$`, 'u'),
    );
    const stored = await w.db.lineItem.findMany({
      where: { parentId: { in: lots } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true, activationId: true },
    });
    expect(stored).toHaveLength(4_000);
    expect(column(text, 'Activation ID')).toEqual(stored.map((line) => line.activationId));
    expect(column(text, 'Copies').reduce((sum, copies) => sum + Number(copies), 0)).toBe(
      (await Promise.all(lots.map((id) => distributor.master.call('readLineItem', { id })))).reduce(
        (sum, line) => sum + line.handedOn,
        0,
      ),
    );
    const some = await csv(distributor.master, 'listLineItems', 'view=mine');
    expect(column(some.text, 'Held by')).toEqual(lots.map(() => 'Nordlicht'));
  });

  it('X3 a file is UTF-8 with its mark, CRLF, plain numbers, ISO days, and the reader’s words', async () => {
    await w.issue(distributor, 1_234_567, { startsOn: '2026-01-31', expiresOn: '2099-12-31' });
    const raw = new Uint8Array(
      await (
        await fetch(`${w.origin}/api/v1/line-items?view=mine`, {
          headers: {
            Accept: 'text/csv',
            'Tierline-Vendor': w.programme.slug,
            cookie: [...distributor.master.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          },
        })
      ).arrayBuffer(),
    );
    expect(raw.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    const text = new TextDecoder().decode(raw);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text.endsWith('\r\n')).toBe(true);
    expect(column(text, 'Copies')).toContain('1234567');
    expect(column(text, 'Expiry')).toContain('2099-12-31');
    const heads = async (language: string) => {
      await distributor.master.call('editMe', { language });
      return table((await csv(distributor.master, 'listLineItems', 'view=mine', { 'Accept-Language': language })).text);
    };
    expect((await heads('de'))[0]).toContain('Aktivierungs-ID');
    expect((await heads('de')).flat()).toContain('Aktiv');
    expect((await heads('es'))[0]).toContain('ID de activación');
    await distributor.master.call('editMe', { language: 'en' });
  });

  it('X3 nothing in it is a formula, whichever separator a spreadsheet expects', async () => {
    const evil = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      ' =1+1',
      'x;=1+1',
      'x;  @now()',
      '\uFF1D1+1',
      '"=1+1"',
      'a,=1+1',
      "'=1+1",
      'x";=1+1;"',
    ];
    for (const [index, name] of evil.entries())
      await distributor.master.call('createAccount', {
        name: `${name}${name.startsWith('"') ? '' : ` ${index}`}`,
        address: `Street ${index}\n=1+1\r\n\t=2+2`,
        description: '=cmd|calc',
        user: { email: `evil${index}@formula.example` },
      });
    const { text } = await csv(distributor.master, 'listAccounts', '');
    expect(column(text, 'Name')).toHaveLength(evil.length + 1);
    expect(column(text, 'Name').filter((name) => name.includes('1+1')).length).toBe(8);
    const bold = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
    for (const delimiter of [',', ';', '\t'])
      expect(
        table(text, delimiter)
          .flat()
          .filter((cell) => bold.test(cell)),
        `with ${delimiter}`,
      ).toEqual([]);
    // One that splits at semicolons sees quotes only where a cell begins with one.
    expect(text.split(/[;\t\r\n]/u).filter((cell) => bold.test(cell))).toEqual([]);
  });

  it('X3 JSON stays what is answered unless CSV is what one asks for, and a refusal is a problem as ever', async () => {
    for (const Accept of ['*/*', 'application/json', 'text/html,*/*;q=0.8', 'application/json, text/csv;q=0.5']) {
      expect((await csv(w.staff, 'listProducts', '', { Accept })).headers.get('content-type'), `for ${Accept}`).toMatch(
        /^application\/json/u,
      );
    }
    expect(await csv(w.staff, 'listProducts', 'sort=colour')).toMatchObject({ status: 422, code: 'invalid-input' });
    const nobody = await csv(w.browser(), 'listProducts', '');
    expect({ status: nobody.status, code: nobody.code }).toEqual({ status: 401, code: 'not-signed-in' });
  });
});
