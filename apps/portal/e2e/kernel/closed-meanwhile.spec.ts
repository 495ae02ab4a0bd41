import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { credit } from '../../src/texts/credits/credit.en.ts';
import { en } from '../../src/texts/en.ts';
import { order } from '../../src/texts/orders/order.en.ts';
import { asking } from './asking.ts';
import { expect, people, signIn, test, voices, zarnika } from './portal.ts';

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('tierline-language', 'en')));

/** Holds what is written to a path back, as a slow connection does, until it is let go. */
async function heldBack(page: Page, path: RegExp): Promise<{ begun: Promise<void>; letGo: () => void }> {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: gone, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(path, async (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    begin();
    await gone;
    return route.continue();
  });
  return { begun, letGo };
}

test('E4 X8 a split whose dialog is closed while it is under way is refused in words, or done and undone', async ({
  page,
  portal,
}) => {
  const [staff, distributor] = await Promise.all([asking(portal, people.vendor), asking(portal, people.distributor)]);
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const me = await distributor('readMe', {});
  const product = await staff('createProduct', { sku: `CM-${mark}`, name: `Product ${mark}`, kind: 'Software' });
  const {
    lines: [line],
  } = await staff('issueEntitlement', {
    accountId: me.account.id,
    orderNumber: `CM-${mark}`,
    mail: false,
    lines: [{ productId: product.id, copies: 10, expiresOn: null }],
  });
  const target = (await distributor('listAccounts', { limit: '100' })).items.find(
    ({ actions, users }) => actions.handOn === null && (users ?? 0) > 0,
  );
  await signIn(page, portal, people.distributor);
  const send = async () => {
    const held = await heldBack(page, /\/api\/v1\/splits$/u);
    await page.goto(`${portal.url}/velkamo/entitlements?q=${line?.activationId ?? ''}`);
    await page.getByRole('button', { name: /^Split: /u }).click();
    await page.getByRole('combobox', { name: en.entitlement.split.target, exact: true }).fill(target?.name ?? '');
    await page.getByRole('option', { name: target?.name ?? '' }).click();
    await page.getByLabel(en.entitlement.split.copies, { exact: true }).fill('6');
    await page.getByRole('button', { name: en.entitlement.split.submit }).click();
    await held.begun;
    await page.getByRole('dialog').getByRole('button', { name: en.ui.cancel }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    return held;
  };
  const first = await send();
  first.letGo();
  await expect(page.getByText(`6 copies handed on to ${target?.name ?? ''}.`)).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect(page.getByText(en.takeBack.splitUndone_other.replace('{{count, number}}', '6'))).toBeVisible();

  // Somebody else takes the copies before it arrives.
  const second = await send();
  await distributor('splitLineItems', {
    rows: [{ lineItemId: line?.id ?? '', accountId: target?.id ?? '', copies: 10 }],
    mail: false,
  });
  second.letGo();
  await expect(page.getByRole('status').filter({ hasText: /available/u })).toBeVisible();
});

test('O2 X8 an order that is assigned while its dialog is closed says so and can be undone', async ({
  page,
  portal,
}) => {
  const staff = await asking(portal, voices.vendor);
  const mark = `CM-${randomUUID().slice(0, 6).toUpperCase()}`;
  const account = (await staff('listAccounts', { q: 'Klangwerk' })).items[0];
  const product = (await staff('listProducts', {})).items.find(({ name }) => name === 'Meetings');
  await staff('enterOrder', {
    accountId: account?.id ?? '',
    number: mark,
    lines: [{ productId: product?.id ?? '', quantity: 3 }],
  });
  await signIn(page, portal, voices.partner, `/orders?q=${mark}`);
  const held = await heldBack(page, /\/api\/v1\/.*assign/u);
  await page.getByRole('button', { name: order.assign.actionOf.replace('{{number}}', mark) }).click();
  await page.getByRole('combobox', { name: order.assign.customer }).fill('Hafenpraxis');
  await page.getByRole('option', { name: /^Hafenpraxis/u }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Assign 3 licences$/u })
    .click();
  await held.begun;
  await page.getByRole('dialog').getByRole('button', { name: en.ui.cancel }).click();
  held.letGo();
  await expect(page.getByRole('status').filter({ hasText: /Hafenpraxis/u })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect(page.getByRole('status').filter({ hasText: /Undone/u })).toBeVisible();
});

test('C6 X8 credits that are moved while their dialog is closed say so', async ({ page, portal }) => {
  await signIn(page, portal, zarnika.master);
  // One site alone: others are what further journeys find as the demo left them.
  await page.goto(`${portal.url}/zarnika/sites?q=Sydney`);
  const held = await heldBack(page, /\/api\/v1\/credit/u);
  await page.getByRole('link', { name: 'Harbour Loft Sydney', exact: true }).click();
  await page.getByRole('button', { name: credit.topUp.actionOf.replace('{{name}}', 'Harbour Loft Sydney') }).click();
  const dialog = page.getByRole('dialog', { name: new RegExp(credit.topUp.title, 'u') });
  await dialog.getByRole('button', { name: /^Add \d+ credits$/u }).click();
  await held.begun;
  await dialog.getByRole('button', { name: en.ui.cancel }).click();
  await expect(dialog).toHaveCount(0);
  held.letGo();
  await expect(page.getByText(/^\d+ credits? added to Harbour Loft Sydney\./u)).toBeVisible();
});
