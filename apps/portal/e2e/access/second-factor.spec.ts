import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { en } from '../../src/texts/en.ts';
import { apiOf, json, newUser } from '../accounts/new-user.ts';
import { expect, people, signInOnPage, test, type Portal } from '../kernel/portal.ts';

const words = en.factor;

// Each code is good once: the one of a later step, which the portal takes as well, saves waiting for it. One of an
// earlier step would not do, as it is too old where a step ends on the way.
const codeOf = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

async function open(page: Page): Promise<Page> {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  return page;
}

async function begin(
  page: Page,
  portal: Portal,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`${portal.url}/velkamo/sign-in`);
  await page.getByLabel(en.session.signIn.email, { exact: true }).fill(email);
  await page.getByLabel(en.session.signIn.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: en.session.signIn.submit, exact: true }).click();
  await expect(page.getByLabel(words.code, { exact: true })).toBeFocused();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel(words.code, { exact: true }).fill(code);
  await page.getByRole('button', { name: en.session.signIn.submit, exact: true }).click();
}

test('A12 a second factor is set up, asked for at sign-in, lost and taken away by a colleague', async ({
  browser,
  page,
  portal,
}) => {
  const user = await newUser(portal, { role: 'observer' });
  await signInOnPage(await open(page), portal, user);
  await page.goto(`${portal.url}/velkamo/settings`);
  await page.getByRole('button', { name: words.setUp, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.password, { exact: true }).fill('not the password of Robin');
  await dialog.getByRole('button', { name: words.next }).click();
  await expect(dialog.getByText('current password is incorrect')).toBeVisible();
  await dialog.getByLabel(words.password, { exact: true }).fill(user.password);
  await dialog.getByRole('button', { name: words.next }).click();
  await expect(dialog.getByRole('img', { name: words.qr })).toBeVisible();
  const secret = ((await dialog.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/u).textContent()) ?? '').replaceAll(
    ' ',
    '',
  );
  await dialog.getByLabel(words.newCode).fill('000000');
  await dialog.getByRole('button', { name: words.confirm }).click();
  await expect(dialog.getByText('This code is incorrect')).toBeVisible();
  await dialog.getByLabel(words.newCode).fill(codeOf(secret));
  await dialog.getByRole('button', { name: words.confirm }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  const codes = await dialog.getByRole('listitem').allTextContents();
  await expect(dialog.getByRole('button', { name: words.done })).toBeDisabled();
  await dialog.getByLabel(words.kept).check();
  await dialog.getByRole('button', { name: words.done }).click();
  await expect(page.getByText('10 recovery codes left')).toBeVisible();
  expect((await portal.mailTo(user.email, 'asks for a code')).subject).toContain('Second factor switched on');

  // Elsewhere: a wrong code, then the right one; without the phone a recovery code.
  const elsewhere = await open(await (await browser.newContext({ locale: 'en-GB' })).newPage());
  await begin(elsewhere, portal, user);
  await giveCode(elsewhere, '123456');
  await expect(elsewhere.getByText('This code is incorrect')).toBeVisible();
  await giveCode(elsewhere, codeOf(secret, 1));
  await elsewhere.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  await elsewhere.context().clearCookies();
  await begin(elsewhere, portal, user);
  await giveCode(elsewhere, codes[0] ?? '');
  await elsewhere.waitForURL((url) => !url.pathname.endsWith('/sign-in'));

  // The user sees their sign-ins, the failed one among them.
  await page.reload();
  const history = page.getByRole('region', { name: words.history.title });
  await expect(history.getByText(words.history.outcomes['code-wrong'])).toBeVisible();
  await expect(history.getByText(words.history.outcomes['signed-in']).first()).toBeVisible();
  await expect(page.getByText('9 recovery codes left')).toBeVisible();

  // Phone and codes are lost: a Master resets it, the user gets a mail, and signs in with the password alone.
  const master = await open(await (await browser.newContext({ locale: 'en-GB' })).newPage());
  await signInOnPage(master, portal, people.vendor);
  await master.goto(`${portal.url}/velkamo/team/${user.id}`);
  await expect(master.getByText(words.user.on)).toBeVisible();
  await master.getByRole('button', { name: words.user.reset, exact: true }).click();
  await master.getByRole('dialog').last().getByRole('button', { name: words.user.reset, exact: true }).click();
  await expect(master.getByText(words.user.off)).toBeVisible();
  expect((await portal.mailTo(user.email, 'removed')).text).toContain(people.vendor.email);
  await page.reload();
  await expect(page.getByLabel(en.session.signIn.password, { exact: true })).toBeVisible();
  await signInOnPage(page, portal, user);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await Promise.all([elsewhere, master].map((one) => one.context().close()));
});

test('A5 A11 X2 a shared login in two browsers leaves no sign-in history, and its actions are audited', async ({
  browser,
  page,
  portal,
}) => {
  const user = await newUser(portal, { role: 'master', sharedLogin: true });
  const other = await open(await (await browser.newContext({ locale: 'en-GB' })).newPage());
  await signInOnPage(await open(page), portal, user);
  await signInOnPage(other, portal, user);
  await page.goto(`${portal.url}/velkamo/settings`);
  await expect(page.getByText(words.history.shared)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sign out: /u }).first()).toBeVisible();
  await other.goto(`${portal.url}/velkamo/settings`);
  await other.getByLabel(en.session.profile.phone).fill('+49 30 1234567');
  await other.getByRole('button', { name: en.ui.save, exact: true }).click();
  await expect(other.getByText(en.session.profile.saved)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(en.session.profile.phone)).toHaveValue('+49 30 1234567');

  const api = await apiOf(portal, people.vendor);
  expect(await json(api, 'get', `/users/${user.id}/sign-ins`)).toMatchObject({ items: [] });
  const { items } = await json<{ items: { kind: string; actor: { email: string } | null }[] }>(
    api,
    'get',
    '/audit?limit=20',
  );
  expect(items.filter(({ actor }) => actor?.email === user.email).map(({ kind }) => kind)).toContain('user.edit');
  await Promise.all([api.dispose(), other.context().close()]);
});
