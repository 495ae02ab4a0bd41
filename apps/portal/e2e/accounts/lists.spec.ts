import { en } from '../../src/texts/en.ts';
import { inside } from '../kernel/inside.ts';
import { look } from '../kernel/look.ts';
import { expect, people, signIn, test, voices, zarnika } from '../kernel/portal.ts';

test.use({ locale: 'en-GB' });
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
});

test('C5 UX §4 staff see each reseller’s balance and how long its credits last; a phone sorts lists too', async ({
  page,
  portal,
}) => {
  await signIn(page, portal, zarnika.vendor, '/accounts');
  const riegelhaus = page.getByRole('row', { name: /Riegelhaus/u });
  await expect(riegelhaus).toContainText('16 sites');
  await expect(riegelhaus).toContainText('7 sites need credits');
  await page.getByRole('button', { name: en.account.users }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('Riegelhaus');
  await look(page, 'resellers');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByRole('combobox', { name: en.ui.sort }).selectOption({ label: `${en.account.name} ↓` });
  await expect(
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link') })
      .first(),
  ).toContainText('Riegelhaus');
});

test('O4 A4 a customer’s list of users shows their licences and stands by the last sign-in', async ({
  page,
  portal,
}) => {
  await signIn(page, portal, voices.customer);
  const own = await inside(page, 'readMe', {});
  const { items } = await inside(page, 'listSeats', { id: own.account.id, seat: 'on', limit: '1' });
  const [seat] = items;
  await expect(page.getByRole('row', { name: new RegExp(seat?.user.email ?? '', 'u') })).toContainText(
    seat?.product.name ?? '',
  );
  await page.getByRole('button', { name: en.user.lastSignIn }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('Ines Falk');
  await look(page, 'users with their licences');
});

test('X7 O8 a partner lands with the customers whose licences end soon, and opens just these', async ({
  page,
  portal,
}) => {
  await signIn(page, portal, voices.partner);
  const ending = await inside(page, 'listAccounts', { direction: 'below', licencesEndWithinDays: '60' });
  await page.getByRole('link', { name: /licences that expire within 60 days/u }).click();
  await expect(page.getByText(en.account.filter.licences, { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(ending.items.length + 1);
  // All below a partner are customers: there is no tier to choose.
  await expect(page.getByRole('tablist', { name: en.account.filter.tiers })).toHaveCount(0);
});

test('A4 UX §2.2 a search for an account looks through all tiers, says so, and names the tier', async ({
  page,
  portal,
}) => {
  await signIn(page, portal, people.vendor, '/accounts');
  await expect(page.getByRole('tablist', { name: en.account.filter.tiers })).toBeVisible();
  await page.getByRole('searchbox').fill('Blickfang');
  await expect(page.getByText(en.account.filter.searchedAll)).toBeVisible();
  await expect(page.getByRole('row', { name: /Blickfang/u })).toContainText('Partner');
});

test('A9 the terms of use and the privacy policy can be read again in the settings', async ({ page, portal }) => {
  await signIn(page, portal, people.installer, '/settings');
  await page.getByText(en.session.legal.terms).click();
  await expect(page.getByText(/This portal is for Velkamo’s distributors/u)).toBeVisible();
});
