import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaint } from './env.ts';

/** Returns the secret of this checkout: made once and kept beside its data, readable by its owner alone. */
export function keptSecret(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw complaint(`${file} is damaged: restore it, or without it start on an empty database.`);
  return secret;
}
