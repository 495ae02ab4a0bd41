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
export const generateClient = async (): Promise<boolean> => {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false;
  rmSync(OUTPUT, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [PRISMA, 'generate', '--schema', SCHEMA], {
    cwd: ROOT,
    // Generating needs no schema engine; without a stand-in Prisma would try to download one.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  writeFileSync(STAMP, wanted);
  return true;
};

const ROOT = join(import.meta.dirname, '..');
const SCHEMA = join(ROOT, 'prisma', 'schema.prisma');
const OUTPUT = join(ROOT, 'packages', 'core', 'src', 'generated');
const STAMP = join(OUTPUT, 'stamp');
const PRISMA = join(ROOT, 'node_modules', 'prisma', 'build', 'index.js');

const fingerprint = () => {
  const { version } = createRequire(PRISMA)('../package.json') as { version: string };
  return createHash('sha256').update(version).update(readFileSync(SCHEMA)).digest('hex');
};

if (import.meta.main) await generateClient();
