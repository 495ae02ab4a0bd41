import type { Page } from '@playwright/test';
import {
  certificateText,
  certify,
  makeKeyPair,
  readKeyRequest,
  readRequestText,
  revokedText,
  signRevocations,
} from '../../../../packages/core/src/index.ts';
import { activation as esDevices } from '../../src/texts/entitlements/activation.es.ts';
import { activation as deDevices } from '../../src/texts/entitlements/activation.de.ts';
import { activation as enDevices } from '../../src/texts/entitlements/activation.en.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
import { look } from '../kernel/look.ts';
import { lineOf, requestOf } from './offline-world.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

const texts = { en, de, es };
const devices = { en: enDevices, de: deDevices, es: esDevices };
const t = en.signingKey;
const dayMs = 86_400_000;

/** Chooses a file where the page asks for one: the next key's certificate, or the list of revoked keys. */
async function upload(page: Page, what: 'certificate' | 'list', text: string): Promise<void> {
  const inputs = page.locator('input[type=file]');
  const file = { name: `${what}.json`, mimeType: 'application/json', buffer: Buffer.from(text) };
  await (what === 'certificate' ? inputs.first() : inputs.last()).setInputFiles(file);
}

/** Makes the next key and downloads what is carried to the root's machine. */
async function nextKey(page: Page) {
  await page.getByRole('button', { name: t.make }).click();
  const row = page.getByRole('listitem').filter({ has: page.getByText(t.states.next, { exact: true }) });
  await expect(row).toContainText(t.missing);
  const download = page.waitForEvent('download');
  await row.getByRole('button', { name: t.request }).click();
  let text = '';
  for await (const chunk of await (await download).createReadStream()) text += String(chunk);
  const asked = await readKeyRequest(readRequestText(text) ?? '');
  if (asked === null) throw new Error('the request is not readable');
  return { row, ...asked };
}

test('E10 the vendor’s Master certifies a key by an own root, switches, and revokes it after a leak', async ({
  browser,
  portal,
}) => {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  const looked = async (name: string) => {
    await look(page, name);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const root = await makeKeyPair();
  const certificate = async (jwk: { kty: 'OKP'; crv: 'Ed25519'; x: string }, days: number) => {
    const [notBefore, expiresAt] = [new Date(Date.now() - dayMs), new Date(Date.now() + days * dayMs)];
    const asked = { vendor: 'velkamo', jwk, notBefore, expiresAt, demo: false };
    return certificateText(await certify(root, asked, new Date()), root.jwk);
  };
  await signIn(page, portal, people.vendor, '/settings');
  await page.getByRole('link', { name: en.settings.signingKeys, exact: true }).click();

  const first = await nextKey(page);
  await looked('a key without certificate');
  await upload(page, 'certificate', '{}');
  await expect(page.getByText('This is not a certificate file')).toBeVisible();
  await upload(page, 'certificate', await certificate(first.jwk, 20.5));
  const dialog = page.getByRole('dialog', { name: t.newRoot.title });
  await expect(dialog).toContainText(root.thumbprint);
  await looked('a new root');
  await dialog.getByRole('button', { name: t.newRoot.confirm }).click();
  await first.row.getByRole('button', { name: t.switch }).click();
  const current = page.getByRole('listitem').filter({ has: page.getByText(t.states.current, { exact: true }) });
  await expect(current).toContainText(first.thumbprint);
  await expect(page.getByText(/expires in 20 days/u)).toBeVisible();

  // A device gets its file while this key signs.
  const { id: lineId, installer } = await lineOf(portal, 2);
  const { hostId } = requestOf();
  const device = await installer('activateCopies', { id: lineId, hostId, copies: 1 });
  await installer('fetchLicenceFile', { id: device.id });

  const second = await nextKey(page);
  await upload(page, 'certificate', await certificate(second.jwk, 2_000));
  await expect(second.row.getByRole('button', { name: t.switch })).toBeVisible();
  await current.getByRole('button', { name: /^Revoke the key/u }).click();
  const revoke = page.getByRole('dialog', { name: /^Revoke / });
  await expect(revoke.getByText(t.revokeWithNext)).toBeVisible();
  await expect(revoke.getByRole('button', { name: t.revoke, exact: true })).toBeDisabled();
  await revoke.getByLabel(t.reason).fill('A laptop was stolen');
  await looked('a key to be revoked');
  await revoke.getByRole('button', { name: t.revoke, exact: true }).click();
  await expect(current).toContainText(second.thumbprint);
  await expect(page.getByText(t.warn.unlisted_one)).toBeVisible();

  const now = new Date();
  const list = { vendor: 'velkamo', issuedAt: now, keys: [{ thumbprint: first.thumbprint, revokedAt: now }] };
  await upload(page, 'list', revokedText(await signRevocations(root, list), root.jwk));
  await expect(page.getByText(t.warn.unlisted_one)).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: first.thumbprint })).toContainText(t.listed);
  for (const language of ['de', 'es'] as const) {
    await page.evaluate((kept) => localStorage.setItem('tierline-language', kept), language);
    await page.reload();
    await expect(page.getByRole('region', { name: texts[language].signingKey.list })).toBeVisible();
    await looked(`signing keys, ${language}`);
  }
  await page.evaluate(() => localStorage.setItem('tierline-language', 'en'));
  await page.reload();

  const revoked = page.getByRole('listitem').filter({ hasText: first.thumbprint });
  await expect(revoked).toContainText(t.reissue.leased_one.replace('{{count, number}}', '1'));
  await revoked.getByRole('link', { name: t.reissue.show }).click();
  const shown = page.getByRole('row').filter({ hasText: hostId });
  await expect(shown).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: devices.en.revoked.only })).toBeChecked();
  await looked('devices with files of a revoked key');

  const site = await browser.newPage();
  await signIn(site, portal, people.installer);
  await site.evaluate(() => localStorage.setItem('tierline-language', 'en'));
  await site.goto(`${portal.url}/velkamo/activations`);
  await site.getByRole('button', { name: devices.en.revoked.show }).click();
  await site.getByRole('row').filter({ hasText: hostId }).getByRole('link').first().click();
  const panel = site.getByRole('dialog', { name: hostId });
  await expect(panel.getByText(devices.en.revoked.device)).toBeVisible();
  for (const language of ['de', 'es', 'en'] as const) {
    await site.evaluate((kept) => localStorage.setItem('tierline-language', kept), language);
    await site.reload();
    await expect(panel.getByText(devices[language].revoked.device)).toBeVisible();
    await look(site, `a device with a file of a revoked key, ${language}`);
    await site.setViewportSize({ width: 1280, height: 800 });
  }
  const file = site.waitForEvent('download');
  await panel.getByRole('button', { name: new RegExp(`^${devices.en.file.download}`, 'u') }).click();
  await file;
  await expect(panel.getByText(devices.en.revoked.device)).toHaveCount(0);
  await page.context().close();
  await site.context().close();
});

test('E10 a user who may not keep signing keys reads who can, and has no link to them', async ({ browser, portal }) => {
  const page = await browser.newPage();
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'de'));
  await signIn(page, portal, people.distributor, '/settings/signing-keys');
  await expect(page.getByText(de.signingKey.title, { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: de.settings.signingKeys })).toHaveCount(0);
  await expect(page.getByRole('button', { name: de.signingKey.make })).toHaveCount(0);
  await page.context().close();
});
