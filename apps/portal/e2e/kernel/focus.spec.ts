import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { credit } from '../../src/texts/credits/credit.en.ts';
import { order } from '../../src/texts/orders/order.en.ts';
import { seat } from '../../src/texts/orders/seat.en.ts';
import { site } from '../../src/texts/credits/site.en.ts';
import { inside } from './inside.ts';
import { settled } from './look.ts';
import { expect, goOn, people, signIn, test, voices, zarnika } from './portal.ts';

type Opener = { path: string; by: (page: Page) => Locator; within?: true };

const button =
  (name: string | RegExp) =>
  (page: Page): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string', disabled: false }).first();
const row = (page: Page) => page.locator('[data-row-link]').first();

/** What opens a dialog or a panel, for each kind of them; `within`: in the panel of the first row. */
const openers: { person: { vendor?: string; email: string; password: string }; list: Opener[] }[] = [
  {
    person: people.vendor,
    list: [
      { path: '/accounts', by: button(en.account.create) },
      { path: '/accounts', by: row },
      { path: '/products', by: button(en.product.create) },
      { path: '/products', by: row },
      { path: '/team', by: button(en.user.create) },
      { path: '/team', by: button(en.invitation.createMany) },
      { path: '/team', by: row },
      { path: '/entitlements', by: row },
      { path: '/entitlements', by: button(en.takeBack.hold.action), within: true },
      { path: '/entitlements', by: button(new RegExp(`^${en.entitlement.mail.action}: `, 'u')), within: true },
      // Of one kind, each entry is one change, which opens.
      { path: '/activity?kind=split', by: row },
    ],
  },
  {
    person: people.distributor,
    list: [
      { path: '/entitlements', by: button(new RegExp(`^${en.entitlement.split.action}: `, 'u')) },
      { path: '/entitlements', by: button(en.entitlement.split.pasteList) },
      { path: '/entitlements?days=90', by: button(en.view.save) },
      { path: '/entitlements?view=handed-on', by: button(new RegExp(`^${en.takeBack.recall.action}: `, 'u')) },
    ],
  },
  {
    person: voices.vendor,
    list: [
      { path: '/orders', by: button(order.enter.action) },
      { path: '/orders', by: row },
      { path: '/orders?view=unassigned', by: button(order.correct.action), within: true },
      { path: '/orders?view=unassigned', by: button(order.cancel.action), within: true },
    ],
  },
  {
    person: voices.partner,
    list: [
      { path: '/orders?view=unassigned', by: button(/^Assign order/u) },
      { path: '/orders?view=partly', by: button(/^Take back licences/u), within: true },
      { path: '/settings/api-keys', by: button(en.apiKey.create) },
      { path: '/settings', by: button(en.factor.setUp) },
      { path: '/accounts', by: button(order.assign.add), within: true },
      { path: '/accounts', by: button(en.user.add), within: true },
    ],
  },
  {
    person: voices.customer,
    list: [
      { path: '/integrations', by: (page) => page.getByRole('switch').first() },
      { path: '/team?show=licences', by: button(seat.paste.action) },
    ],
  },
  { person: zarnika.vendor, list: [{ path: '/accounts?q=Riegelhaus', by: button(credit.grant.action), within: true }] },
  {
    person: zarnika.master,
    list: [
      { path: '/sites', by: button(site.create) },
      { path: '/sites', by: button(/^Top up \d/u) },
      { path: '/sites', by: button(credit.move.action) },
      { path: '/sites', by: row },
      { path: '/sites', by: button(site.administrators.invite), within: true },
      { path: '/sites', by: button(site.remove.action), within: true },
      { path: '/credits?range=year', by: button(/^Reverse: /u) },
    ],
  },
];

for (const { person, list } of openers) {
  test(`UX §4 a dialog gives the focus back to what opened it: ${person.email}`, async ({ page, portal }) => {
    await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
    await signIn(page, portal, person);
    for (const { path, by, within } of list) {
      await goOn(page, `/${person.vendor}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await settled(page);
      if (within) {
        await row(page).press('Enter');
        await expect(page.getByRole('dialog').first()).toBeVisible();
        await settled(page);
      }
      const before = await page.getByRole('dialog').count();
      const opener = by(page);
      await opener.press(within === undefined && path === '/integrations' ? 'Space' : 'Enter');
      await expect(page.getByRole('dialog')).toHaveCount(before + 1);
      await settled(page);
      await expect(opener).not.toBeFocused();
      // The list of a field that is open closes first.
      await expect(async () => {
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(before, { timeout: 500 });
      }).toPass();
      await expect(opener).toBeFocused();
    }
  });
}

test('UX §4 where the opener of a dialog is gone, the focus is on its row, its panel or the page', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, zarnika.master);
  const me = await inside(page, 'readMe', {});
  const email = 'gone-soon@riegelhaus.example';
  await inside(page, 'invitePeople', { accountId: me.account.id, people: [{ email }] });
  const made = await inside(page, 'createSite', { name: 'Gone soon', country: 'DE', timeZone: 'Europe/Berlin' });
  await page.goto(`${portal.url}/zarnika/sites/${made.id}`);
  await button(site.remove.action)(page).press('Enter');
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('textbox').fill('Gone soon');
  await dialog.getByRole('button', { name: site.remove.submit, exact: true }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await somewhere(page);

  await page.goto(`${portal.url}/zarnika/settings/api-keys`);
  await inside(page, 'createApiKey', {
    name: 'Gone soon',
    role: 'observer',
    expiresOn: new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10),
  });
  await page.reload();
  await page.getByRole('button', { name: en.apiKey.revokeOf.replace('{{name}}', 'Gone soon') }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: en.apiKey.revoke, exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: en.apiKey.revokeOf.replace('{{name}}', 'Gone soon') })).toHaveCount(0);
  await somewhere(page);
});

/** The focus is on something, and stays there while lists are read anew. */
async function somewhere(page: Page): Promise<void> {
  await settled(page);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'BODY')).not.toBe('BODY');
}
