import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { asking } from '../kernel/asking.ts';
import { enter, expect, people, test } from '../kernel/portal.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

test('E4 X8 split to the wrong partner and undone: the copies are back, and no mail ever leaves', async ({
  browser,
  portal,
}) => {
  // Copies of its own, on top of the list.
  const [staff, distributor] = await Promise.all([asking(portal, people.vendor), asking(portal, people.distributor)]);
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const product = await staff('createProduct', { sku: `TB-${mark}`, name: `Product ${mark}`, kind: 'Software' });
  await staff('issueEntitlement', {
    accountId: (await distributor('readMe', {})).account.id,
    orderNumber: `TB-${mark}`,
    mail: false,
    lines: [{ productId: product.id, copies: 30, expiresOn: null }],
  });
  const page = await enter(browser, portal, people.distributor, '', { language: 'de' });
  const split = async (copies: string) => {
    await button(page, new RegExp(`^${de.entitlement.split.action}: Product ${mark}`, 'u')).click();
    await page.getByLabel(de.entitlement.split.target, { exact: true }).first().fill('Weitblick Objektschutz');
    await expect(page.getByRole('option', { name: 'Weitblick Objektschutz' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(de.entitlement.split.copies, { exact: true })).toBeFocused();
    await page.keyboard.type(copies);
    await button(page, de.entitlement.split.submit).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await split('4');
  await page
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${de.ui.undo}`, 'u') })
    .click();
  await expect(page.getByText(de.takeBack.splitUndone_other.replace('{{count, number}}', '4'))).toBeVisible();

  // The next one is undone by keyboard, and a third one is left: when its mail has come, the worker has passed the
  // others by.
  await split('5');
  await expect(page.getByRole('status').getByRole('button', { name: new RegExp(`^${de.ui.undo}`, 'u') })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(de.takeBack.splitUndone_other.replace('{{count, number}}', '5'))).toBeVisible();
  await split('6');
  await portal.mailTo('svea.jansen@weitblick.example', '6 Kopien');
  expect(
    (await portal.mailsWith('Weitblick')).filter(
      ({ to, text }) => to.startsWith('svea') && /\b[45] Kopien an/u.test(text),
    ),
  ).toEqual([]);

  // An hour later: taken back with a reason, from the list of what was handed on.
  await page.getByRole('tab', { name: de.entitlement.views.handedOn }).click();
  await button(page, new RegExp(`^${de.takeBack.recall.action}: `, 'u')).click();
  await page.getByLabel(de.entitlement.split.copies, { exact: true }).fill('6');
  await page.getByLabel(de.takeBack.reason, { exact: true }).fill('An den Falschen geraten');
  await page.getByRole('dialog').getByRole('button', { name: de.takeBack.recall.submit, exact: true }).click();
  await expect(page.getByText(de.takeBack.recall.done_other.replace('{{count, number}}', '6'))).toBeVisible();
  const theirs = await portal.mailTo('svea.jansen@weitblick.example', 'An den Falschen geraten');
  const ours = await portal.mailTo(people.distributor.email, 'An den Falschen geraten');
  expect(theirs.subject).toBe('Nordlicht Vertrieb GmbH hat 6 Kopien zurückgeholt');
  expect(ours.subject).toBe('6 Kopien von Weitblick Objektschutz zurückgeholt');
  await page.context().close();
});

for (const meanwhile of ['types on', 'closes it'] as const) {
  test(`E4 X8 UX §4 a split is done once and a toast offers its undo where the user ${meanwhile} meanwhile`, async ({
    browser,
    portal,
  }) => {
    const page = await enter(browser, portal, people.distributor);
    let asked = 0;
    let answer = () => {};
    const released = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/v1/splits', async (route) => {
      asked += 1;
      await released;
      await route.continue();
    });
    await button(page, new RegExp(`^${en.entitlement.split.action}: `, 'u')).click();
    await page.getByLabel(en.entitlement.split.target, { exact: true }).first().fill('Weitblick Objektschutz');
    await expect(page.getByRole('option', { name: 'Weitblick Objektschutz' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(en.entitlement.split.copies, { exact: true })).toBeFocused();
    await page.keyboard.type('2');
    const submit = button(page, en.entitlement.split.submit);
    await submit.press('Enter');
    await expect.poll(() => asked).toBe(1);
    if (meanwhile === 'types on') {
      await page.getByLabel(en.entitlement.split.copies, { exact: true }).press('1');
      await page.keyboard.press('Enter');
    } else await page.keyboard.press('Escape');
    answer();
    await page
      .getByRole('status')
      .getByRole('button', { name: new RegExp(`^${en.ui.undo}`, 'u') })
      .click();
    await expect(page.getByText(en.takeBack.splitUndone_other.replace('{{count, number}}', '2'))).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(asked).toBe(1);
    await page.context().close();
  });
}

test('E7 months later a recall is a request, found on the receiver’s first page, declined or accepted', async ({
  browser,
  portal,
}) => {
  const distributor = await enter(
    browser,
    portal,
    people.distributor,
    '/entitlements?view=handed-on&q=Blickfang&sort=created',
  );
  const ask = async (copies: string, reason: string) => {
    await distributor
      .locator('tbody tr')
      .first()
      .getByRole('button', { name: new RegExp(`^${en.takeBack.recall.action}: `, 'u') })
      .click();
    await expect(distributor.getByText(en.takeBack.asksHint)).toBeVisible();
    await distributor.getByLabel(en.entitlement.split.copies, { exact: true }).fill(copies);
    await distributor.getByLabel(en.takeBack.reason, { exact: true }).fill(reason);
    await button(distributor, en.takeBack.submitAsk).click();
    await expect(
      distributor.getByText(
        en.takeBack[copies === '1' ? 'asked_one' : 'asked_other'].replace('{{count, number}}', copies),
        { exact: true },
      ),
    ).toBeVisible();
  };
  await ask('1', 'Not used since spring');
  const installer = await enter(browser, portal, people.installer, '', { width: 360 });
  const waiting = installer.getByRole('region', { name: en.takeBack.requests.title });
  await expect(waiting).toContainText('Not used since spring');
  await waiting.getByRole('button', { name: en.takeBack.requests.addWords }).click();
  await waiting.getByLabel(en.takeBack.requests.words).fill('We need it in July');
  await waiting.getByRole('button', { name: /^Decline: keep 1 copy/u }).click();
  await expect(waiting).toHaveCount(0);
  expect((await portal.mailTo(people.distributor.email, 'We need it in July')).subject).toContain('Blickfang');
  await distributor.reload();
  await ask('2', 'Really not needed?');
  await installer.reload();
  await waiting.getByRole('button', { name: /^Accept: return 2 copies/u }).click();
  await expect(
    installer.getByText(en.takeBack.requests.done.accepted_other.replace('{{count, number}}', '2')),
  ).toBeVisible();
  await portal.mailTo(people.distributor.email, 'Really not needed?');
  await Promise.all([distributor, installer].map((page) => page.context().close()));
});

test('E3 E7 the installer returns 2 copies; the vendor holds the line, as actions then say, and frees it', async ({
  browser,
  portal,
}) => {
  const installer = await enter(browser, portal, people.installer);
  await installer.locator('[data-row-link]').last().click();
  const panel = installer.getByRole('dialog');
  await panel.getByRole('button', { name: new RegExp(`^${en.takeBack.return.action}: `, 'u') }).click();
  const dialog = installer.getByRole('dialog', { name: new RegExp(en.takeBack.return.title, 'u') });
  await dialog.getByRole('button', { name: en.takeBack.return.submit, exact: true }).click();
  await expect(dialog.getByText(en.entitlement.split.wholeCopies)).toBeVisible();
  await dialog.getByLabel(en.entitlement.split.copies, { exact: true }).fill('2');
  await dialog.getByLabel(en.takeBack.reason, { exact: true }).fill('Two cameras fewer');
  await dialog.getByRole('button', { name: en.takeBack.return.submit, exact: true }).click();
  await expect(installer.getByText(en.takeBack.return.done_other.replace('{{count, number}}', '2'))).toBeVisible();
  const address = new URL(installer.url()).pathname;
  expect((await portal.mailTo(people.distributor.email, 'Two cameras fewer')).subject).toContain('Blickfang');

  const staff = await enter(browser, portal, people.vendor);
  await staff.goto(portal.url + address);
  await button(staff, en.takeBack.hold.action).click();
  await staff.getByLabel(en.takeBack.reason, { exact: true }).fill('Invoice 417 is open');
  await staff
    .getByRole('dialog', { name: new RegExp(en.takeBack.hold.title, 'u') })
    .getByRole('button', { name: en.takeBack.hold.submit, exact: true })
    .click();
  await expect(staff.getByText(/line items? (?:is|are) on hold\./u)).toBeVisible();
  await installer.reload();
  const refused = panel.getByRole('button', { name: new RegExp(`^${en.takeBack.return.action}: `, 'u') });
  await expect(refused).toHaveAccessibleDescription('The vendor has set this line item on hold: Invoice 417 is open');
  expect((await portal.mailTo(people.installer.email, 'Invoice 417 is open')).to).toBe(people.installer.email);
  await button(staff, en.takeBack.release.action).click();
  await staff
    .getByRole('dialog', { name: new RegExp(en.takeBack.release.title, 'u') })
    .getByRole('button', { name: en.takeBack.release.submit, exact: true })
    .click();
  await expect(staff.getByText(/line items? released\./u)).toBeVisible();
  await Promise.all([installer, staff].map((page) => page.context().close()));
});
