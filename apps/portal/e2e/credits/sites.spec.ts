import type { Page } from '@playwright/test';
import { credit } from '../../src/texts/credits/credit.en.ts';
import { importing } from '../../src/texts/imports/import.en.ts';
import { site as t } from '../../src/texts/credits/site.en.ts';
import { en } from '../../src/texts/en.ts';
import { asking } from '../kernel/asking.ts';
import { countInteractions } from '../kernel/counting.ts';
import { inside } from '../kernel/inside.ts';
import { enter, expect, test, zarnika } from '../kernel/portal.ts';

const say = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (words, [name, value]) => words.replaceAll(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'gu'), String(value)),
    text,
  );
const row = (page: Page, name: string) => page.locator('tbody tr').filter({ hasText: name });
const cell = (page: Page, name: string) =>
  row(page, name).getByRole('button', { name: new RegExp(`^Credits of ${name}: `, 'u') });
const creditsOf = async (page: Page, name: string) =>
  Number(((await cell(page, name).textContent()) ?? '').replace(/\D/gu, ''));
const balanceOf = async (page: Page) => (await inside(page, 'readBalance', {})).balance;

test('C1 A10 a new reseller is invited by staff and granted credits; its first user signs up and is Master', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, zarnika.vendor, '/accounts');
  await staff.getByRole('button', { name: en.account.create }).click();
  await staff.getByLabel(en.account.form.companyName).fill('Torwart Zugang KG');
  await staff.getByLabel(en.account.form.email).fill('nora.tor@torwart.example');
  await staff.getByRole('button', { name: en.account.form.submit, exact: true }).click();
  const panel = staff.getByRole('dialog', { name: 'Torwart Zugang KG' });
  await expect(panel.getByText(en.invitation.waitsForMaster.split('{{role}}')[0] ?? '')).toBeVisible();

  const nora = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await nora.goto(
    /https?:\S+\/sign-up#\S+/u.exec((await portal.mailTo('nora.tor@torwart.example', '/zarnika/sign-up#')).text)?.[0] ??
      '',
  );
  await expect(nora.getByLabel(en.session.signIn.email, { exact: true })).toHaveValue('nora.tor@torwart.example');
  await nora.getByLabel(en.user.firstName).fill('Nora');
  await nora.getByLabel(en.user.lastName).fill('Tor');
  await nora.getByLabel(en.session.password.new, { exact: true }).fill('seven-copper-kettles-sing');
  for (const box of await nora.getByRole('checkbox').all()) await box.check();
  await nora.getByRole('button', { name: en.invitation.signUp.submit }).click();
  await expect(nora.getByText(en.invitation.signUp.welcome)).toBeVisible();

  await staff.reload();
  await expect(panel.getByText(en.account.states.active, { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: credit.grant.action }).click();
  const dialog = staff.getByRole('dialog', { name: new RegExp(credit.grant.title, 'u') });
  await dialog.getByLabel(credit.grant.credits, { exact: true }).fill('300');
  await dialog.getByRole('button', { name: credit.grant.submit, exact: true }).click();
  await expect(dialog.getByText(credit.grant.noteMissing)).toBeVisible();
  await dialog.getByLabel(credit.grant.note, { exact: true }).fill('Contract signed');
  await dialog.getByRole('button', { name: credit.grant.submit, exact: true }).click();
  await expect(staff.getByText(say(credit.grant.done_other, { name: 'Torwart Zugang KG', count: 300 }))).toBeVisible();

  // The reseller creates the first site, with credits from the balance.
  await nora.goto(`${portal.url}/zarnika/sites`);
  await nora.getByRole('button', { name: t.create }).first().click();
  await nora.getByLabel(t.form.name).fill('Haus am Markt');
  await nora.getByRole('combobox', { name: t.country }).fill('Spain');
  await nora.getByRole('option', { name: 'Spain' }).click();
  await expect(nora.getByRole('combobox', { name: t.timeZone })).toHaveValue('Europe/Madrid');
  await nora.getByLabel(new RegExp(t.form.credits, 'u')).fill('500');
  await nora.getByRole('dialog').getByRole('button', { name: t.form.submit, exact: true }).click();
  await expect(nora.getByText(say(t.form.tooMany_other, { count: 300 }))).toBeVisible();
  await nora.getByLabel(new RegExp(t.form.credits, 'u')).fill('120');
  await nora.getByRole('dialog').getByRole('button', { name: t.form.submit, exact: true }).click();
  await expect(nora.getByRole('dialog', { name: 'Haus am Markt' })).toBeVisible();
  expect(await balanceOf(nora)).toBe(180);
  await Promise.all([staff, nora].map((page) => page.context().close()));
});

