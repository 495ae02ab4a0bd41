import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkBooks, dropDatabase, dumpDatabase, migrate, restoreDatabase } from '../src/index.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';

/** The tables that no policy hides, and why each may be read by work for any vendor. */
const exempt: Readonly<Record<string, string>> = {
  vendor: 'which vendor a request is for is looked up here; the public pages show what it has',
  key_version: 'one number for all names; the application cannot read it',
  rate_limit: 'counters under hashes, counted before anybody is known',
  secret_canary: 'one sealed text for the whole database',
  _prisma_migrations: 'the history of the tables; the application cannot read it',
};

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

/** The views that look with their owner's rights: one of no table, and two that know the vendor by themselves. */
const ownersViews = ['plan_table', 'searched_activation', 'searched_user'];

describe('X10 row-level security', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const namesWhere = async (condition: string) =>
    (
      await owner.query<{ name: string }>(
        `SELECT c.relname::text AS name FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND ${condition} ORDER BY 1`,
      )
    ).rows.map(({ name }) => name);
  const walled = `c.relrowsecurity AND c.relforcerowsecurity
    AND EXISTS (SELECT 1 FROM pg_policy p
      WHERE p.polrelid = c.oid AND p.polname = 'of_vendor' AND p.polcmd = '*' AND p.polroles = '{0}')`;
  const ofVendor = `EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'vendor_id'
    AND NOT a.attisdropped)`;

  it('X10 every table has a policy by vendor, forced on its owner as well, but for those with a reason', async () => {
    expect(await namesWhere(`NOT (${walled})`)).toEqual(Object.keys(exempt).toSorted());
  });

  it('X10 no table has another policy, but that by which the two views of searches look', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT polrelid::regclass || ' ' || polname AS name FROM pg_policy WHERE polname <> 'of_vendor' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['activation searched', 'portal_user searched']);
  });

  it('X10 each row that is written says whose it is, and stays theirs, by any role', async () => {
    const without = (name: string) =>
      namesWhere(`${ofVendor} AND NOT EXISTS (
        SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = '${name}' AND t.tgenabled = 'O')`);
    expect(await without('of_bound_vendor')).toEqual([]);
    expect(await without('vendor_stays')).toEqual([]);
  });

  it('X10 the application’s role owns nothing and is exempt from nothing', async () => {
    const role = decodeURIComponent(new URL(database.url).username);
    const { rows } = await owner.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolreplication,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS member
       FROM pg_roles r WHERE rolname = $1`,
      [role],
    );
    const nothing = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolreplication: false };
    expect(rows).toEqual([{ ...nothing, owned: 0, member: 0 }]);
  });

  it('X10 views look with the rights of who asks, but for those that know the vendor', async () => {
    const { rows } = await owner.query<{ name: string; text: string }>(
      `SELECT relname::text AS name, pg_get_viewdef(oid) AS text FROM pg_class
       WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
         AND NOT coalesce('security_invoker=true' = ANY(reloptions), FALSE) ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(ownersViews);
    for (const { text } of rows.slice(1)) expect(text).toContain(`current_setting('tierline.vendor'`);
  });

  it('X10 functions that run with their owner’s rights are these', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT proname::text AS name FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['applied_migrations', 'commit_plans']);
  });

  it('X10 what no use case changes by hand the application’s role may not change, column by column', async () => {
    const role = decodeURIComponent(new URL(database.url).username);
    const { rows } = await owner.query<{ name: string; may: string; columns: string[] }>(
      `SELECT c.relname::text AS name, concat_ws(' ',
         CASE WHEN has_table_privilege($1, c.oid, 'select') THEN 'select' END,
         CASE WHEN has_table_privilege($1, c.oid, 'insert') THEN 'insert' END,
         CASE WHEN has_table_privilege($1, c.oid, 'update') THEN 'update' END,
         CASE WHEN has_table_privilege($1, c.oid, 'delete') THEN 'delete' END,
         CASE WHEN has_table_privilege($1, c.oid, 'truncate') THEN 'truncate' END) AS may,
         ARRAY(SELECT attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped
           AND has_column_privilege($1, c.oid, attnum, 'update')) AS columns
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') ORDER BY 1`,
      [role],
    );
    const able: Record<string, string> = {};
    for (const { name, may } of rows) able[may] = able[may] === undefined ? name : `${able[may]} ${name}`;
    expect(able).toEqual({
      '': '_prisma_migrations key_version',
      select: inOneLine(`activation activation_move custody entitlement expiry_notice holding line_item move_request
        order_line plan_table purchase_order recall_request receipt_nonce request request_forward request_fulfilment
        request_line searched_activation searched_user seat seat_pool site site_charge transfer visible_account
        wallet`),
      'select insert': inOneLine(`account api_key invitation operation operation_account product relation
        relation_request session signing_root vendor`),
      'select insert update': 'mail secret_canary signing_key',
      'select insert delete': inOneLine(`let_go mail_attachment portal_user recovery_code request_rule saved_view
        second_factor sign_in site_administrator token`),
      'select insert update delete': 'rate_limit',
    });
    const changing = rows.filter(({ may, columns }) => columns.length > 0 && !may.includes('update'));
    expect(Object.fromEntries(changing.map(({ name, columns }) => [name, columns.join(' ')]))).toEqual({
      account: inOneLine(`name name_key description address country language time_zone status activated_at
        visible_to_partners version`),
      api_key: 'revoked_at last_used_at version',
      invitation: 'opened_at ending ended_at',
      portal_user: inOneLine(`first_name last_name phone mobile address language time_zone role status may_sign_in
        shared_login marketing_mail expiry_mail password_hash password_kind initial_password_expires_at accepted_legal
        last_sign_in_at version search_key`),
      product: inOneLine(`name kind term_months description status version name_key copies_per_host features grace_days
        host_scheme lease_days moves_per_year`),
      recovery_code: 'used_at',
      relation_request: 'state decided_at',
      request_rule: 'copies_per_day set_by_id set_at version',
      saved_view: 'name name_key query shared version',
      second_factor: 'seed last_step created_at',
      session: 'refresh_hash previous_refresh_hash rotated_at last_seen_at ended_at',
      signing_root: 'revocation_list listed_at revoked',
      site: 'name name_key country time_zone notes users devices reported_at received_at version',
      site_administrator: 'mail_id',
      token: 'used_at',
      vendor: 'programme version',
    });
  });
});

