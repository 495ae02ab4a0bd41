import {
  cloneDatabase,
  createApplicationRole,
  createTemplate,
  dropDatabase,
  grantApplication,
  migrate,
  roleOf,
  startThrowaway,
  withDatabase,
} from '../../../../packages/database/src/index.ts';
import { loadDemo } from '../../../../prisma/demo.ts';

const template = 'demo';
const told = 'TIERLINE_E2E';

/** The database of a portal with demo data, as the application and as the owner, and the secret it was written with. */
export type DemoDatabase = { url: string; ownerUrl: string; secret: string };

/**
 * Playwright's global setup: one Postgres for the whole run, in it the demo data, which each worker's portal gets a
 * copy of.
 */
export default async function prepareDemo(): Promise<() => Promise<void>> {
  const { ownerUrl, stop } = await startThrowaway();
  try {
    const applicationUrl = await createApplicationRole(ownerUrl);
    const templateUrl = await createTemplate(ownerUrl, template);
    await migrate(templateUrl);
    await grantApplication(templateUrl, roleOf(applicationUrl));
    const secret = 'a secret of the journeys that is long enough';
    await loadDemo(withDatabase(applicationUrl, template), secret);
    // A setup passes values to the workers by the environment.
    process.env[told] = JSON.stringify({ url: applicationUrl, ownerUrl, secret } satisfies DemoDatabase);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A copy of the demo data under a name that nobody else uses. */
export async function demoDatabase(name: string): Promise<DemoDatabase> {
  const { url, ownerUrl, secret } = prepared();
  return { url: withDatabase(url, name), ownerUrl: await cloneDatabase(ownerUrl, template, name), secret };
}

/** Puts a new copy in the place of one that was written to, also from under connections that are open. */
export async function renewDemoDatabase(name: string): Promise<void> {
  const { ownerUrl } = prepared();
  await dropDatabase(ownerUrl, name);
  await cloneDatabase(ownerUrl, template, name);
}

function prepared(): DemoDatabase {
  return JSON.parse(process.env[told] ?? '{}') as DemoDatabase; // written by the setup
}
