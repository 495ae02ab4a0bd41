import { emailKey, keyVersion, laterKey, nameKey, personKey } from '@tierline/domain';
import type pg from 'pg';

/**
 * A key and how it is made. `scope`: within which columns it is unique, null where it is not; `only`: of which rows.
 */
type Key = {
  readonly table: string;
  readonly key: string;
  readonly from: readonly string[];
  readonly make: (values: readonly string[]) => string;
  readonly scope: readonly string[] | null;
  readonly only?: string;
};

function ofOne(make: (text: string) => string) {
  return ([value = '']: readonly string[]) => make(value);
}
function name(table: string, key: string, from: string, scope: readonly string[] | null, only?: string): Key {
  return {
    table,
    key,
    from: [from],
    make: ofOne(nameKey),
    scope,
    ...(only !== undefined && { only }),
  };
}

const keys: readonly Key[] = [
  name('account', 'name_key', 'name', ['vendor_id']),
  name('account', 'identifier_key', 'identifier', ['vendor_id']),
  name('product', 'sku_key', 'sku', ['vendor_id']),
  name('product', 'name_key', 'name', null),
  name('entitlement', 'order_key', 'order_number', ['account_id']),
  name('purchase_order', 'number_key', 'number', ['account_id'], `state = 'open'`),
  name('request', 'reference_key', 'reference', null),
  name('site', 'name_key', 'name', ['account_id'], `state = 'active'`),
  name('saved_view', 'name_key', 'name', ['author_id', 'list']),
  { table: 'portal_user', key: 'email_key', from: ['email'], make: ofOne(emailKey), scope: ['vendor_id'] },
  { table: 'site_administrator', key: 'email_key', from: ['email'], make: ofOne(emailKey), scope: ['site_id'] },
  {
    table: 'portal_user',
    key: 'search_key',
    from: ['email', 'first_name', 'last_name'],
    scope: null,
    make: ([email = '', firstName = '', lastName = '']) => personKey({ email, firstName, lastName }),
  },
];

/**
 * Two rows whose names or numbers have become one by the new keys: the later keeps its name under a key that nobody can
 * type.
 */
export type Twin = { readonly table: string; readonly id: string; readonly value: string };

/**
 * Makes the keys of names and numbers anew where the database's were made by an older `nameKey`, in one transaction.
 * Returns what can no longer be distinguished; an upgrade never fails for it.
 */
export async function renewKeys(client: pg.Client): Promise<readonly Twin[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.key_version') is not null as there`,
  );
  if (rows[0]?.there !== true) return [];
  await client.query('begin');
  try {
    const { rows: versions } = await client.query<{ version: number }>('select version from key_version for update');
    const twins: Twin[] = [];
    if ((versions[0]?.version ?? 0) < keyVersion) {
      for (const key of keys) twins.push(...(await renew(client, key)));
      await client.query('update key_version set version = $1', [keyVersion]);
    }
    await client.query('commit');
    return twins;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

const atOnce = 5_000;

type Changed = { readonly id: string; readonly value: string; readonly key: string };

async function renew(client: pg.Client, key: Key): Promise<Twin[]> {
  const changed = await changedRows(client, key);
  if (changed.length === 0) return [];
  if (key.scope === null) {
    await write(client, key, changed);
    return [];
  }
  // First out of the way of one another, each to a key that nobody can type.
  await write(
    client,
    key,
    changed.map((row) => ({ ...row, key: laterKey(row.key, row.id) })),
  );
  const twins: Changed[] = [];
  for (const batch of batches(changed)) {
    const free = await firstOfEach(client, key, batch);
    await write(
      client,
      key,
      batch.filter(({ id }) => free.has(id)),
    );
    twins.push(...batch.filter(({ id }) => !free.has(id)));
  }
  // Several deliveries on one order of one account need no repair.
  if (key.table === 'entitlement') return [];
  return twins.map(({ id, value }) => ({ table: key.table, id, value }));
}

// In the order in which they came, so that the first keeps what both are called.
async function changedRows(client: pg.Client, { table, key, from, make }: Key): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (let after: readonly string[] | null = null; ;) {
    const { rows }: pg.QueryResult<{ id: string; at: string; key: string; values: string[] }> = await client.query(
      `select id, created_at::text as at, ${key} as key, array[${from.join(', ')}] as values from ${table}
       where $1::timestamptz is null or (created_at, id) > ($1::timestamptz, $2::uuid) order by created_at,
         id limit ${atOnce}`,
      after === null ? [null, null] : [...after],
    );
    for (const row of rows) {
      const made = make(row.values);
      if (made !== row.key) changed.push({ id: row.id, value: row.values[0] ?? '', key: made });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return changed;
    after = [last.at, last.id];
  }
}

// Which of the rows may have their key: where nobody has it who stays, and nobody of the batch came before.
async function firstOfEach(client: pg.Client, { table, key, scope, only }: Key, batch: readonly Changed[]) {
  const same = (scope ?? []).map((column) => `other.${column} = t.${column}`).join(' and ');
  const counts = (row: string) => (only === undefined ? 'true' : `${row}.${only}`);
  const { rows } = await client.query<{ id: string }>(
    `with wanted as (select * from unnest($1::uuid[], $2::text[]) with ordinality as w (id, key, place))
     select t.id from wanted w join ${table} t on t.id = w.id
     where not ${counts('t')} or (
       not exists (select 1 from ${table} other where ${same} and other.${key} = w.key and ${counts('other')})
       and not exists (select 1 from wanted earlier join ${table} other on other.id
         = earlier.id where ${same} and earlier.key = w.key and earlier.place < w.place and ${counts('other')}))`,
    [batch.map(({ id }) => id), batch.map((row) => row.key)],
  );
  return new Set(rows.map(({ id }) => id));
}

async function write(client: pg.Client, { table, key }: Key, rows: readonly Changed[]) {
  for (const batch of batches(rows)) {
    await client.query(
      `update ${table} t set ${key} = w.key from unnest($1::uuid[], $2::text[]) as w (id, key) where t.id = w.id`,
      [batch.map(({ id }) => id), batch.map((row) => row.key)],
    );
  }
}

function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, index) =>
    rows.slice(index * atOnce, (index + 1) * atOnce),
  );
}
