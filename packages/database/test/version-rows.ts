import type pg from 'pg';

/** What all ids of a version begin with where it was loaded as this number. */
export function idsOf(number: number): string {
  return `${String(number).padStart(8, '0')}${idsBegin.slice(8)}`;
}

/** The condition that a column of ids is of the version that was loaded as this number. */
export function isOf(column: string, number: number): string {
  return `"${column}" between '${idsOf(number)}000000000000' and '${idsOf(number)}ffffffffffff'`;
}

/** What all ids of kept data begin with. */
export const idsBegin = '00000000-0000-4000-8000-';

/** Tables that are the same in each database, or hold nothing of a vendor's. */
export const ours: ReadonlySet<string> = new Set([
  '_prisma_migrations',
  'key_version',
  'plan_table',
  'rate_limit',
  'secret_canary',
]);

/**
 * Puts a row into each table in which a version has none, made out of the types and checks of its columns: what no
 * demo data use is upgraded as well.
 */
export async function fillEmpty(client: pg.Client, number: number): Promise<void> {
  const { rows } = await client.query<Column>(selectColumns);
  const columns = rows.filter(({ table }) => !ours.has(table));
  // Some are empty only because what they point to is filled later.
  for (const _ of ['first', 'again'])
    for (const [table, its] of Map.groupBy(columns, (column) => column.table)) {
      const key = its.find(({ type }) => type === 'uuid')?.name ?? 'id';
      const needed = its.filter(({ needs }) => needs);
      const values = needed.map((column) => valueOf(column, number));
      await client.query(
        `insert into "${table}" (${needed.map(({ name }) => `"${name}"`).join(', ')}) select ${values.join(', ')}
         where not exists (select 1 from "${table}" where ${isOf(key, number)})
           and ${['true', ...values.filter((value) => value.startsWith('('))].join(' is not null and ')} is not null`,
      );
    }
}

/** A column: whether a row must say it, the table that it points to, and the checks that it must pass. */
type Column = {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly needs: boolean;
  readonly target: string | null;
  readonly checks: string | null;
};

function valueOf({ name, type, target, checks }: Column, number: number) {
  if (type === 'uuid') return target === null ? `'${idsOf(number)}ffffffff0000'::uuid` : anyOf(target, name, number);
  if (type === 'text') return `'${checks?.match(/'([^']+)'::text/u)?.[1] ?? `r${100 + number}`}'`;
  if (type === 'boolean') return 'false';
  if (type === 'bytea') return String.raw`'\x00'`;
  if (type === 'jsonb' || type.endsWith('[]')) return `'{}'`;
  if (!/^(?:date|timestamp)/u.test(type)) return '1';
  return /^(?:ends|expires)/u.test(name) ? `'2027-11-01'` : `'2026-11-01'`;
}

// Nobody hands on to themselves.
function anyOf(target: string, name: string, number: number) {
  const offset = /^(?:lower|to|partner)_/u.test(name) ? 1 : 0;
  return `(select id from "${target}" where ${isOf('id', number)} order by id limit 1 offset ${offset})`;
}

const selectColumns = `
  select c.relname::text as table, attname::text as name, format_type(atttypid, null) as type,
    attnotnull and not atthasdef or attname = 'id' as needs,
    (select confrelid::regclass::text from pg_constraint
     where contype = 'f' and conrelid = c.oid and conkey[array_upper(conkey, 1)] = attnum limit 1) as target,
    (select string_agg(pg_get_constraintdef(oid), ' ') from pg_constraint
     where contype = 'c' and conrelid = c.oid and attnum = any (conkey)) as checks
  from pg_class c join pg_attribute on attrelid = c.oid
  where relnamespace = 'public'::regnamespace and relkind = 'r'
    and attnum > 0 and not attisdropped and attgenerated = ''
  order by 1, attnum`;
