import { en } from '../../src/texts/en.ts';
import { inside } from '../kernel/inside.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

test('E4 E5 the mail of a split goes to the chosen contact, in that person’s language, and to nobody else', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.distributor);
  const { account } = await inside(page, 'createAccount', {
    name: 'Contact Chosen GmbH',
    user: { email: 'first@chosen.example', firstName: 'Frida', lastName: 'First', language: 'de' },
  });
  await inside(page, 'createUser', {
    id: account.id,
    email: 'second@chosen.example',
    firstName: 'Sol',
    lastName: 'Second',
    language: 'es',
  });
  const { items } = await inside(page, 'listLineItems', { limit: '100' });
  const line = items.find((one) => one.available >= 5 && one.actions.split === null);
  await page.goto(`${portal.url}/velkamo/entitlements/${line?.id ?? ''}`);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${en.entitlement.split.action}: `, 'u') })
    .click();
  await page.getByLabel(en.entitlement.split.target, { exact: true }).first().fill('Contact Chosen');
  await page.getByRole('option', { name: 'Contact Chosen GmbH' }).click();
  const contact = page.getByRole('combobox', { name: en.entitlement.split.contact, exact: true });
  await expect(contact).toHaveValue('Frida First');
  await expect(page.getByText('To first@chosen.example, in German.')).toBeVisible();
  await contact.click();
  await page.getByRole('option', { name: 'Sol Second' }).click();
  await expect(contact).toHaveValue('Sol Second');
  await expect(page.getByText('To second@chosen.example, in Spanish.')).toBeVisible();
  await page.getByLabel(en.entitlement.split.copies, { exact: true }).fill('2');
  await page.getByRole('button', { name: en.entitlement.split.submit, exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Contact Chosen GmbH' }).first()).toBeVisible();

  const product = line?.product.name ?? '';
  const mail = await portal.mailTo('second@chosen.example', product);
  expect(mail.html).toContain('lang="es"');
  expect((await portal.mailsWith(product)).filter(({ to }) => to === 'first@chosen.example')).toEqual([]);
});
