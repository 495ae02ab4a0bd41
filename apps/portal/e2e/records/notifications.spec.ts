import { en } from '../../src/texts/en.ts';
import { overview as t } from '../../src/texts/records/overview.en.ts';
import { inside } from '../kernel/inside.ts';
import { look, settled } from '../kernel/look.ts';
import { enter, expect, goOn, people, test, voices, zarnika } from '../kernel/portal.ts';
import type { Page } from '@playwright/test';

const { label, new: isNew } = en.frame.notifications;
const bell = (page: Page) => page.getByRole('banner').getByRole('button', { name: new RegExp(`^${label}`, 'u') });
const list = (page: Page) => page.getByRole('dialog', { name: new RegExp(`^${label}`, 'u') });

test('X7 UX §1 the bell counts what needs me on every screen, tells what is new apart, and leads there', async ({
  browser,
  portal,
}) => {
  const installer = await enter(browser, portal, people.installer);
  const distributor = await enter(browser, portal, people.distributor, '/team');
  const { account } = await inside(distributor, 'readMe', {});
  const [product] = (await inside(installer, 'listProducts', { status: 'active', limit: '1' })).items;
  const ask = async (copies: number) =>
    inside(installer, 'createRequest', {
      toAccountId: account.id,
      reference: `BELL-${copies}-${Date.now()}`,
      lines: [{ productId: product?.id ?? '', copies }],
    });
  await ask(3);
  await distributor.reload();
  await expect(bell(distributor)).toHaveAccessibleName(new RegExp(`${isNew}$`, 'u'));

  // By keyboard alone: open, go through, close, and be back at the bell.
  await bell(distributor).focus();
  await distributor.keyboard.press('Enter');
  const requests = list(distributor).getByRole('link', { name: /requests? to answer/u });
  await expect(requests).toContainText(t.new);
  await distributor.keyboard.press('Escape');
  await expect(list(distributor)).toHaveCount(0);
  await expect(bell(distributor)).toBeFocused();

  // What was looked at is still open, and no longer new: here, after a reload, and in the list.
  await expect(bell(distributor)).not.toHaveAccessibleName(new RegExp(isNew, 'u'));
  await expect(bell(distributor)).toHaveAccessibleName(/\d+ items? needs? your attention$/u);
  await distributor.reload();
  await expect(bell(distributor)).toHaveAccessibleName(/your attention$/u);
  await bell(distributor).click();
  await expect(requests).toBeVisible();
  await expect(requests).not.toContainText(t.new);
  await distributor.keyboard.press('Escape');

  // Another one, heard by who does not see the bell.
  await ask(4);
  await expect(async () => {
    // Coming back to the window; what was read a moment ago is not asked for again.
    await distributor.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await expect(distributor.getByRole('status').filter({ hasText: isNew })).toBeAttached({ timeout: 1000 });
  }).toPass();
  await bell(distributor).click();
  await expect(requests).toContainText(t.new);
  await requests.click();
  await expect(distributor).toHaveURL(/\/requests/u);
  await expect(list(distributor)).toHaveCount(0);
  for (const page of [installer, distributor]) await page.context().close();
});

test('X7 UX §4 the bell of each programme and role, at 1280 and 360 px', async ({ browser, portal }) => {
  for (const [slug, person] of [
    ['velkamo', people.vendor],
    ['velkamo', people.installer],
    ['talvoro', voices.partner],
    ['talvoro', voices.customer],
    ['zarnika', zarnika.master],
    ['zarnika', zarnika.observer],
  ] as const) {
    const page = await enter(browser, portal, person, '/settings');
    await bell(page).click();
    await expect(list(page).getByRole('link').or(list(page).getByText(t.nothing)).first()).toBeVisible();
    await settled(page);
    await look(page, `the notifications of ${person.email}`);
    await goOn(page, `/${slug}/team`);
    await expect(list(page)).toHaveCount(0);
    await page.context().close();
  }
});

test('X7 UX §5 where staff land, what needs them is asked for once', async ({ browser, portal }) => {
  const staff = await enter(browser, portal, people.vendor);
  await staff.waitForLoadState('networkidle');
  const asked: string[] = [];
  staff.on('request', (request) => {
    if (request.url().includes('/api/v1/')) asked.push(new URL(request.url()).pathname.replace('/api/v1', ''));
  });
  await staff.reload();
  await expect(staff.getByRole('region', { name: t.needs }).getByRole('link').first()).toBeVisible();
  await staff.waitForLoadState('networkidle');
  expect(asked.filter((path) => path === '/attention')).toHaveLength(1);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(4);
  await staff.context().close();
});
