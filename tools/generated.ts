import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsPage } from './permissions.ts';

/**
 * A file that is committed although a program writes it, so that it can be read and compared without running anything.
 */
type Generated = { readonly file: string; readonly make: () => string | Promise<string> };

/** Every committed file that is made from the tables of the code. */
const GENERATED: readonly Generated[] = [{ file: 'docs/permissions.md', make: permissionsPage }];

/** The files that are not what the code would write today. `node tools/generated.ts` writes them. */
export const staleFiles = async (): Promise<readonly string[]> => {
  const stale = await Promise.all(
    GENERATED.map(async ({ file, make }) => (read(file) === (await make()) ? [] : [file])),
  );
  return stale.flat();
};

const path = (file: string) => join(import.meta.dirname, '..', file);

const read = (file: string) => {
  try {
    return readFileSync(path(file), 'utf8');
  } catch {
    return null;
  }
};

if (import.meta.main) {
  for (const { file, make } of GENERATED) writeFileSync(path(file), await make());
}
