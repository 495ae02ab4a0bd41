import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { renewal as texts } from '../../src/texts/requests/renewal.en.ts';
import { countInteractions } from '../kernel/counting.ts';
import { inside } from '../kernel/inside.ts';
import { look, settled } from '../kernel/look.ts';
import { enter, expect, people, test } from '../kernel/portal.ts';

const row = (page: Page, product: string) => page.getByRole('row').filter({ hasText: product });
const shot = async (page: Page, name: string) => {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

/** A product of its own, of which the distributor has lines that end on these days. */
async function lines(staff: Page, product: string, ends: readonly string[]) {
  const { id } = await inside(staff, 'createProduct', { sku: product.toUpperCase(), name: product, kind: 'Software' });
  const distributor = (await inside(staff, 'listAccounts', { q: 'Nordlicht' })).items[0];
  await inside(staff, 'issueEntitlement', {
    accountId: distributor?.id ?? '',
    orderNumber: `${product} 1`,
    mail: false,
    lines: ends.map((expiresOn) => ({ productId: id, copies: 10, expiresOn })),
  });
  return { productId: id };
}

test('E15 a quarter’s expiring lines are found, one is left to expire with a reason, and reopened', async ({
  browser,
  portal,
}) => {
  const product = 'Harbour Lights';
  const staff = await enter(browser, portal, people.vendor);
  const { productId } = await lines(staff, product, ['2038-01-31', '2038-03-31', '2038-04-01']);
  const page = await enter(browser, portal, people.distributor, '/entitlements?view=expiring');
  const menu = page.getByRole('navigation', { name: en.frame.navigation });
  await menu.getByRole('link', { name: en.frame.nav.renewals, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: texts.title })).toBeVisible();
  await shot(page, 'renewals');
  await page.goto(`${portal.url}/velkamo/renewals?quarter=2038-Q1&product=${productId}`);
  await expect(row(page, product)).toHaveCount(2);
  await row(page, product).first().getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Leave 1 to expire', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: texts.letGo.title_one });
  await dialog.getByRole('button', { name: texts.letGo.send, exact: true }).click();
  await expect(dialog.getByText(en.ui.required)).toBeVisible();
  await dialog.getByRole('textbox', { name: texts.letGo.reason, exact: true }).fill('The pier is closed');
  await shot(page, 'let-go');
  await dialog.getByRole('button', { name: texts.letGo.send, exact: true }).click();
  await expect(row(page, product).first()).toContainText('The pier is closed');
  await shot(page, 'renewals-quarter');
  await look(page, 'the list of renewals');
  await page.setViewportSize({ width: 1280, height: 800 });
  await row(page, product).first().getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Reopen 1', exact: true }).click();
  await expect(row(page, product).first()).toContainText(texts.stages['not-asked']);

  await staff.goto(`${portal.url}/velkamo/renewals?quarter=2038-Q1&product=${productId}`);
  await expect(row(staff, product)).toHaveCount(2);
});

test('UX §3 E15 journey (e): a quarter’s lines are renewed to a common day in five interactions', async ({
  browser,
  portal,
}) => {
  const product = 'Quay Cameras';
  const staff = await enter(browser, portal, people.vendor);
  const { productId } = await lines(staff, product, ['2027-01-31', '2027-02-28', '2027-03-31']);
  const page = await enter(browser, portal, people.distributor, `/renewals?quarter=2027-Q1&product=${productId}`);
  await expect(row(page, product)).toHaveCount(3);
  const hands = countInteractions(page);
  await hands.click(page.getByRole('table').getByRole('checkbox').first());
  await hands.click(page.getByRole('button', { name: 'Renew 3', exact: true }));
  const dialog = page.getByRole('dialog', { name: 'Renew 3 line items' });
  await hands.click(dialog.getByRole('combobox', { name: texts.renew.until, exact: true }));
  await hands.click(page.getByRole('option', { name: texts.renew.ends.spread, exact: true }));
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await expect(dialog.getByText(texts.sums.remainder)).toBeVisible();
  await settled(page);
  await shot(page, 'renew');
  await look(page, 'the renewal of a quarter');
  await page.setViewportSize({ width: 1280, height: 800 });
  await hands.click(dialog.getByRole('button', { name: texts.renew.send, exact: true }));
  await expect(row(page, product).first()).toContainText(texts.stages.asked);
  hands.atMost(5);
  await shot(page, 'renewed-asked');
  const sent = await inside(page, 'listRequests', { q: product });
  expect(sent.items[0]?.lines).toHaveLength(3);

  // The receiver reads which line item each line renews, and until when.
  const [request] = sent.items;
  await staff.goto(`${portal.url}/velkamo/requests/${request?.id ?? ''}`);
  const panel = staff.getByRole('dialog', { name: `Request ${request?.number ?? 0}`, exact: true });
  const line = panel.getByRole('group', { name: product, exact: true }).first();
  const renewed = request?.lines[0]?.renews?.activationId ?? '';
  await expect(line.getByRole('link', { name: renewed, exact: true })).toBeVisible();
  await expect(line).toContainText('Expires 31 Jan 2027, then lasts until');
  await shot(staff, 'request-renewal');
  await look(staff, 'the request of a renewal');
});

