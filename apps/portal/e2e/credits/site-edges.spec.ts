import { credit } from '../../src/texts/credits/credit.en.ts';
import { overview } from '../../src/texts/records/overview.en.ts';
import { site as t } from '../../src/texts/credits/site.en.ts';
import { en } from '../../src/texts/en.ts';
import { inside } from '../kernel/inside.ts';
import { settled } from '../kernel/look.ts';
import { enter, expect, test, zarnika } from '../kernel/portal.ts';

const say = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (words, [name, value]) => words.replaceAll(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'gu'), String(value)),
    text,
  );
const name = 'Klinik am Auwald';

test('C1 A7 A10 a colleague invited early waits for the first Master, whose empty page says what to do', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, zarnika.vendor, '/overview');
  const { account } = await inside(staff, 'createAccount', {
    name: 'Zunftschloss OHG',
    user: { email: 'first@zunftschloss.example', language: 'en' },
  });
  await inside(staff, 'createUser', {
    id: account.id,
    email: 'early@zunftschloss.example',
    role: 'operator',
    language: 'en',
  });
  await staff.reload();
  await staff
    .getByRole('region', { name: overview.needs })
    .getByRole('link', { name: overview.rows.notActivated_other })
    .click();
  await expect(staff.getByRole('link', { name: 'Zunftschloss OHG', exact: true })).toBeVisible();
  await expect(staff.getByRole('link', { name: 'Riegelhaus Zutritt GmbH', exact: true })).toHaveCount(0);

  const linkTo = async (email: string) =>
    /https?:\S+\/sign-up#\S+/u.exec((await portal.mailTo(email, '/zarnika/sign-up#')).text)?.[0] ?? '';
  const early = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await early.goto(await linkTo('early@zunftschloss.example'));
  await expect(early.getByRole('alert')).toContainText('Zunftschloss OHG has not been activated yet');
  const first = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await first.goto(await linkTo('first@zunftschloss.example'));
  await first.getByLabel(en.user.firstName).fill('Ada');
  await first.getByLabel(en.user.lastName).fill('Zunft');
  await first.getByLabel(en.session.password.new, { exact: true }).fill('seven-copper-kettles-sing');
  for (const box of await first.getByRole('checkbox').all()) await box.check();
  await first.getByRole('button', { name: en.invitation.signUp.submit }).click();
  await expect(first.getByText(en.invitation.signUp.welcome)).toBeVisible();
  await early.getByRole('button', { name: en.invitation.signUp.again }).click();
  await expect(early.getByLabel(en.session.signIn.email, { exact: true })).toHaveValue('early@zunftschloss.example');

  // No site and no credits yet: the page says so, and what to do.
  await first.goto(`${portal.url}/zarnika/sites`);
  await expect(first.getByText(t.empty.title)).toBeVisible();
  await first.goto(`${portal.url}/zarnika/credits`);
  await expect(first.getByText(credit.history.empty.title, { exact: true })).toBeVisible();
  await Promise.all([staff, early, first].map((page) => page.context().close()));
});

test('C3 UX §4 Escape leaves only the topmost: dialog, field, then panel; the focus returns', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, `/sites?q=Auwald`);
  await page.locator('tbody').getByRole('link', { name }).click();
  const panel = page.getByRole('dialog', { name, exact: true });
  for (const opener of [
    panel.getByRole('button', { name: t.remove.action }),
    panel.getByRole('button', { name: t.administrators.invite, exact: true }),
    panel.getByRole('button', { name: say(credit.topUp.actionOf, { name }) }),
  ]) {
    await opener.click();
    await expect(page.getByRole('dialog')).toHaveCount(2);
    await settled(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await expect(opener).toBeFocused();
  }
  const cell = panel.getByRole('button', { name: new RegExp(`^Credits of ${name}: `, 'u') });
  await cell.click();
  await page.keyboard.type('+5');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
  const edit = panel.getByRole('button', { name: en.ui.edit, exact: true });
  await edit.click();
  await panel.getByLabel(t.notes).fill('Never mind');
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();
  await expect(panel.getByText('Never mind')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.context().close();
});

