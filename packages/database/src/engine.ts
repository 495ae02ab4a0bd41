import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';
import { urlToAllVendors } from './connection.ts';

/** Prisma's own schema engine, as WebAssembly: nothing to download and no process of its own. */
export type Engine = bindings.SchemaEngine;

/** The tables the engine leaves out: none. */
export const noFilters = { externalTables: [], externalEnums: [] };

/** Runs work with a schema engine that is connected to the database as its owner. */
export async function withEngine<T>(
  url: string,
  schema: string | null,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  await (loaded ??= load());
  const datamodels: [string, string][] | undefined = schema === null ? undefined : [['schema.prisma', schema]];
  const pools: pg.Pool[] = [];
  const factory = bindMigrationAwareSqlAdapterFactory(
    mended(new PrismaPg({ connectionString: urlToAllVendors(url), max: 2 }), pools),
  );
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, factory);
  try {
    return await work(engine);
  } catch (error) {
    throw panic === undefined ? error : new Error(`The schema engine broke down: ${panic}`, { cause: error });
  } finally {
    if (panic === undefined) engine.free();
    // The engine leaves its connections open, and a database with connections cannot serve as a template.
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

let loaded: Promise<void> | undefined;
let panic: string | undefined;

async function load() {
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  // After a panic the engine looks for this; without it the panic's own words would be lost.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => (panic = message) } });
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': { ...bindings, ...idleTimers() },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
}

/** The engine forgets to clear the timer of its lock, which would keep the process for ten seconds. */
function idleTimers() {
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout'));
  const start = (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref();
  return Object.fromEntries(names.map((name) => [name, start]));
}

/** Works around what keeps the driver adapter from serving the schema engine. */
function mended(factory: PrismaPg, pools: pg.Pool[]): PrismaPg {
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, { connect: async () => mendedAdapter(await connect(), pools) });
}

function mendedAdapter(adapter: Awaited<ReturnType<PrismaPg['connect']>>, pools: pg.Pool[]) {
  const pool = adapter.underlyingDriver();
  pools.push(pool);
  // The adapter cuts scripts at each semicolon, also inside function bodies; Postgres takes them whole, in one
  // transaction.
  const executeScript = async (script: string) => {
    try {
      await pool.query(script);
    } catch (error) {
      throw adapterError(error);
    }
  };
  return Object.assign(adapter, { executeScript, queryRaw: readingCharacters(adapter.queryRaw.bind(adapter), pool) });
}

/** The catalogue's own numbers for "char" and text, the same in every Postgres. */
const char = 18;
const text = 25;

type QueryRaw = (query: SqlQuery) => Promise<SqlResultSet>;

/** The engine reads Postgres's catalogue, whose type "char" the adapter does not know: it is passed by it as text. */
function readingCharacters(queryRaw: QueryRaw, pool: pg.Pool): QueryRaw {
  const characters = new Set<string>();
  const query = pool.query.bind(pool) as (...args: readonly unknown[]) => Promise<pg.QueryResult>;
  const asText = async (...args: readonly unknown[]) => {
    const result = await query(...args);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== char) continue;
      field.dataTypeID = text;
      characters.add(field.name);
    }
    return result;
  };
  Object.assign(pool, { query: asText });

  return async (sql) => {
    characters.clear();
    const result = await queryRaw(sql);
    const columnTypes = result.columnTypes.map((type, i) =>
      characters.has(result.columnNames[i] ?? '') ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
}

function adapterError(error: unknown) {
  if (!(error instanceof Error)) return error;
  const told = error as Error & { code?: string; severity?: string; detail?: string; column?: string; hint?: string };
  return new DriverAdapterError({
    kind: 'postgres',
    code: told.code ?? 'XX000',
    severity: told.severity ?? 'ERROR',
    message: told.message,
    detail: told.detail,
    column: told.column,
    hint: told.hint,
  });
}
