import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { request as texts } from '../../src/texts/requests/request.en.ts';
import { countInteractions } from '../kernel/counting.ts';
import { inside } from '../kernel/inside.ts';
import { look } from '../kernel/look.ts';
import { enter, expect, people, test } from '../kernel/portal.ts';

const words = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (said, [name, fact]) => said.replace(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'u'), String(fact)),
    text,
  );

/** A product of its own, of which the distributor has so many copies; and how the two are called. */
async function world(staff: Page, product: string, copies: number) {
  const { id } = await inside(staff, 'createProduct', { sku: product.toUpperCase(), name: product, kind: 'Software' });
  const distributor = (await inside(staff, 'listAccounts', { q: 'Nordlicht' })).items[0];
  if (copies > 0)
    await inside(staff, 'issueEntitlement', {
      accountId: distributor?.id ?? '',
      orderNumber: `${product} 1`,
      mail: false,
      lines: [{ productId: id, copies, expiresOn: '2090-01-31' }],
    });
  return { productId: id, distributor: distributor?.name ?? '' };
}

const row = (page: Page, product: string) => page.getByRole('row').filter({ hasText: product });
const shot = async (page: Page, name: string) => {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

test('E12 journey (a): 20 copies are requested; 7 come from stock, 13 are forwarded, issued, confirmed', async ({
  browser,
  portal,
}) => {
  const product = 'Perimeter Guard';
  const staff = await enter(browser, portal, people.vendor);
  const { distributor } = await world(staff, product, 7);

  const installer = await enter(browser, portal, people.installer, '/requests');
  await installer.getByRole('button', { name: en.entitlement.request.new.copies, exact: true }).first().click();
  const dialog = installer.getByRole('dialog', { name: texts.ask.titles.copies });
  await dialog.getByRole('combobox', { name: texts.product, exact: true }).fill('Perimeter');
  await installer.getByRole('option', { name: product, exact: true }).click();
  await dialog.getByRole('textbox', { name: words(texts.unitsOf.copies, { product }), exact: true }).fill('20');
  await dialog.getByRole('button', { name: texts.ask.more, exact: true }).click();
  await dialog.getByRole('textbox', { name: texts.reference, exact: true }).fill('PO-PERIMETER');
  await dialog.getByRole('textbox', { name: texts.note, exact: true }).fill('For the gate of the harbour');
  await shot(installer, 'ask');
  await dialog.getByRole('button', { name: texts.ask.send, exact: true }).click();
  await expect(installer.getByText(words(texts.ask.sent, { account: distributor }))).toBeVisible();

  const seller = await enter(browser, portal, people.distributor);
  await seller.getByRole('link', { name: texts.title, exact: true }).click();
  // The list before it has a row of the same product.
  await expect(seller.getByRole('heading', { level: 1, name: texts.title })).toBeVisible();
  await row(seller, product).getByRole('link').click();
  const panel = seller.getByRole('dialog').filter({ hasText: 'For the gate of the harbour' });
  await expect(panel.getByText('7 in stock')).toBeVisible();
  await shot(seller, 'received');
  await panel.getByRole('button', { name: words(texts.fulfil.of, { product }), exact: true }).click();
  const fulfil = seller.getByRole('dialog', { name: words(texts.fulfil.of, { product }), exact: true });
  await expect(fulfil.getByRole('textbox', { name: texts.units.copies, exact: true })).toHaveValue('7');
  await shot(seller, 'fulfil');
  await fulfil.getByRole('button', { name: texts.fulfil.send, exact: true }).click();
  await expect(panel.getByText('7 of 20 fulfilled')).toBeVisible();
  await panel.getByRole('button', { name: words(texts.forward.of, { product }), exact: true }).click();
  const forward = seller.getByRole('dialog', { name: texts.ask.forwardTitle });
  const copies = forward.getByRole('textbox', { name: words(texts.unitsOf.copies, { product }), exact: true });
  await expect(copies).toHaveValue('13');
  await copies.fill('20');
  await shot(seller, 'forward');
  await forward.getByRole('button', { name: texts.forward.action, exact: true }).click();
  await expect(panel.getByText('13 copies requested further up')).toBeVisible();

  await staff.goto(`${portal.url}/velkamo/requests`);
  await row(staff, product).getByRole('link').click();
  const above = staff.getByRole('dialog').filter({ hasText: product });
  await expect(above.getByText('0 of 20 fulfilled')).toBeVisible();
  await expect(above).not.toContainText(/PO-PERIMETER|harbour|Blickfang/u);
  await above.getByRole('button', { name: words(texts.fulfil.of, { product }), exact: true }).click();
  await shot(staff, 'issue');
  await staff
    .getByRole('dialog', { name: words(texts.fulfil.of, { product }), exact: true })
    .getByRole('button', { name: texts.fulfil.issue, exact: true })
    .click();
  await expect(above.getByText('20 of 20 fulfilled')).toBeVisible();

  await seller.reload();
  await expect(panel.getByText('13 copies have arrived for this request and can be handed on')).toBeVisible();
  await shot(seller, 'ready');
  await panel.getByRole('button', { name: `Hand on 13 copies: ${product}`, exact: true }).click();
  await fulfil.getByRole('button', { name: texts.fulfil.send, exact: true }).click();
  await expect(panel.getByText('20 of 20 fulfilled')).toBeVisible();

  await installer.reload();
  await installer.getByRole('tab', { name: texts.views.sent, exact: true }).click();
  await expect(row(installer, product)).toContainText(texts.states.fulfilled);
  await row(installer, product).getByRole('link').click();
  await expect(installer.getByText('20 of 20 fulfilled')).toBeVisible();
  await shot(installer, 'done');
  await look(installer, 'a request that is fulfilled');
});

test('UX §3 E12 request 20 copies from the distributor: three interactions from a line', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, people.vendor);
  const product = 'Loading Bay Watch';
  const { productId } = await world(staff, product, 30);
  const seller = await enter(browser, portal, people.distributor);
  const partner = (await inside(seller, 'listAccounts', { q: 'Blickfang' })).items[0];
  await inside(seller, 'splitLineItems', {
    rows: [{ productId, accountId: partner?.id ?? '', copies: 5 }],
    mail: false,
  });
  const page = await enter(browser, portal, people.installer, '/entitlements?view=expiring');
  const hands = countInteractions(page);
  await page.goto(`${portal.url}/velkamo/entitlements?q=${encodeURIComponent(product)}`);
  await row(page, product).getByRole('link').first().click();
  await hands.click(
    page.getByRole('dialog').getByRole('button', { name: new RegExp(`^Request more: ${product}`, 'u') }),
  );
  await hands.enter(page.getByRole('textbox', { name: words(texts.unitsOf.copies, { product }), exact: true }), '20');
  await hands.click(page.getByRole('button', { name: texts.ask.send, exact: true }));
  await expect(page.getByText(/^Requested from /u)).toBeVisible();
  hands.atMost(3);
  const sent = await inside(page, 'listRequests', { q: product });
  expect(sent.items).toMatchObject([{ mine: true, lines: [{ copies: 20 }] }]);
});

