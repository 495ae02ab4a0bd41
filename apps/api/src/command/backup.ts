import { openArchive, sealArchive, type ArchivePiece, type ArchiveTrouble } from '@tierline/core';
import {
  checkBooks,
  dumpDatabase,
  grantApplication,
  isFailure,
  migrate,
  restoreDatabase,
  roleOf,
  type DumpPart,
} from '@tierline/database';
import { createReadStream, statSync } from 'node:fs';
import { z } from 'zod';
import { complaint } from '../env.ts';
import { proveSecretOf } from '../prove-secret.ts';
import { tellTwins } from '../twins.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { canBeRead, mustBeNew, writeNewFrom } from './files.ts';
import { keepSecret } from './secret-file.ts';
import { onTarget } from './target.ts';

/** The options of the two commands. */
export type BackupOptions = {
  readonly 'secret-file'?: string | undefined;
  readonly 'passphrase-file'?: string | undefined;
};

/** How the two commands are called. */
export const backupUsage = `tierline backup FILE [--passphrase-file FILE]
tierline restore FILE [--secret-file FILE] [--passphrase-file FILE]`;

/**
 * Writes a whole database with its secret, and so its signing keys, to a new file, encrypted under a passphrase: whole
 * or not at all (X10). Returns what to say, with what the file holds.
 */
export async function backup(file: string, options: BackupOptions, source = process.env): Promise<string> {
  mustBeNew(file);
  return onTarget({ fresh: false, source }, async ({ ownerUrl, url, secret }) => {
    if (secret === undefined) throw complaint('TIERLINE_SECRET must be set.');
    await proveSecretOf(url, secret);
    const passphrase = await askPassphrase(file, { file: options['passphrase-file'], fresh: true });
    let rows: Rows = {};
    const pieces = piecesOf(dumpDatabase(ownerUrl), secret, (counted) => (rows = counted));
    await writeNewFrom(file, sealArchive(pieces, passphrase));
    const megabytes = (statSync(file).size / 1e6).toFixed(1);
    return [
      `Wrote ${file} (${megabytes} MB): the database and its secret, encrypted under the passphrase. It holds`,
      contents(rows),
      await books(ownerUrl, `Wrote ${file}`),
      'The roots that certify signing keys are not in it: they are kept elsewhere.',
    ].join('\n');
  });
}

/**
 * Restores such a file into an empty database, all of it or nothing, and checks its books (X10). The secret that it
 * holds is written to `--secret-file`, unless it is the configured one.
 */
export async function restore(file: string, options: BackupOptions, source = process.env): Promise<string> {
  canBeRead(file);
  return onTarget({ fresh: true, source }, async (target) => {
    const passphrase = await askPassphrase(file, { file: options['passphrase-file'] });
    const failed = (trouble: ArchiveTrouble) => complaint(sentences[trouble](file));
    const pieces = openArchive(createReadStream(file), passphrase, failed);
    const first = await pieces.next();
    if (first.done === true || first.value.kind !== kinds.start) throw failed('changed');
    const { secret, madeAt } = start.parse(JSON.parse(first.value.bytes.toString()));
    // Before the database: were it the other way round, a restored one could be left without its secret.
    if (secret !== target.secret) keepSecret(secret, options['secret-file'] ?? target.secretFile);
    const rows = await restoreDatabase(target.ownerUrl, partsOf(pieces)).catch((error: unknown) => {
      throw isFailure(error) && error.code === 'dump_damaged' ? failed('changed') : error;
    });
    await migrate(target.ownerUrl, undefined, tellTwins);
    await grantApplication(target.ownerUrl, roleOf(target.url));
    await proveSecretOf(target.url, secret);
    const done = `Restored ${file}, made ${madeAt}`;
    return [`${done}:`, contents(rows), await books(target.ownerUrl, done)].join('\n');
  });
}

const sentences: Readonly<Record<ArchiveTrouble, (file: string) => string>> = {
  'not-an-archive': (file) => `${file} is not a backup of Tierline.`,
  passphrase: (file) => `This is not the passphrase of ${file}, or its beginning was changed. Nothing was restored.`,
  changed: (file) => `${file} is not whole, or was changed. Nothing was restored.`,
};

type Rows = Readonly<Record<string, number>>;

/** The kinds of pieces: what the file begins with, rows as they are, and the other parts as JSON. */
const kinds = { start: 'S', rows: 'R', part: 'P' };

const start = z.strictObject({ madeAt: z.string(), secret: z.string().min(32) });
const part = z.discriminatedUnion('part', [
  z.strictObject({
    part: z.literal('schema'),
    migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  }),
  z.strictObject({ part: z.literal('table'), name: z.string(), columns: z.array(z.string()) }),
  z.strictObject({ part: z.literal('end'), rows: z.record(z.string(), z.number()) }),
]);

async function* piecesOf(
  dump: AsyncIterable<DumpPart>,
  secret: string,
  counted: (rows: Rows) => void,
): AsyncGenerator<ArchivePiece> {
  const json = (value: object) => Buffer.from(JSON.stringify(value));
  yield { kind: kinds.start, bytes: json({ madeAt: new Date().toISOString(), secret }) };
  for await (const one of dump) {
    if (one.part === 'end') counted(one.rows);
    yield one.part === 'rows' ? { kind: kinds.rows, bytes: one.bytes } : { kind: kinds.part, bytes: json(one) };
  }
}

async function* partsOf(pieces: AsyncIterable<ArchivePiece>): AsyncGenerator<DumpPart> {
  for await (const { kind, bytes } of pieces)
    yield kind === kinds.rows ? { part: 'rows', bytes } : part.parse(JSON.parse(bytes.toString()));
}

const listed: readonly [table: string, one: string, many: string][] = [
  ['vendor', 'vendor', 'vendors'],
  ['account', 'account', 'accounts'],
  ['portal_user', 'user', 'users'],
  ['line_item', 'line item', 'line items'],
  ['activation', 'activation', 'activations'],
  ['signing_key', 'signing key', 'signing keys'],
  ['purchase_order', 'order', 'orders'],
  ['site', 'site', 'sites'],
  ['operation', 'operation', 'operations'],
  ['mail', 'mail', 'mails'],
];

function contents(rows: Rows): string {
  const counts = listed.map(([table, one, many]) => `${rows[table] ?? 0} ${rows[table] === 1 ? one : many}`);
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return `  ${counts.join(', ')}; ${all} rows in ${Object.keys(rows).length} tables.`;
}

async function books(ownerUrl: string, done: string): Promise<string> {
  const { lots, wrong } = await checkBooks(ownerUrl);
  if (wrong.length === 0) return `The books are balanced: ${lots} ${lots === 1 ? 'unit' : 'units'}.`;
  throw complaint(
    `${done}, but its books are not balanced: ${wrong.slice(0, 10).join(', ')} (${wrong.length} in all).`,
  );
}
