import { cardAddress, deviceRequestAddress } from '@tierline/domain';
import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { readFile } from 'node:fs/promises';
import { extractText } from 'unpdf';
import { en } from '../../src/texts/en.ts';
import { activation } from '../../src/texts/entitlements/activation.en.ts';
import { devicePage as words } from '../../src/texts/entitlements/device-page.en.ts';
import { say } from '../kernel/connection.ts';
import { look, settled } from '../kernel/look.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';
import { lineOf, requestOf, verified } from './offline-world.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Reads a QR code off the screen, as the camera of a device does. */
async function scanned(page: Page, label: string): Promise<string> {
  await settled(page);
  const picture = await page.getByRole('img', { name: label, exact: true }).screenshot();
  const { data, width, height } = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    return {
      data: Array.from(context.getImageData(0, 0, image.width, image.height).data),
      width: image.width,
      height: image.height,
    };
  }, picture.toString('base64'));
  const code = jsQR.default(Uint8ClampedArray.from(data), width, height);
  // 105 modules at most.
  expect(code?.version).toBeLessThanOrEqual(22);
  expect(code?.data).toMatch(/^(?:\d\d)+$/u);
  return (code?.data ?? '').replace(/../gu, (two) => String.fromCharCode(Number(two) + 45));
}

const inEnglish = (page: Page) => page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));

test('E14 without a network: the device’s code, a phone without sign-in, the licence back as QR codes', async ({
  page,
  portal,
}) => {
  const line = await lineOf(portal, 10);
  const request = requestOf({ activationId: line.activationId });
  const asked: string[] = [];
  page.on('request', (one) => asked.push(one.url()));
  await inEnglish(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(deviceRequestAddress(`${portal.url}/velkamo`, request));
  await expect(page.getByText(say(words.asks_other, { count: 3, host: request.hostId }))).toBeVisible();
  await page.getByLabel(words.name, { exact: true }).fill('camera at the gate');
  await look(page, 'the request of a device');
  await page.setViewportSize({ width: 320, height: 700 });
  await button(page, say(words.submit_other, { count: 3 })).click();
  await expect(page.getByText(say(words.done_other, { count: 3, host: 'camera at the gate' }))).toBeVisible();
  const licence = await scanned(page, words.qr.label.licence);
  await page.getByText(words.qr.certificate, { exact: true }).click();
  const certificate = await scanned(page, words.qr.label.certificate);
  expect(await verified(portal, { licence, certificate }, request.hostId)).toMatchObject({
    state: 'valid',
  });
  const saved = page.waitForEvent('download');
  await button(page, words.save).click();
  expect(JSON.parse(await readFile(await (await saved).path(), 'utf8'))).toMatchObject({ licence, certificate });
  await look(page, 'a licence as QR codes');
  // What stands after the # has reached nobody, and is out of the address bar.
  expect(page.url()).toBe(`${portal.url}/velkamo/d`);
  expect(asked.filter((url) => url.includes(request.nonce) && !url.includes('#'))).toEqual([]);

  // Scanned twice: the same activation, with its licence at once.
  await page.goto(`${portal.url}/favicon.svg`);
  await page.goto(deviceRequestAddress(`${portal.url}/velkamo`, request));
  await expect(page.getByText(say(words.done_other, { count: 3, host: 'camera at the gate' }))).toBeVisible();
  // By another phone too.
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${portal.url}/favicon.svg`);
  await page.goto(deviceRequestAddress(`${portal.url}/velkamo`, request));
  await page.getByRole('button', { name: /3/u }).click();
  await expect(page.getByRole('img', { name: words.qr.label.licence, exact: true })).toBeVisible();
  const { items } = await line.installer('listActivations', { lineItemId: line.id });
  expect(items).toMatchObject([{ copies: 3, hostId: request.hostId, deviceName: 'camera at the gate' }]);
});

test('E14 a dead spot: what was scanned and entered stays, also on a page opened anew, and happens once', async ({
  page,
  portal,
}) => {
  const line = await lineOf(portal, 5);
  const { keys } = (await (await fetch(`${portal.url}/api/v1/keys/velkamo`)).json()) as { keys: { kid: string }[] };
  const request = requestOf({ copies: 1, knownKeys: keys.map(({ kid }) => kid.slice(0, 8)) });
  await inEnglish(page);
  await signIn(page, portal, people.installer, '/activations');
  await page.getByRole('link', { name: activation.readCode, exact: true }).click();
  await expect(page.getByLabel(words.code.label, { exact: true })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(deviceRequestAddress(`${portal.url}/velkamo`, request));
  await page.getByRole('radio', { name: line.product }).check();
  await page.getByLabel(words.name, { exact: true }).fill('Barrier');
  await look(page, 'the choice of a line for a device');
  await page.setViewportSize({ width: 360, height: 740 });
  const sent: string[] = [];
  await page.route('**/api/v1/line-items/*/activations', async (route) => {
    sent.push((await route.request().headerValue('idempotency-key')) ?? '');
    // It arrives, and its answer does not.
    if (sent.length === 1) await route.fetch();
    await (sent.length === 1 ? route.abort('connectionreset') : route.continue());
  });
  await page.context().setOffline(true);
  await expect(page.getByText(words.offline)).toBeVisible();
  await page.context().setOffline(false);
  await button(page, say(words.submit_one, { count: 1 })).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(words.name, { exact: true })).toHaveValue('Barrier');
  await button(page, say(words.submit_one, { count: 1 })).click();
  await expect(page.getByRole('img', { name: words.qr.label.licence, exact: true })).toBeVisible();
  // The device knows the key: no second code.
  await expect(page.getByText(words.qr.hintOne)).toBeVisible();
  expect(sent).toEqual([sent[0], sent[0]]);
  const { items } = await line.installer('listActivations', { lineItemId: line.id });
  expect(items).toMatchObject([{ copies: 1, deviceName: 'Barrier' }]);
  await button(page, words.next).click();
  await expect(page.getByLabel(words.code.label, { exact: true })).toBeVisible();
});

test('E14 other codes: the page says what it saw; a code can be pasted; a wrong ID is refused in words', async ({
  page,
  portal,
}) => {
  await inEnglish(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${portal.url}/velkamo/d`);
  const field = page.getByLabel(words.code.label, { exact: true });
  const request = requestOf({ copies: 1 });
  const address = deviceRequestAddress(`${portal.url}/velkamo`, request);
  for (const [text, said] of [
    ['', words.seen.nothing],
    ['WIFI:S:Guest;;', words.seen.wifi],
    ['https://example.com/menu', words.seen.address],
    ['0123-4567-89AB-CDEF-GHJK-MNPQ', words.seen['activation-id']],
    [address.slice(0, -3), words.trouble['cut-off']],
    [address.replace('velkamo', 'talvoro'), say(words.trouble['other-vendor'], { vendor: 'talvoro' })],
    ['v=1&c=0', words.trouble['cut-off']],
  ] as const) {
    await field.fill(text);
    await button(page, words.code.submit).click();
    await expect(page.getByText(said, { exact: true })).toBeVisible();
  }
  await look(page, 'a code that is no request');
  await page.setViewportSize({ width: 320, height: 700 });
  await field.fill(address);
  await button(page, words.code.submit).click();
  await expect(page.getByText(say(words.asks_one, { count: 1, host: request.hostId }))).toBeVisible();
  const id = page.getByLabel(words.activationId, { exact: true });
  const submit = button(page, say(words.submit_one, { count: 1 }));
  await id.fill('not an ID');
  await submit.click();
  await expect(id).toHaveAttribute('aria-invalid', 'true');
  await id.fill('0123-4567-89AB-CDEF-GHJK-MNPQ');
  await submit.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(id).toHaveValue('0123-4567-89AB-CDEF-GHJK-MNPQ');
  await look(page, 'an activation ID that does not exist');
});

