import type { Browser, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
import { inside } from '../kernel/inside.ts';
import { look } from '../kernel/look.ts';
import { enter, expect, people, test, zarnika, type Person, type Portal } from '../kernel/portal.ts';

const languages: Record<string, typeof en> = { en, de, es };

async function openActivity(browser: Browser, portal: Portal, person: Person, language = 'en'): Promise<Page> {
  const page = await enter(browser, portal, person, '/activity', { language });
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  return page;
}

test('X2 X8 a split that was undone is one sentence, on both sides; each names the other', async ({
  browser,
  portal,
}) => {
  const distributor = await openActivity(browser, portal, people.distributor);
  const { items: lines } = await inside(distributor, 'listLineItems', { view: 'mine', limit: '100' });
  const line = lines.find(({ available, actions }) => available >= 3 && actions.split === null);
  const account = (await inside(distributor, 'listAccounts', { q: 'Blickfang' })).items[0];
  const split = await inside(distributor, 'splitLineItems', {
    rows: [{ lineItemId: line?.id ?? '', accountId: account?.id ?? '', copies: 3 }],
    mail: false,
  });
  await inside(distributor, 'undoOperation', { id: split.operationId });
  await distributor.reload();

  const product = line?.product.name ?? '';
  const entry = distributor.getByRole('row').nth(1);
  await expect(entry).toContainText(`Handed 3 × ${product} on to Blickfang Sicherheitstechnik`);
  await expect(entry).toContainText('Undone by Jule Brandt');
  // The undoing is in that entry, and not beside it; its own page is a click away.
  await expect(distributor.getByRole('row').filter({ hasText: 'Undid' })).toHaveCount(0);
  await entry.getByRole('link').first().click();
  await distributor
    .getByRole('dialog')
    .getByRole('link', { name: /^Undone/u })
    .click();
  await expect(distributor.getByRole('dialog')).toContainText(`Undid: Handed 3 × ${product} on to Blickfang`);

  const installer = await openActivity(browser, portal, people.installer);
  await expect(installer.getByRole('row').nth(1)).toContainText(`Got 3 × ${product} from Nordlicht Vertrieb GmbH`);
  await expect(installer.getByRole('row').nth(1)).toContainText('Undone by Jule Brandt (Nordlicht Vertrieb GmbH)');
  await Promise.all([distributor, installer].map((page) => page.context().close()));
});

for (const { language, name, heading, sentence, separator } of [
  {
    language: 'en',
    name: 'activity',
    heading: 'Time,What,Type',
    sentence: /,"?Handed 2 × [^"]+ on to Blickfang Sicherheitstechnik/u,
  },
  {
    language: 'de',
    name: 'aktivitaeten',
    heading: 'Zeitpunkt;Was;Art',
    sentence: /;"?2 × [^"]+ an Blickfang Sicherheitstechnik weitergegeben/u,
  },
  {
    language: 'es',
    name: 'actividad',
    heading: 'Fecha y hora;Qué;Tipo',
    sentence: /;"?Repartió 2 × [^"]+ a Blickfang Sicherheitstechnik/u,
  },
].map((row) => ({ ...row, separator: row.language === 'en' ? ',' : ';' })))
  test(`X2 X3 the file of the activity has the sentences of the screen, and what programs read (${language})`, async ({
    browser,
    portal,
  }) => {
    const page = await openActivity(browser, portal, people.distributor, language);
    const { items } = await inside(page, 'listLineItems', { view: 'mine', limit: '100' });
    const line = items.find(({ available, actions }) => available >= 2 && actions.split === null);
    const account = (await inside(page, 'listAccounts', { q: 'Blickfang' })).items[0];
    await inside(page, 'splitLineItems', {
      rows: [{ lineItemId: line?.id ?? '', accountId: account?.id ?? '', copies: 2 }],
      mail: false,
    });
    await page.goto(`${portal.url}/velkamo/activity?kind=split`);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: (languages[language] ?? en).ui.exportAll }).click();
    const download = await file;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^velkamo-${name}-\\d{4}-\\d\\d-\\d\\d\\.csv$`, 'u'));
    const [head = '', newest = '', ...rest] = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(head).toContain(heading);
    expect(newest).toMatch(sentence);
    expect(newest).toContain(`${separator}"{""splits""`);
    // All of them, more than a page of the list has.
    const { count } = await inside(page, 'listChanges', { kind: 'split', limit: '1' });
    expect(rest.filter((row) => row !== '')).toHaveLength(count.value - 1);
    await page.context().close();
  });

for (const { language, entry } of [
  { language: 'en', entry: /^Monthly costs of \d+ sites: [\d,]+ credits charged/u },
  { language: 'de', entry: /^Monatskosten von \d+ Standorten: [\d.]+ Credits abgebucht/u },
  { language: 'es', entry: /^Cargos mensuales de \d+ sitios: [\d.]+ créditos/u },
])
  test(`X2 C4 what was charged on a day is one entry that nobody did, and opens (${language})`, async ({
    browser,
    portal,
  }) => {
    const page = await openActivity(browser, portal, zarnika.master, language);
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: entry }) });
    await expect(row.first()).toContainText(/Autom[aá]ti/u);
    await expect(row.first()).not.toContainText('Zarnika');
    await look(page, `activity in ${language}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    const text = (await row.first().getByRole('link').innerText()).trim();
    const count = Number(/\d+/u.exec(text)?.[0]);
    await row.first().getByRole('link').click();
    // All of that day by themselves, with the site that each is of; Back leads to the entries again.
    await expect(page.getByRole('row')).toHaveCount(count + 1);
    await page.goBack();
    await expect(row.first()).toContainText(text);
    await page.context().close();
  });

test('X2 a change of a kind that is filtered for stands by itself', async ({ browser, portal }) => {
  const page = await enter(browser, portal, zarnika.vendor, '/activity?kind=site.usage');
  await expect(page.getByRole('link', { name: /^Reported \d+ users, \d+ devices for / }).first()).toBeVisible();
  await expect(page.getByText(en.activity.undone, { exact: true })).toHaveCount(0);
  await page.context().close();
});

test('X2 X3 choosing the language that one has writes nothing; another one is a line of the activity', async ({
  browser,
  portal,
}) => {
  const page = await openActivity(browser, portal, people.installer);
  const edits = async () => (await inside(page, 'listChanges', { kind: 'user.edit', limit: '1' })).count.value;
  const choose = async (present: string, language: string) => {
    await page.getByRole('button', { name: new RegExp(`: ${present}$`, 'u') }).click();
    await page.getByRole('menuitem', { name: language }).click();
    await expect(page.getByRole('menu')).toHaveCount(0);
  };
  const before = await edits();
  await choose('English', 'Español');
  await expect.poll(edits).toBe(before + 1);
  await choose('Español', 'Español');
  await choose('Español', 'English');
  await expect.poll(edits).toBe(before + 2);
  await choose('English', 'English');
  await choose('English', 'Deutsch');
  await expect.poll(edits).toBe(before + 3);
  await page.context().close();
});
