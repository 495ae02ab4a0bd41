import type { Page } from '@playwright/test';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { settled } from './look.ts';
import { expect, goOn, people, signIn, test, voices, zarnika } from './portal.ts';

/** An A4 sheet between its margins, in CSS px. */
const sheet = { width: 703, height: 1000 };

const screens = [
  { who: people.distributor, paths: ['/entitlements', '/entitlements/stock', '/accounts', '/activity'] },
  { who: people.vendor, paths: ['/overview', '/products'] },
  { who: voices.partner, paths: ['/orders'] },
  { who: voices.customer, paths: ['/team?show=licences'] },
  { who: zarnika.master, paths: ['/sites', '/credits?range=year'] },
];

for (const { who, paths } of screens)
  test(`UX §4 what ${who.email} prints fits a sheet, is dark on white, and has nothing to press`, async ({
    page,
    portal,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.addInitScript(() => localStorage.setItem('tierline-language', 'de'));
    await signIn(page, portal, who);
    for (const path of paths) {
      await goOn(page, `/${who.vendor}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await settled(page);
      await printed(page);
      await expect(page.getByRole('banner')).toBeHidden();
      await expect(page.getByRole('navigation', { name: de.frame.navigation })).toBeHidden();
      await expect(page.getByRole('search')).toHaveCount(0);
      expect(await page.evaluate(notFitting), path).toEqual([]);
      expect(await page.getByRole('heading', { level: 1 }).evaluate(lightness), path).toBeLessThan(100);
      await onScreen(page);
    }
  });

test('UX §4 a record that is open is printed alone and whole, however long it is', async ({ page, portal }) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.distributor, '/entitlements?view=handed-on');
  await page.locator('[data-row-link]').first().click();
  const panel = page.getByRole('dialog');
  const close = panel.getByRole('button', { name: en.ui.close, exact: true });
  await expect(close).toBeVisible();
  await settled(page);
  await printed(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
  await expect(panel).toBeVisible();
  await expect(close).toBeHidden();
  const { cut, width } = await panel.evaluate((node) => ({
    cut: node.scrollHeight - node.clientHeight,
    width: node.getBoundingClientRect().width,
  }));
  expect(cut).toBeLessThanOrEqual(1);
  expect(width).toBeGreaterThan(sheet.width * 0.95);
  await onScreen(page);
});

// As the browser lays a page out for paper.
async function printed(page: Page): Promise<void> {
  await page.setViewportSize(sheet);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await settled(page);
}

async function onScreen(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1280, height: 800 });
}

// In the page: what is wider than the sheet, and buttons, which nobody can press on paper.
function notFitting(): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>('main table, main svg, main .mantine-Button-root')].filter(
    (node) => node.checkVisibility() && node.getClientRects().length > 0,
  );
  return [
    ...shown
      .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
      .map((node) => `${node.tagName} ${(node.textContent ?? '').slice(0, 40)} is cut off`),
    ...shown.filter((node) => node.tagName === 'BUTTON').map((node) => `a button: ${node.textContent}`),
  ];
}

// In the page: how light the text of an element is, 0 to 255.
function lightness(node: Element): number {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return 255;
  canvas.fillStyle = getComputedStyle(node).color;
  canvas.fillRect(0, 0, 1, 1);
  return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
}
