import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { activation as words } from '../../src/texts/entitlements/activation.en.ts';
import { en } from '../../src/texts/en.ts';
import { asking } from '../kernel/asking.ts';
import { countInteractions } from '../kernel/counting.ts';
import { look, settled } from '../kernel/look.ts';
import { expect, people, signIn, test, type Portal } from '../kernel/portal.ts';
import { heldLine } from './held-line.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The sample installer, who speaks German, in English. */
async function enter(page: Page, portal: Portal, path?: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.installer, path);
}

test('E10 on a ladder: three copies on a device with the file in hand, four interactions at 360 px', async ({
  page,
  portal,
}) => {
  const line = await heldLine(portal, 10, { kept: 5, product: { hostScheme: 'mac' } });
  await page.setViewportSize({ width: 360, height: 740 });
  await enter(page, portal, `/entitlements?q=${encodeURIComponent(line.activationId)}`);
  const count = countInteractions(page);
  const saved = page.waitForEvent('download');
  await count.click(button(page, `${en.entitlement.activate}: ${line.product}, ${line.activationId}`));
  await count.enter(page.getByLabel(words.scheme.mac, { exact: true }), '00-1a-2b-3c-4d-5e');
  await count.enter(page.getByLabel(words.activate.copies, { exact: true }), '3');
  await count.click(button(page, words.activate.submit));
  const file = await saved;
  count.atMost(4);
  expect(file.suggestedFilename()).toMatch(/\.lic$/u);
  const read: unknown = JSON.parse(await readFile(await file.path(), 'utf8'));
  expect(read).toMatchObject({ format: 'tierline-licence-1' });
  await expect(page.getByText('00:1A:2B:3C:4D:5E has 3 copies.')).toBeVisible();
  await look(page, 'an activation that is done');
  await page.setViewportSize({ width: 360, height: 740 });
  await button(page, words.close).last().click();

  await page.goto(`${portal.url}/velkamo/entitlements/${line.id}`);
  await expect(page.getByRole('dialog').getByText('00:1A:2B:3C:4D:5E', { exact: true })).toBeVisible();
  await settled(page);
  // The distributor sees how many, and no device.
  expect((await line.distributor('readLineage', { id: line.root })).proof.below).toMatchObject({ activated: 3 });
  expect((await line.distributor('listActivations', { lineItemId: line.id })).items).toEqual([]);
});

test('E10 E13 the page of devices: found by any part of the host ID, downloaded again', async ({ page, portal }) => {
  const line = await heldLine(portal, 10, { kept: 5 });
  const name = `Camera at the gate ${line.product}`;
  const hostId = `gate ${line.product}`;
  await line.installer('activateCopies', { id: line.id, hostId, copies: 2, deviceName: name });
  await enter(page, portal);
  await page.getByRole('link', { name: en.frame.nav.activations, exact: true }).click();
  await page.getByRole('searchbox', { name: words.filter.search }).fill(`GATE ${line.product}`);
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
  await look(page, 'the devices');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: words.open.replace('{{name}}', `${name} ${hostId}`), exact: true }).click();
  const panel = page.getByRole('dialog', { name });
  await expect(panel.getByText(words.kind.leased, { exact: true })).toBeVisible();
  const saved = page.waitForEvent('download');
  await panel.getByRole('button', { name: `${words.file.download}: ${name}`, exact: true }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.lic$/u);
  await expect(page.getByText(words.file.saved)).toBeVisible();
  await look(page, 'a device');
});

test('E10 a typing mistake is said at its field; the button says why nothing can be activated', async ({
  page,
  portal,
}) => {
  const line = await heldLine(portal, 2, { kept: 5, product: { hostScheme: 'mac' } });
  await enter(page, portal, `/entitlements/${line.id}`);
  const name = `${en.entitlement.activate}: ${line.product}, ${line.activationId}`;
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  const host = page.getByLabel(words.scheme.mac, { exact: true });
  const submit = button(page, words.activate.submit);
  for (const typed of ['', '4711', '00:1A:2B:3C:4D\u202e:5E', '   ']) {
    await host.fill(typed);
    await submit.click();
    await expect(host).toHaveAttribute('aria-invalid', 'true');
  }
  await host.fill('001a.2b3c.4d60');
  await page.getByLabel(words.activate.copies, { exact: true }).fill('3');
  await submit.click();
  await expect(page.getByLabel(words.activate.copies, { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await look(page, 'an activation that is refused');
  await page.setViewportSize({ width: 1280, height: 800 });
  // Somebody else takes a copy meanwhile: the dialog stays, with what is left.
  await line.installer('activateCopies', { id: line.id, hostId: '00:00:00:00:00:01', copies: 1 });
  await page.getByLabel(words.activate.copies, { exact: true }).fill('2');
  await submit.click();
  await expect(page.getByText('Only 1 copy is available.')).toBeVisible();
  await expect(host).toHaveValue('001a.2b3c.4d60');
});

test('E10 a product gets its rules of activation: named by MAC address, for the whole term', async ({
  page,
  portal,
}) => {
  const staff = await asking(portal, people.vendor);
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const product = await staff('createProduct', { sku: `AR-${mark}`, name: `Rules ${mark}`, kind: 'Software' });
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.vendor, `/products/${product.id}`);
  const texts = en.product.activation;
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await field(texts.hostScheme).first().click();
  await page.getByRole('option', { name: texts.schemes.mac, exact: true }).click();
  await field(texts.leaseDays).fill('');
  await field(texts.graceDays).fill('61');
  await button(page, texts.save).click();
  await expect(field(texts.graceDays)).toHaveAttribute('aria-invalid', 'true');
  await field(texts.graceDays).fill('7');
  await field(texts.features).fill('analytics, plates');
  await button(page, texts.save).click();
  await expect(page.getByText(en.product.saved.replace('{{name}}', product.name))).toBeVisible();
  await look(page, 'a product with its rules of activation');
  const { items } = await staff('listProducts', { q: product.sku });
  expect(items).toMatchObject([
    { hostScheme: 'mac', leaseDays: null, graceDays: 7, copiesPerHost: null, features: ['analytics', 'plates'] },
  ]);
});
