import { en } from '../../src/texts/en.ts';
import { apiOf, json, newUser } from '../accounts/new-user.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

test('X3 deactivating a user shows the API keys that would go on working, and can revoke them with it', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  const second = await newUser(portal, { role: 'master' });
  const theirs = await apiOf(portal, second);
  const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const { secret } = await json<{ secret: string }>(theirs, 'post', '/api-keys', {
    name: 'Shop of Robin',
    role: 'master',
    expiresOn,
  });
  await theirs.dispose();
  const works = async () =>
    (await fetch(`${portal.url}/api/v1/accounts`, { headers: { Authorization: `Bearer ${secret}` } })).status;
  expect(await works()).toBe(200);

  await signIn(page, portal, people.vendor, `/team/${second.id}`);
  const panel = page.getByRole('dialog', { name: 'Robin Made' });
  const active = panel.getByRole('switch', { name: new RegExp(`^${en.user.active} `, 'u') });
  const save = panel.getByRole('button', { name: en.ui.save });
  await active.press('Space');
  await save.click();
  const asked = page.getByRole('dialog', { name: en.user.keys.title_one });
  await expect(asked.getByRole('listitem')).toContainText('Shop of Robin');
  // Cancelled, nothing is changed, and what was chosen stands.
  await asked.getByRole('button', { name: en.ui.cancel }).click();
  await expect(asked).toHaveCount(0);
  await expect(active).not.toBeChecked();
  expect(await works()).toBe(200);

  await save.click();
  await asked.getByLabel(en.user.keys.revoke_one).check();
  await asked.getByRole('button', { name: en.ui.save }).click();
  await expect(page.getByText('Robin Made has been saved.')).toBeVisible();
  expect(await works()).toBe(401);
});
