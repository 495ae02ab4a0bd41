import type { Browser, Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { call } from '../../../../packages/contract/src/index.ts';
import { curlPath } from '../../../../tools/curl-path.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
import { inside } from '../kernel/inside.ts';
import { look } from '../kernel/look.ts';
import { expect, signIn, test, voices, type Portal } from '../kernel/portal.ts';

type Language = 'en' | 'de' | 'es';
const texts = { en, de, es };

/** Somebody on the page of their company's API keys, in a language. */
async function onKeys(
  browser: Browser,
  portal: Portal,
  person: { vendor: string; email: string; password: string },
  language: Language,
) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  await context.addInitScript((kept) => localStorage.setItem('tierline-language', kept), language);
  const page = await context.newPage();
  await signIn(page, portal, person, '/settings/api-keys');
  await page.getByRole('button', { name: texts[language].apiKey.create }).click();
  return { page, dialog: page.getByRole('dialog', { name: texts[language].apiKey.create }) };
}

/** Chooses the controller that the key is for. */
async function forController(page: Page, language: Language): Promise<void> {
  await page.getByRole('combobox', { name: texts[language].apiKey.controller }).click();
  await page.getByRole('option', { name: 'Talvoro Switchboard' }).click();
}

for (const language of ['es', 'de'] as const) {
  test(`O7 X3 in ${language} the partner’s Master makes a key with which a controller only reads seats`, async ({
    browser,
    portal,
  }) => {
    const t = texts[language].apiKey;
    const { page, dialog } = await onKeys(browser, portal, voices.partner, language);
    const name = `Switchboard in the cellar, ${language}`;
    await dialog.getByLabel(t.name, { exact: true }).fill(name);
    await forController(page, language);
    // A controller's key has no role to be chosen.
    await expect(dialog.getByRole('radio')).toHaveCount(0);
    const customer = dialog.getByRole('combobox', { name: t.customer });
    await customer.fill('Hafen');
    await page.getByRole('option', { name: /^Hafenpraxis/u }).click();
    await look(page, `a controller's key, ${language}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await dialog.getByRole('button', { name: t.submit }).click();
    const made = page.getByRole('dialog', { name: t.madeTitle.replace('{{name}}', name) });
    const shown = made.getByLabel(t.secret, { exact: true });
    await expect(shown).toBeFocused();
    await look(page, `a key that was made, ${language}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    // It is shown this once: the dialog stays until somebody says that it is kept.
    await page.keyboard.press('Escape');
    await made.getByRole('button', { name: t.copy }).click();
    const secret = await page.evaluate(() => navigator.clipboard.readText());
    expect(secret).toBe(await shown.inputValue());
    // The first call, as it is copied, answers who calls; from there the reference is one step away.
    await expect(made).toContainText(`Tierline-Vendor: ${voices.partner.vendor}`);
    await made.getByRole('button', { name: t.copyCommand }).click();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    const { stdout } = await promisify(execFile)('sh', ['-c', command], {
      env: { ...process.env, PATH: curlPath(test.info().outputDir) },
    });
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'key', name, account: { name: 'Klangwerk Telefonie GmbH' } });
    await expect(made.getByRole('link', { name: t.reference })).toHaveAttribute('href', '/api/v1/docs');
    await expect(made.getByRole('button', { name: t.done })).toBeDisabled();
    await made.getByRole('checkbox', { name: t.kept }).check();
    await made.getByRole('button', { name: t.done }).click();
    const row = page.getByRole('listitem').filter({ hasText: name });
    await expect(row).toContainText('Talvoro Switchboard');
    await expect(row).toContainText('Hafenpraxis Dr. Falk');
    await expect(page.getByRole('button', { name: t.create })).toBeFocused();
    await look(page, `the list of keys, ${language}`);

    const keyed: typeof fetch = (address, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${secret}`);
      return fetch(address, { ...init, headers });
    };
    const connection = { origin: portal.url, vendor: 'talvoro', language: () => 'en', fetch: keyed };
    const accounts = (await inside(page, 'listAccounts', { direction: 'below', limit: '50' })).items;
    const here = accounts.find((account) => account.name.startsWith('Hafenpraxis'));
    const elsewhere = accounts.find((account) => account.name.startsWith('Deichschule'));
    expect((await call(connection, 'listSeats', { id: here?.id ?? '' })).items).not.toEqual([]);
    await expect(call(connection, 'listSeats', { id: elsewhere?.id ?? '' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(call(connection, 'listOrders', {})).rejects.toMatchObject({ code: 'controller-key-only' });
    await page.context().close();
  });
}

test('O7 X3 the customer’s Master makes a controller’s key without choosing a customer', async ({
  browser,
  portal,
}) => {
  const t = en.apiKey;
  const { page, dialog } = await onKeys(browser, portal, voices.customer, 'en');
  await forController(page, 'en');
  await expect(dialog.getByRole('combobox', { name: t.customer })).toHaveCount(0);
  await dialog.getByRole('button', { name: t.submit }).click();
  await expect(dialog.getByLabel(t.name, { exact: true })).toBeFocused();
  await dialog.getByLabel(t.name, { exact: true }).fill('Our switchboard');
  await dialog.getByRole('button', { name: t.submit }).click();
  await page.getByRole('checkbox', { name: t.kept }).check();
  await page.getByRole('button', { name: t.done }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Our switchboard' })).toContainText('Talvoro Switchboard');
  expect((await inside(page, 'listApiKeys', {})).items[0]).toMatchObject({
    name: 'Our switchboard',
    controller: 'switchboard',
    customer: null,
  });
  await page.context().close();
});

test('X3 the page of API keys leads to the reference, which reads well on a phone and in the dark', async ({
  browser,
  portal,
}) => {
  const { page, dialog } = await onKeys(browser, portal, voices.partner, 'en');
  await dialog.getByRole('button', { name: en.ui.cancel }).click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: en.apiKey.reference, exact: true }).click();
  const reference = await opened;
  await expect(reference.getByRole('heading', { name: 'First call' })).toBeVisible();
  await look(reference, 'the reference, first calls');
  await reference.setViewportSize({ width: 1280, height: 800 });
  await reference.getByRole('link', { name: 'Splits, returns and recalls' }).click();
  await reference.getByText('Hand copies on to related accounts of a lower tier').click();
  const split = reference.locator('#splitLineItems');
  await expect(split).toContainText('Who gets the copies, by the account’s name or identifier');
  await split.getByRole('button', { name: 'Copy' }).click();
  expect(await reference.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^curl "\$TIERLINE\/api\/v1\/splits"/u,
  );
  await look(reference, 'the reference, an endpoint');
  // A link leads to one endpoint, which is then open.
  await reference.goto(`${portal.url}/api/v1/docs#readCaller`);
  await reference.reload();
  await expect(reference.locator('#readCaller')).toContainText('Reads who calls.');
  await expect(reference.locator('#readCaller')).toHaveAttribute('open', '');
  await page.context().close();
});