test('E12 asked back, answered, declined; the list and an open request fit and read well', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, people.vendor);
  const product = 'Night Patrol';
  const { productId } = await world(staff, product, 0);
  const installer = await enter(browser, portal, people.installer);
  const above = (await inside(installer, 'listAccounts', { direction: 'above' })).items.find(({ name }) =>
    name.startsWith('Nordlicht'),
  );
  const { id } = await inside(installer, 'createRequest', {
    toAccountId: above?.id ?? '',
    lines: [{ productId, copies: 4 }],
  });
  const seller = await enter(browser, portal, people.distributor, `/requests/${id}`);
  const panel = seller.getByRole('dialog').filter({ hasText: product });
  const fulfil = panel.getByRole('button', { name: words(texts.fulfil.of, { product }), exact: true });
  await expect(fulfil).toHaveAttribute('aria-disabled', 'true');
  await panel.getByRole('button', { name: words(texts.askBack.of, { product }), exact: true }).click();
  await panel.getByRole('button', { name: texts.askBack.send, exact: true }).click();
  await expect(panel.getByText(en.ui.required)).toBeVisible();
  await panel.getByRole('textbox', { name: texts.askBack.label, exact: true }).fill('For which site?');
  await panel.getByRole('button', { name: texts.askBack.send, exact: true }).click();
  await expect(panel.getByText('Question: For which site?')).toBeVisible();

  await installer.goto(`${portal.url}/velkamo/requests/${id}`);
  const own = installer.getByRole('dialog').filter({ hasText: product });
  await own.getByRole('textbox', { name: texts.reply.label, exact: true }).fill('For the port');
  await own.getByRole('button', { name: texts.reply.send, exact: true }).click();
  await expect(own.getByText('Answer: For the port')).toBeVisible();

  await seller.reload();
  await look(seller, 'an open request');
  await shot(seller, 'open-360');
  await seller.setViewportSize({ width: 1280, height: 800 });
  await panel.getByRole('button', { name: words(texts.decline.of, { product }), exact: true }).click();
  await panel.getByRole('textbox', { name: texts.decline.label, exact: true }).fill('No longer sold');
  await panel.getByRole('button', { name: texts.decline.send, exact: true }).click();
  await expect(panel.getByText('Reason: No longer sold')).toBeVisible();
  await seller.keyboard.press('Escape');
  await look(seller, 'the list of requests');
});

