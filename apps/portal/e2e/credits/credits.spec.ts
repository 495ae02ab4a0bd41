import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { credit as t } from '../../src/texts/credits/credit.en.ts';
import { site } from '../../src/texts/credits/site.en.ts';
import { en } from '../../src/texts/en.ts';
import { countInteractions } from '../kernel/counting.ts';
import { inside } from '../kernel/inside.ts';
import { look } from '../kernel/look.ts';
import { enter, expect, test, zarnika } from '../kernel/portal.ts';

const say = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (words, [name, value]) => words.replaceAll(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'gu'), String(value)),
    text,
  );
const undo = (page: Page) =>
  page
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${en.ui.undo}`, 'u') })
    .last();
const numberOf = (text: string | null) => Number((text ?? '').replace('−', '-').replace(/[^\d-]/gu, ''));

test('C6 UX §3 ten low sites are topped up in three interactions and undone; others are moved and reversed', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/sites');
  const balance = async () => (await inside(page, 'readBalance', {})).balance;
  // Ten of them: those that the demo has, and some more.
  const needy = (await inside(page, 'listSites', { state: 'low', limit: '100' })).items.length;
  for (let number = needy; number < 10; number++) {
    const { id } = await inside(page, 'createSite', {
      name: `Filiale ${String(number)}`,
      country: 'DE',
      timeZone: 'Europe/Berlin',
    });
    expect(id).not.toBe('');
  }
  await page.reload();
  const before = await balance();
  const hand = countInteractions(page);
  await hand.click(page.getByRole('button', { name: say(site.needs.topUpAll_other, { count: 10 }) }));
  const dialog = page.getByRole('dialog', { name: new RegExp(t.topUp.title, 'u') });
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  await expect(dialog.getByLabel(t.topUp.howMonths)).toBeFocused();
  await hand.type('2');
  const proposed = await dialog
    .getByRole('listitem')
    .getByRole('textbox')
    .evaluateAll((fields) => fields.reduce((sum, field) => sum + Number((field as HTMLInputElement).value), 0));
  await hand.click(dialog.getByRole('button', { name: `Add ${proposed.toLocaleString('en-GB')} credits` }));
  hand.atMost(3);
  await expect(page.getByText(`${proposed.toLocaleString('en-GB')} credits moved.`)).toBeVisible();
  await expect(page.getByRole('region', { name: site.needs.label })).not.toContainText('at risk');
  const spent = before - (await balance());
  expect(spent).toBe(proposed);
  await undo(page).click();
  await expect(page.getByText(t.moved.undone)).toBeVisible();
  expect(await balance()).toBe(before);

  // From site to site, by the rows' own bar.
  await page.goto(`${portal.url}/zarnika/sites?sort=-credits`);
  for (const index of [0, 1]) await page.locator('tbody').getByRole('checkbox').nth(index).check();
  await page
    .getByRole('toolbar')
    .or(page.locator('.mantine-ActionBar-root'))
    .getByRole('button', { name: t.move.action })
    .click();
  const move = page.getByRole('dialog', { name: t.move.title });
  await move.getByRole('listitem').getByRole('textbox').fill('7');
  await move.getByLabel(new RegExp(`^${t.move.note}`, 'u')).fill('Lent for a month');
  await move.getByRole('button', { name: t.move.submit, exact: true }).click();
  await expect(page.getByText(say(t.moved.many_other, { count: 7 }))).toBeVisible();
  expect(await balance()).toBe(before);

  await page.goto(`${portal.url}/zarnika/credits?range=7`);
  const entry = page.locator('tbody tr').filter({ hasText: 'Lent for a month' });
  await entry.getByRole('button', { name: /^Reverse: /u }).click();
  // Asked for when it is missing, and not before.
  const noteMissing = page.getByText(t.reverse.noteMissing);
  await expect(page.getByLabel(t.reverse.note, { exact: true })).toBeVisible();
  await expect(noteMissing).toHaveCount(0);
  await page.getByRole('dialog').getByRole('button', { name: t.reverse.submit, exact: true }).click();
  await expect(noteMissing).toBeVisible();
  await page.getByLabel(t.reverse.note, { exact: true }).fill('Not needed after all');
  await page.getByRole('dialog').getByRole('button', { name: t.reverse.submit, exact: true }).click();
  await expect(page.getByText(say(t.reverse.done_other, { count: 7 }))).toBeVisible();
  await expect(entry).toContainText(t.history.reversed);
  await expect(entry.getByRole('button', { name: /^Reverse: /u })).toHaveCount(0);
  await expect(page.locator('tbody tr').filter({ hasText: 'Not needed after all' })).toContainText(
    t.history.kinds.reversal,
  );
  await page.context().close();
});

test('C5 the last quarter’s history adds up: balances, entries with author and reason, chart, table, CSV', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/credits');
  await page.getByRole('button', { name: new RegExp(`^${t.history.range}: `, 'u') }).click();
  await page.getByRole('menuitemradio', { name: t.history.ranges.quarter }).click();
  await expect(page).toHaveURL(/range=quarter/u);
  const summary = page.getByRole('region', { name: t.history.summary });
  await expect(summary.getByRole('img')).toBeVisible();
  // Until the answer for this range is there, the numbers are those of the range before.
  await expect(summary).toHaveAttribute('aria-busy', 'false');
  const told = async (name: string) =>
    numberOf(
      await summary
        .locator('dl > div')
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator('dd')
        .evaluate((element) =>
          [...element.childNodes]
            .filter((node) => node instanceof Text)
            .map((node) => node.data)
            .join(''),
        ),
    );
  const [opening, came, went, closing] = [
    await told(t.history.opening),
    await told(t.history.came),
    await told(t.history.went),
    await told(t.history.closing),
  ];
  expect(opening + came - Math.abs(went)).toBe(closing);

  // More than one page, and less than three.
  const more = page.getByRole('button', { name: en.ui.more });
  await more.click();
  await expect(more).toHaveCount(0);
  const heads = await page.locator('table').last().locator('thead th').allTextContents();
  const column = async (name: string) =>
    page
      .locator('table')
      .last()
      .locator(`tbody td:nth-child(${String(heads.indexOf(name) + 1)})`)
      .allTextContents();
  await expect.poll(async () => numberOf((await column(t.history.running))[0] ?? '')).toBe(closing);
  const [balances, amounts, who] = [
    (await column(t.history.running)).map(numberOf),
    await column(t.history.amount),
    await column(t.history.who),
  ];
  // Newest first: each balance is the one below it and the entry's effect; what happened at sites alone says so beside
  // its amount, and changes nothing.
  amounts.forEach((amount, index) =>
    expect((balances[index + 1] ?? opening) + (/^[+−][\d,]+$/u.test(amount) ? numberOf(amount) : 0)).toBe(
      balances[index],
    ),
  );
  expect(who.every((name) => name !== '')).toBe(true);
  // A charge is taken off its site.
  const what = await column(t.history.what);
  const charges = amounts.filter((_, index) => what[index]?.startsWith(t.history.kinds.charge));
  expect(charges.length).toBeGreaterThan(5);
  for (const charge of charges) expect(charge).toMatch(new RegExp(`^−[\\d,]+${t.history.atSite}$`, 'u'));

  await summary.getByText(t.history.showTable, { exact: true }).click();
  const rows = summary.getByRole('table').getByRole('row');
  expect(numberOf(await rows.last().getByRole('cell').last().textContent())).toBe(closing);
  // Every number there is written as the language writes it.
  const numbers = await summary.getByRole('table').getByRole('cell').allTextContents();
  expect(numbers.filter((number) => !/^\d{1,3}(?:,\d{3})*$/u.test(number))).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: en.ui.exportAll }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines.length - 1).toBe(amounts.length);
  await page.context().close();
});

test('C4 a suspended site runs again: arrears are taken once its credits can no longer be undone', async ({
  browser,
  portal,
}) => {
  // The ten seconds of the undo, and the turn of the worker after them, are in it.
  const page = await enter(browser, portal, zarnika.master, '/sites?q=Turnhalle');
  const row = page.locator('tbody tr').filter({ hasText: 'Turnhalle Wehrda' });
  await expect(row).toContainText(site.states.suspended);
  await row.getByRole('button', { name: /^Credits of Turnhalle Wehrda: /u }).click();
  await page.keyboard.type('+80');
  await page.keyboard.press('Enter');
  await expect(page.getByText(say(t.moved.added_other, { count: 80, name: 'Turnhalle Wehrda' }))).toBeVisible();
  await expect
    .poll(async () => (await inside(page, 'listSites', { q: 'Turnhalle' })).items[0]?.state, {
      timeout: 90_000,
      intervals: [2000],
    })
    .toBe('active');
  await page.reload();
  await expect(row).toContainText(site.states.active);
  await row.getByRole('link').click();
  await expect(page.getByRole('dialog').getByText(site.charges.due, { exact: true })).toHaveCount(0);
  await page.context().close();
});

test('C4 C5 what sites spent by month, and what is left in the months to come, as charts with tables', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/credits');
  const { spent, sites, others, credits, forecast } = await inside(page, 'readCreditSpending', {});
  const sum = spent.reduce((total, month) => total + month, 0);
  const section = page.getByRole('region', { name: t.spending.title, exact: true });
  const format = new Intl.NumberFormat('en-GB');
  await expect(
    section.getByRole('img', { name: say(t.spending.spentLabel, { credits: format.format(sum) }) }),
  ).toBeVisible();
  const numbers = (table: string) => section.getByRole('region', { name: table, exact: true }).getByRole('cell');
  await expect(numbers(t.spending.bySite)).toHaveCount(sites.length + (others.sites > 0 ? 2 : 1));
  expect(numberOf(await numbers(t.spending.bySite).last().textContent())).toBe(sum);
  expect((await numbers(t.spending.byMonth).allTextContents()).map(numberOf)).toEqual(spent);
  const [first] = sites;
  await section.getByRole('button', { name: `${t.spending.site}: ${t.spending.all}` }).click();
  await page.getByRole('menuitemradio', { name: first?.name ?? '', exact: true }).click();
  await expect
    .poll(async () => (await numbers(t.spending.byMonth).allTextContents()).map(numberOf))
    .toEqual(first?.spent);

  await section.getByRole('radio', { name: t.spending.ahead, exact: true }).press('Space');
  const ahead = section.getByRole('region', { name: t.spending.ahead, exact: true });
  await expect(ahead.getByRole('row')).toHaveCount(forecast.length + 1);
  const left = await ahead.getByRole('row').getByRole('cell').allTextContents();
  expect(left.map(numberOf)).toEqual(forecast.flatMap((month) => [month.cost, month.left]));
  await expect(section.getByText(new RegExp(`^There are ${format.format(credits)} credits`, 'u'))).toBeVisible();
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await section.screenshot({ path: `${folder}/ahead.png` });
  await section.getByRole('radio', { name: t.spending.spent, exact: true }).press('Space');
  if (folder !== undefined) await page.screenshot({ path: `${folder}/spent.png`, fullPage: true });
  await look(page, 'spending');
  if (folder !== undefined) await page.screenshot({ path: `${folder}/spent-360.png`, fullPage: true });
});
