import type { Page } from '@playwright/test';
import { en } from '../../src/texts/en.ts';
import { expect } from './portal.ts';

/** A text of the portal with its facts filled in. */
export const say = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (words, [name, value]) => words.replaceAll(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'gu'), String(value)),
    text,
  );

/**
 * Lets the first request to write to a path through and loses its answer; the Idempotency-Keys of all of them so far.
 */
export async function loseFirstAnswer(page: Page, path: string): Promise<readonly string[]> {
  const keys: string[] = [];
  await page.route(`**/api/v1/${path}`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    keys.push((await route.request().headerValue('idempotency-key')) ?? '');
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  return keys;
}

/** Finds that a request was sent twice with one and the same key. */
export function sameKeyTwice(keys: readonly string[]): void {
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(keys[0]).toMatch(/^[\da-f-]{36}$/u);
}

/** What is shown where no answer came. */
export const noAnswer = (page: Page) => page.getByText(en.ui.noAnswer);

/** Holds back what is asked of a path until it is let go, or lost. */
export async function holdBack(
  page: Page,
  path: string,
): Promise<{ asked: () => number; letGo: () => void; lose: () => void }> {
  let asked = 0;
  let settle = (_: 'go' | 'lost') => {};
  const settled = new Promise<'go' | 'lost'>((resolve) => {
    settle = resolve;
  });
  const pattern = `**/api/v1/${path}`;
  await page.route(pattern, async (route) => {
    asked += 1;
    // A request that its page has given up meanwhile can no longer be continued.
    await ((await settled) === 'go' ? route.continue() : route.abort('connectionreset')).catch(() => null);
  });
  return { asked: () => asked, letGo: () => settle('go'), lose: () => settle('lost') };
}