test('E15 who renews fewer copies than are activated chooses the devices that go on', async ({ browser, portal }) => {
  const product = 'Lock Cameras';
  const staff = await enter(browser, portal, people.vendor);
  const { productId } = await lines(staff, product, ['2027-01-31']);
  const page = await enter(browser, portal, people.distributor);
  const [line] = (await inside(page, 'listLineItems', { view: 'mine', productId })).items;
  for (const hostId of ['gate camera', 'yard camera', 'door camera'])
    await inside(page, 'activateCopies', { id: line?.id ?? '', hostId, copies: 2 });
  await page.goto(`${portal.url}/velkamo/renewals?quarter=2027-Q1&product=${productId}`);
  await row(page, product).getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Renew 1', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: texts.renew.title_one });
  await dialog.getByRole('textbox', { name: /^Copies:/u }).fill('4');
  const devices = dialog.getByRole('group', { name: texts.devices.title, exact: true });
  await expect(dialog.getByRole('alert')).toContainText('6 copies are activated and only 4 follow');
  await devices.getByRole('checkbox', { name: 'gate camera · 2 copies', exact: true }).click();
  await devices.getByRole('checkbox', { name: 'door camera · 2 copies', exact: true }).click();
  await expect(devices.getByRole('status')).toHaveText('4 of 4 copies chosen');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await settled(page);
  await shot(page, 'renew-devices');
  await look(page, 'the choice of devices');
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole('button', { name: texts.renew.send, exact: true }).click();
  await expect(row(page, product)).toContainText(texts.stages.asked);
  const [asked] = (await inside(page, 'listRequests', { q: product })).items;
  // What arrives is less than what was asked for.
  await inside(staff, 'fulfilRequest', {
    id: asked?.id ?? '',
    rows: [{ requestLineId: asked?.lines[0]?.id ?? '', copies: 2 }],
  });
  await page.reload();
  await expect(row(page, product)).toContainText('4 copies activated, 2 to follow');
  await row(page, product).getByRole('checkbox').click();
  await page.getByRole('button', { name: texts.devices.action, exact: true }).click();
  const choice = page.getByRole('dialog', { name: texts.devices.title, exact: true });
  await choice.getByRole('checkbox', { name: 'gate camera · 2 copies', exact: true }).click();
  await settled(page);
  await shot(page, 'choose-devices');
  await look(page, 'the devices of a renewed line item');
  await page.setViewportSize({ width: 1280, height: 800 });
  await choice.getByRole('button', { name: texts.devices.send, exact: true }).click();
  await expect(choice).toBeHidden();
  await expect(row(page, product)).not.toContainText('to follow');
});

test('E15 E10 the line item of a customer who does not sign in is renewed by who handed it on', async ({
  browser,
  portal,
}) => {
  const product = 'Vestry Cameras';
  const staff = await enter(browser, portal, people.vendor);
  const { productId } = await lines(staff, product, ['2027-01-31']);
  const seller = await enter(browser, portal, people.distributor);
  const partner = (await inside(seller, 'listAccounts', { q: 'Blickfang' })).items[0];
  await inside(seller, 'splitLineItems', {
    rows: [{ productId, accountId: partner?.id ?? '', copies: 3 }],
    mail: false,
  });
  const page = await enter(browser, portal, people.installer);
  const { account } = await inside(page, 'createAccount', {
    name: 'Vestry of Saint Ann',
    user: { email: 'vestry@ann.example' },
  });
  await inside(page, 'splitLineItems', { rows: [{ productId, accountId: account.id, copies: 2 }], mail: false });
  await page.goto(`${portal.url}/velkamo/renewals?view=handed-on&quarter=2027-Q1&product=${productId}`);
  await row(page, product).getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Renew 1', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: texts.renew.title_one });
  await expect(dialog.getByText(texts.renew.forCustomers)).toBeVisible();
  await dialog.getByRole('button', { name: texts.renew.send, exact: true }).click();
  await expect(page.getByText('1 renewal entered', { exact: false }).first()).toBeVisible();
  await expect(row(page, product)).toContainText(texts.stages.asked);
  const [request] = (await inside(page, 'listRequests', { q: product, waiting: 'true' })).items;
  expect(request).toMatchObject({ mine: false, account: { name: 'Vestry of Saint Ann' } });
});
