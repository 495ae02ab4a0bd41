import { en } from '../../src/texts/en.ts';
import { look } from '../kernel/look.ts';
import { expect, people, signIn, test, voices } from '../kernel/portal.ts';

test.beforeEach(async ({ page }) => {
  await page.addInitScript({ content: "localStorage.setItem('tierline-language', 'en')" });
});

const { profile } = en.session;
const hint = '90, 30 and 7 days before';

test('E11 a user switches notices on; the mail leads to what expires, and back to the switch', async ({
  page,
  portal,
}) => {
  await signIn(page, portal, people.distributor, '/settings');
  const wish = page.getByRole('checkbox', { name: profile.expiryMail });
  await expect(wish).not.toBeChecked();
  await expect(wish).toHaveAccessibleDescription(new RegExp(hint, 'u'));
  await look(page, 'profile');
  await page.setViewportSize({ width: 1280, height: 800 });
  await wish.press('Space');
  await page.getByRole('button', { name: en.ui.save }).first().click();
  await expect(page.getByText(profile.saved)).toBeVisible();

  // The worker looks every twenty seconds.
  const mail = await portal.mailTo(people.distributor.email, 'view=expiring');
  expect(mail.subject).toMatch(/line items? of|Position(?:en)? von|líneas? de/u);
  const [list = '', settings = ''] = ['entitlements\\?view=expiring\\S*', 'settings'].map(
    (path) => new RegExp(`\\S+/velkamo/${path}`, 'u').exec(mail.text)?.[0] ?? '',
  );
  const [activationId = ''] = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}/u.exec(mail.text) ?? [];
  await page.goto(list);
  await expect(page.getByText(activationId)).toBeVisible();
  // The other button renews exactly the line items of the mail.
  const [renewing = ''] = /\S+\/velkamo\/renewals\?lines=\S+/u.exec(mail.text) ?? [];
  const named = new URL(renewing).searchParams.get('lines')?.split(',') ?? [];
  await page.goto(renewing);
  const renewal = page.getByRole('dialog', { name: /^Renew (?:a|\d+) line items?$/u });
  await expect(renewal.getByRole('listitem').first()).toBeVisible();
  expect(await renewal.getByRole('listitem').count()).toBeLessThanOrEqual(named.length);
  await renewal.getByRole('button', { name: en.ui.cancel, exact: true }).click();
  await expect(renewal).toBeHidden();
  await expect(page.getByRole('row')).toHaveCount(named.length + 1);
  await page.goto(settings);
  await expect(wish).toBeChecked();
  await wish.press('Space');
  await page.getByRole('button', { name: en.ui.save }).first().click();
  await expect(page.getByText(profile.saved)).toBeVisible();
});

test('E11 A5 a new colleague’s form says when notices come; contacts have no switch for them', async ({
  page,
  portal,
  browser,
}) => {
  await signIn(page, portal, people.distributor, '/team');
  await page
    .getByRole('button', { name: new RegExp(`^(?:${en.user.create}|${en.user.add})$`, 'u') })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: en.user.more }).click();
  const wish = dialog.getByRole('checkbox', { name: en.user.expiryMail });
  await expect(wish).toHaveAccessibleDescription(new RegExp(hint, 'u'));
  await dialog.getByRole('switch', { name: en.user.maySignIn }).press('Space');
  await expect(dialog.getByRole('checkbox', { name: en.user.marketingMail })).toBeVisible();
  await expect(wish).toHaveCount(0);

  for (const [vendor, person] of [
    ['velkamo', people.vendor],
    ['talvoro', voices.partner],
  ] as const) {
    const other = await browser.newPage();
    await other.addInitScript({ content: "localStorage.setItem('tierline-language', 'en')" });
    await signIn(other, portal, { ...person, vendor }, '/settings');
    await expect(other.getByRole('checkbox', { name: profile.marketingMail })).toBeVisible();
    await expect(other.getByRole('checkbox', { name: profile.expiryMail })).toHaveCount(0);
    await other.close();
  }
});