test('E14 cards to print: of one line, of several; a card’s code and a device’s fit together', async ({
  page,
  portal,
}) => {
  const line = await lineOf(portal, 4, 'Łódź Ωμέγα');
  await inEnglish(page);
  await signIn(page, portal, people.installer, `/entitlements/${line.id}`);
  const printed = async (name: string) => {
    const saved = page.waitForEvent('download');
    await button(page, name).click();
    const file = await saved;
    const { text } = await extractText(new Uint8Array(await readFile(await file.path())), { mergePages: true });
    return { fileName: file.suggestedFilename(), text: text.replace(/\s+/gu, ' ') };
  };
  const card = await printed(`${en.entitlement.card.one}: ${line.product}, ${line.activationId}`);
  expect(card.fileName).toBe(`velkamo-${line.activationId}.pdf`);
  // The installer who received it reads German.
  for (const part of [line.product, '4 Kopien, ohne Enddatum', line.activationId]) expect(card.text).toContain(part);
  await look(page, 'a line whose card can be printed');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${portal.url}/velkamo/entitlements`);
  for (const row of [1, 2]) await page.getByRole('row').nth(row).getByRole('checkbox').check();
  const cards = await printed(say(en.entitlement.card.chosen_other, { count: 2 }));
  expect(cards.text.split('Aktivierungs-ID ').length).toBeGreaterThan(2);

  // Scanned by a phone, the card gives the ID, and the device's code the rest.
  const request = requestOf({ copies: 1 });
  await page.context().clearCookies();
  await page.goto(`${portal.url}/favicon.svg`);
  await page.evaluate(() => localStorage.removeItem('tierline-session-velkamo'));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(cardAddress(`${portal.url}/velkamo`, line.activationId));
  await expect(page.getByText(words.seen['activation-id'])).toBeVisible();
  await look(page, 'a card that was scanned');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByLabel(words.code.label, { exact: true }).fill(deviceRequestAddress(`${portal.url}/velkamo`, request));
  await button(page, words.code.submit).click();
  await expect(page.getByLabel(words.activationId, { exact: true })).toHaveValue(line.activationId);
  await button(page, say(words.submit_one, { count: 1 })).click();
  await expect(page.getByRole('img', { name: words.qr.label.licence, exact: true })).toBeVisible();
});
