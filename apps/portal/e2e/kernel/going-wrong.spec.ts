import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { credit } from '../../src/texts/credits/credit.en.ts';
import { order } from '../../src/texts/orders/order.en.ts';
import { seat } from '../../src/texts/orders/seat.en.ts';
import { site } from '../../src/texts/credits/site.en.ts';
import { en } from '../../src/texts/en.ts';
import { holdBack, noAnswer, say } from './connection.ts';
import { inside } from './inside.ts';
import { enter, expect, people, test, voices, zarnika } from './portal.ts';

// What a screen does when something goes wrong: the wrong thing is typed, what is disabled is pressed, a search is
// slow, a dialog is closed too soon.

test('C3 a site is deleted only when its own name is typed, however it is spaced and in whichever case', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/sites');
  const [name, other] = [`Gate ${randomUUID().slice(0, 8)}`, `Dock ${randomUUID().slice(0, 8)}`];
  const { id } = await inside(page, 'createSite', { name, country: 'NL', timeZone: 'Europe/Amsterdam', notes: '' });
  await inside(page, 'createSite', { name: other, country: 'NL', timeZone: 'Europe/Amsterdam', notes: '' });
  let asked = 0;
  await page.route(`**/api/v1/sites/${id}`, (route) => {
    asked += route.request().method() === 'DELETE' ? 1 : 0;
    return route.fallback();
  });
  await page.goto(`${portal.url}/zarnika/sites/${id}`);
  await page.getByRole('button', { name: site.remove.action, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: say(site.remove.title, { name }) });
  const field = dialog.getByLabel(site.remove.type);
  for (const typed of ['', other, name.slice(0, -1), `${name}x`, 'DELETE', site.remove.type]) {
    await field.fill(typed);
    await dialog.getByRole('button', { name: site.remove.submit, exact: true }).click();
    await expect(dialog.getByText(site.remove.wrong), `typed: ${typed}`).toBeVisible();
    await expect(field).toHaveValue(typed);
    await expect(field).toBeFocused();
  }
  expect(asked).toBe(0);
  expect((await inside(page, 'readSite', { id })).name).toBe(name);
  await field.fill(`  ${name.toUpperCase()} `);
  await dialog.getByRole('button', { name: site.remove.submit, exact: true }).click();
  await expect(page.getByText(say(site.remove.doneNone, { name }))).toBeVisible();
  expect(asked).toBe(1);
  await page.context().close();
});

test('E6 an action shown disabled does nothing when it is clicked or pressed, and asks the API for nothing', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, people.observer, '/entitlements');
  const split = page.getByRole('button', { name: new RegExp(`^${en.entitlement.split.action}: `, 'u') }).first();
  await expect(split).toHaveAttribute('aria-disabled', 'true');
  const written: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('/api/v1/')) written.push(request.url());
  });
  const actions = page.locator('main [aria-disabled=true]');
  const count = await actions.count();
  expect(count).toBeGreaterThanOrEqual(2);
  for (const action of [split, actions.first(), actions.last()]) {
    await action.click({ force: true });
    for (const key of ['Enter', 'Space']) {
      await action.focus();
      await page.keyboard.press(key);
    }
    await action.dblclick({ force: true });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
  }
  await expect(page).toHaveURL(/\/entitlements(?:\?|$)/u);
  expect(written).toEqual([]);
  await page.context().close();
});

async function openPalette(page: Page, hint: string, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: hint })).toBeFocused();
  await page.keyboard.insertText(typed);
}

test('UX §2 E3 the palette leads to the line of a pasted activation ID, also where Enter comes first', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, people.distributor, '/overview');
  const line = (await inside(page, 'listLineItems', { view: 'mine', limit: '1' })).items[0];
  if (line === undefined) throw new Error('the distributor of the demo data has line items');
  const search = await holdBack(page, 'line-items?*');
  await openPalette(page, en.frame.searchHint, ` ${line.activationId.toLowerCase()}\n`);
  await page.keyboard.press('Enter');
  await expect.poll(search.asked).toBe(1);
  await expect(page).toHaveURL(/\/overview$/u);
  search.letGo();
  await expect(page).toHaveURL(new RegExp(`/entitlements/${line.id}`, 'u'));
  await expect(page.getByRole('dialog')).toContainText(line.activationId);
  await page.context().close();
});

