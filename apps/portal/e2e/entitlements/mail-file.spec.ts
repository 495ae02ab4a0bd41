import type { Page } from '@playwright/test';
import { batch as words } from '../../src/texts/entitlements/activation-batch.en.ts';
import { en } from '../../src/texts/en.ts';
import { say } from '../kernel/connection.ts';
import { look } from '../kernel/look.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';
import { lineOf, requestOf } from './offline-world.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const { mailToMe } = en.ui;

test('E14 a licence file goes to the reader’s own address: of a device, and of a batch', async ({ page, portal }) => {
  const line = await lineOf(portal, 5);
  const host = requestOf().hostId;
  const made = await line.installer('activateCopies', { id: line.id, hostId: host, deviceName: 'Gate', copies: 2 });
  const { email } = people.installer;
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.installer);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${portal.url}/velkamo/activations/${made.id}`);
  await button(page, `${mailToMe.label}: Gate`).click();
  await expect(page.getByText(say(mailToMe.done_one, { email }))).toBeVisible();
  await look(page, 'a device whose file was mailed');
  // It counts as downloaded, and arrives.
  const { licenceFile } = await line.installer('fetchLicenceFile', { id: made.id });
  await portal.mailTo(email, licenceFile.fileName);

  await page.goto(`${portal.url}/velkamo/activations/batch?line=${line.id}`);
  const rows = [`${host},2,Gate`, `${requestOf().hostId},1,Yard`].join('\n');
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'devices.csv', mimeType: 'text/plain', buffer: Buffer.from(rows) }]);
  const saved = page.waitForEvent('download');
  await button(page, say(words.submit_other, { count: 2 })).click();
  await saved;
  await button(page, mailToMe.label).click();
  await expect(page.getByText(say(mailToMe.done_other, { count: 2, email }))).toBeVisible();
  await portal.mailTo(email, 'velkamo-licences-');
  await look(page, 'a batch whose archive was mailed');
});
