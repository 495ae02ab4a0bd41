import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { settled } from './look.ts';
import { expect, people, signIn, test, voices } from './portal.ts';

// How browsers translate a page: a text goes into <font> elements, or is replaced by some with other words.
const ways = ['moved', 'replaced'] as const;

for (const way of ways) {
  test(`UX §4 a page that the browser translates goes on: search, panel, dialog, language; texts ${way}`, async ({
    page,
    portal,
  }) => {
    await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
    await signIn(page, portal, people.distributor);
    for (const path of ['/entitlements', '/accounts', '/activity', '/team']) {
      await page.goto(`${portal.url}/velkamo${path}`);
      await goesOn(page, way);
    }
    await page.getByRole('button', { name: /: English$/u }).click();
    await translate(page, way);
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await translate(page, way);
    await page.locator('nav a[href$="/activity"]').click();
    await expect(page.locator('[data-row-link]').first()).toBeVisible();
    await translate(page, way);
    await page.getByRole('button', { name: /: Deutsch$/u }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test(`UX §4 orders go on in a page that the browser translates; texts are ${way}`, async ({ page, portal }) => {
    await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
    await signIn(page, portal, voices.partner);
    for (const path of ['/orders?view=all', '/accounts']) {
      await page.goto(`${portal.url}/talvoro${path}`);
      await goesOn(page, way);
    }
  });
}

async function goesOn(page: Page, way: (typeof ways)[number]): Promise<void> {
  const search = page.getByRole('searchbox').first();
  const link = page.locator('[data-row-link]').first();
  await expect(link).toBeVisible();
  await settled(page);
  if ((await search.count()) > 0) {
    await translate(page, way);
    await search.fill('nothing is called like this');
    await expect(page.getByRole('button', { name: en.ui.clearFilters }).last()).toBeVisible();
    await translate(page, way);
    await page.getByRole('button', { name: en.ui.clearFilters }).last().click();
    await expect(link).toBeVisible();
  }
  await translate(page, way);
  await link.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await settled(page);
  await translate(page, way);
  await page.getByRole('dialog').getByRole('button', { name: en.ui.close, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: en.ui.unexpected })).toHaveCount(0);
}

async function translate(page: Page, way: (typeof ways)[number]): Promise<void> {
  await page.evaluate((how) => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The walker shows texts alone.
      const text = node as Text;
      if (text.data.trim() !== '' && !text.parentElement?.closest('font, script, style')) texts.push(text);
    }
    for (const text of texts) {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      outer.append(inner);
      text.replaceWith(outer);
      inner.append(how === 'moved' ? text : text.data);
    }
  }, way);
}