test('UX §2 O1 the palette leads to the order of a number; Enter before the answer goes nowhere else', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, voices.partner, '/overview');
  const first = (await inside(page, 'listOrders', { limit: '1' })).items[0];
  if (first === undefined) throw new Error('the partner of the demo data has orders');
  const search = await holdBack(page, 'orders?*');
  await openPalette(page, en.frame.searchHintNames, first.number);
  await page.keyboard.press('Enter');
  await expect.poll(search.asked).toBeGreaterThanOrEqual(1);
  await expect(page).toHaveURL(/\/overview$/u);
  search.letGo();
  await expect(page.getByRole('dialog', { name: say(order.one, { number: first.number }) })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/orders/${first.id}`, 'u'));

  // By the arrow keys, once it is found; and Escape leaves everything as it was.
  await page.goto(`${portal.url}/talvoro/overview`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await openPalette(page, en.frame.searchHintNames, first.number);
  await expect(page.getByRole('button', { name: new RegExp(first.number, 'u') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: en.frame.searchHintNames })).toHaveCount(0);
  await expect(page).toHaveURL(/\/overview$/u);
  await page.context().close();
});

test('UX §1 A4 the palette finds a person of a customer by name, and runs actions', async ({ browser, portal }) => {
  const page = await enter(browser, portal, voices.partner, '/overview');
  const customer = (await inside(page, 'listAccounts', { q: 'Hafenpraxis' })).items[0];
  const person = (await inside(page, 'listUsers', { id: customer?.id ?? '', limit: '20' })).items.find(
    ({ firstName }) => firstName !== '',
  );
  if (!customer || !person) throw new Error('the customer of the demo data has users with a name');
  const name = `${person.firstName} ${person.lastName}`;
  await openPalette(page, en.frame.searchHintNames, `${person.lastName} ${person.firstName}`);
  const hit = page.getByRole('button', { name: new RegExp(`${name}.*${customer.name}`, 'su') });
  await expect(hit).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/accounts/${customer.id}/people/${person.id}`, 'u'));
  await expect(page.getByRole('heading', { name })).toBeVisible();

  await page.goto(`${portal.url}/talvoro/overview`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await openPalette(page, en.frame.searchHintNames, order.assign.action);
  await expect(page.getByRole('button', { name: order.assign.action, exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/orders\?view=open$/u);
  await page.context().close();
});

test('UX §4 a slow search shows what was there before as such, and its answer is of what was typed last', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, people.distributor, '/accounts');
  const rows = page.locator('tbody tr');
  const name = 'Weitblick Objektschutz';
  await expect(rows.filter({ hasText: name })).toHaveCount(1);
  // The answer to the first search comes after that to the second.
  const slow = await holdBack(page, 'accounts?*q=Blick*');
  const field = page.getByLabel(en.account.filter.search, { exact: true });
  await field.fill('Blick');
  await expect.poll(slow.asked).toBe(1);
  await field.fill(name);
  await expect(rows).toHaveCount(1);
  slow.letGo();
  await expect(rows).toHaveText([new RegExp(name, 'u')]);
  await expect(field).toHaveValue(name);
  await page.context().close();
});

test('C6 UX §3 own figures of a top-up go when the months change, so that the total holds for each site', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/sites?sort=runway');
  for (const index of [0, 1]) await page.locator('tbody').getByRole('checkbox').nth(index).check();
  await page.getByRole('button', { name: say(credit.topUp.chosen_other, { count: 2 }) }).click();
  const dialog = page.getByRole('dialog', { name: new RegExp(credit.topUp.title, 'u') });
  const figures = dialog.getByRole('listitem').getByRole('textbox');
  await dialog.getByLabel(credit.topUp.howMonths).fill('3');
  const proposed = await figures.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  await figures.first().fill('77');
  await expect(figures.first()).toHaveValue('77');
  await expect(figures.last()).toHaveValue(proposed[1] ?? '');
  await dialog.getByLabel(credit.topUp.howMonths).fill('4');
  await expect(figures.first()).not.toHaveValue('77');
  await dialog.getByLabel(credit.topUp.howMonths).fill('3');
  for (const [index, value] of proposed.entries()) await expect(figures.nth(index)).toHaveValue(value);
  await page.context().close();
});

