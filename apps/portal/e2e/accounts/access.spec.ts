import { en } from '../../src/texts/en.ts';
import { changes } from '../../src/texts/records/changes.en.ts';
import { expect, people, signInOnPage, test } from '../kernel/portal.ts';

test('A11 a forgotten password is chosen anew by the link of the mail, and the link works once', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  // Somebody whom no other test signs in as.
  const email = 'ines.valcarcel@iberalux.example';
  await page.goto(`${portal.url}/velkamo/sign-in`);
  await page.getByLabel(en.session.signIn.email, { exact: true }).fill(email);
  await page.getByRole('link', { name: en.access.forgotten.link }).click();
  // The sign-in page has such a field and such a button too.
  await expect(page.getByRole('heading', { level: 1, name: en.access.forgotten.title })).toBeVisible();
  await expect(page.getByLabel(en.session.signIn.email, { exact: true })).toHaveValue(email);
  await page.getByRole('button', { name: en.access.forgotten.submit }).click();
  const { text } = await portal.mailTo(email, '/reset-password#');
  const link = /https?:\S+\/reset-password#\S+/u.exec(text)?.[0] ?? '';

  const password = 'violet-windmill-afternoon';
  await page.goto(link);
  await expect(page).toHaveURL(/reset-password$/u);
  await page.getByLabel(en.session.password.new, { exact: true }).fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/sign-in/u);
  await signInOnPage(page, portal, { email, password });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.goto(`${portal.url}/velkamo/sign-in`);
  await page.goto(link);
  await page.getByLabel(en.session.password.new, { exact: true }).fill('violet-windmill-evening');
  await page.locator('button[type=submit]').click();
  await expect(page.getByText('This link has been used')).toBeVisible();
});

test('A11 X2 a user signs out a session on another device, and finds it in Activity', async ({
  browser,
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  const elsewhere = await (await browser.newContext()).newPage();
  await signInOnPage(elsewhere, portal, people.installer);
  await signInOnPage(page, portal, people.installer);
  await page.goto(`${portal.url}/velkamo/settings`);
  await page
    .getByRole('button', { name: /^Sign out: /u })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /^Sign out: /u })).toHaveCount(0);
  await elsewhere.reload();
  await expect(elsewhere.locator('input[type=password]')).toBeVisible();
  await page.goto(`${portal.url}/velkamo/activity`);
  await expect(page.getByText(changes.own.session.end).first()).toBeVisible();
  await elsewhere.context().close();
});
