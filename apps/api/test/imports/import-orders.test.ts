import type { Send } from '@tierline/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, type SeatWorld } from '../orders/seat-world.ts';
import { proof, refusal, refusedWith } from '../kernel/world.ts';

type Rows = NonNullable<Send<'importRows'>['orders']>;

describe('O1 X5 orders are imported from the rows of a file', () => {
  let s: SeatWorld;

  beforeAll(async () => {
    s = await seatWorld();
  });
  afterAll(() => s.w.close());

  // What the preview says is wrong is what the import is refused with; neither enters anything.
  const wrongWith = async (orders: Rows): Promise<string[]> => {
    const before = await s.w.db.operation.count();
    const { rows } = await s.w.staff.call('previewImport', { orders });
    const previewed = rows.flatMap(({ wrong }, row) => wrong.map(({ field, detail }) => `${row} ${field}: ${detail}`));
    const refused = await refusal(s.w.staff.call('importRows', { orders }));
    expect(refused.document?.refused?.map(({ row, field, detail }) => `${row} ${field}: ${detail}`)).toEqual(previewed);
    expect(await s.w.db.operation.count()).toBe(before);
    return previewed;
  };

  it('O1 X5 rows of one number are lines of one order; all orders are one operation, with terms as by hand', async () => {
    const orders = [
      {
        number: 'CSV-1',
        account: 'Fernruf Systeme',
        product: 'TV-MEET',
        quantity: '20',
        startsOn: '2026-12-01',
        expiresOn: '30.11.2027',
        orderedOn: '2026-11-20',
      },
      { number: 'csv-2', account: ' leitwerk  telefonie ', product: 'Softphone', quantity: '5' },
      {
        number: ' CSV-1',
        account: 'fernruf systeme',
        product: 'meetings',
        quantity: '3',
        startsOn: '1.1.2027',
        orderedOn: '20.11.2026',
      },
    ];
    const preview = await s.w.staff.call('previewImport', { orders });
    expect(preview.rows.map(({ name, wrong }) => [name, wrong])).toEqual([
      ['CSV-1', []],
      ['csv-2', []],
      ['CSV-1', []],
    ]);
    const before = await s.w.db.operation.count();
    const { made, mails } = await s.w.staff.call('importRows', { orders });
    expect([made.map(({ row, name }) => `${row} ${name}`), mails, await s.w.db.operation.count()]).toEqual([
      ['0 CSV-1', '1 csv-2'],
      // Each of the two partners gets a mail about its order.
      2,
      before + 1,
    ]);
    expect(await s.partner.master.call('readOrder', { id: made[0]?.id ?? '' })).toMatchObject({
      number: 'CSV-1',
      orderedOn: '2026-11-20',
      account: { name: 'Fernruf Systeme' },
      state: 'unassigned',
      licences: 23,
      lines: [
        { product: { name: 'Meetings' }, quantity: 20, startsOn: '2026-12-01', expiresOn: '2027-11-30' },
        { quantity: 3, startsOn: '2027-01-01', expiresOn: null },
      ],
    });
    expect(
      (await s.rival.master.call('listOrders', {})).items.map(({ number, licences }) => [number, licences]),
    ).toEqual([['csv-2', 5]]);
    expect((await s.w.staff.call('listChanges', { kind: 'import.orders' })).items[0]).toMatchObject({
      after: { count: 2, orders: [{ number: 'CSV-1' }, { number: 'csv-2' }] },
    });
    await s.partner.master.call('assignOrder', { id: made[0]?.id ?? '', rows: [{ accountId: s.customer.id }] });
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
    // The same file once more: nothing is entered twice, and it is said that it is the same; changed, that it is not.
    expect(await wrongWith(orders)).toEqual(
      [0, 1, 2].map((row) =>
        expect.stringMatching(new RegExp(`^${row} number: .*already exists with the same contents`, 'u')),
      ),
    );
    expect((await wrongWith(orders.map((row) => ({ ...row, quantity: '6' }))))[1]).toContain('with different contents');
    // By the API as well: the same order in other words of the same meaning is known.
    const again = await s.w.staff.call('enterOrder', {
      accountId: s.rival.id,
      number: 'CSV-2',
      lines: [{ productId: s.products.softphone, quantity: 5 }],
    });
    expect(again.number).toBe('csv-2');
    // To undo that would undo the whole file, which is nothing that was asked for.
    expect(again).not.toHaveProperty('operationId');
  });

  it('O1 X5 every row says at its cell what is wrong with it, and is right once that is corrected', async () => {
    await s.w.staff.call('createProduct', { sku: 'TV-MEET-2', name: 'Softphone ', kind: 'x', delivers: 'seats' });
    const good = { number: 'CSV-3', account: 'Fernruf Systeme', product: 'TV-MEET', quantity: '1' };
    const wrong = await wrongWith([
      { ...good, quantity: '1.000' },
      { ...good, number: 'CSV-4', quantity: '0' },
      { ...good, number: 'CSV-5', account: 'Nobody' },
      { ...good, number: 'CSV-6', product: 'TV-NONE' },
      { ...good, number: 'CSV-7', product: 'softphone' },
      { ...good, number: 'CSV-8', account: 'Praxis Sommer' },
      { ...good, number: 'CSV-9', startsOn: '03/04/2027' },
      { ...good, number: 'CSV-10', startsOn: '2027-02-30' },
      { ...good, number: 'CSV-11', startsOn: '2027-02-01', expiresOn: '2027-01-31' },
      { ...good, account: 'Leitwerk Telefonie' },
      { account: 'Fernruf Systeme', product: 'TV-MEET', quantity: '1' },
    ]);
    expect(wrong).toEqual([
      '0 quantity: Enter a whole number.',
      '1 quantity: Enter 1 or more.',
      '2 account: No account related to yours has the name or identifier “Nobody”.',
      '3 product: There is no product with the name or SKU “TV-NONE”.',
      '4 product: Several products are called “softphone”; choose one, or use its SKU.',
      '5 account: Your account cannot do this with an account at that tier.',
      '6 startsOn: This could be 3 Apr 2027 or 4 Mar 2027. Write the month as a word, or use YYYY-MM-DD.',
      '7 startsOn: This date does not exist.',
      expect.stringMatching(/^8 expiresOn: The line would expire/u),
      '9 number: According to row 1, the order “CSV-3” belongs to another account or day.',
      '10 number: This field is required.',
    ]);
    expect((await s.w.staff.call('importRows', { orders: [good] })).made).toHaveLength(1);
  });

  it('A6 X5 orders are imported by vendor staff alone; two imports of one file at once are one', async () => {
    const orders = [{ number: 'CSV-20', account: 'Fernruf Systeme', product: 'TV-FAX', quantity: '4' }];
    const refused = await refusal(s.partner.master.call('importRows', { orders }));
    expect(refused.document?.refused?.map(({ type }) => type)).toEqual(['urn:tierline:problem:tier-may-not']);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => s.w.staff.call('importRows', { orders })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(refusedWith(outcomes)).toEqual(['rows-refused', 'rows-refused']);
    expect(await s.w.db.order.count({ where: { number: 'CSV-20' } })).toBe(1);
  });

  it('X5 an import whose account is changed between its look and its commit is done at the second attempt', async () => {
    const owner = new pg.Client({ connectionString: s.w.database.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock(account_lock($1))', [s.partner.id]);
    const orders = [{ number: 'CSV-30', account: 'Fernruf Systeme', product: 'TV-FAX', quantity: '4' }];
    const imported = s.w.staff.call('importRows', { orders });
    for (let waits = 0; waits === 0;) {
      // oxlint-disable-next-line no-await-in-loop -- Until the import waits for the account.
      const { rowCount } = await owner.query(
        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      );
      waits = rowCount ?? 0;
    }
    await owner.query('UPDATE account SET version = version + 1 WHERE id = $1', [s.partner.id]);
    await owner.query('COMMIT');
    await owner.end();
    expect((await imported).made).toHaveLength(1);
    expect(await s.w.db.order.count({ where: { number: 'CSV-30' } })).toBe(1);
  });

  it('X5 five thousand rows are one operation', async () => {
    const orders = Array.from({ length: 5_000 }, (_, row) => ({
      number: `BULK-${row % 2_500}`,
      account: 'Fernruf Systeme',
      product: 'TV-FAX',
      quantity: '1',
    }));
    expect((await s.w.staff.call('importRows', { orders })).made).toHaveLength(2_500);
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