test('UX §4 X8 a dialog closed during its write is followed by a toast: failed, or done with its undo', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor, '/orders');
  const number = `CLOSED-${randomUUID().slice(0, 8)}`;
  const account = (await inside(staff, 'listAccounts', { q: 'Klangwerk' })).items[0];
  const product = (await inside(staff, 'listProducts', {})).items.find(({ name }) => name === 'Softphone');
  await inside(staff, 'enterOrder', {
    accountId: account?.id ?? '',
    number,
    lines: [{ productId: product?.id ?? '', quantity: 5 }],
  });
  const partner = await enter(browser, portal, voices.partner, `/orders?q=${number}`);
  for (const refused of [true, false]) {
    const assigning = await holdBack(partner, 'orders/*/assignments');
    await partner.getByRole('button', { name: say(order.assign.actionOf, { number }) }).click();
    await partner.getByLabel(order.assign.customer, { exact: true }).first().fill('Hafenpraxis');
    await partner.getByRole('option', { name: /^Hafenpraxis/u }).click();
    await partner.getByRole('button', { name: say(order.assign.submit_other, { count: 5 }) }).click();
    await expect.poll(assigning.asked).toBe(1);
    await partner.keyboard.press('Escape');
    await expect(partner.getByRole('dialog')).toHaveCount(0);
    if (refused) {
      assigning.lose();
      await expect(noAnswer(partner)).toBeVisible();
      await partner.unroute('**/api/v1/orders/*/assignments');
      continue;
    }
    assigning.letGo();
    await expect(
      partner.getByText(say(order.assign.done_other, { count: 5, account: 'Hafenpraxis Dr. Falk' })),
    ).toBeVisible();
    await partner
      .getByRole('status')
      .getByRole('button', { name: new RegExp(`^${en.ui.undo}`, 'u') })
      .click();
    await expect(partner.getByText(say(order.assign.undone_other, { count: 5 }))).toBeVisible();
  }
  await Promise.all([staff, partner].map((page) => page.context().close()));
});

test('O5 O6 UX §4 a switch refused after its integration went off says so beside it, in a changed row', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor, '/orders');
  const partner = await enter(browser, portal, voices.partner, '/accounts');
  const mark = randomUUID().slice(0, 8);
  const { account } = await inside(partner, 'createAccount', {
    name: `Zu spät ${mark}`,
    user: { email: `first@late-${mark}.example` },
  });
  const product = (await inside(staff, 'listProducts', {})).items.find(({ name }) => name === 'Softphone');
  const klangwerk = (await inside(staff, 'listAccounts', { q: 'Klangwerk' })).items[0];
  const { id } = await inside(staff, 'enterOrder', {
    accountId: klangwerk?.id ?? '',
    number: `LATE-${mark}`,
    lines: [{ productId: product?.id ?? '', quantity: 2 }],
  });
  await inside(partner, 'assignOrder', { id, rows: [{ accountId: account.id }] });
  await inside(partner, 'switchIntegration', { id: account.id, key: 'softphone', on: true });
  const user = await inside(partner, 'createUser', {
    id: account.id,
    email: `lena@late-${mark}.example`,
    firstName: 'Lena',
    lastName: 'Late',
    maySignIn: false,
  });
  await partner.goto(`${portal.url}/talvoro/accounts/${account.id}/people/${user.id}`);
  const panel = partner.getByRole('dialog', { name: 'Lena Late' });
  const row = panel.getByRole('listitem').filter({ hasText: 'Softphone' });
  await expect(row.getByRole('switch')).toBeEnabled();
  await inside(partner, 'switchIntegration', { id: account.id, key: 'softphone', on: false });
  await row.getByRole('switch').press('Space');
  await expect(row.getByRole('alert')).toContainText('is off');
  await expect(row.getByText(seat.shown.none, { exact: true })).toBeVisible();
  await expect(row.getByRole('switch')).toHaveCount(0);
  await Promise.all([staff, partner].map((page) => page.context().close()));
});
