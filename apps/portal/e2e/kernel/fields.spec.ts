import type { Locator, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { de } from '../../src/texts/de.ts';
import { order as deOrder } from '../../src/texts/orders/order.de.ts';
import { en } from '../../src/texts/en.ts';
import { lineMail as enLineMail } from '../../src/texts/entitlements/line-mail.en.ts';
import { order as enOrder } from '../../src/texts/orders/order.en.ts';
import { es } from '../../src/texts/es.ts';
import { order as esOrder } from '../../src/texts/orders/order.es.ts';
import { inside } from './inside.ts';
import { look, settled } from './look.ts';
import { clipboard, enter, expect, people, test, voices, type Portal } from './portal.ts';

type Language = 'en' | 'de' | 'es';
const texts = { en, de, es };
const orderTexts = { en: enOrder, de: deOrder, es: esOrder };

/** Types over what stands in a field, as a person does. */
async function type(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+A');
  await field.pressSequentially(text);
}

/** Pastes over what stands in a field. */
async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.press('ControlOrMeta+A');
  await field.press('ControlOrMeta+V');
}

/** An entitlement's form with everything but its days and copies. */
async function issueForm(page: Page, portal: Portal, language: Language, orderNumber: string) {
  const t = texts[language].issue;
  await page.goto(`${portal.url}/velkamo/entitlements/issue`);
  await page.getByLabel(t.account, { exact: true }).first().fill('Nordlicht');
  await page.getByRole('option', { name: /^Nordlicht/u }).click();
  await page.getByLabel(t.orderNumber, { exact: true }).fill(orderNumber);
  await page.getByLabel(t.product, { exact: true }).first().fill('Scene Analytics');
  await page
    .getByRole('option', { name: /Scene Analytics/u })
    .first()
    .click();
  const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
  return { copies: field(t.copies), starts: field(t.startsOn), expires: field(t.expiresOn) };
}

const issued = async (page: Page, orderNumber: string) =>
  (await inside(page, 'listLineItems', { q: orderNumber, view: 'all' })).items.map(
    ({ copies, startsOn, expiresOn }) => ({
      copies,
      startsOn,
      expiresOn,
    }),
  );

const typed = {
  de: { copies: '1.250', starts: '1.2.2027', startsShown: '01.02.2027', expires: '31.12.27', shown: '31.12.2027' },
  es: { copies: '1.250', starts: '1/2/2027', startsShown: '01/02/2027', expires: '31-12-2027', shown: '31/12/2027' },
  en: {
    copies: '1,250',
    starts: 'Feb 1, 2027',
    startsShown: '1 Feb 2027',
    expires: '31/12/2027',
    shown: '31 Dec 2027',
  },
};
const nonsense = {
  de: { day: '31.02.2027', other: '12/31/2027', copies: ['1,5', '1e3', '-3', '1,000'] },
  es: { day: '31/02/2027', other: '12/31/2027', copies: ['1,5', '1e3', '-3', '1,000'] },
  en: { day: '31 February 2027', other: '03/04/2027', copies: ['1.5', '1e3', '-3', '1.000'] },
};

