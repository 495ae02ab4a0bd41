export { postgresAccount } from './binaries.ts';
export { checkBooks, type BookFault, type Books } from './books.ts';
export { cloneDatabase, createTemplate, dropDatabase } from './clone.ts';
export { roleOf, withDatabase } from './connection.ts';
export { dumpDatabase, type DumpPart } from './dump.ts';
export {
  isRunning,
  runningUrl,
  startEmbedded,
  startThrowaway,
  type Embedded,
  type EmbeddedOptions,
} from './embedded.ts';
export { failure, isFailure, type Failure, type FailureCode } from './failure.ts';
export { functionMarks } from './functions.ts';
export { applicationRole, createApplicationRole, grantApplication } from './grant.ts';
export { makeMissingRole } from './role.ts';
export { type Twin } from './keys.ts';
export { draftMigration, drift, migrate, pendingChanges } from './migrate.ts';
export { migrationNames } from './migrations.ts';
export { restoreDatabase } from './restore.ts';
