import type { Locator, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { en } from '../../src/texts/en.ts';
import { split as texts } from '../../src/texts/entitlements/split.en.ts';
import { asking, type Caller } from '../kernel/asking.ts';
import { countInteractions } from '../kernel/counting.ts';
import { expect, people, signIn, test, type Portal } from '../kernel/portal.ts';

type Stock = { product: string; sku: string; activationIds: string[] };

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('tierline-language', 'en')));

test('E4 journey (a): forty pasted rows, two corrected in place: one operation, a mail for each partner', async ({
  page,
  portal,
}) => {
  const { stock, partners } = await world(portal, [
    [30, '2090-12-31'],
    [400, null],
  ]);
  const [, second] = partners;
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, portal);
  await page.getByRole('button', { name: en.entitlement.split.pasteList }).click();
  const rows = Array.from({ length: 40 }, (_, n) => [
    partners[n % 5] ?? '',
    n % 4 === 0 ? (stock.activationIds[1] ?? '') : n % 4 === 1 ? stock.sku : stock.product,
    String(1 + (n % 7)),
  ]);
  rows[6] = [(partners[1] ?? '').slice(0, -1), stock.product, '3'];
  rows[20] = [partners[0] ?? '', stock.sku, '2,5'];
  await paste(
    page.getByLabel(texts.pasteLabel),
    ['Partner\tProduct\tCopies', '', ...rows.map((row) => row.join('\t'))].join('\r\n'),
  );

  // The two are marked where they are wrong, and nothing else.
  await expect(page.getByText(texts.wrong_other.replace('{{count, number}}', '2'))).toBeVisible();
  await expect(page.getByText('“2,5” is not a whole number of 1 or more.')).toBeVisible();
  await page.getByRole('button', { name: texts.onlyWrong }).click();
  await expect(page.locator('[data-row]')).toHaveCount(2);
  await page
    .locator('[data-row="7"]')
    .getByRole('button', { name: new RegExp(`^${second}: `, 'u') })
    .click();
  await page.getByLabel('Copies, row 21').fill('2');
  await expect(page.locator('tr[data-wrong]')).toHaveCount(0);
  const sum = rows.reduce((total, [, , copies], n) => total + (n === 20 ? 2 : Number(copies)), 0);
  await expect(page.getByText(`${stock.product}: ${430 - sum} of 430 remain with you`)).toBeVisible();

  const replied = page.waitForResponse((response) => response.url().endsWith('/splits'));
  await page.getByRole('button', { name: texts.submit, exact: true }).click();
  // The contract's shape.
  const { splits } = (await (await replied).json()) as { splits: { row: number; copies: number; mailed: string }[] };
  expect(new Set(splits.map(({ row }) => row)).size).toBe(40);
  expect(splits.reduce((total, { copies }) => total + copies, 0)).toBe(sum);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // At the mail server: one mail for each of the five, with all their lines.
  const addresses = [...new Set(splits.map(({ mailed }) => mailed))];
  expect(addresses).toHaveLength(5);
  const mails = await Promise.all(addresses.map((address) => portal.mailTo(address, stock.product)));
  for (const mail of mails)
    expect(mail.text.split(stock.product).length - 1).toBe(splits.filter(({ mailed }) => mailed === mail.to).length);
  expect(await portal.mailsWith(stock.product)).toHaveLength(5);
});

test('E4 UX §3 journey (d): a customer made inside a split takes six interactions; an existing one four', async ({
  page,
  portal,
}) => {
  const { stock, partners } = await world(portal, [[100, null]]);
  const dialog = page.getByRole('dialog');
  const button = page.getByRole('button', {
    name: `${en.entitlement.split.action}: ${stock.product}, ${stock.activationIds[0]}`,
  });
  await open(page, portal, stock.activationIds[0]);

  const four = countInteractions(page);
  await four.click(button);
  await four.pick(
    page.getByRole('combobox', { name: en.entitlement.split.target, exact: true }),
    partners[0] ?? '',
    partners[0] ?? '',
  );
  await expect(page.getByLabel(en.entitlement.split.copies, { exact: true })).toBeFocused();
  await four.type('30');
  await four.click(dialog.getByRole('button', { name: en.entitlement.split.submit, exact: true }));
  await expect(dialog).toHaveCount(0);
  four.atMost(4);

  const six = countInteractions(page);
  const name = `Neukunde ${randomUUID().slice(0, 8)}`;
  await six.click(button);
  await six.pick(
    page.getByRole('combobox', { name: en.entitlement.split.target, exact: true }),
    name,
    `Create “${name}”`,
  );
  await six.enter(page.getByLabel(en.account.form.email, { exact: true }), `${randomUUID().slice(0, 8)}@new.example`);
  await six.click(page.getByRole('button', { name: en.account.form.submit, exact: true }));
  await expect(page.getByLabel(en.entitlement.split.copies, { exact: true })).toBeFocused();
  await six.type('5');
  await six.click(dialog.getByRole('button', { name: en.entitlement.split.submit, exact: true }));
  await expect(dialog).toHaveCount(0);
  six.atMost(6);
  await expect(page.getByText(`5 copies handed on to ${name}.`)).toBeVisible();
});