test('C2 C3 UX §3 sites at risk come first; credits are typed into the cell in two interactions', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/sites');
  const states = await page
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((one) =>
        ['Suspended', 'Overdue', 'At risk', 'Funded'].findIndex((state) => one.textContent.includes(state)),
      ),
    );
  expect(states).toEqual(states.toSorted((one, other) => one - other));

  await expect(page.getByRole('region', { name: t.needs.label })).toContainText(/\d+ (?:suspended|overdue)/u);

  const name = 'Kontor Rotterdam-Zuid';
  const [before, balance] = [await creditsOf(page, name), await balanceOf(page)];
  const widths = () =>
    page
      .locator('thead th')
      .evaluateAll((heads) => heads.map((head) => Math.round(head.getBoundingClientRect().width)));
  const asTheyWere = await widths();
  const hand = countInteractions(page);
  await hand.click(cell(page, name));
  await expect(page.locator('tbody').getByRole('textbox')).toBeFocused();
  // No column moves under the hand, and none is cut.
  expect(await widths()).toEqual(asTheyWere);
  await hand.type('+50');
  await expect(
    page.getByText(say(credit.cell.balanceThen, { balance: (balance - 50).toLocaleString('en-GB') })),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  hand.atMost(2);
  await expect(page.getByText(say(credit.moved.added_other, { count: 50, name }))).toBeVisible();
  await expect.poll(() => creditsOf(page, name)).toBe(before + 50);
  await page
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${en.ui.undo}`, 'u') })
    .click();
  await expect(page.getByText(credit.moved.undone)).toBeVisible();
  await expect.poll(() => creditsOf(page, name)).toBe(before);
  expect(await balanceOf(page)).toBe(balance);

  // What cannot be is said at the cell, and nothing typed is lost.
  await cell(page, name).click();
  await page.keyboard.type('1.5');
  await page.keyboard.press('Enter');
  await expect(page.getByText(credit.cell.notNumber)).toBeVisible();
  await page.getByLabel(say(credit.cell.input, { name })).fill(`+${String(balance + 1)}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText(say(credit.cell.above_other, { count: balance.toLocaleString('en-GB') }))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell(page, name)).toBeFocused();
  await page.context().close();
});

