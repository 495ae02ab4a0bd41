import { draftMigration } from '../packages/database/src/index.ts';

// node tools/migration.ts NAME: writes prisma/migrations/<time>_NAME/migration.sql from what schema.prisma has that the
// migrations lack.
const name = process.argv[2];
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: node tools/migration.ts NAME, the name in lower case with underscores.');
  process.exit(1);
}
const file = await draftMigration(name);
console.log(file ?? 'schema.prisma and the migrations are in step: nothing to write.');
