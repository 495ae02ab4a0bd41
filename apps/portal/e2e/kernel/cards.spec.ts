import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { settled } from './look.ts';
import { expect, goOn, people, signIn, test, voices, zarnika } from './portal.ts';

const phone = { viewport: { width: 360, height: 800 }, hasTouch: true };
const panel = (page: Page) => page.getByRole('dialog');
const card = (page: Page) => page.locator('li[data-opens]').first();

/** Which of some places on the screen lie over each other. */
function overlapping(places: readonly DOMRect[]): unknown[] {
  return places.flatMap((one, index) =>
    places
      .slice(index + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => [one, other]),
  );
}

async function closePanel(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: en.ui.close, exact: true }).tap();
  await expect(panel(page)).toHaveCount(0);
}

test.describe('on a phone', () => {
  test.use(phone);
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  });

  test('UX §4 E3 a card opens by a tap on any part of it and by its title, and what is in it has its own use', async ({
    page,
    portal,
  }) => {
    await signIn(page, portal, people.distributor, '/entitlements');
    // A tap on a line of the card, on its margin, and on its title.
    for (const at of [card(page).locator('dl'), card(page)]) {
      await at.tap({ position: { x: 4, y: 4 } });
      await expect(panel(page)).toBeVisible();
      await closePanel(page);
    }
    const title = card(page).locator('[data-row-link]');
    await expect(title).toBeFocused();
    await title.press('Enter');
    await expect(panel(page)).toBeVisible();
    await closePanel(page);

    // Copying, the QR code and Split are not the card.
    const list = page.url();
    await card(page)
      .getByRole('button', { name: en.ui.showQr.replace('{{what}}', en.entitlement.activationId) })
      .tap();
    await page.getByRole('dialog').getByRole('img').tap();
    await page.keyboard.press('Escape');
    await card(page)
      .getByRole('button', { name: /^Split: /u })
      .tap();
    await expect(page.getByRole('dialog', { name: /^Split/u })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(1);
    expect(page.url()).toBe(list);
  });

  test('UX §4 UX §2.2 cards are chosen for what can be done with several', async ({ page, portal }) => {
    await signIn(page, portal, people.distributor, '/entitlements');
    const boxes = page.locator('li[data-opens]').getByRole('checkbox');
    await boxes.nth(0).tap();
    await boxes.nth(1).tap();
    await expect(page.getByRole('status').filter({ hasText: '2 selected' })).toBeVisible();
    await expect(panel(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Split 2 lines' }).tap();
    await expect(page.getByRole('dialog', { name: 'Split 2 lines' })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: en.ui.cancel }).tap();
    await page.getByRole('checkbox', { name: en.ui.chooseAll }).tap();
    await expect(boxes.nth(3)).toBeChecked();
  });

  for (const { person, path } of [
    { person: people.distributor, path: '/entitlements' },
    { person: people.installer, path: '/entitlements' },
    { person: zarnika.master, path: '/sites' },
    { person: voices.customer, path: '/team?show=licences' },
  ])
    for (const language of ['en', 'de', 'es'])
      test(`UX §4 the bar of what is chosen covers nothing at 360 px: ${person.email}, ${language}`, async ({
        page,
        portal,
      }) => {
        await page.addInitScript((chosen) => localStorage.setItem('tierline-language', chosen), language);
        await signIn(page, portal, person, path);
        const boxes = page.locator('main li').getByRole('checkbox');
        await boxes.nth(0).tap();
        await boxes.nth(1).tap();
        const bar = page.locator('.mantine-ActionBar-root');
        await expect(bar).toContainText('2');
        await settled(page);
        // Its count and all of its actions are in sight and large enough for a finger.
        const [frame, parts] = await Promise.all([
          bar.boundingBox(),
          bar.getByRole('button').evaluateAll((buttons) => buttons.map((one) => one.getBoundingClientRect().toJSON())),
        ]);
        expect(parts.length).toBeGreaterThan(1);
        for (const part of parts as DOMRect[]) {
          expect(part.left).toBeGreaterThanOrEqual(0);
          expect(part.right).toBeLessThanOrEqual(360);
          expect(part.bottom).toBeLessThanOrEqual(800);
          expect(Math.min(part.width, part.height)).toBeGreaterThanOrEqual(24);
        }
        expect(overlapping(parts as DOMRect[])).toEqual([]);
        expect(frame && frame.y).toBeGreaterThan(400);
        // The end of the page stands above it, once scrolled to.
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
        const last = await page.locator('main li').last().boundingBox();
        expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(frame?.y ?? 0);
        // What it is about is cleared by a tap too.
        await bar.getByRole('button').last().tap();
        await expect(bar).toHaveCount(0);
        await expect(boxes.nth(0)).not.toBeChecked();
      });

  for (const { person, vendor, paths } of [
    { person: people.distributor, vendor: 'velkamo', paths: ['/accounts', '/team', '/activity'] },
    { person: people.vendor, vendor: 'velkamo', paths: ['/products'] },
    { person: voices.partner, vendor: 'talvoro', paths: ['/orders?view=all', '/accounts'] },
    { person: zarnika.master, vendor: 'zarnika', paths: ['/sites'] },
  ]) {
    test(`UX §4 cards open by a tap: ${vendor}${paths.join(', ')}`, async ({ page, portal }) => {
      await signIn(page, portal, person);
      for (const path of paths) {
        await goOn(page, `/${vendor}${path}`);
        await card(page)
          .locator('dl')
          .tap({ position: { x: 4, y: 4 } });
        await expect(panel(page)).toBeVisible();
        await closePanel(page);
        await expect(card(page).locator('[data-row-link]')).toBeFocused();
      }
    });
  }
});
