import { existsSync } from 'node:fs';
import { complaint } from '../env.ts';
import { readText, writeNew } from './files.ts';

/** Returns the secret in a file; null where there is no such file. */
export function readSecret(file: string): string | null {
  if (!existsSync(file)) return null;
  const secret = readText(file, 4096).trim();
  if (secret.length < 32) throw complaint(`${file} is not the file of a secret: it has less than 32 characters.`);
  return secret;
}

/** Writes a secret to a file, which its owner alone may read; does nothing where that file has it already. */
export function keepSecret(secret: string, file: string | null): void {
  if (file === null)
    throw complaint(
      'The backup has another TIERLINE_SECRET than this environment: name a file for it with --secret-file.',
    );
  if (readSecret(file) !== secret) writeNew(file, `${secret}\n`);
}
