import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Counts what a person does, as UX §3 counts it: each click and each entry is one interaction. Keys that only lead on
 * (Tab, Enter to take what is offered) belong to the entry before them.
 */
export type Hands = {
  click: (target: Locator, options?: Parameters<Locator['click']>[0]) => Promise<void>;
  /** Types into a field, as a person does who finds it with the eyes. */
  enter: (field: Locator, value: string) => Promise<void>;
  /** Types where the focus is already. */
  type: (value: string) => Promise<void>;
  /** Types a part of a name into a field and takes with Enter what is offered under that name. */
  pick: (field: Locator, typed: string, option: string | RegExp) => Promise<void>;
  /** How many interactions there were; fails where that is more than the task may take. */
  atMost: (most: number) => void;
};

/** Somebody whose interactions on a page are counted from now on. */
export function countInteractions(page: Page): Hands {
  let interactions = 0;
  return {
    async click(target, options) {
      interactions += 1;
      await target.click(options);
    },
    async enter(field, value) {
      interactions += 1;
      await field.fill(value);
    },
    async type(value) {
      interactions += 1;
      await page.keyboard.type(value);
    },
    async pick(field, typed, option) {
      interactions += 1;
      await field.fill(typed);
      await expect(page.getByRole('option', { name: option })).toBeVisible();
      await field.press('Enter');
      await expect(page.getByRole('option')).toHaveCount(0);
    },
    atMost: (most) => expect(interactions, `${interactions} interactions, ${most} at most`).toBeLessThanOrEqual(most),
  };
}