test('E4 UX §3: one line to five partners in sixteen interactions, a new one among them keeps the rows', async ({
  page,
  portal,
}) => {
  const { stock, partners } = await world(portal, [[100, null]]);
  await open(page, portal, stock.activationIds[0]);
  const sixteen = countInteractions(page);
  await sixteen.click(
    page.getByRole('button', { name: `${en.entitlement.split.action}: ${stock.product}, ${stock.activationIds[0]}` }),
  );
  await sixteen.pick(
    page.getByRole('combobox', { name: en.entitlement.split.target, exact: true }),
    partners[0] ?? '',
    partners[0] ?? '',
  );
  await expect(page.getByLabel(en.entitlement.split.copies, { exact: true })).toBeFocused();
  await sixteen.type('10');
  for (const [index, partner] of partners.slice(1, 5).entries()) {
    await sixteen.click(page.getByRole('button', { name: texts.add }));
    const field = page.getByRole('combobox', { name: `To, row ${index + 2}`, exact: true });
    await expect(field).toBeFocused();
    await sixteen.enter(field, partner);
    await field.press('Escape');
    await field.press('Tab');
    await expect(page.getByLabel(`Copies, row ${index + 2}`)).toBeFocused();
    await sixteen.type('5');
  }
  await expect(page.getByText(`${stock.product}: 70 of 100 remain with you`)).toBeVisible();
  await sixteen.click(page.getByRole('button', { name: texts.submit, exact: true }));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  sixteen.atMost(16);
  await expect(page.getByText('70', { exact: true }).first()).toBeVisible();
});

test('E4 UX §3 ten lines to one partner in five interactions with shift-click; a sum too much is refused', async ({
  page,
  portal,
}) => {
  const { stock, partners } = await world(
    portal,
    Array.from({ length: 10 }, (): [number, null] => [4, null]),
  );
  await open(page, portal, stock.product);
  await expect(page.locator('[data-row-link]')).toHaveCount(10);
  const five = countInteractions(page);
  await five.click(page.locator('tbody').getByRole('checkbox').first());
  await five.click(page.locator('tbody').getByRole('checkbox').last(), { modifiers: ['Shift'] });
  await five.click(page.getByRole('button', { name: 'Split 10 lines' }));
  await five.pick(
    page.getByRole('combobox', { name: texts.everything, exact: true }),
    partners[2] ?? '',
    partners[2] ?? '',
  );
  await page.getByLabel('Copies, row 3').fill('5');
  await expect(page.getByText('Only 4 copies are available.')).toBeVisible();
  await expect(page.getByText(`${stock.product}: 41 requested, 40 available`)).toBeVisible();
  await page.getByLabel('Copies, row 3').fill('4');
  await expect(page.getByText(`${stock.product}: 0 of 40 remain with you`)).toBeVisible();
  await five.click(page.getByRole('button', { name: texts.submit, exact: true }));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  five.atMost(5);
  // Nothing is left to split, and nothing chosen.
  await expect(page.getByRole('button', { name: 'Split 10 lines' })).toHaveCount(0);
});

test('E4 UX §3 ten lines to one partner, each chosen by itself, in thirteen interactions', async ({ page, portal }) => {
  const { stock, partners } = await world(
    portal,
    Array.from({ length: 10 }, (): [number, null] => [2, null]),
  );
  await open(page, portal, stock.product);
  await expect(page.locator('[data-row-link]')).toHaveCount(10);
  const thirteen = countInteractions(page);
  for (const box of await page.locator('tbody').getByRole('checkbox').all()) await thirteen.click(box);
  await thirteen.click(page.getByRole('button', { name: 'Split 10 lines' }));
  await thirteen.pick(
    page.getByRole('combobox', { name: texts.everything, exact: true }),
    partners[2] ?? '',
    partners[2] ?? '',
  );
  await thirteen.click(page.getByRole('button', { name: texts.submit, exact: true }));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  thirteen.atMost(13);
});

test('E4 bad lists: ten thousand rows are refused with their number and stay, rubbish too', async ({
  page,
  portal,
}) => {
  const { stock } = await world(portal, [[5, null]]);
  await open(page, portal);
  await page.getByRole('button', { name: en.entitlement.split.pasteList }).click();
  const box = page.getByLabel(texts.pasteLabel);
  const list = Array.from({ length: 10_000 }, (_, n) => `Nobody ${n}\t${stock.product}\t1`).join('\n');
  await paste(box, list);
  await expect(page.getByText('That is 10,000 rows; the limit is 500.')).toBeVisible();
  expect((await box.inputValue()).length).toBe(list.length);
  await box.fill('');
  await paste(box, Array.from({ length: 500 }, (_, n) => `Nobody ${n % 3}\t=1+1\t\u202B1\u202C`).join('\n'));
  await expect(page.getByText('500 rows need correction.')).toBeVisible();
  await expect(page.locator('[data-row]')).toHaveCount(50);
  await expect(page.getByText('Same as row 1; both count.').first()).toBeVisible();
  await page.getByRole('button', { name: texts.submit, exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'To, row 1', exact: true })).toBeFocused();
});