for (const language of ['de', 'es', 'en'] as const) {
  test(`E2 X6 in ${language} an entitlement is issued with the days and copies as they were typed`, async ({
    browser,
    portal,
  }) => {
    const t = texts[language];
    const page = await enter(browser, portal, people.vendor, '', { language, permissions: clipboard });
    const number = `F-${randomUUID().slice(0, 8)}`;
    const { copies, starts, expires } = await issueForm(page, portal, language, number);
    const submit = page.getByRole('button', { name: t.issue.submit, exact: true });

    // What cannot be read stands, is shown at its field, and nothing is sent.
    await type(starts, typed[language].starts);
    await type(expires, nonsense[language].day);
    await expires.press('Enter');
    await expect(expires).toHaveAttribute('aria-invalid', 'true');
    await expect(expires).toHaveAccessibleDescription(t.ui.day.none);
    await type(expires, nonsense[language].other);
    await page.keyboard.press('Tab');
    await expect(expires).toHaveValue(nonsense[language].other);
    await expect(expires).toHaveAttribute('aria-invalid', 'true');
    for (const text of nonsense[language].copies) {
      await paste(page, copies, text);
      await submit.click();
      await expect(copies).toHaveValue(text);
      await expect(copies).toHaveAttribute('aria-invalid', 'true');
    }
    await look(page, `issue with wrong fields, ${language}`);
    await paste(page, copies, typed[language].copies);
    await submit.click();
    await expect(expires).toHaveValue(nonsense[language].other);
    await expect(expires).toBeFocused();
    expect(await issued(page, number)).toEqual([]);

    // Enter takes the day and issues nothing.
    await type(expires, typed[language].expires);
    await expires.press('Enter');
    await expires.press('Enter');
    await expect(expires).toHaveValue(typed[language].shown);
    await expect(starts).toHaveValue(typed[language].startsShown);
    await copies.press('Enter');
    await page.getByLabel(t.issue.orderNumber, { exact: true }).press('Enter');
    await expect(page).toHaveURL(/\/entitlements\/issue/u);
    expect(await issued(page, number)).toEqual([]);
    await submit.click();
    await expect(page).toHaveURL(/\/velkamo\/entitlements$/u);
    expect(await issued(page, number)).toEqual([{ copies: 1250, startsOn: '2027-02-01', expiresOn: '2027-12-31' }]);
    await page.context().close();
  });
}

test('E2 a day is picked by mouse or keyboard and cleared; the calendar covers nothing until asked for', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, people.vendor, '', { language: 'es', permissions: clipboard });
  const { copies, starts, expires } = await issueForm(page, portal, 'es', `F-${randomUUID().slice(0, 8)}`);
  await expires.click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await type(starts, '28/02/2027');
  await page.keyboard.press('ArrowDown');
  const calendar = page.getByRole('dialog', { name: es.issue.startsOn });
  await expect(calendar.locator('[data-selected]')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(calendar).toHaveCount(0);
  await expect(starts).toBeFocused();
  await expect(starts).toHaveValue('27/02/2027');
  await page.getByRole('button', { name: es.ui.day.open.replace('{{what}}', es.issue.expiresOn) }).click();
  await page.getByRole('dialog', { name: es.issue.expiresOn }).getByRole('button', { name: /^28 / }).first().click();
  await expect(expires).toHaveValue(/^28\/\d\d\/\d{4}$/u);
  await page.getByRole('button', { name: es.issue.clearExpiry }).click();
  await expect(expires).toHaveValue('');
  await page.getByRole('button', { name: es.ui.day.open.replace('{{what}}', es.issue.expiresOn) }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // Two cells of a table are not one number.
  await paste(page, copies, '12\n345');
  await page.keyboard.press('Tab');
  await expect(copies).toHaveAttribute('aria-invalid', 'true');
  await page.context().close();
});

test('O1 an order is entered on the day that was typed, in German and in Spanish; Enter enters nothing', async ({
  browser,
  portal,
}) => {
  for (const [language, ordered, quantity] of [
    ['de', '5. Nov. 2026', '2.500'],
    ['es', '5 de noviembre de 2026', '2.500'],
  ] as const) {
    const [t, o] = [texts[language], orderTexts[language]];
    const page = await enter(browser, portal, voices.vendor, '', { language, permissions: clipboard });
    const number = `F-${randomUUID().slice(0, 8)}`;
    await page.goto(`${portal.url}/talvoro/orders`);
    await page.getByRole('button', { name: o.enter.action }).click();
    const dialog = page.getByRole('dialog', { name: o.enter.title });
    await dialog.getByLabel(t.issue.account, { exact: true }).first().fill('Klang');
    await page.getByRole('option', { name: /^Klangwerk/u }).click();
    await dialog.getByLabel(o.number, { exact: true }).fill(number);
    await dialog.getByLabel(t.issue.product, { exact: true }).first().fill('Meetings');
    await page.getByRole('option', { name: 'Meetings' }).first().click();
    await paste(page, dialog.getByLabel(o.licences, { exact: true }), quantity);
    const day = dialog.getByRole('textbox', { name: o.ordered, exact: true });
    // Escape closes the calendar and leaves the dialog with all that was typed.
    await day.press('ArrowDown');
    await expect(page.getByRole('dialog', { name: o.ordered }).locator('[data-selected]')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: o.ordered })).toHaveCount(0);
    await expect(dialog.getByLabel(o.number, { exact: true })).toHaveValue(number);
    await type(day, '30.02.2026');
    await dialog.getByRole('button', { name: o.enter.submit }).click();
    await expect(dialog.getByText(t.ui.day.none)).toBeVisible();
    await expect(day).toHaveValue('30.02.2026');
    await type(day, ordered);
    await day.press('Enter');
    await dialog.getByLabel(o.number, { exact: true }).press('Enter');
    expect((await inside(page, 'listOrders', { q: number })).items).toEqual([]);
    await dialog.getByRole('button', { name: o.enter.submit }).click();
    await expect(page).toHaveURL(/\/orders\/[\da-f-]{36}/u);
    const [entered] = (await inside(page, 'listOrders', { q: number })).items;
    expect(entered).toMatchObject({ orderedOn: '2026-11-05', licences: 2500 });
    await page.context().close();
  }
});

