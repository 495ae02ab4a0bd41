import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { inside } from './inside.ts';
import { withLongest } from './longest.ts';
import { settled } from './look.ts';
import { enter, expect, goOn, people, test, voices, zarnika } from './portal.ts';

// Nothing is wider than the page, nor than a panel, which scrolls by itself and hides what does not fit.
async function fit(page: Page, vendor: string, paths: readonly string[]): Promise<void> {
  const wrong: string[] = [];
  for (const path of paths) {
    await goOn(page, `/${vendor}${path}`);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      if (await page.getByRole('heading', { name: en.ui.notFound }).isVisible()) wrong.push(`${path} is not found`);
      const over = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('[role=dialog]')]
          .map((element) => element.scrollWidth - element.clientWidth)
          .filter((px) => px > 0),
      );
      if (over.length > 0) wrong.push(`${path} at ${width} px: ${over.join(' and ')} px too wide`);
    }
  }
  expect(wrong).toEqual([]);
}

test('UX §4 O1 the longest texts of an order, its product and its customer fit, and ten million licences', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor);
  const partner = await enter(browser, portal, voices.partner);
  const buyer = (await inside(partner, 'readMe', {})).account.id;
  const product = await inside(
    staff,
    'createProduct',
    withLongest('createProduct', 'ORDERED', { delivers: 'seats', integration: null }),
  );
  const lines = [{ productId: product.id, quantity: 10_000_000 }];
  const order = await inside(staff, 'enterOrder', withLongest('enterOrder', 'ORDER', { accountId: buyer, lines }));
  const { account, user } = await inside(
    partner,
    'createAccount',
    withLongest('createAccount', 'Customer', { user: { email: longEmail('customer') } }),
  );
  await inside(partner, 'assignOrder', {
    id: order.id,
    rows: [{ accountId: account.id, lines: [{ orderLineId: order.lines[0]?.id ?? '', quantity: 9_999_999 }] }],
  });
  await inside(partner, 'switchIntegration', { id: account.id, key: 'switchboard', on: true });
  const { id, full } = await inside(partner, 'readUser', { id: user?.id ?? '' });
  await inside(partner, 'editUser', withLongest('editUser', 'User', { id, version: full?.version ?? 0 }));
  await partner.goto(`${portal.url}/talvoro/orders`);
  await expect(partner.getByRole('button', { name: /^Assign order ORDERX/u })).toBeInViewport({ ratio: 1 });
  await fit(partner, 'talvoro', [
    '/orders',
    `/orders/${order.id}`,
    `/accounts/${account.id}`,
    `/accounts/${account.id}/people/${id}`,
    `/accounts/${account.id}/licences`,
    '/activity',
  ]);
  const cancelled = await inside(staff, 'enterOrder', withLongest('enterOrder', 'GONE', { accountId: buyer, lines }));
  await inside(staff, 'cancelOrder', withLongest('cancelOrder', 'Cancelled', { id: cancelled.id }));
  await fit(staff, 'talvoro', [`/orders/${cancelled.id}`, '/products', `/products/${product.id}`]);
  await Promise.all([staff, partner].map((page) => page.context().close()));
});

test('UX §4 E3 the longest texts of a line item, its request and what became of it fit', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, people.vendor);
  const buyer = await enter(browser, portal, people.distributor);
  const { account } = await inside(buyer, 'readMe', {});
  const product = await inside(staff, 'createProduct', withLongest('createProduct', 'ISSUED', { integration: null }));
  const lines = [{ productId: product.id, copies: 10_000_000, expiresOn: null }];
  const issued = await inside(
    staff,
    'issueEntitlement',
    withLongest('issueEntitlement', 'ISSUE', { accountId: account.id, lines }),
  );
  const line = issued.lines[0]?.id ?? '';
  await inside(
    buyer,
    'activateCopies',
    withLongest('activateCopies', 'HOST', { id: line, hostId: 'H'.repeat(128), copies: 9_999_999 }),
  );
  const { account: vendor } = await inside(staff, 'readMe', {});
  const request = await inside(
    buyer,
    'createRequest',
    withLongest('createRequest', 'REQUEST', {
      toAccountId: vendor.id,
      lines: [{ productId: product.id, copies: 1_000_000 }],
    }),
  );
  const asked = request.lines.map(({ id }) => id);
  for (const decision of ['asked-back', 'replied'] as const)
    await inside(
      decision === 'replied' ? buyer : staff,
      'answerRequest',
      withLongest('answerRequest', 'Answer', { id: request.id, decision, requestLineIds: asked }),
    );
  await inside(staff, 'holdLineItem', withLongest('holdLineItem', 'Held', { id: line }));
  const paths = [`/entitlements?q=ISSUE`, `/entitlements/${line}`, '/requests', `/requests/${request.id}`, '/activity'];
  await fit(buyer, 'velkamo', paths);
  await fit(staff, 'velkamo', [...paths, `/products/${product.id}`]);
  await Promise.all([staff, buyer].map((page) => page.context().close()));
});

test('UX §4 C2 C5 the longest texts of a site and of its credits fit', async ({ browser, portal }) => {
  const reseller = await enter(browser, portal, zarnika.master);
  const site = await inside(
    reseller,
    'createSite',
    withLongest('createSite', 'Site', { country: 'DE', timeZone: 'Europe/Berlin' }),
  );
  await inside(
    reseller,
    'moveCredits',
    withLongest('moveCredits', 'Moved', { rows: [{ fromSiteId: null, toSiteId: site.id, credits: 1 }] }),
  );
  await fit(reseller, 'zarnika', ['/sites', `/sites/${site.id}`, '/credits?range=year', '/activity']);
  await reseller.context().close();
});

function longEmail(name: string): string {
  return `${name}.${'x'.repeat(50)}@${'donaudampfschifffahrt.'.repeat(6)}example`;
}
