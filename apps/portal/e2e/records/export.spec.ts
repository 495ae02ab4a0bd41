import { readFileSync } from 'node:fs';
import { en } from '../../src/texts/en.ts';
import { inside } from '../kernel/inside.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

const english = { content: "localStorage.setItem('tierline-language', 'en')" };

test('E3 X3 a saved view is shared, 60 pasted activation IDs find their lines, and the CSV has all of them', async ({
  browser,
  portal,
}) => {
  const open = async (person: { email: string; password: string }) => {
    const context = await browser.newContext({ locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.addInitScript(english);
    await signIn(page, portal, person);
    return page;
  };
  const distributor = await open(people.distributor);
  const line = (await inside(distributor, 'listLineItems', { limit: '100' })).items.find(
    ({ available, expiresOn, actions }) => available >= 40 && expiresOn !== null && actions.split === null,
  );
  const blickfang = (await inside(distributor, 'listAccounts', { q: 'Blickfang' })).items[0];
  await inside(distributor, 'splitLineItems', {
    mail: false,
    rows: [{ lineItemId: line?.id ?? '', accountId: blickfang?.id ?? '', copies: 40 }],
  });
  const installer = await open(people.installer);
  const mine = (await inside(installer, 'listLineItems', { limit: '100' })).items.find(
    ({ available, actions }) => available === 40 && actions.split === null,
  );
  const { account } = await inside(installer, 'createAccount', {
    name: '=1+1 Kiosk',
    user: { email: 'kiosk@formel.example' },
  });
  const many = (await inside(installer, 'listAccounts', {})).items
    .filter(({ actions }) => actions.handOn === null)
    .slice(0, 3);
  const { splits } = await inside(installer, 'splitLineItems', {
    mail: false,
    rows: Array.from({ length: 40 }, (_, n) => ({
      lineItemId: mine?.id ?? '',
      accountId: n < 2 ? account.id : (many[n % many.length]?.id ?? ''),
      copies: 1,
    })),
  });
  expect(splits).toHaveLength(40);

  // A view that the user made and shared.
  await installer.goto(`${portal.url}/velkamo/entitlements?view=all&days=120&sort=expires`);
  await installer.getByRole('button', { name: en.view.save }).click();
  await installer.getByLabel(en.view.name, { exact: true }).fill('Expiring this quarter');
  await installer.getByLabel(en.view.shared).check();
  await installer.getByRole('button', { name: en.view.submit, exact: true }).click();
  await expect(installer.getByRole('tab', { name: 'Expiring this quarter', selected: true })).toBeVisible();

  // A colleague, who may only look, has it too, with all that belongs to it.
  const colleague = await open(people.observer);
  await colleague.goto(`${portal.url}/velkamo/entitlements`);
  await colleague.getByRole('tab', { name: 'Expiring this quarter' }).click();
  await expect(colleague).toHaveURL(/[?&]days=120/u);
  await expect(
    colleague.getByRole('button', { name: `${en.entitlement.filter.expiresLabel}: Within 120 days` }),
  ).toBeVisible();
  await colleague.getByRole('button', { name: en.view.menu.replace('{{name}}', 'Expiring this quarter') }).click();
  await expect(colleague.getByRole('menuitem', { name: en.view.remove })).toHaveAttribute('aria-disabled', 'true');
  await colleague.keyboard.press('Escape');
  await colleague.getByRole('tab', { name: en.entitlement.views.available, exact: true }).click();
  await expect(colleague).not.toHaveURL(/days=/u);

  // Sixty activation IDs out of a spreadsheet, with whatever stands between them.
  const all = [
    ...splits.map(({ activationId }) => activationId),
    ...(await inside(installer, 'listLineItems', { view: 'all', empty: 'true', limit: '100' })).items.map(
      ({ activationId }) => activationId,
    ),
  ];
  const sixty = [...new Set(all)].slice(0, 60);
  await installer.goto(`${portal.url}/velkamo/entitlements`);
  const search = installer.getByRole('searchbox', { name: en.entitlement.filter.search });
  await search.click();
  await installer.evaluate((text) => navigator.clipboard.writeText(text), sixty.join('\r\n'));
  await installer.keyboard.press('Control+V');
  await expect(installer.getByText(`Looking for ${String(sixty.length)} activation IDs`)).toBeVisible();
  await expect(installer.getByText(`${String(sixty.length)} entries`)).toBeVisible();

  // And as a file: each of them, and none that a spreadsheet would run.
  const file = installer.waitForEvent('download');
  await installer.getByRole('button', { name: en.ui.exportAll }).click();
  const download = await file;
  expect(download.suggestedFilename()).toMatch(/^velkamo-entitlements-\d{4}-\d\d-\d\d\.csv$/u);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(sixty.filter((id) => !csv.includes(id))).toEqual([]);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(sixty.length + 1);
  expect(csv).toContain(`,'=1+1 Kiosk,`);
  expect(csv).not.toMatch(/(?:^|,)"?=1\+1/mu);
  await Promise.all([distributor, installer, colleague].map((page) => page.context().close()));
});