test('X3 an API key ends on the day that was typed, in German', async ({ browser, portal }) => {
  const page = await enter(browser, portal, people.vendor, '/settings/api-keys', {
    language: 'de',
    permissions: clipboard,
  });
  await page.getByRole('button', { name: de.apiKey.create }).first().click();
  const name = `F ${randomUUID().slice(0, 8)}`;
  await page.getByLabel(de.apiKey.name, { exact: true }).fill(name);
  const day = page.getByRole('textbox', { name: de.apiKey.lastDay, exact: true });
  const next = new Date().getUTCFullYear() + 1;
  await type(day, `31.12.${String(next + 5)}`);
  await page.getByRole('button', { name: de.apiKey.submit }).click();
  await expect(day).toHaveAttribute('aria-invalid', 'true');
  await type(day, `1.2.${String(next)}`);
  await day.press('Enter');
  await expect(day).toHaveValue(`01.02.${String(next)}`);
  await page.getByRole('button', { name: de.apiKey.submit }).click();
  await expect(page.getByLabel(de.apiKey.secret, { exact: true })).toBeVisible();
  const keys = (await inside(page, 'listApiKeys', {})).items;
  expect(keys.find((key) => key.name === name)?.expiresOn).toBe(`${String(next)}-02-01`);
  await page.context().close();
});

test('X2 the activity is filtered from the day that was typed in Spanish, and not by what is none', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, people.vendor, '/activity', { language: 'es', permissions: clipboard });
  const from = page.getByRole('textbox', { name: es.activity.filter.from, exact: true });
  await type(from, '01/12/2025');
  await expect(page).not.toHaveURL(/from=/u);
  await page.keyboard.press('Tab');
  await expect(page).toHaveURL(/from=2025-12-01/u);
  await expect(from).toHaveValue('01/12/2025');
  await type(from, '31/02/2026');
  await page.keyboard.press('Tab');
  await expect(page.getByText(es.ui.day.none)).toBeVisible();
  await expect(from).toHaveValue('31/02/2026');
  await expect(page).toHaveURL(/from=2025-12-01/u);
  await page.getByRole('button', { name: es.ui.clearFilters }).click();
  await expect(from).toHaveValue('');
  await page.context().close();
});

