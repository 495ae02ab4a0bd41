import type { Locator } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { de } from '../../src/texts/de.ts';
import { order as deOrder } from '../../src/texts/orders/order.de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
import { inside } from './inside.ts';
import { look } from './look.ts';
import { clipboard, enter, expect, test, voices } from './portal.ts';

type Language = 'en' | 'de' | 'es';
const texts = { en, de, es };

async function paste(field: Locator, text: string): Promise<void> {
  await field.page().evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.press('ControlOrMeta+A');
  await field.press('ControlOrMeta+V');
}

const tooLong = (language: Language, length: number, maximum: number) => {
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  return texts[language].ui.tooLong
    .replace('{{length, number}}', number(length))
    .replace('{{maximum, number}}', number(maximum));
};

for (const language of ['es', 'de', 'en'] as const) {
  test(`X6 in ${language} pasted text is kept whole: refused at its field if too long, else stored as it is`, async ({
    browser,
    portal,
  }) => {
    const t = texts[language].session.profile;
    const page = await enter(browser, portal, voices.vendor, '', { language, permissions: clipboard });
    const writes: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH' || request.method() === 'POST') writes.push(request.url());
    });
    await page.goto(`${portal.url}/talvoro/settings`);
    const address = page.getByLabel(t.address, { exact: true });
    const mobile = page.getByLabel(t.mobile, { exact: true });
    const save = address.locator('xpath=ancestor::form').locator('button[type=submit]');
    const long = `${'Hafenstraße 12 '.repeat(40)}Ende`;
    await paste(address, long);
    await expect(address).toHaveValue(long);
    await expect(address).toHaveAccessibleDescription(tooLong(language, 604, 500));
    await look(page, `a text that is too long, ${language}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    writes.length = 0;
    await save.click();
    await expect(address).toBeFocused();
    expect(writes).toEqual([]);
    await expect(address).toHaveValue(long);
    // Letters and their marks, stored apart, count as what is seen.
    const apart = 'u\u0308'.repeat(500);
    await paste(address, apart);
    await expect(address).not.toHaveAttribute('aria-invalid', 'true');
    // The cells of a table stand apart from each other.
    await paste(mobile, '+49 170\t123\r\n');
    await expect(mobile).toHaveValue('+49 170 123');
    await save.click();
    await expect(page.getByText(t.saved).first()).toBeVisible();
    expect((await inside(page, 'readMe', {})).user).toMatchObject({ address: 'ü'.repeat(500), mobile: '+49 170 123' });
    await page.context().close();
  });
}

test('X6 neither dialog nor sign-in sends too long a text; a hundred thousand characters can be deleted', async ({
  browser,
  portal,
}) => {
  const page = await enter(browser, portal, voices.vendor, '/orders', { language: 'de', permissions: clipboard });
  await page.getByRole('button', { name: deOrder.enter.action }).click();
  const number = page.getByLabel(deOrder.number, { exact: true });
  await paste(number, 'LANG-1\r\nLANG-2\r\n');
  await expect(number).toHaveValue('LANG-1 LANG-2');
  await paste(number, '5'.repeat(100_000));
  await expect(number).toHaveAccessibleDescription(tooLong('de', 100_000, 60));
  await page.getByRole('dialog').getByRole('button', { name: deOrder.enter.submit }).click();
  await expect(number).toBeFocused();
  await number.press('ControlOrMeta+A');
  await number.press('Delete');
  await expect(number).toHaveValue('');
  await page.context().close();

  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const outside = await context.newPage();
  await outside.goto(`${portal.url}/talvoro/sign-in`);
  const password = outside.locator('input[type=password]');
  await outside.getByRole('textbox').first().fill(voices.vendor.email);
  await paste(password, `${voices.vendor.password}${' '.repeat(5)}${'x'.repeat(1000)}`);
  await outside.locator('button[type=submit]').click();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toBeFocused();
  await expect(outside).toHaveURL(/\/sign-in$/u);
  await context.close();
});

test('X6 no field of the portal has the browser cut what is pasted', () => {
  const folder = join(import.meta.dirname, '../../src');
  const cutting = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('text-field.tsx'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/<(\w+)(?:[^<>]|=>)*?\smaxLength=/gu)].flatMap(
        ([, element = '']) =>
          ['TextField', 'TextArea', 'PasswordField'].includes(element) ? [] : [`${file}: ${element}`],
      ),
    );
  expect(cutting).toEqual([]);
});