test('E4 UX §2.3 from a partner’s page: a warning of what ends soon; one click prefers what lasts longest', async ({
  page,
  portal,
}) => {
  const soon = new Date(Date.now() + 16 * 86_400_000).toISOString().slice(0, 10);
  const { stock, partners } = await world(portal, [
    [10, soon],
    [30, '2090-12-31'],
  ]);
  const [partner = ''] = partners;
  await signIn(page, portal, people.distributor, `/accounts?q=${encodeURIComponent(partner)}`);
  await page.getByRole('link', { name: partner, exact: true }).click();
  const panel = page.getByRole('dialog', { name: partner });
  const hand = countInteractions(page);
  await hand.click(panel.getByRole('button', { name: en.entitlement.split.action, exact: true }));
  const dialog = page.getByRole('dialog', { name: texts.title });
  await expect(dialog.getByLabel(texts.everything)).toHaveValue(partner);
  const source = dialog.getByRole('combobox', { name: 'Product or activation ID, row 1' });
  await expect(source).toBeFocused();
  await hand.enter(source, stock.sku);
  await hand.enter(dialog.getByLabel('Copies, row 1'), '12');
  const warned = dialog.getByRole('status').filter({ hasText: /expire/u });
  await expect(warned).toContainText('10 copies expire within 60 days.');

  // The review says which copies; preferring what lasts longest takes none that ends soon.
  await dialog.getByRole('button', { name: texts.review }).click();
  await expect(dialog.getByText(/^10 until .+ \(in 16 days\), 2 until .+2090$/u)).toBeVisible();
  await hand.click(dialog.getByRole('button', { name: texts.preferLasting }));
  await expect(dialog.getByText(/^12 until .+2090$/u)).toBeVisible();
  await expect(dialog.getByText(texts.lastingFirst)).toBeVisible();
  await expect(dialog.getByText('10 copies expire within 60 days.')).toHaveCount(0);
  await dialog.getByRole('button', { name: texts.preferEnding }).click();
  await expect(warned).toContainText('10 copies expire within 60 days.');
  await dialog.getByRole('button', { name: texts.preferLasting }).click();
  await expect(dialog.getByText(/^12 until .+2090$/u)).toBeVisible();
  await hand.click(dialog.getByRole('button', { name: texts.submit, exact: true }));
  await expect(page.getByText(/^12 copies handed on: 1 partner\. 12 until .+2090\.$/u)).toBeVisible();
  hand.atMost(5);
  await expect(panel).toBeVisible();

  // By the line itself the end stands in the dialog.
  await page.goto(`${portal.url}/velkamo/entitlements?q=${stock.activationIds[0] ?? ''}`);
  await page.getByRole('button', { name: /^Split: /u }).click();
  await expect(page.getByRole('dialog')).toContainText(/These copies expire on .*, in 16 days\./u);
});

test('E2 UX §2.4 vendor staff issue from the distributor’s page, which is chosen then', async ({ page, portal }) => {
  await signIn(page, portal, people.vendor, '/accounts?q=Nordlicht');
  await page.getByRole('link', { name: /^Nordlicht/u }).click();
  await page.getByRole('dialog').getByRole('link', { name: en.entitlement.issue }).click();
  await expect(page.getByRole('heading', { name: en.issue.title })).toBeVisible();
  await expect(page.getByLabel(en.issue.account, { exact: true }).first()).toHaveValue(/^Nordlicht/u);
});

// A product of its own, so many copies on lines of the distributor, and five of its partners.
async function world(
  portal: Portal,
  lines: readonly (readonly [copies: number, expiresOn: string | null])[],
): Promise<{ stock: Stock; partners: string[] }> {
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const [staff, distributor] = await Promise.all([asking(portal, people.vendor), asking(portal, people.distributor)]);
  const me = await distributor('readMe', {});
  const product = await staff('createProduct', { sku: `SM-${mark}`, name: `Product ${mark}`, kind: 'Software' });
  const issued = await staff('issueEntitlement', {
    accountId: me.account.id,
    orderNumber: `SM-${mark}`,
    mail: false,
    lines: lines.map(([copies, expiresOn]) => ({ productId: product.id, copies, expiresOn })),
  });
  return {
    stock: { product: product.name, sku: product.sku, activationIds: issued.lines.map((line) => line.activationId) },
    partners: await partnersOf(distributor),
  };
}

async function partnersOf(distributor: Caller): Promise<string[]> {
  const { items } = await distributor('listAccounts', { limit: '100' });
  return items
    .filter(
      (account) => account.actions.handOn === null && (account.users ?? 0) > 0 && !account.name.startsWith('Neukunde'),
    )
    .slice(0, 5)
    .map((account) => account.name);
}

async function open(page: Page, portal: Portal, search?: string): Promise<void> {
  await signIn(page, portal, people.distributor);
  await page.goto(
    `${portal.url}/velkamo/entitlements${search === undefined ? '' : `?q=${encodeURIComponent(search)}`}`,
  );
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
}

// As Ctrl+V does, with what the clipboard would have.
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
