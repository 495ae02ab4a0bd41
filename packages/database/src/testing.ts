import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { cloneDatabase, dropDatabase } from './clone.ts';
import { withDatabase } from './connection.ts';
import { template } from './test-server.ts';

/**
 * A database of a test file's own: as the application and as the owner. `drop` also cuts connections that were left
 * open.
 */
export type TestDatabase = { readonly url: string; readonly ownerUrl: string; readonly drop: () => Promise<void> };

/** Clones the migrated, otherwise empty database of this run of tests. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('ownerUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const ownerUrl = await cloneDatabase(server, template, name);
  return {
    url: withDatabase(inject('applicationUrl'), name),
    ownerUrl,
    drop: () => dropDatabase(server, name),
  };
}
