import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { order } from '../../src/texts/orders/order.en.ts';
import { countInteractions } from '../kernel/counting.ts';
import { inside } from '../kernel/inside.ts';
import { enter, expect, test, voices } from '../kernel/portal.ts';

const assignButton = (page: Page, number: string) =>
  page.getByRole('button', { name: order.assign.actionOf.replace('{{number}}', number) });
const words = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (said, [name, fact]) => said.replace(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'u'), String(fact)),
    text,
  );
const quantity = (page: Page, product: string) =>
  page.getByLabel(words(order.assign.quantityOf, { product }), { exact: true });

/** An order of the partner, entered as the vendor's own software would. */
async function ordered(staff: Page, number: string, lines: Record<string, number>): Promise<void> {
  const account = (await inside(staff, 'listAccounts', { q: 'Klangwerk' })).items[0];
  const products = (await inside(staff, 'listProducts', {})).items;
  await inside(staff, 'enterOrder', {
    accountId: account?.id ?? '',
    number,
    lines: Object.entries(lines).map(([name, count]) => ({
      productId: products.find((product) => product.name === name)?.id ?? '',
      quantity: count,
    })),
  });
}

test('O1 O2 O3 an order is entered, assigned in three interactions, and found and read at the customer', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor, '/orders');
  await staff.getByRole('button', { name: order.enter.action }).click();
  const dialog = staff.getByRole('dialog', { name: order.enter.title });
  await dialog.getByRole('button', { name: order.enter.submit }).click();
  await expect(dialog.getByText(order.enter.accountMissing)).toBeVisible();
  await dialog.getByLabel(en.issue.account, { exact: true }).fill('Klang');
  await staff.getByRole('option', { name: /^Klangwerk/u }).click();
  await dialog.getByLabel(order.number, { exact: true }).fill('TV-5100');
  for (const [index, [product, licences]] of [
    ['Meetings', '10'],
    ['Softphone', '4'],
  ].entries()) {
    if (index > 0) await dialog.getByRole('button', { name: order.enter.addLine }).click();
    const line = dialog.getByRole('group', { name: words(order.enter.line, { number: index + 1 }) });
    await line.getByLabel(en.issue.product, { exact: true }).fill(product ?? '');
    await staff.getByRole('option', { name: product ?? '' }).click();
    await line.getByLabel(order.licences, { exact: true }).fill(licences ?? '');
  }
  await dialog.getByRole('button', { name: order.enter.submit }).click();
  // The number is taken, which is shown at its field, and all that was typed is still there.
  await expect(dialog.getByText('already has an order “TV-5100”', { exact: false })).toBeVisible();
  await dialog.getByLabel(order.number, { exact: true }).fill('JOURNEY-1');
  await dialog.getByRole('button', { name: order.enter.submit }).click();
  await expect(staff.getByRole('dialog', { name: words(order.one, { number: 'JOURNEY-1' }) })).toBeVisible();
  await expect(staff.getByRole('dialog').getByText(order.panel.nobody)).toBeVisible();

  const partner = await enter(browser, portal, voices.partner);
  await expect(partner.getByRole('heading', { name: 'Billing › Orders' })).toBeVisible();
  await expect(partner.getByRole('tab', { name: order.views.open, selected: true })).toBeVisible();
  const person = countInteractions(partner);
  await person.click(assignButton(partner, 'JOURNEY-1'));
  // The whole word: further journeys add customers of their own.
  await person.pick(partner.getByLabel(order.assign.customer, { exact: true }).first(), 'Hafenpraxis', /^Hafenpraxis/u);
  await expect(quantity(partner, 'Meetings')).toHaveValue('10');
  await person.click(partner.getByRole('button', { name: words(order.assign.submit_other, { count: 14 }) }));
  await expect(
    partner.getByText(words(order.assign.done_other, { count: 14, account: 'Hafenpraxis Dr. Falk' })),
  ).toBeVisible();
  person.atMost(3);
  await expect(assignButton(partner, 'JOURNEY-1')).toHaveCount(0);
  await partner.getByRole('link', { name: order.assign.show }).click();
  const row = partner
    .getByRole('table', { name: order.accountOrders })
    .getByRole('row')
    .filter({ hasText: 'JOURNEY-1' })
    .filter({ hasText: 'Softphone' });
  await expect(row.getByRole('cell')).toHaveText([/Softphone/u, '4', '0', '4']);

  const customer = await enter(browser, portal, voices.customer, '/licences', { width: 360 });
  await expect(
    customer.getByRole('listitem').filter({ hasText: 'JOURNEY-1' }).filter({ hasText: 'Meetings' }),
  ).toContainText('10 / 10');
  await Promise.all([staff, partner, customer].map((page) => page.context().close()));
});

