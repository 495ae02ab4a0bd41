import type { Page } from '@playwright/test';
import { settled } from './look.ts';
import { expect, goOn, people, signIn, test, voices, zarnika } from './portal.ts';

const languages = ['en', 'de', 'es'] as const;
const widths = [1280, 1024, 360];

const entitlementViews = ['available', 'handed-on', 'expiring', 'received', 'all'].map(
  (view) => `/entitlements?view=${view}&empty=true`,
);
const orderViews = ['unassigned', 'partly', 'all'].map((view) => `/orders?view=${view}`);

/** Every list that somebody of each tier has. */
const lists = [
  {
    who: 'vendor',
    person: people.vendor,
    paths: [
      '/entitlements',
      '/entitlements?view=expiring',
      '/accounts',
      '/products',
      '/team',
      '/activity',
      '/mails',
      '/settings/api-keys',
    ],
  },
  {
    who: 'distributor',
    person: people.distributor,
    paths: [...entitlementViews, '/requests', '/renewals?view=handed-on', '/accounts', '/team', '/activity'],
  },
  {
    who: 'installer',
    person: people.installer,
    paths: ['/entitlements?view=all&empty=true', '/activations', '/renewals', '/requests', '/accounts', '/team'],
  },
  { who: 'vendor of telephones', person: voices.vendor, paths: ['/orders', '/accounts', '/products'] },
  { who: 'partner', person: voices.partner, paths: [...orderViews, '/accounts', '/team', '/activity'] },
  { who: 'customer', person: voices.customer, paths: ['/licences', '/team', '/team?show=licences', '/integrations'] },
  { who: 'vendor of door locks', person: zarnika.vendor, paths: ['/sites', '/accounts', '/credits'] },
  {
    who: 'reseller',
    person: zarnika.master,
    paths: ['/sites', '/credits?range=year', '/team', '/team?show=invitations', '/activity'],
  },
];

test.describe('lists', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const { who, person, paths } of lists) {
    test(`UX §4 lists of the ${who} fit at 1280, 1024 and 360 px in each language`, async ({ page, portal }) => {
      await signIn(page, portal, person);
      // A second tab, in which the language is chosen: the list is opened once and changes under the eyes.
      const chooser = await page.context().newPage();
      await chooser.goto(`${portal.url}/favicon.svg`);
      for (const path of paths) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await goOn(page, `/${person.vendor}${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await settled(page);
        // To and fro, so that most changes are of one thing alone.
        for (const [index, language] of languages.entries()) {
          await chooser.evaluate((wanted) => localStorage.setItem('tierline-language', wanted), language);
          await fits(page, path, language, index % 2 === 0 ? widths : widths.toReversed());
        }
      }
    });
  }
});

async function fits(page: Page, path: string, language: string, sizes: readonly number[]): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  for (const width of sizes) {
    await page.setViewportSize({ width, height: 800 });
    await settled(page);
    await expect
      .poll(() => page.evaluate(whatDoesNotFit, width === 1280), {
        message: `${path}, ${language}, ${width} px`,
        intervals: [20, 50, 100, 200],
      })
      .toEqual([]);
  }
}

// In the page: what is wider than its place, cut off, or torn apart over two lines; where the window is `wide`, also
// the columns that a table of this width is to have and that had to give way (`from` of a column).
function whatDoesNotFit(wide: boolean): string[] {
  const wrong: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) wrong.push(`the page: ${scrollWidth} in ${clientWidth}`);
  for (const table of document.querySelectorAll('table')) {
    const place = table.parentElement;
    if (place && place.scrollWidth > place.clientWidth)
      wrong.push(`a table: ${place.scrollWidth} in ${place.clientWidth}`);
  }
  const missing = [...document.querySelectorAll<HTMLElement>('th[data-from]')].filter((head) => {
    const room = head.closest('[data-without]')?.clientWidth ?? 0;
    return Number(head.dataset['from']) <= room && getComputedStyle(head).display === 'none';
  });
  if (wide) wrong.push(...missing.map(({ textContent }) => `no room for the column “${textContent}”`));
  const ink = document.createElement('canvas').getContext('2d');
  for (const box of document.querySelectorAll<HTMLInputElement>('main input[type=search]')) {
    const { font, paddingLeft, paddingRight } = getComputedStyle(box);
    if (ink) ink.font = font;
    const room = box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (ink && ink.measureText(box.placeholder).width > room) wrong.push(`the end of “${box.placeholder}”`);
  }
  // Numbers of orders and products, identifiers of companies, days.
  const whole =
    /\b[A-Z]{1,4}(?:-[\dA-Z]{2,8}){1,2}\b|\b\d{1,2}\.?\s\p{L}{3,5}\.?\s\d{4}\b|\b\p{L}{3}\s\d{1,2},\s\d{4}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b/gu;
  for (const cell of document.querySelectorAll('td, main li, main time')) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const found of (node.textContent ?? '').matchAll(whole)) {
        const range = document.createRange();
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) wrong.push(`“${found[0]}” on ${lines.size} lines`);
      }
    }
  }
  return wrong;
}
