import type { Page } from '@playwright/test';
import { de } from '../../src/texts/de.ts';
import { order as deOrder } from '../../src/texts/orders/order.de.ts';
import { en } from '../../src/texts/en.ts';
import { order as enOrder } from '../../src/texts/orders/order.en.ts';
import { es } from '../../src/texts/es.ts';
import { order as esOrder } from '../../src/texts/orders/order.es.ts';
import { inside } from '../kernel/inside.ts';
import { look, settled } from '../kernel/look.ts';
import { enter, expect, signIn, test, voices } from '../kernel/portal.ts';

const texts = { en, de, es };
const orderTexts = { en: enOrder, de: deOrder, es: esOrder };
const words = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (said, [name, fact]) => said.replace(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'u'), String(fact)),
    text,
  );

/** An order of the partner over so many Meetings, entered by the API; its id. */
async function ordered(page: Page, number: string, quantity: number): Promise<string> {
  const [account] = (await inside(page, 'listAccounts', { q: 'Klangwerk' })).items;
  const product = (await inside(page, 'listProducts', {})).items.find(({ name }) => name === 'Meetings');
  const { id } = await inside(page, 'enterOrder', {
    accountId: account?.id ?? '',
    number,
    lines: [{ productId: product?.id ?? '', quantity }],
  });
  return id;
}

test('O1 X8 what was entered wrongly is undone at once, and its number is free again', async ({ browser, portal }) => {
  const page = await enter(browser, portal, voices.vendor);
  const t = enOrder;
  await page.goto(`${portal.url}/talvoro/orders`);
  const fill = async (quantity: string) => {
    await page.getByRole('button', { name: t.enter.action }).click();
    const dialog = page.getByRole('dialog', { name: t.enter.title });
    await dialog.getByLabel(en.issue.account, { exact: true }).fill('Klang');
    await page.getByRole('option', { name: /^Klangwerk/u }).click();
    await dialog.getByLabel(t.number, { exact: true }).fill('CHANGE-1');
    await dialog.getByLabel(en.issue.product, { exact: true }).fill('Meetings');
    await page.getByRole('option', { name: 'Meetings' }).click();
    await dialog.getByLabel(t.licences, { exact: true }).fill(quantity);
    await dialog.getByRole('button', { name: t.enter.submit }).click();
    const panel = page.getByRole('dialog', { name: words(t.one, { number: 'CHANGE-1' }) });
    await expect(panel.getByText(t.panel.nobody)).toBeVisible();
    return panel;
  };
  const panel = await fill('500');
  await page
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${en.ui.undo}.*CHANGE-1`, 'u') })
    .click();
  await expect(
    page.getByText(words(t.enter.undone, { number: 'CHANGE-1', account: 'Klangwerk Telefonie GmbH' })),
  ).toBeVisible();
  await expect(panel.getByText(t.states.cancelled, { exact: true })).toBeVisible();
  // What is cancelled waits for nobody, and nothing can be done with it.
  await expect(panel.getByText(t.panel.nobody)).toHaveCount(0);
  await expect(panel.getByRole('button', { name: t.correct.action, exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const again = await fill('50');
  await expect(again.getByRole('row', { name: /^Meetings/u })).toContainText('50');
  await page.context().close();
});

for (const [width, height] of [
  [1280, 800],
  [360, 780],
] as const) {
  test(`X8 UX §4 at ${width} px what can be undone covers nothing of a dialog that is opened after it`, async ({
    browser,
    portal,
  }) => {
    const page = await enter(browser, portal, voices.vendor);
    await page.setViewportSize({ width, height });
    await page.goto(`${portal.url}/talvoro/orders`);
    const number = `COVER-${width}`;
    const open = async () => {
      await page.getByRole('button', { name: enOrder.enter.action }).click();
      return page.getByRole('dialog', { name: enOrder.enter.title });
    };
    const dialog = await open();
    await dialog.getByLabel(en.issue.account, { exact: true }).fill('Klang');
    await page.getByRole('option', { name: /^Klangwerk/u }).click();
    await dialog.getByLabel(enOrder.number, { exact: true }).fill(number);
    await dialog.getByLabel(en.issue.product, { exact: true }).fill('Meetings');
    await page.getByRole('option', { name: 'Meetings' }).click();
    await dialog.getByLabel(enOrder.licences, { exact: true }).fill('7');
    await dialog.getByRole('button', { name: enOrder.enter.submit }).click();
    const toast = page.getByRole('status').filter({ hasText: number });
    await expect(toast).toBeVisible();
    // The order opens in its panel; before that Escape would close nothing.
    await expect(page.getByRole('dialog', { name: words(enOrder.one, { number }) })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await open();
    const undo = toast.getByRole('button', { name: new RegExp(`^${en.ui.undo}.*${number}`, 'u') });
    await expect(undo).toBeVisible();
    await settled(page);
    const [above, below] = [await toast.boundingBox(), await page.locator('.mantine-Modal-content').boundingBox()];
    expect(above && below && above.y >= 0 && above.y + above.height <= below.y, JSON.stringify([above, below])).toBe(
      true,
    );
    await undo.click();
    await expect(
      page.getByText(words(enOrder.enter.undone, { number, account: 'Klangwerk Telefonie GmbH' })),
    ).toBeVisible();
    await page.context().close();
  });
}

for (const language of ['es', 'de', 'en'] as const) {
  test(`O1 in ${language} an order is corrected and cancelled while nothing of it is assigned`, async ({
    browser,
    portal,
  }) => {
    const [c, t] = [texts[language], orderTexts[language]];
    const page = await enter(browser, portal, voices.vendor, '', { language });
    const [number, right, other] = [`CHANGE-${language}`, `CHANGE-${language}-2`, `CHANGE-${language}-3`];
    const id = await ordered(page, number, 30);
    await ordered(page, other, 1);
    await page.goto(`${portal.url}/talvoro/orders/${id}`);
    await page.getByRole('button', { name: t.correct.action, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: words(t.correct.title, { number }) });
    const line = dialog.getByRole('group', { name: words(t.enter.line, { number: 1 }) });
    const field = { number: dialog.getByLabel(t.number, { exact: true }), licences: line.getByLabel(t.licences) };
    await expect(field.number).toBeFocused();
    // What cannot be read stands, is shown at its field, and nothing is sent.
    await field.licences.fill('1,5');
    await dialog.getByRole('button', { name: t.correct.submit }).click();
    await expect(field.licences).toHaveAttribute('aria-invalid', 'true');
    await expect(field.licences).toBeFocused();
    await look(page, `correct an order, ${language}`);
    // A day can be read to its end on a phone.
    await page.setViewportSize({ width: 360, height: 800 });
    const starts = line.getByRole('textbox', { name: t.starts, exact: true });
    expect(await starts.evaluate((input) => input.scrollWidth - input.clientWidth)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await field.licences.fill('40');
    await field.number.fill(other);
    await dialog.getByRole('button', { name: t.correct.submit }).click();
    await expect(field.number).toHaveAccessibleDescription(new RegExp(other, 'u'));
    await field.number.fill(right);
    await field.number.press('Enter');
    await dialog.getByRole('button', { name: t.correct.submit }).click();
    await expect(page.getByText(words(t.correct.done, { number: right }))).toBeVisible();
    const panel = page.getByRole('dialog', { name: words(t.one, { number: right }) });
    await expect(panel.getByRole('row', { name: /^Meetings/u })).toContainText('40');
    await expect(panel.getByRole('button', { name: t.correct.action, exact: true })).toBeFocused();

    await panel.getByRole('button', { name: t.cancel.action, exact: true }).click();
    const question = page.getByRole('dialog', { name: words(t.cancel.title, { number: right }) });
    const reason = question.getByLabel(t.cancel.reason, { exact: true });
    await question.getByRole('button', { name: t.cancel.action, exact: true }).click();
    await expect(reason).toHaveAccessibleDescription(c.ui.required);
    await expect(reason).toBeFocused();
    await look(page, `cancel an order, ${language}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await reason.fill('Ordered twice');
    await question.getByRole('button', { name: t.cancel.action, exact: true }).click();
    await expect(page.getByText(words(t.cancel.done, { number: right }))).toBeVisible();
    await expect(panel.getByText(words(t.cancel.because, { reason: 'Ordered twice' }))).toBeVisible();
    await look(page, `a cancelled order, ${language}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${portal.url}/talvoro/orders`);
    await page.getByRole('tab', { name: t.views.cancelled, exact: true }).click();
    await expect(page.getByRole('row').filter({ hasText: right })).toBeVisible();
    await page.context().close();
  });
}

