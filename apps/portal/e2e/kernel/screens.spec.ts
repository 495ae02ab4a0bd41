import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { credit } from '../../src/texts/credits/credit.en.ts';
import { order } from '../../src/texts/orders/order.en.ts';
import { seat } from '../../src/texts/orders/seat.en.ts';
import { site } from '../../src/texts/credits/site.en.ts';
import { stock } from '../../src/texts/entitlements/stock.en.ts';
import { split } from '../../src/texts/entitlements/split.en.ts';
import { look, settled } from './look.ts';
import { expect, goOn, people, signIn, test, voices, zarnika } from './portal.ts';

type Screen = { name: string; path: string; act?: (page: Page) => Promise<void> };

const openFirst = async (page: Page) => {
  await page.locator('[data-row-link]').first().click();
  await expect(page.getByRole('dialog').first()).toBeVisible();
};
const openFlow = async (page: Page) => {
  await openFirst(page);
  await page.getByRole('dialog').getByText(en.lineage.flow, { exact: true }).click();
  await expect(page.getByRole('img', { name: /and where they went/u })).toBeVisible();
};
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000).toISOString().slice(0, 10);

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await expect(page.getByRole('dialog').first()).toBeVisible();
};

// Rows with something wrong in them: the fields, the words and what mends them.
const dropFile = async (page: Page) => {
  const rows = Array.from(
    { length: 12 },
    (_, n) => `person${n}@import.example;Paula;Person ${n};${n === 3 ? 'Kaiser' : 'Portal User'};+49 30 ${n}`,
  );
  await page.locator('input[type=file]').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['E-Mail;Vorname;Nachname;Rolle;Telefon;Umsatz', ...rows].join('\n')),
  });
  await expect(page.locator('[data-wrong]')).toBeVisible();
};

const chooseThree = async (page: Page) => {
  for (const index of [0, 1, 2]) await page.locator('tbody').getByRole('checkbox').nth(index).click();
  await page.getByRole('button', { name: 'Split 3 lines' }).click();
  await page.getByRole('button', { name: split.each }).click();
  await page.getByRole('combobox', { name: 'To, row 1', exact: true }).fill('Blickfang Sicherheitstechnk');
  await page.getByLabel('Copies, row 2').fill('2,5');
  await expect(page.getByRole('button', { name: /^Blickfang Sicherheitstechnik: /u })).toBeVisible();
};

const chooseTwo = async (page: Page) => {
  for (const index of [0, 1]) await page.locator('tbody').getByRole('checkbox').nth(index).click();
  await expect(page.getByText('2 selected')).toBeVisible();
};

const noSuchProduct = async (page: Page) => {
  await press(order.enter.action)(page);
  await page.getByRole('dialog').getByLabel(en.issue.product, { exact: true }).fill('Xyzzy');
  await expect(page.getByRole('listbox').getByRole('option', { disabled: true })).toBeVisible();
};

const showReason = async (page: Page) => {
  await page.locator('main button[aria-disabled=true]').first().press('Enter');
  await expect(page.getByRole('tooltip')).toBeVisible();
};

// Of the demo's lines of this product one ends within 60 days; the preview says so.
const splitToFirst = async (page: Page) => {
  await openFirst(page);
  await page.getByRole('dialog').getByRole('button', { name: en.entitlement.split.action, exact: true }).click();
  await page.getByRole('combobox', { name: 'Product or activation ID, row 1' }).fill('VK-ANL-100');
  await page.getByLabel('Copies, row 1').fill('2');
  await expect(page.getByText(/2 copies expire within/u)).toBeVisible();
  await page.getByRole('button', { name: split.review }).click();
  await expect(page.getByRole('button', { name: split.back })).toBeVisible();
};

const everybody = {
  ...people,
  'vendor of telephones': voices.vendor,
  partner: voices.partner,
  customer: voices.customer,
  'vendor of door locks': zarnika.vendor,
  reseller: zarnika.master,
  'reseller’s observer': zarnika.observer,
};

