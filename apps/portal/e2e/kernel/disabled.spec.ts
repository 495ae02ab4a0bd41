import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { settled } from './look.ts';
import { expect, goOn, people, signIn, test, zarnika } from './portal.ts';

const openFirst = async (page: Page) => {
  await page.locator('[data-row-link]').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

/** Screens of people who may only look, with what is disabled for them. */
const screens = [
  { person: people.observer, path: '/velkamo/entitlements' },
  { person: people.observer, path: '/velkamo/entitlements', act: openFirst },
  { person: people.observer, path: '/velkamo/accounts' },
  { person: people.observer, path: '/velkamo/accounts', act: openFirst },
  { person: people.observer, path: '/velkamo/team' },
  { person: zarnika.observer, path: '/zarnika/sites' },
  { person: zarnika.observer, path: '/zarnika/sites', act: openFirst },
];

test.describe('what is disabled', () => {
  test.use({ hasTouch: true });
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  });

  for (const person of [people.observer, zarnika.observer]) {
    test(`A6 UX §4 a disabled action says why by touch and keyboard, and opens nothing: ${person.vendor}`, async ({
      page,
      portal,
    }) => {
      await signIn(page, portal, person);
      const writes: string[] = [];
      page.on('request', (request) => {
        if (!['GET', 'HEAD'].includes(request.method())) writes.push(`${request.method()} ${request.url()}`);
      });
      for (const { path, act } of screens.filter((screen) => screen.person === person)) {
        await goOn(page, path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await act?.(page);
        await settled(page);
        const place = act ? page.getByRole('dialog') : page.locator('main');
        await expect(place.locator('button[aria-disabled=true]').first()).toBeVisible();
        // One of each kind: rows repeat what can be done.
        const names = new Set<string>();
        for (const button of await place.locator('button[aria-disabled=true]').all()) {
          const words = ((await button.textContent()) ?? '').trim();
          if (names.has(words) || !(await button.isVisible())) continue;
          names.add(words);
          await tellsOnly(page, button, act ? 1 : 0);
        }
        expect(names.size).toBeGreaterThan(0);
      }
      expect(writes.filter((line) => !line.includes('/session'))).toEqual([]);
    });
  }

  test('A6 an address does not open the form of what the reader may not do', async ({ page, portal }) => {
    await signIn(page, portal, people.observer);
    for (const path of ['/accounts?new=true', '/team?new=true', '/team?invite=true']) {
      await page.goto(`${portal.url}/velkamo${path}`);
      await expect(page.locator('[data-row-link]').first()).toBeVisible();
      await settled(page);
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });

  test('C1 A6 an address does not open the form of a new site for those who may only look', async ({
    page,
    portal,
  }) => {
    await signIn(page, portal, zarnika.observer, '/sites?new=true');
    await expect(page.locator('[data-row-link]').first()).toBeVisible();
    await settled(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('A6 UX §1 Activity is in every menu; an Observer and an Operator read who may see it', async ({
    browser,
    portal,
  }) => {
    for (const [person, may] of [
      [zarnika.observer, false],
      [zarnika.operator, false],
      [zarnika.master, true],
    ] as const) {
      const context = await browser.newContext({ hasTouch: true });
      await context.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
      const page = await context.newPage();
      await signIn(page, portal, person);
      const menu = page.getByRole('navigation', { name: en.frame.navigation });
      const label = en.frame.nav.activity;
      if (may) await expect(menu.getByRole('link', { name: label, exact: true })).toBeVisible();
      else {
        await expect(menu.getByRole('link', { name: label, exact: true })).toHaveCount(0);
        await tellsOnly(page, menu.getByRole('button', { name: label, exact: true }), 0);
      }
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('textbox').or(page.getByRole('combobox')).first().fill(label);
      await expect(
        page
          .getByRole('option', { name: label, exact: true })
          .or(page.getByRole('dialog').getByRole('button', { name: label, exact: true })),
      ).toHaveCount(may ? 1 : 0);
      await context.close();
    }
  });

  test('UX §4 where the form stands to be sent, a reason does not send it', async ({ page, portal }) => {
    await signIn(page, portal, people.observer, '/entitlements');
    const button = page.getByRole('button', { name: /^Split: /u }).first();
    await button.dblclick({ force: true });
    await button.click({ force: true, modifiers: ['ControlOrMeta'] });
    await expect(page.getByRole('tooltip')).toBeVisible();
    expect(page.context().pages()).toHaveLength(1);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: en.ui.unexpected })).toHaveCount(0);
  });
});

// Every way to use it shows the reason, and only that; Escape closes the reason and nothing else.
async function tellsOnly(page: Page, button: Locator, dialogs: number): Promise<void> {
  const told = page.getByRole('tooltip');
  await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  // What was scrolled under the pointer would tell its own reason.
  await page.mouse.move(0, 0);
  const reason = await button.evaluate((element) => {
    const { ariaDescribedByElements } = element;
    return ariaDescribedByElements?.map((one) => one.textContent).join(' ') ?? '';
  });
  expect(reason.length).toBeGreaterThan(10);
  const uses = [
    () => button.tap({ force: true }),
    () => button.click({ force: true }),
    () => button.press('Enter'),
    () => button.press('Space'),
  ];
  for (const use of uses) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await use();
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await expect(told).toHaveText([reason]);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await page.keyboard.press('Escape');
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await expect(told).toHaveCount(0);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await expect(page.getByRole('dialog')).toHaveCount(dialogs);
  }
}
