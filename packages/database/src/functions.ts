import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { reason } from './connection.ts';
import { failure } from './failure.ts';
import { prismaFolder } from './migrations.ts';

/** A function or view of the checkout, as its file `prisma/functions/NAME.sql` has it. */
export type SqlFunction = {
  readonly name: string;
  readonly kind: 'function' | 'view';
  readonly sql: string;
  /** The file and a hash of its text; the comment on the function in the database begins with it. */
  readonly mark: string;
};

/** The functions of the checkout, then its views, each by name. */
export function readFunctions(folder = prismaFolder): readonly SqlFunction[] {
  const home = join(folder, 'functions');
  if (!existsSync(home)) return [];
  const files = readdirSync(home).filter((file) => file.endsWith('.sql'));
  const read = files.toSorted().map((file) => sourceOf(file, readFileSync(join(home, file), 'utf8')));
  return [...read.filter(({ kind }) => kind === 'function'), ...read.filter(({ kind }) => kind === 'view')];
}

function sourceOf(file: string, sql: string): SqlFunction {
  const name = basename(file, '.sql');
  const made = [...sql.matchAll(/^create or replace (function|view) (\w+)/gimu)];
  const kind = made[0]?.[1]?.toLowerCase();
  if (made.length !== 1 || made[0]?.[2] !== name || (kind !== 'function' && kind !== 'view'))
    throw failure('migration_failed', `prisma/functions/${file} must create or replace ${name}, and nothing else.`);
  return { name, kind, sql, mark: `prisma/functions/${file} ${createHash('sha256').update(sql).digest('hex')}` };
}

/** What the comments of a database's functions and views begin with where they are those of this version. */
export function functionMarks(folder = prismaFolder): readonly string[] {
  return readFunctions(folder).map(({ mark }) => mark);
}

/** A function or view that a database has. `comment` says which file it was made from, and by what it is known. */
type Present = {
  readonly oid: string;
  readonly kind: SqlFunction['kind'];
  readonly name: string;
  readonly signature: string;
  readonly definition: string;
  readonly definer: boolean;
  readonly comment: string | null;
  readonly roles: readonly string[];
};

/** The functions and views of the database, without those of extensions. */
export async function presentFunctions(client: pg.Client): Promise<readonly Present[]> {
  const { rows } = await client.query<Present>(selectPresent);
  return rows;
}

/**
 * Makes the functions and views of the database those of the checkout, all or none, and returns the files it applied.
 * Applied are those whose text, or whose function in the database, is another than last time; a function whose file is
 * gone is dropped. Others than those made from files are left alone. To be called under the lock of migrations.
 */
export async function applyFunctions(client: pg.Client, folder = prismaFolder): Promise<readonly string[]> {
  const { present, changed, gone } = await compareFunctions(client, folder);
  if (changed.length + gone.length === 0) return [];
  await client.query('begin');
  try {
    // Functions may call one another in any order: their bodies are checked once all are there.
    await client.query('set local check_function_bodies = off');
    for (const source of changed) await replace(client, source, present);
    await client.query('set local check_function_bodies = on');
    for (const source of changed) await run(client, source.name, source.sql);
    for (const { kind, name, signature } of gone) await run(client, name, `drop ${kind} ${signature}`);
    await leaveMarks(client, changed);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
  return changed.map(fileOf);
}

/** The files that `applyFunctions` would apply. */
export async function pendingFunctions(client: pg.Client, folder = prismaFolder): Promise<readonly string[]> {
  const { changed } = await compareFunctions(client, folder);
  return changed.map(fileOf);
}

async function compareFunctions(client: pg.Client, folder: string) {
  const sources = readFunctions(folder);
  const present = await presentFunctions(client);
  const changed = sources.filter((source) => !present.some((each) => isMadeFrom(each, source)));
  const gone = present.filter(
    (each) => each.comment?.startsWith('prisma/functions/') && !sources.some(({ name }) => name === each.name),
  );
  return { present, changed, gone };
}

function fileOf({ name }: SqlFunction) {
  return `functions/${name}.sql`;
}

function isMadeFrom({ name, kind, comment, definition }: Present, source: SqlFunction): boolean {
  return name === source.name && kind === source.kind && comment === `${source.mark} ${definition}`;
}

/** Where Postgres cannot replace it, as its arguments, result or columns changed: one goes, the other comes. */
async function replace(client: pg.Client, { name, kind, sql }: SqlFunction, present: readonly Present[]) {
  const old = present.filter((each) => each.name === name);
  await client.query('savepoint before');
  try {
    await client.query(sql);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !irreplaceable.has(error.code ?? '')) throw unapplied(name, error);
    await client.query('rollback to savepoint before');
    for (const { signature, kind: oldKind } of old) await run(client, name, `drop ${oldKind} ${signature}`);
    await run(client, name, sql);
  }
  const now = (await presentFunctions(client)).filter((each) => each.name === name);
  const added = now.find(({ oid }) => !old.some((each) => each.oid === oid));
  if (added === undefined) return;
  // With other types of arguments it stands beside the old one.
  for (const { signature, kind: oldKind } of now.filter(({ oid }) => oid !== added.oid))
    await run(client, name, `drop ${oldKind} ${signature}`);
  const right = kind === 'function' ? 'execute on function' : 'select on';
  for (const role of new Set(old.flatMap(({ roles }) => roles)))
    await client.query(`grant ${right} ${added.signature} to ${pg.escapeIdentifier(role)}`);
}

// Postgres gives everybody a new function; one with the owner's rights is for those whom `grantApplication` names.
async function leaveMarks(client: pg.Client, changed: readonly SqlFunction[]) {
  const present = await presentFunctions(client);
  for (const { name, kind, mark } of changed) {
    const made = present.find((each) => each.name === name && each.kind === kind);
    if (made === undefined) throw unapplied(name, new Error('it left nothing behind'));
    const { signature, definition, definer } = made;
    await client.query(`comment on ${kind} ${signature} is ${pg.escapeLiteral(`${mark} ${definition}`)}`);
    if (definer) await client.query(`revoke execute on function ${signature} from public`);
  }
}

async function run(client: pg.Client, name: string, sql: string) {
  try {
    await client.query(sql);
  } catch (error) {
    throw unapplied(name, error);
  }
}

function unapplied(name: string, error: unknown) {
  return failure('migration_failed', `prisma/functions/${name}.sql cannot be applied: ${reason(error)}`, error);
}

/** Postgres: `invalid_function_definition` and `invalid_table_definition`. */
const irreplaceable: ReadonlySet<string> = new Set(['42P13', '42P16']);

const selectPresent = `
  select p.oid::text, 'function' as kind, proname::text as name, p.oid::regprocedure::text as signature,
    md5(pg_get_functiondef(p.oid)) as definition, prosecdef as definer, obj_description(p.oid, 'pg_proc') as comment,
    array(select rolname::text from aclexplode(proacl) a join pg_roles r on r.oid = a.grantee
      where a.grantee <> proowner) as roles
  from pg_proc p
  where pronamespace = 'public'::regnamespace and prokind = 'f' and not exists (
    select 1 from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')
  union all
  select c.oid::text, 'view', relname::text, quote_ident(relname),
    md5(concat(pg_get_viewdef(c.oid), reloptions)), false, obj_description(c.oid, 'pg_class'),
    array(select distinct rolname::text from aclexplode(relacl) a join pg_roles r on r.oid = a.grantee
      where a.grantee <> relowner)
  from pg_class c
  where relnamespace = 'public'::regnamespace and relkind = 'v' and not exists (
    select 1 from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
  order by kind, name, signature`;
