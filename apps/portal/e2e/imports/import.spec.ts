import { writeFileSync } from 'node:fs';
import { en } from '../../src/texts/en.ts';
import { importing } from '../../src/texts/imports/import.en.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

test('X5 O8 thirty partners are imported from a Latin-1 file with German headings, two rows corrected', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.distributor, '/accounts');
  await page.getByRole('link', { name: en.ui.import, exact: true }).click();

  const email = (n: number) => `erster${n}@import-${n}.example`;
  const wrong = new Map([
    [7, 'kein-at-zeichen'],
    [19, email(3)],
  ]);
  const lines = Array.from(
    { length: 30 },
    (_, n) => `"Brüder Groß ${n}; Süd";${wrong.get(n) ?? email(n)};Jürgen;Öhler;Österreich;Deutsch;${n * 1000}`,
  );
  const file = ['Firma;E-Mail-Adresse;Vorname;Nachname;Land;Sprache;Umsatz', ...lines].join('\r\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'partner.csv', mimeType: 'text/csv', buffer: latin1(file) });

  await expect(page.getByRole('heading', { name: '2 rows need correction' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '28 rows are ready' })).toBeVisible();
  await expect(page.getByText('Ignored: Umsatz.')).toBeVisible();
  await expect(page.getByText(`The same e-mail as in row 5: “${email(3)}”.`)).toBeVisible();
  // The button leads to what is to be corrected.
  await page.getByRole('button', { name: 'Import 28 accounts' }).click();
  const cell = page.locator('[data-wrong] input').first();
  await expect(cell).toBeFocused();
  await cell.fill(email(7));
  await cell.press('Enter');
  await expect(page.getByRole('heading', { name: '1 row needs correction' })).toBeVisible();
  await page.locator('[data-wrong] input').first().fill(email(19));
  await page.getByRole('button', { name: 'Import 30 accounts' }).click();

  await expect(page.getByRole('heading', { name: '30 accounts imported' })).toBeVisible();
  await expect(page.getByText('30 e-mails are on their way.')).toBeVisible();
  for (const n of [0, 7, 19, 29])
    expect((await portal.mailTo(email(n), `Brüder Groß ${n}; Süd`)).text).toContain('Jürgen');
  await Promise.all(Array.from({ length: 30 }, (_, n) => portal.mailTo(email(n), 'Brüder Groß')));
  await page.getByRole('link', { name: 'Brüder Groß 0; Süd' }).click();
  await expect(page.getByRole('dialog').getByText('Brüder Groß 0; Süd').first()).toBeVisible();
});

test('X5 what is too much or no CSV is refused at once, and what was there before stays', async ({
  page,
  portal,
}, info) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.distributor, '/import/users');
  const drop = (buffer: Buffer, name = 'people.csv') =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await drop(Buffer.from(`email\n${Array.from({ length: 50_000 }, (_, n) => `p${n}@many.example`).join('\n')}`));
  await expect(page.getByRole('alert')).toContainText('50,000 rows; the limit is 5,000');
  // From the disk: what a browser gets handed over takes its time.
  const large = info.outputPath('large.csv');
  writeFileSync(large, 'a,b\n'.repeat(3 * 1024 * 1024));
  await page.locator('input[type=file]').setInputFiles(large);
  await expect(page.getByRole('alert')).toContainText(importing.trouble['too-large'].title);
  await drop(Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), 'people.xlsx');
  await expect(page.getByRole('alert')).toContainText('people.xlsx');
  await drop(
    Buffer.from(
      'email;role;first name\n=cmd calc@x.example;Portal User;=1+1\nanna.import@nordlicht.example;Kaiser;Anna\n',
    ),
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText(/Portal User, Portal Admin User/u)).toBeVisible();
  await page.getByRole('button', { name: importing.leaveAllOut }).click();
  await page.getByRole('button', { name: '2 rows left out' }).click();
  await page.getByRole('button', { name: 'Include row 3 again' }).click();
  await page.locator('[data-wrong] input').first().fill('Portalbenutzer');
  // What is lost on the way changes nothing of what was typed.
  await page.route('**/imports', (route) => route.abort());
  await page.getByRole('button', { name: 'Import 1 user' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.unroute('**/imports');
  await page.getByRole('button', { name: 'Import 1 user' }).click();
  await expect(page.getByRole('heading', { name: '1 user imported' })).toBeVisible();
});
