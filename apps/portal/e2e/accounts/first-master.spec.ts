import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
import { inside } from '../kernel/inside.ts';
import { look } from '../kernel/look.ts';
import { expect, signIn, test, zarnika } from '../kernel/portal.ts';

const texts = { en, de, es };
const roles = { en: 'Master', de: 'Hauptadministrator', es: 'Administrador principal' };

for (const language of ['es', 'de', 'en'] as const) {
  test(`A7 in ${language} a first Master taken back leaves a warning, and the next is preset as Master`, async ({
    browser,
    portal,
  }) => {
    const t = texts[language];
    const context = await browser.newContext();
    await context.addInitScript((kept) => localStorage.setItem('tierline-language', kept), language);
    const page = await context.newPage();
    await signIn(page, portal, zarnika.vendor);
    const { account } = await inside(page, 'createAccount', {
      name: `Turmwache ${language}`,
      tier: 2,
      language,
      user: { email: `mistyped-${language}@turmwache.example` },
    });
    await page.goto(`${portal.url}/zarnika/accounts/${account.id}`);
    const panel = page.getByRole('dialog', { name: account.name });
    const warning = t.user.lacksMaster.replaceAll('{{role}}', roles[language]);
    await expect(panel.getByText(`mistyped-${language}@turmwache.example`).last()).toBeVisible();
    await expect(page.getByText(warning)).toHaveCount(0);
    await panel.getByRole('button', { name: t.invitation.withdraw, exact: true }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: t.invitation.withdraw, exact: true }).click();
    await expect(panel.getByRole('alert').filter({ hasText: warning })).toBeVisible();
    await look(page, `an account without a Master, ${language}`);
    await page.setViewportSize({ width: 1280, height: 800 });

    await panel.getByRole('button', { name: t.user.add }).click();
    const dialog = page.getByRole('dialog').last();
    await expect(dialog.getByRole('radio', { name: roles[language], exact: true })).toBeChecked();
    await expect(dialog.getByRole('radio').first()).toBeChecked();
    await expect(dialog.getByText(warning)).toBeVisible();
    // On a phone what was said of the one before would cover the roles.
    await expect(page.getByRole('status').filter({ hasText: 'mistyped' })).toHaveCount(0);
    await look(page, `the first Master, ${language}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    const email = `right-${language}@turmwache.example`;
    await dialog.getByLabel(t.user.email, { exact: true }).fill(email);
    await dialog.getByRole('button', { name: t.user.submit, exact: true }).click();
    await expect(page.getByText(warning)).toHaveCount(0);
    // The notice above names them, too: once the list does, nothing moves any more.
    await expect(
      panel.getByRole('link', { name: t.user.open.replaceAll('{{name}}', email), exact: true }),
    ).toBeVisible();
    expect((await inside(page, 'listUsers', { id: account.id })).items[0]?.full?.role).toBe('master');
    // Of an account that has one, the next is no Master unless that is chosen.
    await panel.getByRole('button', { name: t.user.add }).click();
    await expect(dialog.getByRole('radio', { name: roles[language], exact: true })).not.toBeChecked();
    await context.close();
  });
}
