import type { Browser, Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../src/texts/en.ts';
import { credit } from '../src/texts/en/credit.ts';
import { inside } from './inside.ts';
import { expect, test, type Portal } from './portal.ts';

const password = 'seven-copper-kettles-sing';

/** A sample programme as its file has it. */
function sample(name: string): Record<string, unknown> {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../prisma/programmes/${name}.json`), 'utf8'),
  ) as Record<string, unknown>; // a programme is an object
}

/** Signs up by the link of the invitation, in a browser of one's own. */
async function signUp(browser: Browser, portal: Portal, email: string): Promise<Page> {
  const { text } = await portal.mailTo(email, '/duo/sign-up#');
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

test('C6 in a programme with credits and customers, vendor staff see a partner’s credits in its panel, a partner asks for none of a customer', async ({
  browser,
  portal,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-programme-'));
  const file = join(folder, 'duo.json');
  const { credits } = sample('zarnika');
  const programme = { ...sample('talvoro'), slug: 'duo', name: 'Duo', letIn: 'invitation', credits };
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
