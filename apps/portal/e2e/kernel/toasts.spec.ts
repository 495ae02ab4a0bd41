import type { Page } from '@playwright/test';
import { de } from '../../src/texts/de.ts';
import { order as deOrder } from '../../src/texts/orders/order.de.ts';
import { settled } from './look.ts';
import { enter, expect, test, voices } from './portal.ts';

test('UX §4 a toast covers neither rows nor fields, at any width', async ({ browser, portal }) => {
  const page = await enter(browser, portal, voices.vendor, '/orders', { language: 'de' });
  await page.getByRole('button', { name: deOrder.enter.action }).click();
  const dialog = page.getByRole('dialog', { name: deOrder.enter.title });
  await dialog.getByLabel(de.issue.account, { exact: true }).fill('Klang');
  await page.getByRole('option', { name: /^Klangwerk/u }).click();
  await dialog.getByLabel(deOrder.number, { exact: true }).fill('TOAST-2026-11-29-0001');
  await dialog.getByLabel(de.issue.product, { exact: true }).fill('Meetings');
  await page.getByRole('option', { name: 'Meetings' }).click();
  await dialog.getByLabel(deOrder.licences, { exact: true }).fill('7');
  await dialog.getByRole('button', { name: deOrder.enter.submit }).click();
  const toast = page.getByRole('status').filter({ hasText: 'TOAST-2026-11-29-0001' });
  await expect(toast).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  for (const [width, height] of [
    [1280, 800],
    [1000, 640],
    [800, 700],
    [700, 800],
    [360, 780],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- One window takes each size in turn.
    await page.setViewportSize({ width, height });
    // It stays for as long as the pointer is on it.
    // oxlint-disable-next-line no-await-in-loop
    await toast.hover();
    // oxlint-disable-next-line no-await-in-loop
    await settled(page);
    // oxlint-disable-next-line no-await-in-loop
    expect(await toast.getByRole('button').first().evaluate(cut), `at ${width} px`).toBe(false);
    // oxlint-disable-next-line no-await-in-loop
    expect(await coveredBy(page, '[role=status]'), `at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await toast.hover();
  const over = toast.getByRole('button', { name: de.ui.undoOver });
  await expect(over).toBeVisible();
  expect(await over.evaluate(cut)).toBe(false);
  await page.context().close();
});

function cut(button: Element): boolean {
  const label = button.querySelector('.mantine-Button-label');
  return label === null || label.scrollWidth > label.clientWidth;
}

/** The texts of rows, cards and fields of the page that something of it lies over. */
function coveredBy(page: Page, what: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const over = [...document.querySelectorAll(selector)]
      .filter((one) => one.textContent !== '' && !one.closest('main'))
      .map((one) => one.getBoundingClientRect());
    if (over.length === 0) throw new Error('Nothing lies over the page');
    return [...document.querySelectorAll('main :is(tr, li, input)')]
      .filter((below) => {
        const place = below.getBoundingClientRect();
        return over.some(
          ({ left, right, top, bottom }) =>
            place.width > 0 &&
            Math.min(right, place.right) > Math.max(left, place.left) &&
            Math.min(bottom, place.bottom) > Math.max(top, place.top),
        );
      })
      .map((below) => below.textContent);
  }, what);
}