test('C3 a site is edited and gets an administrator; deleted, its credits return and its history stays', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/sites');
  await row(page, 'Polylab Tampere').getByRole('link').click();
  const panel = page.getByRole('dialog', { name: 'Polylab Tampere' });
  await panel.getByRole('button', { name: en.ui.edit, exact: true }).click();
  await panel.getByRole('combobox', { name: t.country }).fill('Portug');
  await page.getByRole('option', { name: 'Portugal' }).click();
  await expect(panel.getByRole('combobox', { name: t.timeZone })).toHaveValue('Europe/Lisbon');
  await panel.getByLabel(t.notes).fill('Moved to Lisbon');
  await panel.getByRole('button', { name: en.ui.save }).click();
  await expect(panel.getByText('Moved to Lisbon')).toBeVisible();
  await expect(panel.getByText('Europe/Lisbon')).toBeVisible();
  // Who sets the product up copies from here which site it is.
  const { id = '' } = (await inside(page, 'listSites', { q: 'Polylab' })).items[0] ?? {};
  const known = panel.getByRole('definition').filter({ hasText: id });
  await expect(known.getByRole('button', { name: t.panel.id })).toBeVisible();
  await expect(known).toHaveText(id);

  await panel.getByRole('button', { name: t.administrators.invite, exact: true }).click();
  const invite = page.getByRole('dialog', { name: new RegExp(t.administrators.title, 'u') });
  await invite
    .getByLabel(t.administrators.paste)
    .fill('"Aho, Veikko" <veikko@polylab.example>, porter@polylab.example');
  await invite.getByRole('button', { name: say(t.administrators.send_other, { count: 2 }) }).click();
  const mail = await portal.mailTo('veikko@polylab.example', 'Polylab Tampere');
  expect(mail.text).not.toMatch(/sign-up|password/iu);
  await expect(panel.getByText(en.ui.mailStates.accepted)).toHaveCount(2);
  await panel
    .getByRole('button', { name: say(t.administrators.removeOf, { email: 'porter@polylab.example' }) })
    .click();
  await expect(panel.getByText('porter@polylab.example', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await row(page, 'Boat Works Halifax').getByRole('link').click();
  const { credits } = (await inside(page, 'listSites', { q: 'Boat Works' })).items[0] ?? { credits: 0 };
  const balance = await balanceOf(page);
  await page.getByRole('dialog').getByRole('button', { name: t.remove.action }).click();
  const ask = page.getByRole('dialog', { name: say(t.remove.title, { name: 'Boat Works Halifax' }) });
  await expect(
    ask.getByText(
      say(t.remove.credits_other, { count: credits, balance: (balance + credits).toLocaleString('en-GB') }),
    ),
  ).toBeVisible();
  await ask.getByRole('button', { name: t.remove.submit, exact: true }).click();
  await expect(ask.getByText(t.remove.wrong)).toBeVisible();
  // Nor by another site's name.
  await ask.getByLabel(t.remove.type).fill('Klinik am Auwald');
  await expect(ask.getByText(t.remove.wrong)).toHaveCount(0);
  await ask.getByRole('button', { name: t.remove.submit, exact: true }).click();
  await expect(ask.getByText(t.remove.wrong)).toBeVisible();
  expect((await inside(page, 'listSites', { q: 'Boat Works' })).items).toHaveLength(1);
  // Enter in the field deletes nothing, even with the right name.
  await ask.getByLabel(t.remove.type).fill('boat works halifax');
  await ask.getByLabel(t.remove.type).press('Enter');
  await expect(ask).toBeVisible();
  expect((await inside(page, 'listSites', { q: 'Boat Works' })).items).toHaveLength(1);
  await ask.getByRole('button', { name: t.remove.submit, exact: true }).click();
  await expect(page.getByText(say(t.remove.done_other, { name: 'Boat Works Halifax', count: credits }))).toBeVisible();
  await expect(row(page, 'Boat Works Halifax')).toHaveCount(0);
  expect(await balanceOf(page)).toBe(balance + credits);
  await page.goto(`${portal.url}/zarnika/sites?state=deleted`);
  await row(page, 'Boat Works Halifax').getByRole('link').click();
  await page.getByRole('dialog').getByRole('link', { name: t.panel.history }).click();
  await expect(page.locator('tbody tr').first()).toContainText(credit.history.kinds.closure);
  await page.context().close();
});

test('A6 C7 an Observer changes nothing, an Operator edits sites and credits, Administrators also invite', async ({
  browser,
  portal,
}) => {
  const observer = await enter(browser, portal, zarnika.observer, '/sites');
  for (const button of [
    observer.getByRole('button', { name: t.create }),
    cell(observer, 'Klinik am Auwald'),
    observer.getByRole('button', { name: /^Top up \d/u }),
  ]) {
    await expect(button.first()).toHaveAttribute('aria-disabled', 'true');
    await expect(button.first()).toHaveAccessibleDescription(/Operator or higher/u);
  }
  const operator = await enter(browser, portal, zarnika.operator, '/sites?new=true');
  await operator.getByLabel(t.form.name).fill('Werkhof Süd');
  await operator.getByLabel(new RegExp(t.form.credits, 'u')).fill('30');
  await operator.getByRole('dialog').getByRole('button', { name: t.form.submit, exact: true }).click();
  const panel = operator.getByRole('dialog', { name: 'Werkhof Süd' });
  await expect(panel.getByText(t.usage.never)).toBeVisible();
  for (const name of [t.administrators.invite, t.remove.action])
    await expect(panel.getByRole('button', { name, exact: true })).toHaveAccessibleDescription(
      /Administrator or higher/u,
    );
  await operator.goto(`${portal.url}/zarnika/team`);
  await expect(operator.getByRole('button', { name: en.invitation.invite })).toHaveAccessibleDescription(
    /Administrator or higher/u,
  );
  const administrator = await enter(browser, portal, zarnika.administrator, '/team');
  await expect(administrator.getByRole('button', { name: en.invitation.invite })).not.toHaveAttribute('aria-disabled');
  await administrator
    .getByRole('link', { name: /Ines Albers/u })
    .first()
    .click();
  const master = administrator.getByRole('dialog', { name: /Ines Albers/u });
  await expect(master.getByText(/Master/u).first()).toBeVisible();
  await expect(master.getByRole('switch', { name: en.user.active })).toBeDisabled();
  await Promise.all([observer, operator, administrator].map((page) => page.context().close()));
});

test('C4 what a product reports changes the cost and how long the credits last at once', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/sites?q=Mar+Azul');
  const staff = await asking(portal, zarnika.vendor);
  const [site] = (await staff('listSites', { q: 'Mar Azul' })).items;
  const before = await row(page, 'Escola Mar Azul').textContent();
  await staff('reportUsage', { id: site?.id ?? '', users: 600, devices: 140, at: new Date().toISOString() });
  await page.reload();
  // 2 + 600 × 0.05 + 140 × 1.25
  await expect(row(page, 'Escola Mar Azul')).toContainText('207');
  await expect(row(page, 'Escola Mar Azul')).toContainText('600 / 140');
  expect(await row(page, 'Escola Mar Azul').textContent()).not.toBe(before);
  await page.context().close();
});

