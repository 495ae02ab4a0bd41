import { testDatabase, type TestDatabase } from '@tierline/database/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Values = Record<string, unknown>;
type Wall = readonly [name: string, table: string, ...rows: Values[]];

const when = '2026-11-29T12:00:00Z';
const later = '2027-11-29T12:00:00Z';
const id = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';

const certified = { certificate: 'x', root_thumbprint: 'r', not_before: when, expires_at: later };

/** What a sound row of a table needs beside whatever its columns' types allow. */
const sound: Record<string, Values> = {
  activation: { host_scheme: 'mac', host_id: 'a', not_before: when, expires_at: later },
  api_key: { role: 'observer', ending: 'abcd' },
  holding: { purpose: 'line', input: 9, output: 4, received: 3, given_back: 2 },
  invitation: { role: 'observer' },
  line_item: { id, root_id: id },
  mail_attachment: { content: '\\x61' },
  portal_user: { role: 'observer' },
  product: { delivers: 'copies' },
  recall_request: { copies: 1 },
  sign_in: { outcome: 'signed-in' },
  signing_key: { sealed: 'sealed' },
  site: { next_month: '2026-12-01' },
  site_charge: { state: 'due', month: '2026-12-01' },
  transfer: { from_id: id, to_id: other, quantity: 1 },
};