describe('X10 a database whose owner is no superuser', () => {
  const name = `plain_owner_${randomBytes(6).toString('hex')}`;
  const vendorId = '00000000-0000-4000-8000-000000000001';
  const otherId = '00000000-0000-4000-8000-000000000002';
  const created: string[] = [];
  let ownerUrl: string;

  beforeAll(async () => {
    await asServer(`CREATE ROLE ${name} LOGIN PASSWORD 'plain' NOSUPERUSER NOBYPASSRLS`);
    ownerUrl = await ownDatabase('one');
    await migrate(ownerUrl);
    await rowsAs('all', `INSERT INTO vendor (id, slug, programme) VALUES ('${vendorId}', 'one', '{}')`);
  });
  afterAll(async () => {
    for (const database of created) await dropDatabase(inject('ownerUrl'), database);
    await asServer(`DROP ROLE ${name}`);
  });

  async function asServer(statement: string): Promise<void> {
    const server = new pg.Client({ connectionString: inject('ownerUrl') });
    await server.connect();
    try {
      await server.query(statement);
    } finally {
      await server.end();
    }
  }

  async function ownDatabase(which: string): Promise<string> {
    const database = `${name}_${which}`;
    await asServer(`CREATE DATABASE ${database} OWNER ${name}`);
    created.push(database);
    const url = new URL(inject('ownerUrl'));
    url.pathname = `/${database}`;
    url.username = name;
    url.password = 'plain';
    return url.href;
  }

  async function rowsAs(binding: string, statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: ownerUrl, options: `-c tierline.vendor=${binding}` });
    await client.connect();
    try {
      return (await client.query<object>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  const mine = 'SELECT id FROM product';
  const search = `SELECT s.id FROM searched_user s WHERE s.search_key LIKE '%' || substr(md5('77'), 5, 12) || '%'`;

  it('X10 meets the rows of the vendor it is bound to, and writes no others', async () => {
    const product = (id: string, vendor: string) =>
      `INSERT INTO product (id, vendor_id, sku, sku_key, name, name_key, kind)
       VALUES ('${id}', '${vendor}', 'a', '${id}', 'a', 'a', 'a')`;
    await rowsAs(vendorId, product(vendorId, vendorId));
    await expect(rowsAs(vendorId, product(otherId, otherId))).rejects.toThrow(/another vendor|row-level security/u);
    expect(await rowsAs(vendorId, mine)).toHaveLength(1);
    expect(await rowsAs('all', mine)).toHaveLength(1);
    expect(await rowsAs(otherId, mine)).toEqual([]);
    expect(await rowsAs('', mine)).toEqual([]);
  });

  it('A4 X10 a search by part of a name is served by its index, as no policy stands between', async () => {
    await rowsAs(
      'all',
      `INSERT INTO account (id, vendor_id, identifier, identifier_key, name, name_key, language, time_zone, tier)
         VALUES ('${vendorId}', '${vendorId}', 'a', 'a', 'a', 'a', 'en', 'UTC', 0);
       INSERT INTO portal_user (id, vendor_id, account_id, email, email_key, search_key, language, time_zone, role,
         may_sign_in)
         SELECT gen_random_uuid(), '${vendorId}', '${vendorId}', n, n, md5(n::text), 'en', 'UTC', 'observer', FALSE
         FROM generate_series(1, 20000) n;
       ANALYZE portal_user`,
    );
    const [plan] = (await rowsAs(vendorId, `EXPLAIN (FORMAT JSON) ${search}`)) as [object];
    expect(JSON.stringify(plan)).toContain('portal_user_search_key_trgm');
    expect(await rowsAs(vendorId, search)).toHaveLength(1);
    expect(await rowsAs(otherId, search)).toEqual([]);
  });

  it('X10 is backed up and restored whole, and walled again', async () => {
    const restored = await ownDatabase('two');
    const rows = await restoreDatabase(restored, dumpDatabase(ownerUrl));
    expect(rows).toMatchObject({ vendor: 1, product: 1, portal_user: 20_000 });
    expect((await checkBooks(restored)).faults).toEqual([]);
    ownerUrl = restored;
    expect(await rowsAs('', mine)).toEqual([]);
    expect(await rowsAs(vendorId, mine)).toHaveLength(1);
  });
});
