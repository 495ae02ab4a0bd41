import { en } from '../../src/texts/en.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

test('A6 X3 the last Master reads why they cannot step down; makes, uses and revokes an API key', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.distributor);

  // A6: the Master's own access is disabled, with the reason.
  await page.goto(`${portal.url}/velkamo/team`);
  await page
    .getByRole('link', { name: /Jule Brandt/u })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await expect(
    panel.getByText('This is the only active Portal Admin User. Give somebody else this role first.'),
  ).toBeVisible();
  await expect(panel.getByRole('switch', { name: en.user.active })).toBeDisabled();

  // A2: a Master changes the account's settings.
  await page.goto(`${portal.url}/velkamo/settings`);
  await page
    .getByRole('navigation', { name: en.settings.parts })
    .getByRole('link', { name: en.settings.account, exact: true })
    .click();
  await page.getByRole('button', { name: en.ui.edit }).click();
  await expect(page.getByText(/never to whom|see this name/u).first()).toBeVisible();
  await page.getByLabel(en.account.description).fill('Wholesale in the north');
  await page.getByRole('button', { name: en.ui.save }).click();
  await expect(page.getByText('Wholesale in the north')).toBeVisible();

  // X3: a key is shown once.
  await page.getByRole('link', { name: en.settings.keys, exact: true }).click();
  await page.getByRole('button', { name: en.apiKey.create }).click();
  await page.getByLabel(en.apiKey.name, { exact: true }).fill('ERP of Hamburg');
  await page.getByRole('button', { name: en.apiKey.submit }).click();
  const secret = await page.getByLabel(en.apiKey.secret, { exact: true }).inputValue();
  expect(secret).toMatch(/^tl_[\w-]{43}$/u);
  await expect(page.getByRole('button', { name: en.apiKey.done })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.getByLabel(en.apiKey.kept).check();
  await page.getByRole('button', { name: en.apiKey.done }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('ERP of Hamburg')).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  const asSoftware = () =>
    fetch(`${portal.url}/api/v1/accounts`, {
      headers: { Authorization: `Bearer ${secret}`, 'Tierline-Vendor': 'velkamo' },
    });
  expect((await asSoftware()).status).toBe(200);
  await page.reload();
  await expect(page.getByText(en.apiKey.lastUsed).first()).toBeVisible();
  await expect(page.getByText(en.apiKey.never)).toHaveCount(0);

  await page.getByRole('button', { name: 'Revoke the key “ERP of Hamburg”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: en.apiKey.revoke, exact: true }).click();
  await expect(page.getByText(en.apiKey.states.revoked, { exact: true })).toBeVisible();
  expect((await asSoftware()).status).toBe(401);

  // X2: what happened opens by its own address, also where the list would not have it.
  await page.goto(`${portal.url}/velkamo/activity`);
  await page.getByRole('link', { name: 'Created the API key “ERP of Hamburg”' }).first().click();
  await expect(page.getByRole('dialog').getByText('ERP of Hamburg').first()).toBeVisible();
  const url = new URL(page.url());
  await page.goto(`${url.origin}${url.pathname}?until=2020-01-01`);
  await expect(page.getByRole('dialog').getByText('ERP of Hamburg').first()).toBeVisible();
});

test('A2 A6 users who may not change the account’s settings read them, and who can make API keys', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.observer, '/settings/account');
  await expect(page.getByRole('heading', { level: 2, name: 'Blickfang Sicherheitstechnik' })).toBeVisible();
  await expect(page.getByRole('button', { name: en.ui.edit })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Your role does not allow this').filter({ visible: true }).first()).toBeVisible();
  await page.getByRole('link', { name: en.settings.keys, exact: true }).click();
  await expect(page.getByText('Portal Admin User or higher can do it').filter({ visible: true }).first()).toBeVisible();
});
