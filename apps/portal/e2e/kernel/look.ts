import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import axe, { type AxeResults, type Result, type RunOptions } from 'axe-core';

/** Waits until nothing is still loading, and nothing on its way: what is half faded in has neither of its colours. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy=true], .mantine-Skeleton-root')).toHaveCount(0);
  await expect
    .poll(
      () => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
      { intervals: [20, 50, 100] },
    )
    .toBe(0);
}

/**
 * What is open fits and has no WCAG violation, light and dark, at 1280 and 360 px (UX §4). A browser can change both
 * under an open page.
 */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(holdStill);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await show(page, 'light');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), {
        message: `overflow of ${name} at ${width} px`,
        intervals: [20, 50, 100],
      })
      .toBe(0);
    await noViolations(page, `${name}, light, ${width} px`, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
    await show(page, 'dark');
    // The same elements in other colours: all that can differ is contrast.
    await noViolations(page, `${name}, dark, ${width} px`, ['color-contrast']);
  }
}

// Colours that fade into each other when the scheme changes would have to be waited for, four times a screen.
function holdStill(): void {
  const still = new CSSStyleSheet();
  still.replaceSync('*, *::before, *::after { transition: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}

async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  // The reference, which is no page of the portal, follows the system by itself.
  const follows = 'html:has(link[href$="/docs/page.css"])';
  await expect(page.locator(`html[data-mantine-color-scheme=${colorScheme}], ${follows}`)).toBeAttached();
  await settled(page);
}

async function noViolations(page: Page, name: string, what: string[]): Promise<void> {
  const violations = page.frames().length > 1 ? await inFrames(page, what) : await inPage(page, what);
  expect({
    name,
    violations: violations.map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    })),
  }).toEqual({ name, violations: [] });
}

// The builder brings axe into every frame each time it looks; a page without frames gets it once.
async function inPage(page: Page, values: string[]): Promise<Result[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), asked(values));
  return violations;
}

// In the page itself, without the page of its own that it else opens for its sums.
async function inFrames(page: Page, values: string[]): Promise<Result[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(asked(values)).analyze();
  return violations;
}

const asked = (values: string[]): RunOptions => ({
  runOnly: { type: values.includes('color-contrast') ? 'rule' : 'tag', values },
  resultTypes: ['violations'],
});

declare global {
  // What a page comes to have once axe is brought into it.
  // oxlint-disable-next-line no-var -- Only a var is of the global scope.
  var axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> };
}
