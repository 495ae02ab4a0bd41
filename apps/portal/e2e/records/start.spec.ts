import type { Page } from '@playwright/test';
import { overview as t } from '../../src/texts/records/overview.en.ts';
import { inside } from '../kernel/inside.ts';
import { look } from '../kernel/look.ts';
import { enter, expect, people, test, voices, zarnika } from '../kernel/portal.ts';

const accountId = async (page: Page) => (await inside(page, 'readMe', {})).account.id;
const latest = (page: Page) => page.getByRole('region', { name: t.lately });

test('X7 X2 an installer lands with what was handed to it, the distributor with what came back', async ({
  browser,
  portal,
}) => {
  const installer = await enter(browser, portal, people.installer);
  const to = await accountId(installer);
  const distributor = await enter(browser, portal, people.distributor);
  const lines = await inside(distributor, 'listLineItems', { view: 'mine', state: 'active', limit: '10' });
  const [line] = lines.items.filter(({ available }) => available > 2);
  if (!line) throw new Error('no copies left');
  await inside(distributor, 'splitLineItems', {
    rows: [{ lineItemId: line.id, accountId: to, copies: 2 }],
    mail: false,
  });

  await installer.goto(`${portal.url}/velkamo`);
  const received = latest(installer).getByRole('link', { name: new RegExp(`2 × ${line.product.name}`, 'u') });
  await expect(received.first()).toContainText('Jule Brandt (Nordlicht Vertrieb GmbH)');
  await look(installer, 'where an installer lands');
  await installer.setViewportSize({ width: 1280, height: 900 });
  const [own] = (await inside(installer, 'listLineItems', { view: 'mine', limit: '1' })).items;
  await inside(installer, 'returnCopies', { rows: [{ lineItemId: own?.id ?? '', copies: 1 }], reason: 'Too many' });

  await distributor.goto(`${portal.url}/velkamo`);
  await expect(latest(distributor).getByRole('link').filter({ hasText: 'Tomas Reuter' }).first()).toContainText(
    `1 × ${line.product.name}`,
  );
  // The whole story is one click away.
  await received.first().click();
  await expect(installer.getByRole('dialog')).toContainText(line.product.name);
  await installer.context().close();
  await distributor.context().close();
});

test('X7 a partner, its customer and a reseller land with what others did, and what needs them', async ({
  browser,
  portal,
}) => {
  const partner = await enter(browser, portal, voices.partner);
  const staff = await enter(browser, portal, voices.vendor);
  const [product] = (await inside(staff, 'listProducts', { status: 'active', limit: '1' })).items;
  await inside(staff, 'enterOrder', {
    number: 'START-1',
    accountId: await accountId(partner),
    lines: [{ productId: product?.id ?? '', quantity: 3 }],
  });
  await partner.goto(`${portal.url}/talvoro`);
  await expect(latest(partner).getByRole('link', { name: /START-1/u })).toContainText('Henrik Aalto');
  await partner.getByRole('navigation', { name: t.needs }).getByRole('link', { name: t.rows.notActivated_one }).click();
  await expect(partner.getByRole('link', { name: 'Lindenhof Seniorenheim', exact: true })).toBeVisible();

  const customer = await enter(browser, portal, voices.customer);
  const [order] = (await inside(partner, 'listOrders', { q: 'START-1' })).items;
  await inside(partner, 'assignOrder', {
    id: order?.id ?? '',
    rows: [{ accountId: await accountId(customer) }],
  });
  await customer.goto(`${portal.url}/talvoro`);
  await expect(latest(customer).getByRole('link', { name: /START-1/u })).toContainText('Katja Lorenz');

  const reseller = await enter(browser, portal, zarnika.master);
  const seller = await enter(browser, portal, zarnika.vendor);
  await inside(seller, 'grantCredits', {
    accountId: await accountId(reseller),
    credits: 7,
    note: 'Goodwill in November',
  });
  await reseller.goto(`${portal.url}/zarnika`);
  await expect(latest(reseller).getByRole('link', { name: /Goodwill in November/u })).toContainText('Petra Zorn');

  // What happened is for Administrators; others have what needs them.
  const observer = await enter(browser, portal, zarnika.observer);
  await expect(observer.getByRole('row').nth(1)).toBeVisible();
  await expect(latest(observer)).toHaveCount(0);
  for (const page of [partner, staff, customer, reseller, seller, observer]) await page.context().close();
});