test('E4 E8 Enter in a field neither splits nor mails, and a split is of what was typed', async ({
  browser,
  portal,
}) => {
  // Of a product of which there are enough.
  const page = await enter(browser, portal, people.distributor, '/entitlements?q=Sound+Detection', {
    language: 'de',
    permissions: clipboard,
  });
  let sent = 0;
  await page.route(/\/api\/v1\/(splits|line-items\/[^/]+\/mails|returns|recalls)$/u, async (route) => {
    if (route.request().method() === 'POST') sent += 1;
    await route.continue();
  });
  await page
    .getByRole('button', { name: new RegExp(`^${de.entitlement.split.action}: `, 'u') })
    .first()
    .click();
  await page.getByLabel(de.entitlement.split.target, { exact: true }).first().fill('Weitblick Objektschutz');
  await expect(page.getByRole('option', { name: 'Weitblick Objektschutz' })).toBeVisible();
  await page.keyboard.press('Enter');
  const copies = page.getByLabel(de.entitlement.split.copies, { exact: true });
  await expect(copies).toBeFocused();
  for (const text of ['1,5', '1e0', '-1', '1.0']) {
    await type(copies, text);
    await copies.press('Enter');
    await expect(copies).toHaveValue(text);
    await page.getByRole('button', { name: de.entitlement.split.submit }).click();
    await expect(copies).toHaveAttribute('aria-invalid', 'true');
  }
  await type(copies, '2');
  await copies.press('Enter');
  await copies.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(sent).toBe(0);
  await page.getByRole('button', { name: de.entitlement.split.submit }).click();
  await page
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${de.ui.undo}`, 'u') })
    .click();
  await expect(page.getByText(de.takeBack.splitUndone_other.replace('{{count, number}}', '2'))).toBeVisible();
  expect(sent).toBe(1);
  await page.context().close();

  const mailing = await enter(browser, portal, people.distributor, '', { permissions: clipboard });
  let mails = 0;
  await mailing.route(/\/mails$/u, async (route) => {
    if (route.request().method() === 'POST') mails += 1;
    await route.continue();
  });
  await mailing.locator('tbody a').first().click();
  // What the panel reads comes in above the button, which would move away under the press.
  await expect(mailing.getByRole('dialog')).toBeVisible();
  await settled(mailing);
  await mailing
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${en.entitlement.mail.action}: `, 'u') })
    .click();
  const to = mailing.getByLabel(enLineMail.to, { exact: true });
  await to.fill('one@fields.example');
  await to.press('Enter');
  await expect(to).toHaveValue('');
  await to.press('Enter');
  await to.press('Enter');
  await expect(mailing.getByRole('button', { name: enLineMail.send, exact: true })).toBeVisible();
  expect(mails).toBe(0);
  await mailing.context().close();
});

test('A10 an invitation opens though a mail gateway encoded the # of its link, in any time zone', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor, '', { permissions: clipboard });
  const email = `f-${randomUUID().slice(0, 8)}@fields.example`;
  await inside(staff, 'invitePeople', {
    accountId: (await inside(staff, 'readMe', {})).account.id,
    people: [{ email }],
  });
  const { html } = await portal.mailTo(email, '/sign-up#');
  const link = /href="([^"]*\/sign-up#[^"]*)"/u.exec(html)?.[1] ?? '';
  const context = await browser.newContext({ timezoneId: 'Etc/GMT+2' });
  const page = await context.newPage();
  await page.goto(link.replace('#', '%23'));
  await expect(page.getByLabel(en.session.signIn.email, { exact: true })).toHaveValue(email);
  await expect(page).toHaveURL(/\/talvoro\/sign-up$/u);
  // A browser in a zone that no list of zones has.
  await page.getByLabel(en.user.firstName, { exact: true }).fill('Ines');
  await page.getByLabel(en.user.lastName, { exact: true }).fill('Núñez');
  await page.locator('input[type=password]').first().fill('amber-harbour-seventeen-kites');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: en.invitation.signUp.submit }).click();
  await expect(page.getByText(en.invitation.signUp.welcome)).toBeVisible();
  expect((await inside(page, 'readMe', {})).user.timeZone).toBe('Etc/GMT+2');
  await context.close();
  await staff.context().close();
});

test('O2 UX §4 Enter takes the marked customer, also where it is typed while the list opens', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, voices.partner, '/orders', { permissions: clipboard });
  await page
    .getByRole('button', { name: new RegExp(enOrder.assign.actionOf.replace('{{number}}', '.*'), 'u') })
    .first()
    .click();
  const field = page.getByLabel(enOrder.assign.customer, { exact: true }).first();
  await expect(field).toBeFocused();
  await field.press('ArrowDown');
  await field.press('Tab');
  await field.evaluate(async (input: HTMLInputElement) => {
    input.focus();
    await Promise.resolve();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'Hafenpraxis');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect(page.getByRole('option', { name: /^Hafenpraxis/u })).toBeVisible();
  await field.press('Enter');
  await expect(field).toHaveValue('Hafenpraxis Dr. Falk');
  await page.context().close();
});
