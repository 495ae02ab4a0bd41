import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Makes the Prisma client out of `schema.prisma` where it is missing or older than the schema; true if it had to.
 * Also run directly: `node tools/generate.ts`.
 */
export async function generateClient(): Promise<boolean> {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  rmSync(output, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [prisma, 'generate', '--schema', schema], {
    cwd: root,
    // Generating needs no schema engine; without a stand-in Prisma would try to download one.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  writeFileSync(stamp, wanted);
  return true;
}

const root = join(import.meta.dirname, '..');
const schema = join(root, 'prisma', 'schema.prisma');
const output = join(root, 'packages', 'core', 'generated');
const stamp = join(output, 'stamp');
const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js');

function fingerprint() {
  const { version } = createRequire(prisma)('../package.json') as { version: string };
  return createHash('sha256').update(version).update(readFileSync(schema)).digest('hex');
}

if (import.meta.main) await generateClient();
