import type { Browser, Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../../src/texts/en.ts';
import { credit } from '../../src/texts/credits/credit.en.ts';
import { order } from '../../src/texts/orders/order.en.ts';
import { inside } from './inside.ts';
import { expect, test, type Portal } from './portal.ts';

const password = 'seven-copper-kettles-sing';

/** A sample programme as its file has it. */
function sample(name: string): Record<string, unknown> {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../../prisma/programmes/${name}.json`), 'utf8'),
  ) as Record<string, unknown>; // a programme is an object
}

/** Signs up by the link of the invitation, in a browser of one's own. */
async function signUp(browser: Browser, portal: Portal, email: string, vendor = 'duo'): Promise<Page> {
  const { text } = await portal.mailTo(email, `/${vendor}/sign-up#`);
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await page.goto(/https?:\S+\/sign-up#\S+/u.exec(text)?.[0] ?? '');
  await page.getByLabel(en.user.firstName).fill('Dana');
  await page.getByLabel(en.user.lastName).fill('Duo');
  await page.getByLabel(en.session.password.new, { exact: true }).fill(password);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: en.invitation.signUp.submit }).click();
  await expect(page.getByText(en.invitation.signUp.welcome)).toBeVisible();
  return page;
}

test('C6 with credits and customers, staff see a partner’s credits in its panel; customers have none', async ({
  browser,
  portal,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-programme-'));
  const file = join(folder, 'duo.json');
  const { credits } = sample('zarnika');
  const programme = { ...sample('talvoro'), slug: 'duo', name: 'Duo', firstAccess: 'invitation', credits };
  writeFileSync(file, JSON.stringify({ ...programme, modules: ['orders', 'credits'] }));
  await portal.tierline('vendor', 'create', file, '--email', 'vendor@duo.example', '--first-name', 'Dana');
  rmSync(folder, { recursive: true });

  const staff = await signUp(browser, portal, 'vendor@duo.example');
  const partnerAccount = await inside(staff, 'createAccount', {
    name: 'Duo Partner',
    user: { email: 'p@duo.example' },
  });
  const partner = await signUp(browser, portal, 'p@duo.example');
  const customer = await inside(partner, 'createAccount', { name: 'Duo Customer', user: { email: 'c@duo.example' } });

  await staff.goto(`${portal.url}/duo/accounts/${partnerAccount.account.id}`);
  const heading = { name: credit.reseller.title, exact: true };
  await expect(staff.getByRole('dialog').getByRole('heading', heading)).toBeVisible();
  const asked: string[] = [];
  partner.on('request', (request) => asked.push(request.url()));
  await partner.goto(`${portal.url}/duo/accounts/${customer.account.id}`);
  await expect(partner.getByRole('heading', { name: 'Duo Customer' })).toBeVisible();
  await partner.waitForLoadState('networkidle');
  await expect(partner.getByRole('heading', heading)).toHaveCount(0);
  expect(asked.filter((url) => url.includes(customer.account.id)).length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.includes('/credits?'))).toEqual([]);
  await Promise.all([staff, partner].map((page) => page.context().close()));
});

test('A9 O1 a new version of a document is accepted first; the list says where all licences are assigned', async ({
  browser,
  portal,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-programme-'));
  const file = join(folder, 'uno.json');
  const { legal, ...programme } = sample('talvoro');
  const documents = legal as { kind: string; version: string }[]; // as the sample's file has them
  const write = (versions: Record<string, string>) =>
    writeFileSync(
      file,
      JSON.stringify({
        ...programme,
        slug: 'uno',
        name: 'Uno',
        firstAccess: 'invitation',
        legal: documents.map((one) => ({ ...one, version: versions[one.kind] ?? one.version })),
      }),
    );
  write({});
  await portal.tierline('vendor', 'create', file, '--email', 'vendor@uno.example', '--first-name', 'Dana');
  const staff = await signUp(browser, portal, 'vendor@uno.example', 'uno');
  const { account } = await inside(staff, 'createAccount', { name: 'Uno Partner', user: { email: 'p@uno.example' } });
  const partner = await signUp(browser, portal, 'p@uno.example', 'uno');
  const customer = await inside(partner, 'createAccount', { name: 'Uno Customer', user: { email: 'c@uno.example' } });
  const product = await inside(staff, 'createProduct', {
    sku: 'UNO-1',
    name: 'Uno Meetings',
    kind: 'Licence',
    delivers: 'seats',
    integration: 'meetings',
  });
  const lines = [{ productId: product.id, quantity: 5 }];
  const entered = await inside(staff, 'enterOrder', { accountId: account.id, number: 'UNO-77', lines });
  await inside(partner, 'assignOrder', { id: entered.id, rows: [{ accountId: customer.account.id }] });

  await partner.goto(`${portal.url}/uno/orders`);
  await expect(partner.getByText(order.empty.allTitle, { exact: true })).toBeVisible();
  await expect(partner.getByText(order.empty.allHint)).toBeVisible();
  await partner.getByRole('tab', { name: order.views.cancelled, exact: true }).click();
  await expect(partner.getByText(order.empty.viewTitle, { exact: true })).toBeVisible();
  await partner.getByRole('button', { name: order.empty.toAll }).click();
  await expect(partner.locator('tbody').getByText('UNO-77')).toBeVisible();

  write({ privacy: '2027-01' });
  await portal.tierline('vendor', 'update', file);
  rmSync(folder, { recursive: true });
  const { legal: words } = en.session;
  await expect(async () => {
    await partner.reload();
    await expect(partner.getByRole('heading', { name: words.read })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(partner.getByText(words.version.replace('{{version}}', '2027-01'))).toBeVisible();
  await expect(partner.getByRole('checkbox')).toHaveCount(1);
  await partner.getByRole('checkbox', { name: words.privacy }).check();
  await partner.getByRole('button', { name: words.submit }).click();
  await expect(partner.locator('tbody').getByText('UNO-77')).toBeVisible();
  await Promise.all([staff, partner].map((page) => page.context().close()));
});