test('O1 once something of an order is assigned, correct and cancel tell why they are not possible', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, voices.vendor);
  const t = enOrder;
  const id = await ordered(page, 'CHANGE-5', 3);
  const context = await browser.newContext();
  const partner = await context.newPage();
  await signIn(partner, portal, voices.partner);
  const [customer] = (await inside(partner, 'listAccounts', { q: 'Hafenpraxis' })).items;
  const assign = async () => {
    const { lines } = await inside(partner, 'readOrder', { id });
    await inside(partner, 'assignOrder', {
      id,
      rows: [{ accountId: customer?.id ?? '', lines: [{ orderLineId: lines[0]?.id ?? '', quantity: 1 }] }],
    });
  };
  // The dialog is open when the partner is quicker.
  await page.goto(`${portal.url}/talvoro/orders/${id}`);
  await page.getByRole('button', { name: t.cancel.action, exact: true }).click();
  const question = page.getByRole('dialog', { name: words(t.cancel.title, { number: 'CHANGE-5' }) });
  await question.getByLabel(t.cancel.reason, { exact: true }).fill('Too late');
  await assign();
  await question.getByRole('button', { name: t.cancel.action, exact: true }).click();
  await expect(question.getByRole('alert')).toBeVisible();
  await expect(question.getByLabel(t.cancel.reason, { exact: true })).toHaveValue('Too late');
  await question.getByRole('button', { name: t.cancel.keep }).click();
  await page.reload();
  for (const action of [t.correct.action, t.cancel.action]) {
    const button = page.getByRole('button', { name: action, exact: true });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(/\S/u);
  }
  await Promise.all([page, partner].map((one) => one.context().close()));
});