/** A row, or more than one, that the named check or unique index refuses. */
const walls: readonly Wall[] = [
  ['account_status', 'account', { status: 'lost' }],
  ['account_tier', 'account', { tier: 10 }],
  ['account_tier', 'account', { tier: -1 }],
  ['account_one_vendor', 'account', ...twice({ vendor_id: id, tier: 0 })],
  ['account_vendor_id_identifier_key_key', 'account', ...twice({ vendor_id: id, identifier_key: 'n-1' })],
  ['account_vendor_id_name_key_key', 'account', ...twice({ vendor_id: id, name_key: 'nordlicht' })],
  ['activation_file', 'activation', { generation: 0 }],
  ['activation_file', 'activation', { fetched_generation: 2 }],
  ['activation_continues_id_key', 'activation', ...twice({ continues_id: id })],
  ['activation_file', 'activation', { file_copies: 0 }],
  ['activation_file', 'activation', { not_before: later }],
  ['activation_handed', 'activation', { handed_copies: -1 }],
  ['activation_handed', 'activation', { handed_copies: 1 }],
  ['activation_handed', 'activation', { handed_until: when }],
  ['activation_host', 'activation', { host_scheme: 'lost' }],
  ['activation_host', 'activation', { host_id: '' }],
  ['activation_host', 'activation', { host_id: 'a'.repeat(129) }],
  ['activation_one_host', 'activation', ...twice({ line_item_id: id, host_id: 'a' })],
  ['activation_returning', 'activation', { returning_copies: -1 }],
  ['activation_returning', 'activation', { returning_copies: 1 }],
  ['activation_returning', 'activation', { returns_at: when }],
  ['activation_returning', 'activation', { lost: true }],
  ['activation_state', 'activation', { state: 'lost' }],
  ['activation_state', 'activation', { state: 'ended' }],
  ['activation_state', 'activation', { ended_at: when }],
  ['activation_move_copies', 'activation_move', { copies: 0 }],
  ['api_key_customer', 'api_key', { customer_id: id }],
  ['api_key_ending', 'api_key', { ending: 'abc' }],
  ['api_key_role', 'api_key', { role: 'lost' }],
  ['api_key_hash_key', 'api_key', ...twice({ hash: 'hash' })],
  ['custody_pkey', 'custody', ...twice({ upper_id: id, lower_id: other })],
  ['entitlement_account_id_order_key_key', 'entitlement', ...twice({ account_id: id, order_key: 'po-1' })],
  ['expiry_notice_days', 'expiry_notice', { days: 0 }],
  ['expiry_notice_days', 'expiry_notice', { days: 366 }],
  ['expiry_notice_pkey', 'expiry_notice', ...twice({ user_id: id, line_item_id: other, days: 30 })],
  ['holding_never_overdrawn', 'holding', { output: 10 }],
  ['holding_purpose', 'holding', { purpose: 'lost' }],
  ['holding_sane_counts', 'holding', { output: -1 }],
  ['holding_sane_counts', 'holding', { purpose: 'mint', input: 3, output: 9, received: 4 }],
  ['holding_sane_counts', 'holding', { given_back: 4 }],
  ['holding_sane_counts', 'holding', { output: 1 }],
  ['holding_sane_counts', 'holding', { given_back: -1 }],
  ['invitation_ended', 'invitation', { ended_at: when }],
  ['invitation_ended', 'invitation', { ending: 'used' }],
  ['invitation_ending', 'invitation', { ending: 'lost', ended_at: when }],
  ['invitation_role', 'invitation', { role: 'lost' }],
  ['invitation_hash_key', 'invitation', ...twice({ hash: 'hash' })],
  ['invitation_one_open', 'invitation', ...twice({ user_id: id })],
  ['key_version_one_row', 'key_version', { id: 2 }],
  ['line_item_held', 'line_item', { held_by_id: id }],
  ['line_item_root', 'line_item', { root_id: other }],
  ['line_item_root', 'line_item', { parent_id: other }],
  ['line_item_state', 'line_item', { state: 'lost' }],
  ['line_item_term', 'line_item', { starts_on: '2026-12-02', expires_on: '2026-12-01' }],
  [
    'line_item_activation_id_key',
    'line_item',
    { activation_id: '2B7D' },
    { activation_id: '2B7D', id: other, root_id: other },
  ],
  ['mail_attachment_size', 'mail_attachment', { content: '\\x' }],
  ['mail_state', 'mail', { state: 'lost' }],
  ['move_request_copies', 'move_request', { copies: 0 }],
  ['move_request_copies', 'move_request', { extra_moves: -1 }],
  ['move_request_copies', 'move_request', { extra_moves: 1 }],
  ['move_request_released', 'move_request', { released: true }],
  ['move_request_one_open', 'move_request', ...twice({ activation_id: id })],
  ['move_request_state', 'move_request', { state: 'lost', decided_at: when }],
  ['move_request_state', 'move_request', { state: 'declined' }],
  ['move_request_state', 'move_request', { decided_at: when }],
  ['operation_account_pkey', 'operation_account', ...twice({ operation_id: id, account_id: other })],
  ['operation_reverses_id_key', 'operation', ...twice({ reverses_id: id })],
  ['order_line_term', 'order_line', { starts_on: '2026-12-02', expires_on: '2026-12-01' }],
  ['order_line_order_id_position_key', 'order_line', ...twice({ order_id: id, position: 0 })],
  ['portal_user_role', 'portal_user', { role: 'lost' }],
  ['portal_user_password_kind', 'portal_user', { password_kind: 'lost' }],
  ['portal_user_status', 'portal_user', { status: 'lost' }],
  ['portal_user_vendor_id_email_key_key', 'portal_user', ...twice({ vendor_id: id, email_key: 'a@b.example' })],
  ['product_activation', 'product', { lease_days: 0 }],
  ['product_activation', 'product', { lease_days: 367 }],
  ['product_activation', 'product', { grace_days: 61 }],
  ['product_activation', 'product', { copies_per_host: 0 }],
  ['product_activation', 'product', { moves_per_year: 101 }],
  ['product_credits', 'product', { delivers: 'credits' }],
  ['product_credits', 'product', { credits: 5 }],
  ['product_credits', 'product', { delivers: 'credits', credits: 0 }],
  ['product_delivers', 'product', { delivers: 'lost' }],
  ['product_host_scheme', 'product', { host_scheme: 'lost' }],
  ['product_integration', 'product', { integration: 'meetings' }],
  ['product_status', 'product', { status: 'lost' }],
  ['product_vendor_id_sku_key_key', 'product', ...twice({ vendor_id: id, sku_key: 'sku' })],
  ['purchase_order_cancelled', 'purchase_order', { state: 'cancelled', cancelled_at: when }],
  ['purchase_order_cancelled', 'purchase_order', { cancelled_by_id: id }],
  ['purchase_order_state', 'purchase_order', { state: 'lost' }],
  ['purchase_order_one_number', 'purchase_order', ...twice({ account_id: id, number_key: 'po-1' })],
  ['recall_request_copies', 'recall_request', { copies: 0 }],
  ['recall_request_decided', 'recall_request', { decided_at: when }],
  ['recall_request_decided', 'recall_request', { state: 'accepted' }],
  ['recall_request_state', 'recall_request', { state: 'lost', decided_at: when }],
  ['recall_request_one_open', 'recall_request', ...twice({ line_item_id: id })],
  ['relation_of_two', 'relation', { upper_id: id, lower_id: id }],
  ['relation_pkey', 'relation', ...twice({ upper_id: id, lower_id: other })],
  ['relation_request_state', 'relation_request', { state: 'lost' }],
  ['relation_request_one_open', 'relation_request', ...twice({ upper_id: id, lower_id: other })],
  ['request_number', 'request', { number: 0 }],
  ['request_upwards', 'request', { account_id: id, to_account_id: id }],
  ['request_account_id_to_account_id_number_key', 'request', ...twice({ account_id: id, to_account_id: other })],
  ['request_forward_copies', 'request_forward', { copies: 0 }],
  ['request_forward_pkey', 'request_forward', ...twice({ lower_id: id, upper_id: other })],
  ['request_forward_upwards', 'request_forward', { lower_id: id, upper_id: id }],
  ['request_line_copies', 'request_line', { copies: 0 }],
  ['request_line_copies', 'request_line', { copies: 1_000_001 }],
  ['request_line_position', 'request_line', { position: 101 }],
  ['request_line_renewal', 'request_line', { renews_id: id }],
  ['request_line_renewal', 'request_line', { ends_on: '2026-12-01' }],
  ['request_line_state', 'request_line', { state: 'lost' }],
  ['request_line_request_id_position_key', 'request_line', ...twice({ request_id: id, position: 1 })],
  ['request_rule_copies', 'request_rule', { copies_per_day: 0 }],
  ['request_rule_copies', 'request_rule', { copies_per_day: 1_000_001 }],
  ['request_rule_downwards', 'request_rule', { account_id: id, partner_id: id }],
  [
    'request_rule_account_id_partner_id_product_id_key',
    'request_rule',
    ...twice({ account_id: id, partner_id: other, product_id: id }),
  ],
  ['saved_view_author_id_list_name_key_key', 'saved_view', ...twice({ author_id: id, list: 'orders', name_key: 'a' })],
  ['seat_ended', 'seat', { ended_at: when }],
  ['seat_ended', 'seat', { ended_by_id: id }],
  ['seat_one_on', 'seat', ...twice({ user_id: id, product_id: other })],
  ['seat_pool_account_id_order_line_id_key', 'seat_pool', ...twice({ account_id: id, order_line_id: other })],
  ['seat_pool_used_id_key', 'seat_pool', ...twice({ used_id: id })],
  ['secret_canary_one', 'secret_canary', { id: 2 }],
  ['session_previous_refresh_hash_key', 'session', ...twice({ previous_refresh_hash: 'hash' })],
  ['session_refresh_hash_key', 'session', ...twice({ refresh_hash: 'hash' })],
  ['signing_key_certified', 'signing_key', { certificate: 'x' }],
  ['signing_key_certified', 'signing_key', { state: 'current' }],
  ['signing_key_days', 'signing_key', { not_before: later, expires_at: when, certificate: 'x', root_thumbprint: 'r' }],
  ['signing_key_one_current', 'signing_key', ...twice({ vendor_id: id, ...certified, state: 'current' })],
  ['signing_key_one_next', 'signing_key', ...twice({ vendor_id: id })],
  ['signing_key_sealed', 'signing_key', { sealed: null }],
  ['signing_key_sealed', 'signing_key', { state: 'revoked' }],
  ['signing_key_state', 'signing_key', { state: 'lost', sealed: null, ...certified }],
  [
    'signing_key_vendor_id_thumbprint_key',
    'signing_key',
    { vendor_id: id, thumbprint: 'a', state: 'next', sealed: 'sealed' },
    { vendor_id: id, thumbprint: 'a', state: 'revoked', sealed: null },
  ],
  ['signing_root_pkey', 'signing_root', ...twice({ vendor_id: id, thumbprint: 'a' })],
  ['sign_in_outcome', 'sign_in', { outcome: 'lost' }],
  ['site_counts', 'site', { users: -1 }],
  ['site_counts', 'site', { devices: -1 }],
  ['site_deleted', 'site', { state: 'deleted' }],
  ['site_deleted', 'site', { deleted_at: when }],
  ['site_next_month', 'site', { next_month: '2026-12-02' }],
  ['site_state', 'site', { state: 'lost' }],
  ['site_one_name', 'site', ...twice({ account_id: id, name_key: 'harbour' })],
  [
    'site_administrator_site_id_email_key_key',
    'site_administrator',
    ...twice({ site_id: id, email_key: 'a@b.example' }),
  ],
  ['site_charge_amount', 'site_charge', { amount: -1 }],
  ['site_charge_month', 'site_charge', { month: '2026-12-02' }],
  ['site_charge_paid', 'site_charge', { state: 'paid' }],
  ['site_charge_paid', 'site_charge', { paid_by_id: id }],
  ['site_charge_state', 'site_charge', { state: 'lost' }],
  ['site_charge_site_id_month_key', 'site_charge', ...twice({ site_id: id, month: '2026-12-01' })],
  ['transfer_pkey', 'transfer', ...twice({ operation_id: id, seq: 1 })],
  ['transfer_of_credits', 'transfer', { at: when }],
  ['transfer_of_credits', 'transfer', { wallet_id: id }],
  ['transfer_of_two', 'transfer', { to_id: id }],
  ['transfer_quantity', 'transfer', { quantity: 0 }],
  ['vendor_slug_key', 'vendor', ...twice({ slug: 'velkamo' })],
  ['wallet_account_id_key', 'wallet', ...twice({ account_id: id })],
  ['wallet_charged_id_key', 'wallet', ...twice({ charged_id: id })],
  ['wallet_mint_id_key', 'wallet', ...twice({ mint_id: id })],
];