test('E12 what a rule allows is fulfilled by itself, and the rule says who set it', async ({ browser, portal }) => {
  const product = 'Stairwell Sentry';
  const staff = await enter(browser, portal, people.vendor);
  const { productId } = await world(staff, product, 30);
  const seller = await enter(browser, portal, people.distributor);
  await seller.goto(`${portal.url}/velkamo/requests`);
  await seller.getByRole('button', { name: texts.rules.open, exact: true }).click();
  const dialog = seller.getByRole('dialog', { name: texts.rules.title, exact: true });
  await dialog.getByRole('button', { name: texts.rules.save, exact: true }).click();
  await expect(dialog.getByText(en.ui.required)).toHaveCount(2);
  await dialog.getByRole('combobox', { name: texts.rules.partner, exact: true }).fill('Blickfang');
  await seller.getByRole('option', { name: /^Blickfang/u }).click();
  await dialog.getByRole('combobox', { name: texts.product, exact: true }).fill(product);
  await seller.getByRole('option', { name: product, exact: true }).click();
  await dialog.getByRole('textbox', { name: texts.rules.copies, exact: true }).fill('10');
  await dialog.getByRole('button', { name: texts.rules.save, exact: true }).click();
  const rule = dialog.getByRole('group', { name: new RegExp(`, ${product}$`, 'u') });
  await expect(rule).toContainText('Up to 10 a day · 0 today');
  await look(seller, 'rules by which requests are fulfilled');
  await seller.setViewportSize({ width: 1280, height: 800 });

  const installer = await enter(browser, portal, people.installer);
  const above = (await inside(installer, 'listAccounts', { direction: 'above' })).items.find(({ name }) =>
    name.startsWith('Nordlicht'),
  );
  const { id } = await inside(installer, 'createRequest', {
    toAccountId: above?.id ?? '',
    lines: [{ productId, copies: 4 }],
  });
  await expect
    .poll(async () => (await inside(installer, 'readRequest', { id })).state, { timeout: 60_000 })
    .toBe('fulfilled');
  await seller.goto(`${portal.url}/velkamo/requests/${id}`);
  await expect(seller.getByRole('dialog').filter({ hasText: product })).toContainText(`· ${texts.byRule}`);
  await seller.goto(`${portal.url}/velkamo/requests`);
  await seller.getByRole('button', { name: texts.rules.open, exact: true }).click();
  await expect(rule).toContainText('4 today');
  await shot(seller, 'rules');
  await rule.getByRole('button', { name: /^End automatic/u }).click();
  await expect(rule).toHaveCount(0);
});
