import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { request as words } from '../../src/texts/requests/request.en.ts';
import { look } from '../kernel/look.ts';
import { enter, expect, test, voices, zarnika, type Portal } from '../kernel/portal.ts';

const said = (text: string, facts: Record<string, string>) =>
  Object.entries(facts).reduce(
    (all, [name, fact]) => all.replace(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'u'), fact),
    text,
  );

/** The panel of the newest request that waits for the vendor’s staff. */
async function waiting(page: Page, portal: Portal, vendor: string, account: string) {
  await page.goto(`${portal.url}/${vendor}/requests`);
  await page.getByRole('row').filter({ hasText: account }).first().getByRole('link').first().click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('button', { name: /^Fulfil/u })).toBeVisible();
  return panel;
}

test('E12 C6 a reseller orders credits; staff enter the order, and the balance is filled', async ({
  browser,
  portal,
}) => {
  const reseller = await enter(browser, portal, zarnika.master);
  const staff = await enter(browser, portal, zarnika.vendor);
  await reseller.getByRole('button', { name: en.entitlement.request.new.credits }).first().click();
  const ask = reseller.getByRole('dialog', { name: words.ask.titles.credits });
  await ask.getByRole('combobox', { name: words.product }).click();
  await reseller.getByRole('option', { disabled: false }).first().click();
  await ask.getByRole('textbox', { name: /^Units of/u }).fill('5');
  await expect(ask.getByText(said(words.creditsIn_other, { count: '500' }))).toBeVisible();
  await look(reseller, 'order credits');
  await ask.getByRole('button', { name: words.ask.send }).click();
  await expect(reseller.getByText(/^Requested from/u)).toBeVisible();

  const panel = await waiting(staff, portal, 'zarnika', 'Riegelhaus');
  await panel.getByRole('button', { name: /^Fulfil/u }).click();
  const fulfil = staff.getByRole('dialog', { name: /^Fulfil /u });
  await expect(fulfil.getByText(/500 credits/u)).toBeVisible();
  await look(staff, 'fulfil credits');
  await fulfil.getByRole('button', { name: words.fulfil.enter }).click();
  await expect(
    staff.getByText(said(words.fulfil.ordered_other, { count: '5', account: 'Riegelhaus Zutritt GmbH' })),
  ).toBeVisible();
  await expect(panel.getByText(words.states.fulfilled).first()).toBeVisible();
  await panel.getByRole('link', { name: /^order /u }).click();
  await expect(staff.getByRole('dialog', { name: /^Order /u })).toContainText('100 access credits');
  await look(staff, 'an order of credits');

  await reseller.goto(`${portal.url}/zarnika/orders`);
  await expect(reseller.getByText('5 × 100 access credits')).toBeVisible();
  await look(reseller, 'orders of credits');
  await Promise.all([reseller, staff].map((page) => page.context().close()));
});

test('E12 O1 a partner orders licences; what the vendor enters is offered to be assigned', async ({
  browser,
  portal,
}) => {
  const partner = await enter(browser, portal, voices.partner);
  const staff = await enter(browser, portal, voices.vendor);
  await partner.goto(`${portal.url}/talvoro/orders`);
  await partner.getByRole('button', { name: en.entitlement.request.new.seats }).click();
  const ask = partner.getByRole('dialog', { name: words.ask.titles.seats });
  await ask.getByRole('combobox', { name: words.product }).fill('Meetings');
  await partner.getByRole('option', { name: 'Meetings', exact: true }).click();
  await ask.getByRole('textbox', { name: said(words.unitsOf.seats, { product: 'Meetings' }) }).fill('12');
  await ask.getByRole('button', { name: words.ask.more }).click();
  await ask.getByRole('textbox', { name: words.reference }).fill('KW-77');
  await ask.getByRole('button', { name: words.ask.send }).click();
  await expect(partner.getByText(/^Requested from/u)).toBeVisible();

  const panel = await waiting(staff, portal, 'talvoro', 'Klangwerk');
  await panel.getByRole('button', { name: /^Fulfil/u }).click();
  const fulfil = staff.getByRole('dialog', { name: /^Fulfil /u });
  await expect(fulfil.getByRole('textbox', { name: words.fulfil.orderNumber })).toHaveValue('KW-77');
  await look(staff, 'fulfil licences');
  await fulfil.getByRole('button', { name: words.fulfil.enter }).click();
  await expect(panel.getByText(words.states.fulfilled).first()).toBeVisible();

  await partner.goto(`${portal.url}/talvoro/orders`);
  const row = partner.getByRole('row').filter({ hasText: 'KW-77' });
  await expect(row).toContainText('12 × Meetings');
  await expect(row.getByRole('button', { name: /^Assign/u })).toBeEnabled();
  await Promise.all([partner, staff].map((page) => page.context().close()));
});
