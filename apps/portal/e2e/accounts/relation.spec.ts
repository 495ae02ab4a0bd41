import { en } from '../../src/texts/en.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

test('A2 A4 a name is taken: a distributor asks the vendor, staff accept, and the account is related', async ({
  browser,
  portal,
}) => {
  const open = async () => (await browser.newContext({ locale: 'en-GB' })).newPage();
  const inEnglish = { content: "localStorage.setItem('tierline-language', 'en')" };
  const distributor = await open();
  await distributor.addInitScript(inEnglish);
  await signIn(distributor, portal, people.distributor, '/accounts');
  await distributor.getByRole('button', { name: en.account.create }).click();
  await distributor.getByLabel(en.account.form.companyName).fill('OJO claro seguridad');
  await distributor.getByLabel(en.account.form.email).fill('hola@ojoclaro.example');
  await distributor.getByRole('button', { name: en.account.form.submit, exact: true }).click();
  await expect(distributor.getByText('already an account named')).toBeVisible();
  await distributor.getByRole('button', { name: en.relation.ask }).click();
  await expect(distributor.getByRole('dialog')).toHaveCount(0);
  await expect(distributor.getByRole('heading', { name: en.relation.title })).toBeVisible();

  const mail = await portal.mailTo(people.vendor.email, 'Ojo Claro Seguridad');
  expect(mail.text).toContain('Nordlicht Vertrieb GmbH');
  const staff = await open();
  await staff.addInitScript(inEnglish);
  await signIn(staff, portal, people.vendor, '/accounts');
  await staff
    .getByRole('button', { name: 'Relate Nordlicht Vertrieb GmbH and Ojo Claro Seguridad', exact: true })
    .click();
  await expect(staff.getByRole('heading', { name: en.relation.title })).toHaveCount(0);

  await portal.mailTo(people.distributor.email, 'OJO claro seguridad');
  await distributor.reload();
  await expect(distributor.getByText('Ojo Claro Seguridad')).toBeVisible();
  await Promise.all([staff, distributor].map((page) => page.context().close()));
});
