import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { en } from '../../src/texts/en.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('tierline-language', 'en')));

// The session ends elsewhere while something is being typed; the sign-in comes over the page, and what was typed goes
// its way.
async function signInOver(page: Page): Promise<void> {
  const over = page.getByRole('dialog', { name: en.session.signIn.again });
  await over.locator('input[type=password]').fill(people.distributor.password);
  await over.locator('button[type=submit]').click();
  await expect(over).toHaveCount(0);
}

test('A11 UX §4 a session that ends under a dialog is signed in again over it, with all that was typed', async ({
  page,
  context,
  portal,
}) => {
  await signIn(page, portal, people.distributor);
  const mark = randomUUID().slice(0, 6);

  // A new account.
  await page.goto(`${portal.url}/velkamo/accounts`);
  await page.getByRole('button', { name: en.account.create }).click();
  await page.getByLabel(en.account.form.companyName, { exact: true }).fill(`Spätschicht ${mark}`);
  await page.getByLabel(en.account.form.email, { exact: true }).fill(`spaet@${mark}.example`);
  await context.clearCookies();
  await page.getByRole('button', { name: en.account.form.submit, exact: true }).click();
  await signInOver(page);
  await expect(page.getByRole('status').filter({ hasText: `spaet@${mark}.example` })).toBeVisible();

  // A split, whose preview of rows asks too.
  await page.goto(`${portal.url}/velkamo/entitlements`);
  await page
    .getByRole('button', { name: /^Split: /u })
    .first()
    .click();
  await page.getByRole('combobox', { name: en.entitlement.split.target, exact: true }).fill(`Spätschicht ${mark}`);
  await page
    .getByRole('option', { name: new RegExp(`Spätschicht ${mark}`, 'u') })
    .first()
    .click();
  await context.clearCookies();
  await page.getByLabel(en.entitlement.split.copies, { exact: true }).fill('1');
  await page.getByRole('button', { name: en.entitlement.split.submit }).click();
  await signInOver(page);
  await expect(page.getByText(`1 copy handed on to Spätschicht ${mark}.`)).toBeVisible();

  // A user with a role.
  await page.goto(`${portal.url}/velkamo/team?new=true`);
  await page.getByRole('dialog').getByLabel(en.user.email, { exact: true }).fill(`neu@${mark}.example`);
  await context.clearCookies();
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await signInOver(page);
  await expect(page.getByText(`neu@${mark}.example`).first()).toBeVisible();
});

test('UX §4 offline the last rows stay with their time, and come anew once the connection is back', async ({
  page,
  context,
  portal,
}) => {
  await signIn(page, portal, people.distributor, '/accounts');
  const rows = page.locator('[data-row-link]');
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await page.getByRole('button', { name: en.account.create }).click();
  await expect(page.getByLabel(en.account.form.companyName, { exact: true })).toBeVisible();
  await context.setOffline(true);
  await page.getByLabel(en.account.form.companyName, { exact: true }).fill('Offline GmbH');
  await page.getByLabel(en.account.form.email, { exact: true }).fill('ohne@netz.example');
  await page.getByRole('button', { name: en.account.form.submit, exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel(en.account.form.companyName, { exact: true })).toHaveValue('Offline GmbH');
  await expect(rows).toHaveCount(before);
  await context.setOffline(false);
  await page.getByRole('button', { name: en.account.form.submit, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'ohne@netz.example' })).toBeVisible();
});

test('UX §4 what was never opened before waits for the connection, and the page stays as it is', async ({
  page,
  context,
  portal,
}) => {
  await signIn(page, portal, people.distributor, '/entitlements');
  const rows = page.locator('[data-row-link]');
  await expect(rows.first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('button', { name: en.entitlement.split.pasteList }).click();
  await expect(page.getByText(/^No connection/u)).toBeVisible();
  await expect(rows.first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('UX §4 a page from before an update, whose files are gone, is loaded anew', async ({ page, portal }) => {
  await signIn(page, portal, people.distributor, '/entitlements');
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  let gone = true;
  await page.route('**/assets/**', (route) => (gone ? route.fulfill({ status: 404 }) : route.fallback()));
  await page.route('**/favicon.svg', (route) => {
    gone = false;
    return route.fallback();
  });
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: en.entitlement.split.pasteList }).click();
  await loaded;
  await page.getByRole('button', { name: en.entitlement.split.pasteList }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});
