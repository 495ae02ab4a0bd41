import { randomUUID } from 'node:crypto';
import { en } from '../../src/texts/en.ts';
import { expect, people, signInOnPage, test } from '../kernel/portal.ts';

test.beforeEach(({ context }) => context.addInitScript(() => localStorage.setItem('tierline-language', 'en')));

test('A11 a form filled in by one user is not sent as another who signed in in a second tab', async ({
  page,
  context,
  portal,
}) => {
  const name = `Zwei Tabs ${randomUUID().slice(0, 6)}`;
  await signInOnPage(page, portal, people.distributor);
  await page.goto(`${portal.url}/velkamo/accounts`);
  await page.getByRole('button', { name: en.account.create }).click();
  await page.getByLabel(en.account.form.companyName, { exact: true }).fill(name);
  await page.getByLabel(en.account.form.email, { exact: true }).fill(`tab@${randomUUID().slice(0, 6)}.example`);

  const other = await context.newPage();
  await signInOnPage(other, portal, people.vendor);

  await page.getByRole('button', { name: en.account.form.submit, exact: true }).click();
  const over = page.getByRole('dialog', { name: en.session.other.title });
  await expect(over).toContainText(people.vendor.email);
  await page.keyboard.press('Escape');
  await expect(over).toBeVisible();

  // Nothing was sent: neither of them has such an account.
  await other.goto(`${portal.url}/velkamo/accounts?q=${encodeURIComponent(name)}`);
  await expect(other.getByText(name)).toHaveCount(0);
  await expect(other.getByRole('dialog')).toHaveCount(0);

  // The page goes on as the signed-in user now.
  await over.getByRole('button', { name: en.session.other.reload }).click();
  await expect(over).toHaveCount(0);
  await page.getByRole('button', { name: new RegExp(`^${en.frame.me}: `, 'u') }).click();
  await expect(page.getByRole('menu')).toContainText(people.vendor.email);
  await page.keyboard.press('Escape');

  // A page that is loaded after the change is that of the signed-in user, and asks nothing.
  await signInOnPage(page, portal, people.distributor);
  await other.goto(`${portal.url}/velkamo/accounts`);
  await expect(other.locator('[data-row-link]').first()).toBeVisible();
  await expect(other.getByRole('dialog')).toHaveCount(0);
});
