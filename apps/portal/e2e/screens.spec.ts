import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { en } from '../src/texts/en.ts';
import { expect, people, signIn, test, type Portal } from './portal.ts';

type Screen = { name: string; path: string; act?: (page: Page) => Promise<void> };

const openFirst = async (page: Page) => {
  await page.locator('[data-row-link]').first().click();
  await expect(page.getByRole('dialog').first()).toBeVisible();
};
const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await expect(page.getByRole('dialog').first()).toBeVisible();
};

const screens: Record<'vendor' | 'distributor' | 'installer' | 'observer', Screen[]> = {
  vendor: [
    { name: 'entitlements', path: '/entitlements' },
    { name: 'issue', path: '/entitlements/issue' },
    { name: 'distributors', path: '/accounts' },
    { name: 'distributor', path: '/accounts', act: openFirst },
    { name: 'new distributor', path: '/accounts', act: press(en.account.create) },
    { name: 'products', path: '/products' },
    { name: 'new product', path: '/products', act: press(en.product.create) },
    { name: 'team', path: '/team' },
    { name: 'new user', path: '/team', act: press(en.user.create) },
  ],
  distributor: [
    { name: 'entitlements', path: '/entitlements' },
    { name: 'handed on', path: '/entitlements?view=handed-on' },
    { name: 'line item', path: '/entitlements', act: openFirst },
    { name: 'split', path: '/entitlements', act: press(new RegExp(`^${en.entitlement.split.action}: `, 'u')) },
    { name: 'nothing found', path: '/entitlements?q=nothing-of-the-kind' },
    { name: 'partner', path: '/accounts', act: openFirst },
    { name: 'user', path: '/team', act: openFirst },
    { name: 'activity', path: '/activity' },
    { name: 'one change', path: '/activity', act: openFirst },
    { name: 'not here', path: '/entitlements/00000000-0000-4000-8000-000000000000' },
  ],
  installer: [{ name: 'settings', path: '/settings' }, { name: 'customers', path: '/accounts' }],
  observer: [{ name: 'entitlements, disabled with the reason', path: '/entitlements' }],
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

      test(`X6 UX §4 sign-in has no WCAG violation: ${colorScheme}, ${width} px`, async ({ page, portal }) => {
        await page.goto(`${portal.url}/velkamo/sign-in`);
        await expect(page.locator('input[type=password]')).toBeVisible();
        await noViolations(page, 'sign-in');
      });

      for (const [person, list] of Object.entries(screens) as [keyof typeof screens, Screen[]][]) { // the keys of the table, which Object.entries forgets
        test(`A6 UX §4 every screen of the ${person} has no WCAG violation and fits: ${colorScheme}, ${width} px`, async ({ page, portal }) => {
          await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
          await signIn(page, portal, people[person]);
          for (const screen of list) await look(page, portal, screen, `${person}: ${screen.name}`);
        });
      }
    });
  }
}

async function look(page: Page, portal: Portal, screen: Screen, name: string): Promise<void> {
  await page.goto(`${portal.url}/velkamo${screen.path}`);
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('heading', { level: 2 })).first()).toBeVisible();
  await expect(page.locator('[aria-busy=true], .mantine-Skeleton-root')).toHaveCount(0);
  await screen.act?.(page);
  await noViolations(page, name);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect({ name, overflow }).toEqual({ name, overflow: 0 });
}

async function noViolations(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect({ name, violations: violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) })) }).toEqual({ name, violations: [] });
}
