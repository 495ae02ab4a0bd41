import { en } from '../../src/texts/en.ts';
import { enter, expect, people, test } from '../kernel/portal.ts';

test('A11 A12 signing out leaves nothing of it in the page, in its storage, or behind the back button', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, people.distributor, '/accounts');
  const rows = page.locator('[data-row-link]');
  await expect(rows.first()).toBeVisible();
  // The sign-in page of the demonstration has people's addresses, but no partners.
  const known = (await rows.allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
  expect(known.filter((name) => name.length > 3)).toEqual(known);

  await page.getByRole('button', { name: new RegExp(`^${en.frame.me}: `, 'u') }).click();
  await page.getByRole('menuitem', { name: en.frame.signOut }).click();
  await expect(page.locator('input[type=password]')).toBeVisible();
  const left = async () => {
    const html = await page.content();
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    return known.filter((text) => html.includes(text) || stored.includes(text));
  };
  expect(await left()).toEqual([]);
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual([]);

  await page.goBack();
  await expect(page.locator('input[type=password]')).toBeVisible();
  expect(await left()).toEqual([]);
});
