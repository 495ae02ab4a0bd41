import { randomUUID } from 'node:crypto';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
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

test('X6 a language that is chosen in one tab is shown in the other one too, where nothing typed is lost', async ({
  page,
  context,
  portal,
}) => {
  await signInOnPage(page, portal, people.distributor);
  await page.goto(`${portal.url}/velkamo/accounts`);
  await page.getByRole('button', { name: en.account.create }).click();
  await page.getByLabel(en.account.form.companyName, { exact: true }).fill('Zwei Sprachen');

  const other = await context.newPage();
  await other.goto(`${portal.url}/velkamo/products`);
  await other.getByRole('button', { name: `${en.frame.language}: English` }).click();
  await other.getByRole('menuitem', { name: 'Español' }).click();
  await expect(other.locator('html')).toHaveAttribute('lang', 'es');

  await expect(page.getByLabel(es.account.form.companyName, { exact: true })).toHaveValue('Zwei Sprachen');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  // The API is asked in that language from now on.
  await page.getByLabel(es.account.form.email, { exact: true }).fill(people.vendor.email);
  await page.getByRole('button', { name: es.account.form.submit, exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText(/ya/u);
});
