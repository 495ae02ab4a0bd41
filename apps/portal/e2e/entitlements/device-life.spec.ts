import type { Locator, Page } from '@playwright/test';
import { activation as words } from '../../src/texts/entitlements/activation.en.ts';
import { overview } from '../../src/texts/records/overview.en.ts';
import { look } from '../kernel/look.ts';
import { expect, people, signIn, test, type Person, type Portal } from '../kernel/portal.ts';
import { heldLine } from './held-line.ts';

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });

/** A line with one move a year for each copy, and how devices are put on it. */
async function movableLine(portal: Portal, copies: number) {
  const { id, mark, staff, installer } = await heldLine(portal, copies, { product: { movesPerYear: 1 } });
  const device = async (hostId: string, of: number) => {
    const made = await installer('activateCopies', {
      id,
      hostId: `${hostId} ${mark}`,
      copies: of,
      deviceName: `${hostId} ${mark}`,
    });
    await installer('fetchLicenceFile', { id: made.id });
    return made.id;
  };
  return { id, mark, staff, installer, device };
}

async function enter(page: Page, portal: Portal, who: Omit<Person, 'vendor'>, path?: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, who, path);
}

test('E13 a camera dies: the dialog names the day on which its copies come back, and it is undone', async ({
  page,
  portal,
}) => {
  const line = await movableLine(portal, 2);
  const id = await line.device('Gate', 2);
  await enter(page, portal, people.installer, `/activations/${id}`);
  await button(page, words.actions.lose).click();
  const dialog = page.getByRole('dialog', { name: words.lose.title });
  await expect(dialog.getByText(/^Its 2 copies come back on .*20\d\d/u)).toBeVisible();
  await button(dialog, words.lose.submit).click();
  await expect(dialog.getByLabel(words.lose.reason)).toHaveAttribute('aria-invalid', 'true');
  await look(page, 'a device that is reported lost');
  await page.setViewportSize({ width: 360, height: 740 });
  await dialog.getByLabel(words.lose.reason).fill('Stolen from the site');
  await button(dialog, words.lose.submit).click();
  await expect(page.getByText(/^Reported lost\. Its 2 copies come back on/u)).toBeVisible();
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect(page.getByText(words.lose.undone)).toBeVisible();
  await expect(page.getByText(/^Reported lost\./u)).toHaveCount(0);
  await line.installer('reportLost', { id, reason: 'Stolen from the site' });
  await page.reload();
  await expect(page.getByText('Stolen from the site')).toBeVisible();
  await look(page, 'a lost device');
});

test('E13 fewer copies: the device keeps one, and the move of the other is counted', async ({ page, portal }) => {
  const line = await movableLine(portal, 3);
  const id = await line.device('Yard', 3);
  await page.setViewportSize({ width: 360, height: 740 });
  await enter(page, portal, people.installer, `/activations?q=${line.mark}`);
  await page
    .getByRole('button', { name: words.actions.more.replace('{{name}}', `Yard ${line.mark} Yard ${line.mark}`) })
    .click();
  await page.getByRole('menuitem', { name: words.actions.giveBack }).click();
  const dialog = page.getByRole('dialog', { name: words.giveBack.title });
  await dialog.getByLabel(words.giveBack.keep, { exact: true }).fill('2');
  await expect(dialog.getByText(/^At once: uses a move; then 1 of 3/u)).toBeVisible();
  await expect(dialog.getByText(/when the device’s licence file has run out/u)).toBeVisible();
  await look(page, 'copies given back');
  await button(page, words.giveBack.submit).click();
  await expect(page.getByText('1 copy is available again.')).toBeVisible();
  expect(await line.installer('readActivation', { id })).toMatchObject({ copies: 2, moves: { used: 1, allowed: 3 } });
});

test('E13 a new board, and at the limit the vendor is asked and grants a move', async ({ page, portal, browser }) => {
  const line = await movableLine(portal, 2);
  const id = await line.device('Roof', 2);
  await enter(page, portal, people.installer, `/activations/${id}`);
  const replace = async (host: string) => {
    await button(page, words.actions.replace).click();
    const dialog = page.getByRole('dialog', { name: words.replace.title });
    await dialog.getByLabel(words.replace.host, { exact: true }).fill(host);
    await button(page, words.replace.submit).click();
    await expect(page.getByText(words.replace.done.replace('{{host}}', host))).toBeVisible();
  };
  await replace(`board 2 ${line.mark}`);
  const saved = page.waitForEvent('download');
  const panel = page.getByRole('dialog', { name: `Roof ${line.mark}`, exact: true });
  await panel.getByRole('button', { name: `${words.file.download}: Roof ${line.mark}`, exact: true }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.lic$/u);
  await expect(page.getByText(/^2 of 2 used within a year, next on /u)).toBeVisible();
  const impossible = button(page, words.actions.replace);
  await expect(impossible).toHaveAttribute('aria-disabled', 'true');
  await impossible.click({ force: true });
  await expect(page.getByRole('tooltip')).toHaveText(/^Used 2 of 2 moves within a year, next on /u);
  await page.keyboard.press('Escape');
  await button(page, words.actions.ask).click();
  const asked = page.getByRole('dialog', { name: words.ask.title });
  await asked.getByLabel(words.ask.reason, { exact: true }).fill(`The board of ${line.mark} broke again`);
  await look(page, 'a request to the vendor');
  await page.setViewportSize({ width: 1280, height: 800 });
  await button(page, words.ask.submit).click();
  await expect(page.getByText(words.request.states.open)).toBeVisible();
  await look(page, 'a device of which the vendor is asked');

  const staff = await (await browser.newContext()).newPage();
  await enter(staff, portal, people.vendor);
  await staff.getByRole('link', { name: new RegExp(overview.rows.moves_one.slice(8), 'u') }).click();
  await staff.getByRole('link', { name: new RegExp(`^Open Roof ${line.mark}`, 'u') }).click();
  await button(staff, words.actions.answer).click();
  const answer = staff.getByRole('dialog', { name: words.answer.title });
  await expect(answer.getByText(`The board of ${line.mark} broke again`)).toBeVisible();
  await look(staff, 'the answer to a request');
  await staff.setViewportSize({ width: 1280, height: 800 });
  await button(staff, words.answer.submit).click();
  await expect(staff.getByText(words.answer.done.moves)).toBeVisible();
  await staff.context().close();

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await expect(page.getByText('Accepted: 2 more moves, within a year')).toBeVisible();
  await replace(`board 3 ${line.mark}`);
});
