import { en } from '../../src/texts/en.ts';
import { expect, people, signIn, test, voices } from '../kernel/portal.ts';

test('A2 A9 a new account: language and country are asked up front, and the country brings its time zone', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.vendor, '/accounts?new=true');
  const form = page.getByRole('dialog');
  await expect(form.getByText(en.account.form.countryHint.replace('{{zone}}', 'Europe/Berlin'))).toBeVisible();
  await form.getByRole('combobox', { name: en.account.country }).fill('spai');
  await page.getByRole('option', { name: 'Spain' }).click();
  await expect(form.getByText(en.account.form.countryHint.replace('{{zone}}', 'Europe/Madrid'))).toBeVisible();
  await form.getByRole('combobox', { name: en.account.language }).click();
  await page.getByRole('option', { name: 'Español' }).click();
  await form.getByLabel(en.account.form.companyName).fill('Faro Vigilancia S.L.');
  await form.getByLabel(en.account.form.email).fill('nuria@faro.example');
  await form.getByRole('button', { name: en.account.form.submit }).click();
  const mail = await portal.mailTo('nuria@faro.example', 'Velkamo');
  expect(mail.text).toContain('contraseña');
});

test('A2 a name that is taken leads vendor staff to the account that has it', async ({ page, portal }) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.vendor, '/accounts?new=true');
  const form = page.getByRole('dialog');
  // Names are told apart as people do: spaces and case make no other name.
  await form.getByLabel(en.account.form.companyName).fill(' nordlicht  vertrieb GMBH');
  await form.getByLabel(en.account.form.email).fill('twice@nordlicht.example');
  await form.getByRole('button', { name: en.account.form.submit }).click();
  await form.getByRole('link', { name: 'Open Nordlicht Vertrieb GmbH' }).click();
  await expect(page.getByRole('dialog', { name: 'Nordlicht Vertrieb GmbH' })).toBeVisible();
});

test('A6 each role is explained in a line where it is chosen, by what the programme has', async ({ page, portal }) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, voices.partner);
  const hint = en.user.roleHint;
  await page.goto(`${portal.url}/talvoro/team?new=true`);
  const form = page.getByRole('dialog');
  await expect(form.getByText(hint.observer)).toBeVisible();
  await expect(form.getByText(hint.work.seats.seller)).toBeVisible();
  await expect(form.getByText(`All that the role Operator can. ${hint.administrator.seller}`)).toBeVisible();
  await page.goto(`${portal.url}/talvoro/team?invite=true`);
  await expect(form.getByText(hint.observer)).toBeVisible();
  await form.getByLabel(en.invitation.role).selectOption('operator');
  await expect(form.getByText(hint.work.seats.seller)).toBeVisible();
});
