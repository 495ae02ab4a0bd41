import { deviceRequestAddress } from '@tierline/domain';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { activation } from '../../src/texts/entitlements/activation.en.ts';
import { batch as words } from '../../src/texts/entitlements/activation-batch.en.ts';
import { en } from '../../src/texts/en.ts';
import { say } from '../kernel/connection.ts';
import { look } from '../kernel/look.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';
import { lineOf, requestOf, verifiedAll } from './offline-world.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const choose = (page: Page, ...files: { name: string; text: string }[]) =>
  page
    .locator('input[type=file]')
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));

test('E14 two hundred request files become one archive; each licence file in it holds offline', async ({
  page,
  portal,
}) => {
  const line = await lineOf(portal, 250);
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.installer, `/entitlements/${line.id}`);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `${en.entitlement.activate}: ${line.product}` })
    .click();
  await page.getByRole('link', { name: activation.batch, exact: true }).click();
  const requests = Array.from({ length: 200 }, () => requestOf({ copies: 1 }));
  await choose(
    page,
    ...requests.map((request, n) => ({
      name: `camera-${n}.txt`,
      text: deviceRequestAddress(`${portal.url}/velkamo`, request),
    })),
  );
  await expect(page.getByText(say(words.good_other, { count: 200 }))).toBeVisible();
  const saved = page.waitForEvent('download');
  await button(page, say(words.submit_other, { count: 200 })).click();
  const archive = await saved;
  expect(archive.suggestedFilename()).toMatch(/^velkamo-licences-.*\.zip$/u);
  await expect(page.getByText(say(words.done_other, { count: 200, file: archive.suggestedFilename() }))).toBeVisible();
  const files = Object.values(unzipSync(new Uint8Array(await readFile(await archive.path()))));
  expect(files).toHaveLength(200);
  const licences = files.map((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as { about: { host: string } });
  const hosts = licences.map(({ about }) => about.host);
  expect(hosts.toSorted()).toEqual(requests.map(({ hostId }) => hostId).toSorted());
  // Each by the documented verifier, as its device does it.
  const states = await verifiedAll(
    portal,
    licences.map((parts, n) => ({ parts, host: hosts[n] ?? '' })),
  );
  expect(states).toEqual(licences.map(() => expect.objectContaining({ state: 'valid' })));
  expect((await line.installer('readLineItem', { id: line.id })).available).toBe(50);
});

test('E14 a CSV file is tried first: each wrong row says why, an archive is not read, nothing is moved', async ({
  page,
  portal,
}) => {
  const line = await lineOf(portal, 2);
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.installer, '/activations');
  await page.getByRole('link', { name: activation.batch, exact: true }).click();
  const good = requestOf().hostId;
  const rows = [`${good},1,Gate,${line.activationId}`, `4711,1,,${line.activationId}`, `${requestOf().hostId},1,,`];
  await choose(page, {
    name: 'devices.csv',
    text: ['Host ID,Copies,Device name,Activation ID,Floor', ...rows.map((row) => `${row},2`)].join('\n'),
  });
  await expect(
    page.getByText(say(words.notRead_one, { columns: say(words.column, { column: 'Floor' }), name: 'devices.csv' })),
  ).toBeVisible();
  await expect(page.getByText(words.rowWrong['no-line'])).toBeVisible();
  await expect(page.getByText('00:1A:2B:3C:4D:5E')).toBeVisible();
  await expect(button(page, say(words.submit_other, { count: 3 }))).toBeDisabled();
  await look(page, 'a batch with wrong rows');
  await page.setViewportSize({ width: 1280, height: 800 });
  await choose(page, { name: 'requests.zip', text: 'PK\u0003\u0004requests' });
  await expect(page.getByText(say(words.unread.archive, { name: 'requests.zip' }))).toBeVisible();
  await choose(page, { name: 'many.csv', text: Array.from({ length: 501 }, (_, n) => `HOST-${n},1`).join('\n') });
  await expect(page.getByText(say(words.tooMany, { count: 501, maximum: 500 }))).toBeVisible();
  expect((await line.installer('readLineItem', { id: line.id })).available).toBe(2);
  await choose(page, { name: 'devices.csv', text: `${good}\t2\tGate\t${line.activationId}` });
  const saved = page.waitForEvent('download');
  await button(page, say(words.submit_one, { count: 1 })).click();
  await saved;
  await look(page, 'a batch that is done');
  expect((await line.installer('listActivations', { lineItemId: line.id })).items).toMatchObject([
    { hostId: good, copies: 2, deviceName: 'Gate' },
  ]);
});
