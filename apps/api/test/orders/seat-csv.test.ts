import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, telephones, type SeatWorld } from './seat-world.ts';
import { send } from '../kernel/walls-send.ts';
import type { Company, Person } from '../kernel/world.ts';

describe('X3 orders, licences and the users’ licences as CSV', () => {
  let s: SeatWorld;
  let customer: Company;

  beforeAll(async () => {
    s = await seatWorld();
    customer = await s.w.company(s.partner.master, 'x;=1+1');
    const evil = (
      await s.w.staff.call('createProduct', {
        sku: '@SKU',
        name: '=HYPERLINK("http://evil.example")',
        kind: 'x',
        delivers: 'seats',
        integration: null,
      })
    ).id;
    const { id } = await s.w.staff.call('enterOrder', {
      accountId: s.partner.id,
      number: '+49 30',
      lines: [
        { productId: evil, quantity: 1_234_567, startsOn: '2026-01-31', expiresOn: '2099-12-31' },
        { productId: s.products.fax, quantity: 2 },
      ],
    });
    await s.partner.master.call('assignOrder', { id, rows: [{ accountId: customer.id }] });
    const [user = ''] = await s.users(customer, 1, '-2+3');
    await s.seats(evil, [user], true, { of: customer });
  });
  afterAll(() => s.w.close());

  const lists = () =>
    [
      ['listOrders', {}, s.partner.master],
      ['listLicences', { id: customer.id }, customer.master],
      ['listSeats', { id: customer.id }, s.partner.master],
    ] as const;
  const csv = async (
    person: Person,
    name: 'listOrders' | 'listLicences' | 'listSeats',
    params: Record<string, string>,
    language = 'en',
  ) => {
    const { text } = await send({ origin: s.w.origin, vendor: telephones.slug, cookies: person.cookies }, name, {
      params,
      headers: { Accept: 'text/csv', 'Accept-Language': language },
    });
    return text;
  };
  const table = (text: string, delimiter = ',') =>
    Papa.parse<string[]>(text.replace(/^\uFEFF/u, '').trimEnd(), { delimiter }).data;
  const speaking = (language: 'en' | 'de' | 'es') =>
    Promise.all(
      lists().map(async ([name, params, person]) => {
        await person.call('editMe', { language });
        return table(await csv(person, name, params, language));
      }),
    );

  it('X3 X6 O1 O3 O8 with headings and words of the reader’s language, plain numbers and ISO days', async () => {
    const [en, de, es] = [await speaking('en'), await speaking('de'), await speaking('es')];
    expect(en.map(([heads]) => heads)).toEqual([
      [
        'Order number',
        'Ordered on',
        'Account',
        'Product',
        'Licences',
        'Unassigned',
        'Status',
        'Assigned to',
        'Created',
        'ID',
      ],
      ['Product', 'SKU', 'Licences', 'In use', 'Available', 'Start', 'Expiry', 'Status', 'Order number', 'From', 'ID'],
      [
        'Name',
        'E-mail',
        'Status',
        'Product',
        'SKU',
        'Licence',
        'Since',
        'On until',
        'Shown as',
        'Reason',
        'User ID',
        'Product ID',
      ],
    ]);
    expect(de.map(([heads]) => heads?.slice(0, 6))).toEqual([
      ['Bestellnummer', 'Bestellt am', 'Konto', 'Produkt', 'Lizenzen', 'Nicht zugewiesen'],
      ['Produkt', 'Artikelnummer', 'Lizenzen', 'In Gebrauch', 'Verfügbar', 'Beginn'],
      ['Name', 'E-Mail-Adresse', 'Status', 'Produkt', 'Artikelnummer', 'Lizenz'],
    ]);
    expect(es.map(([heads]) => heads?.slice(0, 6))).toEqual([
      ['Número de pedido', 'Pedido el', 'Cuenta', 'Producto', 'Licencias', 'Sin asignar'],
      ['Producto', 'Referencia', 'Licencias', 'En uso', 'Disponibles', 'Inicio'],
      ['Nombre', 'Correo electrónico', 'Estado', 'Producto', 'Referencia', 'Licencia'],
    ]);
    expect(en[0]?.flat()).toContain('1234569');
    expect(en[1]?.flat()).toContain('2099-12-31');
    expect(
      [en, de, es].map(
        ([, , seats]) =>
          seats?.flat().filter((cell) => ['No licences', 'Keine Lizenzen', 'Sin licencias'].includes(cell)).length,
      ),
    ).toEqual([4, 4, 4]);
  });

  it('X3 nothing in them is a formula, whichever separator a spreadsheet expects', async () => {
    const bold = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
    for (const [name, params, person] of lists()) {
      const text = await csv(person, name, params);
      expect(text).toContain('HYPERLINK');
      for (const delimiter of [',', ';', '\t'])
        expect(
          table(text, delimiter)
            .flat()
            .filter((cell) => bold.test(cell)),
          `${name} with ${delimiter}`,
        ).toEqual([]);
      expect(
        text.split(/[;\t\r\n]/u).filter((cell) => bold.test(cell)),
        `${name} cut anywhere`,
      ).toEqual([]);
    }
  });
});
