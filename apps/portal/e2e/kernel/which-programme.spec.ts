import { en } from '../../src/texts/en.ts';
import { look } from './look.ts';
import { expect, test } from './portal.ts';

test('SPEC §1 a host with several programmes asks for the name of the portal, and lists none', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  // As a host answers that is no demo.
  await page.route('**/demo.json', (route) => route.fulfill({ status: 404 }));
  await page.goto(portal.url);
  await expect(page.getByRole('heading', { name: en.ui.whichPortal })).toBeVisible();
  await expect(page.getByText(/velkamo|talvoro/iu)).toHaveCount(0);
  await look(page, 'which portal');
  await page.getByRole('button', { name: en.ui.toPortal }).click();
  await expect(page.getByText(en.ui.required)).toBeVisible();
  await page.getByLabel(en.ui.portalName).fill(' Talvoro ');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/talvoro\/sign-in/u);
  await expect(page.getByText('Talvoro Voice Console').first()).toBeVisible();
});

test('SPEC §1 X7 the bare address of a demo shows its portals and who can be tried, and leads there', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await page.goto(portal.url);
  await expect(page.getByRole('heading', { name: en.ui.demoPortals })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link')).toHaveText([
    /^Velkamo License Portal.*Vendor staff · Distributor · Installer/u,
    /^Talvoro Voice Console.*Partner · Customer’s administrator/u,
    /^Zarnika .*Reseller/u,
  ]);
  await look(page, 'portals of the demo');
  await page.getByRole('link', { name: /^Talvoro/u }).click();
  await expect(page).toHaveURL(/\/talvoro\/sign-in$/u);
  await page.getByRole('button', { name: /^Partner/u }).click();
  await page.getByRole('button', { name: en.session.signIn.submit }).click();
  await expect(page).toHaveURL(/\/talvoro\/orders/u);
});
