import type { TestProject } from 'vitest/node';
import { createTemplate } from './clone.ts';
import { asOwner } from './connection.ts';
import { startThrowaway } from './embedded.ts';
import { applicationRole, createApplicationRole, grantApplication } from './grant.ts';
import { migrate } from './migrate.ts';

/** The migrated database that each test file copies. */
export const template = 'tierline_template';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- Vitest's own type can only be added to as an interface.
  interface ProvidedContext {
    ownerUrl: string;
    applicationUrl: string;
  }
}

// Tables and functions belong to a role that is no superuser, as on a managed Postgres: policies hold for it, too.
async function ownedTemplate(serverUrl: string): Promise<string> {
  const url = new URL(await createTemplate(serverUrl, template));
  await asOwner(serverUrl, (client) =>
    client.query(
      `create role tierline_owner login password 'owner'; alter database ${template} owner to tierline_owner`,
    ),
  );
  url.username = 'tierline_owner';
  url.password = 'owner';
  return url.href;
}

/** Vitest's global setup: one Postgres for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { ownerUrl, stop } = await startThrowaway();
  try {
    const applicationUrl = await createApplicationRole(ownerUrl);
    const templateUrl = await ownedTemplate(ownerUrl);
    await migrate(templateUrl);
    await grantApplication(templateUrl, applicationRole);
    project.provide('ownerUrl', ownerUrl);
    project.provide('applicationUrl', applicationUrl);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