/** Two rows that have these values in common. */
function twice(values: Values): Values[] {
  return [values, values];
}

describe('SPEC §1 the database itself refuses what no rule would have written', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  const columns = new Map<string, { name: string; type: string }[]>();

  beforeAll(async () => {
    database = await testDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ table: string; name: string; type: string }>(
      `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace
         AND c.relkind = 'r'
         AND a.attnum > 0
         AND NOT a.attisdropped
         AND a.attnotnull
         AND NOT a.atthasdef`,
    );
    for (const { table, name, type } of rows) columns.set(table, [...(columns.get(table) ?? []), { name, type }]);
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  let made = 0;
  const anyValue: Record<string, () => unknown> = {
    uuid: () => `00000000-0000-4000-9000-${String(made++).padStart(12, '0')}`,
    text: () => `text ${made++}`,
    date: () => '2026-12-01',
    integer: () => 1,
    bigint: () => 1,
    boolean: () => false,
    jsonb: () => ({}),
    'timestamp with time zone': () => when,
  };
  const row = (table: string, values: Values): Values => ({
    ...Object.fromEntries((columns.get(table) ?? []).map(({ name, type }) => [name, anyValue[type]?.()])),
    ...sound[table],
    ...values,
  });
  // What the database says to the rows; that what they name is not there it would say only at the end.
  const refusedBy = async (table: string, rows: Values[]): Promise<string | undefined> => {
    const whole = rows.map((values) => row(table, values));
    const names = [...new Set(whole.flatMap(Object.keys))].map((name) => pg.escapeIdentifier(name)).join(', ');
    await owner.query('BEGIN');
    try {
      await owner.query(
        `INSERT INTO ${pg.escapeIdentifier(table)} (${names})
          SELECT ${names}
          FROM jsonb_populate_recordset(NULL::${pg.escapeIdentifier(table)}, $1)`,
        [JSON.stringify(whole)],
      );
      return undefined;
    } catch (error) {
      return error instanceof pg.DatabaseError ? (error.constraint ?? error.message) : String(error);
    } finally {
      await owner.query('ROLLBACK');
    }
  };

  it.each(walls.map(([name, table, ...rows]) => ({ name, table, rows })))(
    '§1 $name of $table',
    async ({ name, table, rows }) => {
      expect(await refusedBy(table, rows)).toBe(name);
      // The same rows without what is wrong with them get past it.
      const right = rows.map(() => ({}));
      expect(await refusedBy(table, right)).not.toBe(name);
    },
  );

  // The unit beside a holding's own id is there for the foreign keys of transfers, and cannot be there twice.
  it('§1 has one such example for each check, each unique index and each key of several columns', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT conname::text AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace
       UNION SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
         WHERE i.indisunique
           AND (NOT i.indisprimary OR i.indnatts > 1)
           AND c.relname <> 'holding_id_unit_key'
           AND c.relnamespace = 'public'::regnamespace
         ORDER BY 1`,
    );
    expect([...new Set(walls.map(([name]) => name))].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });
});