test('X5 C2 X8 sites are imported from a file, a wrong row corrected in place, and undone in one step', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, zarnika.master, '/sites');
  const before = await balanceOf(page);
  await page.getByRole('link', { name: en.ui.import, exact: true }).click();
  const content = [
    'Site;Country;Time zone;Initial credits;Notes',
    'Depot Lyon;France;;12;',
    'Bureau Genève;Suisse romande;;8;By the lake',
    'Kiosk Graz;AT;Europe/Vienna;;',
  ].join('\n');
  const load = async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'sites.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
    await expect(page.locator('[data-wrong]')).toHaveCount(1);
    await page.locator('[data-wrong]').getByLabel(t.country).fill('Switzerland');
    await page.getByRole('button', { name: say(importing.submit.sites_other, { count: 3 }) }).click();
    await expect(page.getByRole('heading', { name: say(importing.done.sites_other, { count: 3 }) })).toBeVisible();
  };
  await load();
  await page
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${en.ui.undo}`, 'u') })
    .click();
  await expect(page.getByText(say(importing.undone_other, { count: 3 }))).toBeVisible();
  expect(await balanceOf(page)).toBe(before);
  // Undone as a whole: the same file is imported again, under the same names.
  await page.getByRole('button', { name: importing.another }).click();
  await load();
  expect(await balanceOf(page)).toBe(before - 20);
  await page.getByRole('link', { name: 'Bureau Genève', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Bureau Genève' }).getByText('Europe/Zurich')).toBeVisible();
  await page.context().close();
});