test('O2 X8 part of an order in three interactions, the rest in the same dialog, undone and taken back', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor);
  await ordered(staff, 'JOURNEY-2', { Meetings: 20 });
  await ordered(staff, 'JOURNEY-3', { Meetings: 20 });
  const partner = await enter(browser, portal, voices.partner);
  const person = countInteractions(partner);
  await person.click(assignButton(partner, 'JOURNEY-2'));
  await person.pick(partner.getByLabel(order.assign.customer, { exact: true }).first(), 'Deich', /^Deichschule/u);
  await expect(quantity(partner, 'Meetings')).toBeFocused();
  await person.type('7');
  await partner.getByRole('button', { name: words(order.assign.submit_other, { count: 7 }) }).press('Enter');
  await expect(
    partner.getByText(words(order.assign.done_other, { count: 7, account: 'Deichschule Wremen' })),
  ).toBeVisible();
  person.atMost(3);

  // Two customers at once: the second is offered what the first one leaves.
  await assignButton(partner, 'JOURNEY-3').click();
  await partner.getByLabel(order.assign.customer, { exact: true }).first().fill('Reederei');
  await expect(partner.getByRole('option', { name: /^Reederei/u })).toBeVisible();
  await partner.keyboard.press('Enter');
  await expect(quantity(partner, 'Meetings')).toBeFocused();
  await partner.keyboard.type('25');
  await partner.getByRole('button', { name: words(order.assign.submit_other, { count: 25 }) }).click();
  await expect(partner.getByText(words(order.assign.tooMany_other, { count: 20 }))).toBeVisible();
  // What is no number is shown at its field, stays there, and is not sent.
  await quantity(partner, 'Meetings').fill('7 or 8');
  await partner.getByRole('button', { name: order.assign.action, exact: true }).click();
  await expect(partner.getByText(order.assign.whole)).toBeVisible();
  await expect(quantity(partner, 'Meetings')).toHaveValue('7 or 8');
  await expect(quantity(partner, 'Meetings')).toBeFocused();
  await quantity(partner, 'Meetings').fill('7');
  await partner.getByRole('button', { name: order.assign.addCustomer }).click();
  const second = partner.getByRole('group', { name: words(order.assign.customerNumber, { number: 2 }) });
  await expect(second.getByLabel(words(order.assign.quantityOf, { product: 'Meetings' }), { exact: true })).toHaveValue(
    '13',
  );
  await second.getByLabel(order.assign.customer, { exact: true }).first().fill('Stadtwerke');
  await expect(partner.getByRole('option', { name: /^Stadtwerke/u })).toBeVisible();
  await partner.keyboard.press('Enter');
  await partner.getByRole('button', { name: words(order.assign.submit_other, { count: 20 }) }).click();
  await expect(partner.getByText(words(order.assign.doneMany_other, { count: 20, customers: 2 }))).toBeVisible();
  await partner
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${en.ui.undo}.*2 customers`, 'u') })
    .click();
  await expect(partner.getByText(words(order.assign.undone_other, { count: 20 }))).toBeVisible();

  // From the customer's page, and some of it back from the order's panel.
  await partner.goto(`${portal.url}/talvoro/accounts`);
  await partner.getByRole('link', { name: 'Stadtwerke Ellerau', exact: true }).click();
  await partner.getByRole('button', { name: order.assign.add }).click();
  await partner.getByLabel(order.assign.order, { exact: true }).first().fill('JOURNEY-3');
  await expect(partner.getByRole('option', { name: /^JOURNEY-3/u })).toBeVisible();
  await partner.keyboard.press('Enter');
  await partner.getByRole('button', { name: words(order.assign.submit_other, { count: 20 }) }).click();
  await partner.getByRole('link', { name: words(order.one, { number: 'JOURNEY-3' }) }).click();
  await partner
    .getByRole('button', { name: words(order.unassign.actionOf, { account: 'Stadtwerke Ellerau' }) })
    .click();
  const back = partner.getByRole('dialog', { name: order.unassign.title });
  await expect(quantity(partner, 'Meetings')).toHaveValue('20');
  await quantity(partner, 'Meetings').fill('15');
  await back.getByRole('button', { name: words(order.unassign.submit_other, { count: 15 }) }).click();
  await expect(
    partner.getByText(words(order.unassign.done_other, { count: 15, account: 'Stadtwerke Ellerau' })),
  ).toBeVisible();
  await expect(
    partner.getByText(words(order.panel.assigned_other, { quantity: 5, product: 'Meetings', count: 0 })),
  ).toBeVisible();
  await Promise.all([staff, partner].map((page) => page.context().close()));
});

test('O2 E6 a customer is created in the dialog; tiers that get no licences are not offered', async ({
  browser,
  portal,
}) => {
  const partner = await enter(browser, portal, voices.partner);
  await partner
    .getByRole('button', { name: new RegExp(`^${order.assign.actionOf.replace('{{number}}', '')}`, 'u') })
    .first()
    .click();
  await partner.getByLabel(order.assign.customer, { exact: true }).first().fill('Blumen Petersen');
  await expect(
    partner.getByRole('option', { name: en.entitlement.split.create.replace('{{name}}', 'Blumen Petersen') }),
  ).toBeVisible();
  await partner.keyboard.press('Enter');
  await partner.getByLabel(en.account.form.email, { exact: true }).fill('blumen@petersen.example');
  await partner.getByRole('button', { name: en.account.form.submit, exact: true }).click();
  await partner.getByRole('button', { name: /^Assign \d+ licences?$/u }).click();
  await expect(partner.getByText(/licences? assigned to Blumen Petersen\./u)).toBeVisible();
  await partner.goto(`${portal.url}/talvoro/accounts`);
  await expect(partner.getByRole('link', { name: 'Blumen Petersen' })).toBeVisible();
  await expect(partner.getByText(en.account.openCopies)).toHaveCount(0);
  await partner.context().close();
});

test('O1 X5 orders are imported from CSV: one order for each number, a wrong product corrected in place', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor, '/orders', { width: 360 });
  await staff.getByRole('link', { name: en.ui.import, exact: true }).click();
  const rows = [
    'Order number,Company,Product,Quantity',
    'JOURNEY-10,Klangwerk Telefonie GmbH,TV-MTG-1,12',
    'JOURNEY-10,Klangwerk Telefonie GmbH,Softphon,3',
    'JOURNEY-11,Wexcombe Voice Ltd,Fax Line,2',
  ];
  await staff
    .locator('input[type=file]')
    .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  const wrong = staff.locator('[data-wrong]');
  await expect(wrong).toHaveCount(1);
  await wrong.getByLabel(en.ui.orderField.product).fill('Softphone');
  await staff.keyboard.press('Tab');
  await staff.getByRole('button', { name: /^Import 3 rows$/u }).click();
  await expect(staff.getByRole('heading', { name: '2 orders imported' })).toBeVisible();
  await staff.goto(`${portal.url}/talvoro/orders?q=JOURNEY-10`);
  await expect(staff.getByRole('listitem').filter({ hasText: 'JOURNEY-10' })).toContainText('12 × Meetings');
  await staff.context().close();
});

test('O8 X7 licences in use that end soon stand on top of the customer’s page and lead to their users', async ({
  browser,
  portal,
}) => {
  const partner = await enter(browser, portal, voices.partner);
  const customer = (await inside(partner, 'listAccounts', { q: 'Deichschule' })).items[0];
  await partner.goto(`${portal.url}/talvoro/accounts/${customer?.id ?? ''}`);
  const notice = partner.getByRole('alert').filter({ hasText: order.expiring.title });
  await expect(notice).toContainText(/Softphone: 10 licences in use expire on .+ they stay on until /u);
  await notice.getByRole('link', { name: words(order.expiring.users, { product: 'Softphone' }) }).click();
  await expect(partner).toHaveURL(/\/licences\?product=/u);
  await partner.context().close();
});