const screens: Record<keyof typeof everybody, Screen[]> = {
  vendor: [
    { name: 'overview', path: '/overview' },
    { name: 'mails', path: '/mails' },
    { name: 'entitlements', path: '/entitlements' },
    {
      name: 'on hold',
      path: '/entitlements?state=active',
      act: async (page) => {
        await openFirst(page);
        await page.getByRole('button', { name: en.takeBack.hold.action }).click();
        await expect(page.getByRole('dialog', { name: new RegExp(en.takeBack.hold.title, 'u') })).toBeVisible();
      },
    },
    { name: 'issue', path: '/entitlements/issue' },
    { name: 'distributors', path: '/accounts' },
    { name: 'distributor', path: '/accounts', act: openFirst },
    { name: 'new distributor', path: '/accounts', act: press(en.account.create) },
    { name: 'products', path: '/products' },
    { name: 'new product', path: '/products', act: press(en.product.create) },
    { name: 'team', path: '/team' },
    { name: 'new user', path: '/team', act: press(en.user.create) },
    { name: 'several users', path: '/team', act: press(en.invitation.createMany) },
  ],
  distributor: [
    { name: 'overview', path: '/overview' },
    { name: 'entitlements', path: '/entitlements' },
    { name: 'lines that are chosen', path: '/entitlements', act: chooseTwo },
    { name: 'stock over time', path: '/entitlements/stock' },
    {
      name: 'stock in the months to come',
      path: '/entitlements/stock',
      act: async (page) => {
        await page.getByText(stock.ahead, { exact: true }).click();
        await expect(page.getByText(stock.aheadHint)).toBeVisible();
      },
    },
    {
      name: 'notifications',
      path: '/team',
      act: async (page) => {
        await page.getByRole('button', { name: new RegExp(`^${en.frame.notifications.label}`, 'u') }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
    { name: 'split to a partner, with what ends soon', path: '/accounts', act: splitToFirst },
    { name: 'handed on', path: '/entitlements?view=handed-on' },
    { name: 'line item', path: '/entitlements?view=handed-on', act: openFirst },
    { name: 'where its copies went, as a flow', path: '/entitlements?view=handed-on', act: openFlow },
    { name: 'save a view', path: '/entitlements?days=90', act: press(en.view.save) },
    {
      name: 'take back',
      path: '/entitlements?view=handed-on',
      act: press(new RegExp(`^${en.takeBack.recall.action}: `, 'u')),
    },
    { name: 'split', path: '/entitlements', act: press(new RegExp(`^${en.entitlement.split.action}: `, 'u')) },
    { name: 'split of several lines', path: '/entitlements', act: chooseThree },
    { name: 'a list to paste', path: '/entitlements', act: press(en.entitlement.split.pasteList) },
    { name: 'nothing found', path: '/entitlements?q=nothing-of-the-kind' },
    { name: 'partner', path: '/accounts', act: openFirst },
    { name: 'user', path: '/team', act: openFirst },
    { name: 'import', path: '/import/accounts' },
    { name: 'import with rows to mend', path: '/import/users', act: dropFile },
    { name: 'activity', path: '/activity' },
    { name: 'one change', path: '/activity?kind=split', act: openFirst },
    { name: 'not here', path: '/entitlements/00000000-0000-4000-8000-000000000000' },
  ],
  installer: [
    { name: 'settings', path: '/settings' },
    { name: 'account settings', path: '/settings/account' },
    { name: 'API keys', path: '/settings/api-keys' },
    { name: 'new API key', path: '/settings/api-keys', act: press(en.apiKey.create) },
    { name: 'second factor', path: '/settings', act: press(en.factor.setUp) },
    { name: 'customers', path: '/accounts' },
  ],
  observer: [
    { name: 'entitlements, disabled with the reason', path: '/entitlements' },
    { name: 'a reason that is shown', path: '/entitlements', act: showReason },
  ],
  'vendor of telephones': [
    { name: 'orders', path: '/orders' },
    { name: 'enter an order', path: '/orders', act: press(order.enter.action) },
    { name: 'enter an order of a product that is not there', path: '/orders', act: noSuchProduct },
    { name: 'product', path: '/products', act: openFirst },
  ],
  partner: [
    { name: 'orders', path: '/orders' },
    { name: 'order', path: '/orders?view=partly', act: openFirst },
    { name: 'assign', path: '/orders?view=unassigned', act: press(/^Assign order/u) },
    { name: 'customer', path: '/accounts', act: openFirst },
  ],
  customer: [
    { name: 'licences', path: '/licences' },
    { name: 'licences of users', path: '/team?show=licences' },
    { name: 'products and licences of a user', path: '/team', act: openFirst },
    {
      name: 'what if an integration is switched off',
      path: '/integrations',
      act: async (page) =>
        page
          .getByRole('switch')
          .first()
          .press('Space')
          .then(() => expect(page.getByRole('button', { name: seat.integrations.switchOff })).toBeVisible()),
    },
  ],
  'vendor of door locks': [
    { name: 'overview', path: '/overview' },
    { name: 'sites of all', path: '/sites' },
    { name: 'reseller', path: '/accounts?q=Riegelhaus', act: openFirst },
  ],
  reseller: [
    { name: 'sites', path: '/sites' },
    { name: 'site', path: '/sites', act: openFirst },
    {
      name: 'credits in the cell',
      path: '/sites',
      act: async (page) => {
        await page
          .getByRole('button', { name: /^Credits of /u })
          .first()
          .click();
      },
    },
    { name: 'top up', path: '/sites', act: press(/^Top up \d/u) },
    { name: 'new site', path: '/sites?new=true' },
    { name: 'move credits', path: '/sites', act: press(credit.move.action) },
    {
      name: 'site administrators',
      path: '/sites',
      act: async (page) => {
        await openFirst(page);
        await page.getByRole('button', { name: site.administrators.invite, exact: true }).click();
        await expect(page.getByRole('dialog')).toHaveCount(2);
      },
    },
    { name: 'credit history', path: '/credits' },
    {
      name: 'the chart as a table',
      path: '/credits?range=year',
      act: async (page) => {
        await page.getByText(credit.history.showTable, { exact: true }).click();
      },
    },
    // Of the days before today, of which there is something to reverse.
    {
      name: 'reverse an entry',
      path: `/credits?range=custom&from=${daysAgo(30)}&to=${daysAgo(1)}`,
      act: press(/^Reverse: /u),
    },
  ],
  'reseller’s observer': [{ name: 'site, disabled with the reason', path: '/sites', act: openFirst }],
};

// Each screen is opened once and then looked at in every width and colour scheme: a browser can change both under an
// open page.
const atOnce = 5;

test.describe('in the present language', () => {
  test.describe.configure({ mode: 'parallel' });
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('X6 UX §4 sign-in has no WCAG violation', async ({ page, portal }) => {
    await page.goto(`${portal.url}/velkamo/sign-in`);
    await expect(page.locator('input[type=password]')).toBeVisible();
    await look(page, 'sign-in');
  });

  // A few screens a test, so that workers share them evenly.
  for (const [person, list] of Object.entries(screens) as [keyof typeof screens, Screen[]][]) {
    // the keys of the table, which Object.entries forgets
    for (let from = 0; from < list.length; from += atOnce) {
      const few = list.slice(from, from + atOnce);
      const names = few.map(({ name }) => name).join(', ');
      test(`A6 UX §4 screens of the ${person} fit and have no WCAG violation: ${names}`, async ({ page, portal }) => {
        await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
        await page.addInitScript(shortLists);
        await signIn(page, portal, everybody[person]);
        for (const { name, path, act } of few) {
          await page.setViewportSize({ width: 1280, height: 800 });
          await goOn(page, `/${everybody[person].vendor}${path}`);
          await expect(aHeading(page)).toBeVisible();
          await settled(page);
          await act?.(page);
          await settled(page);
          await look(page, `${person}: ${name}`);
        }
      });
    }
  }
});

// The rows of a list are the same parts again and again: a few of them show what fifty do, in a fraction of the time.
// In the page itself, as a route of the test would have each page load every file anew.
function shortLists(): void {
  const lists =
    /\/api\/v1\/(line-items|orders|sites|credit-history|accounts|products|audit|accounts\/[^/]+\/(users|seats))(\?|$)/u;
  const whole = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    if (typeof input !== 'string' || (init?.method ?? 'GET') !== 'GET' || !lists.test(input)) return whole(input, init);
    const url = new URL(input, location.href);
    if (!url.searchParams.has('limit')) url.searchParams.set('limit', '8');
    return whole(url.href, init);
  };
}

const aHeading = (page: Page) =>
  page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first();
