import {
  createApplicationRole,
  grantApplication,
  migrate,
  migrationNames,
  roleOf,
  startThrowaway,
} from '../packages/database/src/index.ts';
import { takeVersion, writeVersions } from '../packages/database/test/version-data.ts';
import { loadDemo } from '../prisma/demo.ts';

// npm run version-data: keeps the demo data as this version makes them, for the test that upgrades them.
const { ownerUrl, stop } = await startThrowaway();
try {
  await migrate(ownerUrl);
  const url = await createApplicationRole(ownerUrl);
  await grantApplication(ownerUrl, roleOf(url));
  await loadDemo(url, 'of data that nobody ever signs in to');
  const names = migrationNames();
  const file = `${String(names.length).padStart(3, '0')}-${names.at(-1)}.br`;
  const size = writeVersions(file, [await takeVersion(ownerUrl)]);
  console.log(`packages/database/test/versions/${file}, ${size} bytes: commit it with its migration.`);
} finally {
  await stop();
}
