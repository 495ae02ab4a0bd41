import { int, provedSecret, readRow, readRows, sql, text, type Services } from '@tierline/core';
import { functionMarks, migrationNames } from '@tierline/database';
import type { Express } from 'express';
import { exemptRole } from './exempt-role.ts';

/** Why a process should get no requests. */
export type Unready = 'stopping' | 'database' | 'schema' | 'secret' | 'role';

/** How long a database that was found right is not asked again, in ms: anybody may ask. */
const remembered = 1_000;

/**
 * `/livez`: the process answers. `/readyz`, and `/healthz` as it was called first: it should get requests, which needs
 * its database with the tables of this version and the secret of this database, as a role that the walls between
 * vendors hold (with the demo data any), and that it is not about to end.
 */
export function mountHealth(app: Express, services: Services, stopping: () => boolean, demo: boolean): void {
  let last: { at: number; found: Promise<Unready[]> } | undefined;
  app.get('/livez', (_, response) => response.set('Cache-Control', 'no-store').json({ status: 'ok' }));
  app.get(['/readyz', '/healthz'], async (_, response) => {
    if (last === undefined || performance.now() - last.at > remembered)
      last = { at: performance.now(), found: unready(services, demo) };
    const found = await last.found;
    // What is wrong now may be well again at once.
    if (found.length > 0) last = undefined;
    const because = [...(stopping() ? (['stopping'] as const) : []), ...found];
    response
      .status(because.length === 0 ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(because.length === 0 ? { status: 'ready' } : { status: 'not ready', because });
  });
}

async function unready(services: Services, demo: boolean): Promise<Unready[]> {
  try {
    await readRow(services.db, { one: int }, sql`SELECT 1 AS one`);
  } catch {
    return ['database'];
  }
  const [schema, secret, role] = await Promise.all([
    isOfThisVersion(services).catch(() => false),
    provedSecret(services).then(
      (other) => other === null,
      () => false,
    ),
    demo ||
      exemptRole(services.db).then(
        (exempt) => exempt === null,
        () => false,
      ),
  ]);
  const found = { schema, secret, role };
  return (['schema', 'secret', 'role'] as const).filter((one) => !found[one]);
}

// A newer database has migrations or functions that this version does not know.
async function isOfThisVersion({ db }: Services): Promise<boolean> {
  const applied = await readRows(db, { name: text }, sql`SELECT applied_migrations() AS name`);
  const functions = await readRows(
    db,
    { mark: text },
    sql`
    SELECT substring(description FROM '^\\S+ \\S+') AS mark
    FROM pg_description WHERE description LIKE 'prisma/functions/%'`,
  );
  return (
    applied.map(({ name }) => name).join() === migrationNames().join() &&
    functions
      .map(({ mark }) => mark)
      .toSorted()
      .join() === functionMarks().toSorted().join()
  );
}