test('C3 C6 a wrong number of credits is refused at its field with the text kept; thousands may be grouped', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, `/sites?q=Auwald`);
  const { balance } = await inside(page, 'readBalance', {});
  const many = balance.toLocaleString('en-GB');
  await page.getByRole('button', { name: new RegExp(`^Credits of ${name}: `, 'u') }).click();
  const cell = page.getByRole('textbox', { name: say(credit.cell.input, { name }) });
  for (const [typed, said] of [
    ['1.5', credit.cell.notNumber],
    ['5 5', credit.cell.notNumber],
    ['1000000000', say(credit.cell.above_other, { count: many })],
    ['+1,000,000', say(credit.cell.above_other, { count: many })],
    ['−9999', 'available'],
  ] as const) {
    await cell.fill(typed);
    await cell.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
    await expect(cell).toHaveValue(typed);
  }
  await cell.press('Escape');

  await page.getByRole('button', { name: t.create }).click();
  const form = page.getByRole('dialog', { name: t.create });
  await form.getByLabel(t.form.name).fill('Nothing comes of it');
  const first = form.getByLabel(new RegExp(t.form.credits, 'u'));
  for (const [typed, said] of [
    ['-5', t.form.whole],
    ['1.5', t.form.whole],
    ['1000000000', say(t.form.tooMany_other, { count: many })],
  ] as const) {
    await first.fill(typed);
    await form.getByRole('button', { name: t.form.submit, exact: true }).click();
    await expect(form.getByText(said)).toBeVisible();
    await expect(first).toHaveValue(typed);
    await expect(form.getByLabel(t.form.name)).toHaveValue('Nothing comes of it');
  }
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: credit.move.action }).first().click();
  const move = page.getByRole('dialog', { name: credit.move.title });
  await move.getByRole('combobox', { name: credit.move.to }).fill('Auwald');
  await page.getByRole('option', { name }).click();
  const amount = move.getByLabel(credit.move.credits, { exact: true });
  for (const [typed, said] of [
    ['-5', credit.move.whole],
    ['0', credit.move.whole],
    ['1.5', credit.move.whole],
    ['1,000,000', say(credit.move.only_other, { count: many })],
  ] as const) {
    await amount.fill(typed);
    await move.getByRole('button', { name: credit.move.submit, exact: true }).click();
    await expect(move.getByText(said)).toBeVisible();
    await expect(amount).toHaveValue(typed);
    await expect(amount).toBeFocused();
  }
  await page.keyboard.press('Escape');

  await page.goto(`${portal.url}/zarnika/sites?state=low`);
  await page
    .getByRole('region', { name: t.needs.label })
    .getByRole('button', { name: /^Top up \d/u })
    .click();
  const topUp = page.getByRole('dialog', { name: new RegExp(credit.topUp.title, 'u') });
  const months = topUp.getByLabel(credit.topUp.howMonths);
  for (const typed of ['1.5', '-5', '1000000000']) {
    await months.fill(typed);
    await expect(topUp.getByText(say(credit.topUp.wholeMonths, { most: 120 }))).toBeVisible();
    await topUp.getByRole('button', { name: credit.topUp.submitNone, exact: true }).click();
    await expect(months).toBeFocused();
  }
  expect((await inside(page, 'readBalance', {})).balance).toBe(balance);

  const staff = await enter(browser, portal, zarnika.vendor, '/credits');
  await staff.getByRole('button', { name: credit.grant.action }).click();
  const grant = staff.getByRole('dialog', { name: new RegExp(credit.grant.title, 'u') });
  await grant.getByLabel(credit.grant.note, { exact: true }).fill('Kept');
  for (const [typed, said] of [
    ['1.5', credit.move.whole],
    ['1000000000', say(credit.grant.most, { most: '100,000,000' })],
  ] as const) {
    await grant.getByLabel(credit.grant.credits, { exact: true }).fill(typed);
    await grant.getByRole('button', { name: credit.grant.submit, exact: true }).click();
    await expect(grant.getByText(said)).toBeVisible();
    await expect(grant.getByLabel(credit.grant.note, { exact: true })).toHaveValue('Kept');
  }
  await Promise.all([page, staff].map((one) => one.context().close()));
});

test('C5 a range that ends before it begins is said at its first day; names with HTML are text', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/credits?range=custom&from=2026-10-10&to=2026-09-10');
  await expect(page.getByText(credit.history.fromAfterTo).first()).toBeVisible();
  await expect(page.locator('[aria-busy=true], .mantine-Skeleton-root')).toHaveCount(0);

  const wild = '<img src=x onerror=alert(1)>=1+1';
  await inside(page, 'createSite', {
    name: wild,
    country: 'DE',
    timeZone: 'Europe/Berlin',
    notes: `<b>${'long '.repeat(399)}`,
  });
  await page.goto(`${portal.url}/zarnika/sites?q=onerror`);
  await page.locator('tbody').getByRole('link', { name: wild }).click();
  await expect(page.getByRole('dialog', { name: wild })).toBeVisible();
  expect(await page.locator('img[src=x]').count()).toBe(0);
  await page.setViewportSize({ width: 360, height: 800 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0);
  await page.context().close();
});
