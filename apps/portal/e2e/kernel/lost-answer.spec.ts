import { randomUUID } from 'node:crypto';
import { credit } from '../../src/texts/credits/credit.en.ts';
import { order } from '../../src/texts/orders/order.en.ts';
import { en } from '../../src/texts/en.ts';
import { asking } from './asking.ts';
import { loseFirstAnswer, noAnswer, sameKeyTwice, say } from './connection.ts';
import { inside } from './inside.ts';
import { enter, expect, people, test, voices, zarnika } from './portal.ts';

// The answer to what was sent is lost, and the user does it again: it is done once.

for (const meanwhile of ['presses again', 'closes the dialog and does it again'] as const) {
  test(`X3 E4 the answer to a split is lost and the user ${meanwhile}: there is one child line`, async ({
    browser,
    portal,
  }) => {
    const [staff, distributor] = await Promise.all([asking(portal, people.vendor), asking(portal, people.distributor)]);
    const mark = randomUUID().slice(0, 8).toUpperCase();
    const product = await staff('createProduct', { sku: `GW-${mark}`, name: `Product ${mark}`, kind: 'Software' });
    await staff('issueEntitlement', {
      accountId: (await distributor('readMe', {})).account.id,
      orderNumber: `GW-${mark}`,
      mail: false,
      lines: [{ productId: product.id, copies: 30, expiresOn: null }],
    });
    const page = await enter(browser, portal, people.distributor, `/entitlements?q=GW-${mark}`);
    const keys = await loseFirstAnswer(page, 'splits');
    const submit = () => page.getByRole('button', { name: en.entitlement.split.submit, exact: true }).click();
    const fill = async () => {
      await page.getByRole('button', { name: new RegExp(`^${en.entitlement.split.action}: `, 'u') }).click();
      await page.getByLabel(en.entitlement.split.target, { exact: true }).first().fill('Weitblick Objektschutz');
      await expect(page.getByRole('option', { name: 'Weitblick Objektschutz' })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page.getByLabel(en.entitlement.split.copies, { exact: true })).toBeFocused();
      await page.keyboard.type('3');
      await submit();
    };
    await fill();
    await expect(noAnswer(page)).toBeVisible();
    await expect(page.getByLabel(en.entitlement.split.copies, { exact: true })).toHaveValue('3');
    if (meanwhile === 'presses again') await submit();
    else {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await fill();
    }
    await expect(
      page.getByText(say(en.entitlement.split.done_other, { count: 3, account: 'Weitblick Objektschutz' })),
    ).toBeVisible();
    sameKeyTwice(keys);
    const children = await inside(page, 'listLineItems', { view: 'handed-on', empty: 'true', q: `GW-${mark}` });
    expect(children.items.map(({ copies, holder }) => [copies, holder.name])).toEqual([[3, 'Weitblick Objektschutz']]);
    await page.context().close();
  });
}

test('X3 C6 the answer to a move of credits is lost: moved again it has moved once', async ({ browser, portal }) => {
  const page = await enter(browser, portal, zarnika.master, '/sites');
  const mark = `Lost answer ${randomUUID().slice(0, 8)}`;
  await inside(page, 'createSite', { name: mark, country: 'NL', timeZone: 'Europe/Amsterdam', notes: '' });
  await page.goto(`${portal.url}/zarnika/sites?q=${encodeURIComponent(mark)}`);
  const keys = await loseFirstAnswer(page, 'credit-transfers');
  await page
    .locator('tbody tr')
    .filter({ hasText: mark })
    .getByRole('button', { name: new RegExp(`^Credits of ${mark}: `, 'u') })
    .click();
  await page.keyboard.type('+5');
  await page.keyboard.press('Enter');
  await expect(noAnswer(page)).toBeVisible();
  await page.getByLabel(say(credit.cell.input, { name: mark })).press('Enter');
  await expect(page.getByText(say(credit.moved.added_other, { count: 5, name: mark }))).toBeVisible();
  sameKeyTwice(keys);
  expect((await inside(page, 'listSites', { q: mark })).items.map(({ credits }) => credits)).toEqual([5]);
  await page.context().close();
});

test('X3 O1 the answer to a new order is lost: sent again it is entered once', async ({ browser, portal }) => {
  const page = await enter(browser, portal, voices.vendor, '/orders');
  const number = `LOST-${randomUUID().slice(0, 8)}`;
  const keys = await loseFirstAnswer(page, 'orders');
  await page.getByRole('button', { name: order.enter.action }).click();
  const dialog = page.getByRole('dialog', { name: order.enter.title });
  await dialog.getByLabel(en.issue.account, { exact: true }).fill('Klang');
  await page.getByRole('option', { name: /^Klangwerk/u }).click();
  await dialog.getByLabel(order.number, { exact: true }).fill(number);
  const line = dialog.getByRole('group', { name: say(order.enter.line, { number: 1 }) });
  await line.getByLabel(en.issue.product, { exact: true }).fill('Softphone');
  await page.getByRole('option', { name: 'Softphone' }).click();
  await line.getByLabel(order.licences, { exact: true }).fill('4');
  await dialog.getByRole('button', { name: order.enter.submit }).click();
  await expect(noAnswer(page)).toBeVisible();
  await dialog.getByRole('button', { name: order.enter.submit }).click();
  await expect(page.getByRole('dialog', { name: say(order.one, { number }) })).toBeVisible();
  sameKeyTwice(keys);
  expect((await inside(page, 'listOrders', { q: number })).items).toHaveLength(1);
  await page.context().close();
});

test('X3 A10 the answer to an invitation is lost: sent again it is one invitation and one mail', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/team?invite=true');
  const email = `lost-${randomUUID().slice(0, 8)}@reseller.example`;
  const keys = await loseFirstAnswer(page, 'invitations');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(en.invitation.paste).fill(email);
  const send = dialog.getByRole('button', { name: say(en.invitation.send_one, { count: 1 }) });
  await send.click();
  await expect(noAnswer(page)).toBeVisible();
  await send.click();
  await expect(page.getByText(say(en.invitation.sent_one, { count: 1 }))).toBeVisible();
  sameKeyTwice(keys);
  await portal.mailTo(email, '/sign-up');
  expect((await portal.mailsWith('/sign-up')).filter(({ to }) => to === email)).toHaveLength(1);
  await page.context().close();
});
