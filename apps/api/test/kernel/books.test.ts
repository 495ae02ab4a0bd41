import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBooks } from '../../src/books.ts';
import { check } from '../../src/command/check.ts';
import { fourRoles } from './programmes.ts';
import { world, type Company, type World } from './world.ts';

describe('X10 the books are proved, and what is wrong is said', () => {
  let w: World;
  let distributor: Company;
  let partner: Company;
  let line: string;
  let activationId: string;
  let owner: pg.Client;
  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Checked');
    partner = await w.company(distributor.master, 'Checked Installer');
    line = await w.issue(distributor, 10);
    ({ activationId } = await distributor.master.call('readLineItem', { id: line }));
    const { id: productId } = await w.staff.call('createProduct', {
      sku: 'SEATS',
      name: 'Seats',
      kind: 'Service',
      delivers: 'seats',
    });
    const { id, lines } = await w.staff.call('enterOrder', {
      accountId: distributor.id,
      number: 'PO-1',
      lines: [{ productId, quantity: 5, expiresOn: null }],
    });
    await distributor.master.call('assignOrder', {
      id,
      rows: [{ accountId: partner.id, lines: [{ orderLineId: lines[0]?.id ?? '', quantity: 2 }] }],
    });
    await partner.master.call('switchSeats', {
      id: partner.id,
      rows: [{ userId: partner.master.userId, productId, on: true }],
    });
    owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await w.close();
  });

  // What no use case can do: the owner switches the walls of the ledger off.
  beforeEach(async () => {
    await owner.query('CREATE TABLE kept_holding AS SELECT * FROM holding');
    await owner.query('CREATE TABLE kept_seat AS SELECT * FROM seat');
    await owner.query("SET session_replication_role = 'replica'");
    await owner.query('ALTER TABLE holding DROP CONSTRAINT holding_never_overdrawn');
  });
  afterEach(async () => {
    await owner.query('DELETE FROM holding');
    await owner.query('INSERT INTO holding SELECT * FROM kept_holding');
    await owner.query('DELETE FROM seat');
    await owner.query('INSERT INTO seat SELECT * FROM kept_seat');
    await owner.query('DROP TABLE kept_holding, kept_seat');
    await owner.query(
      "ALTER TABLE holding ADD CONSTRAINT holding_never_overdrawn CHECK (purpose = 'mint' OR output <= input)",
    );
    await owner.query("SET session_replication_role = 'origin'");
  });

  const said = () =>
    check({ DATABASE_URL: w.env.databaseUrl, DATABASE_OWNER_URL: w.database.ownerUrl }).then(
      (text) => ({ balanced: true, text }),
      (error: unknown) => ({ balanced: false, text: error instanceof Error ? error.message : '' }),
    );

  it('X10 sound books are balanced, every unit counted', async () => {
    expect(await said()).toEqual({ balanced: true, text: 'The books are balanced: 2 units.' });
  });

  it('X10 copies that nobody issued are found at their line item', async () => {
    await owner.query('UPDATE holding SET input = input + 3 WHERE id = $1', [line]);
    const { balanced, text } = await said();
    expect(balanced).toBe(false);
    expect(text).toContain('The books are not balanced: 1 of 2 units.');
    expect(text).toContain('its holdings have 13 in all, and 10 was issued.');
    expect(text).toContain(`${w.programme.slug}, unit`);
    expect(text).toContain(`line item ${activationId}: it has 13, and its transfers say 10.`);
  });

  it('X10 less than nothing is found', async () => {
    await owner.query('UPDATE holding SET output = input + 1 WHERE id = $1', [line]);
    expect((await said()).text).toContain(`line item ${activationId}: it has -1, which is less than nothing.`);
  });

  it('X10 a seat that is on without being counted is found', async () => {
    await owner.query('DELETE FROM seat');
    expect((await said()).text).toContain(`seats in use of account ${partner.id}: 1 seats are in use, and 0 are on.`);
  });

  it('X10 a wrong mark of free licences is found at its line of an order', async () => {
    await owner.query('UPDATE order_line SET free = FALSE');
    expect((await said()).text).toMatch(/order line [0-9a-f-]{36}: 3 are free, and its mark says that none is\./u);
    await owner.query('UPDATE order_line SET free = TRUE');
  });

  it('X10 the worker checks as the application, remembers what it found, and logs what is wrong', async () => {
    const looked = async () => {
      const lines: string[] = [];
      const books = startBooks(w.env.databaseUrl, pino({ level: 'warn' }, { write: (text) => lines.push(text) }));
      expect(books.last()).toBeNull();
      await books.checked;
      await books.stop();
      return { balanced: books.last()?.balanced, log: lines.join('') };
    };
    expect(await looked()).toEqual({ balanced: true, log: '' });
    await owner.query('UPDATE holding SET input = input + 3 WHERE id = $1', [line]);
    const { balanced, log } = await looked();
    expect(balanced).toBe(false);
    expect(log).toContain(`line item ${activationId}: it has 13`);
  });
});
