import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { inside } from '../kernel/inside.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

const english = { content: "localStorage.setItem('tierline-language', 'en')" };
const customer = 'Zitadelle Speicherhaus';

test('A3 E9 of copies handed to a hidden customer the distributor sees how many, and whom only once it may', async ({
  browser,
  portal,
}) => {
  const open = async (person: { email: string; password: string }) => {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await page.addInitScript(english);
    await signIn(page, portal, person);
    return page;
  };
  const distributor = await open(people.distributor);
  const { items } = await inside(distributor, 'listLineItems', { limit: '100' });
  const own = items.find((line) => line.available >= 20 && line.actions.split === null);
  const blickfang = (await inside(distributor, 'listAccounts', { q: 'Blickfang' })).items[0];
  const { splits } = await inside(distributor, 'splitLineItems', {
    rows: [{ lineItemId: own?.id ?? '', accountId: blickfang?.id ?? '', copies: 12 }],
    mail: false,
  });
  const line = splits[0]?.id ?? '';

  // The installer's new customer is not visible unless the installer says so; 5 copies go there.
  const installer = await open(people.installer);
  const { account } = await inside(installer, 'createAccount', {
    name: customer,
    user: { email: 'kontakt@zitadelle.example' },
  });
  await installer.goto(`${portal.url}/velkamo/entitlements/${line}`);
  await installer
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${en.entitlement.split.action}: `, 'u') })
    .click();
  await installer.getByLabel(en.entitlement.split.target, { exact: true }).first().fill(customer);
  await expect(installer.getByRole('option', { name: customer })).toBeVisible();
  await installer.keyboard.press('Enter');
  await installer.getByLabel(en.entitlement.split.copies, { exact: true }).fill('5');
  await installer.getByRole('button', { name: en.entitlement.split.submit, exact: true }).click();
  await expect(installer.getByRole('listitem').filter({ hasText: customer }).first()).toBeVisible();

  // The distributor: as tree, as flow, in search, in the list, in the file; nowhere its name.
  const heard = words(distributor);
  await distributor.goto(`${portal.url}/velkamo/entitlements/${line}`);
  const panel = distributor.getByRole('dialog');
  const hidden = panel.getByRole('listitem').filter({ hasText: 'Undisclosed: End customer' }).last();
  await expect(hidden).toContainText('5 / 5');
  await expect(panel.getByText(en.lineage.adds)).toBeVisible();
  await panel.getByText(en.lineage.flow, { exact: true }).click();
  await expect(panel.getByRole('img', { name: /and where they went/u })).toContainText('Undisclosed');
  await distributor.goto(`${portal.url}/velkamo/entitlements?view=all&q=Zitadelle`);
  await expect(distributor.getByText(en.ui.nothingMatches)).toBeVisible();
  await distributor.goto(`${portal.url}/velkamo/entitlements?view=all`);
  const file = distributor.waitForEvent('download');
  await distributor.getByRole('button', { name: en.ui.exportAll }).click();
  const csv = readFileSync(await (await file).path(), 'utf8');
  expect(csv).toContain('Blickfang');
  expect(
    [...heard, csv, await distributor.content()].filter((text) =>
      /zitadelle/iu.test(text.replaceAll('q=Zitadelle', '').replaceAll('value="Zitadelle"', '')),
    ),
  ).toEqual([]);

  // It becomes visible to other partners, and then the distributor sees its name.
  await installer.goto(`${portal.url}/velkamo/accounts/${account.id}`);
  const shown = installer
    .getByRole('dialog')
    .getByRole('definition')
    .filter({ hasText: /^(?:Yes|No): /u });
  await expect(shown).toHaveText(en.account.visibleNo);
  await installer.getByRole('dialog').getByRole('button', { name: en.ui.edit }).first().click();
  await installer.getByLabel(en.account.visible).check();
  await installer.getByRole('button', { name: en.ui.save, exact: true }).click();
  await expect(installer.getByText(en.account.form.saved.replace('{{name}}', customer))).toBeVisible();
  await expect(shown).toHaveText(en.account.visibleYes);
  // X2: the activity says what it was before, and what it is now.
  await installer.goto(`${portal.url}/velkamo/activity`);
  await installer.locator('[data-row-link]').first().click();
  const changed = installer.getByRole('table', { name: en.activity.values });
  await expect(changed.getByRole('columnheader')).toHaveText([
    en.activity.field,
    en.activity.before,
    en.activity.after,
  ]);
  await expect(changed.getByRole('row').filter({ hasText: en.account.visible }).locator('td')).toHaveText([
    en.activity.no,
    en.activity.yes,
  ]);
  await distributor.goto(`${portal.url}/velkamo/entitlements/${line}`);
  await expect(panel.getByRole('listitem').filter({ hasText: customer }).last()).toContainText('5 / 5');
  await expect(panel.getByRole('link', { name: customer })).toHaveCount(0);
  await Promise.all([distributor, installer].map((page) => page.context().close()));
});

/** All that the portal answers to a page from now on. */
function words(page: Page): string[] {
  const heard: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/'))
      void response.text().then(
        (text) => heard.push(text),
        () => null,
      );
  });
  return heard;
}
