/**
 * What the application's role may do with a table; what is not here it may read and write. Nobody but commit_plans
 * writes what is only read here, and the ledger is append-only also by privilege. Of a row that it may change it may
 * change these columns alone: whose a row is, what it is about and when it was made stay. A column that no code changes
 * any more leaves with the version after, as processes of the version before go on during an upgrade.
 */
export const rights: Readonly<Record<string, string>> = {
  ...of('select', [
    'activation',
    'activation_move',
    'custody',
    'entitlement',
    'expiry_notice',
    'holding',
    'line_item',
    'move_request',
    'order_line',
    'plan_table',
    'purchase_order',
    'recall_request',
    'receipt_nonce',
    'request',
    'request_forward',
    'request_fulfilment',
    'request_line',
    'searched_activation',
    'searched_user',
    'seat',
    'seat_pool',
    'site_charge',
    'transfer',
    'visible_account',
    'wallet',
  ]),
  ...of('select, insert', ['operation', 'operation_account', 'relation']),
  ...of('select, insert, delete', ['let_go', 'mail_attachment', 'sign_in']),
  // `secret rotate` locks these, which only a role may that may change all their columns.
  ...of('select, insert, update', ['mail', 'secret_canary', 'signing_key']),
  ...of('', ['key_version', '_prisma_migrations']),
  account: `select, insert, update (name, name_key, description, address, country, language, time_zone,
    visible_to_partners, status, activated_at, version)`,
  api_key: 'select, insert, update (last_used_at, revoked_at, version)',
  invitation: 'select, insert, update (opened_at, ending, ended_at)',
  portal_user: `select, insert, update (first_name, last_name, search_key, phone, mobile, address, language, time_zone,
    role, status, may_sign_in, shared_login, marketing_mail, expiry_mail, password_hash, password_kind,
    initial_password_expires_at, accepted_legal, last_sign_in_at, version), delete`,
  product: `select, insert, update (name, name_key, kind, term_months, description, lease_days, grace_days, host_scheme,
    copies_per_host, moves_per_year, features, status, version)`,
  recovery_code: 'select, insert, update (used_at), delete',
  relation_request: 'select, insert, update (state, decided_at)',
  request_rule: 'select, insert, update (copies_per_day, set_by_id, set_at, version), delete',
  saved_view: 'select, insert, update (name, name_key, query, shared, version), delete',
  second_factor: 'select, insert, update (seed, last_step, created_at), delete',
  session: 'select, insert, update (refresh_hash, previous_refresh_hash, rotated_at, last_seen_at, ended_at)',
  signing_root: 'select, insert, update (revocation_list, listed_at, revoked)',
  site: `select, update (name, name_key, country, time_zone, notes, users, devices, reported_at, received_at,
    version)`,
  site_administrator: 'select, insert, update (mail_id), delete',
  token: 'select, insert, update (used_at), delete',
  vendor: 'select, insert, update (programme, version)',
};

function of(allowed: string, tables: readonly string[]): Record<string, string> {
  return Object.fromEntries(tables.map((table) => [table, allowed]));
}
