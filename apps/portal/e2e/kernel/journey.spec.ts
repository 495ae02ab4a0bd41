import type { Page } from '@playwright/test';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
import { inside } from './inside.ts';
import { expect, people, signIn, signInOnPage, test, type Portal } from './portal.ts';

const texts = { en, de, es };
const password = 'seven-copper-kettles-sing';

/** Counts what a person does: each click and each entry. */
function counted(page: Page) {
  let interactions = 0;
  return {
    click: async (name: string | RegExp) => {
      interactions += 1;
      await page.getByRole('button', { name, exact: true }).first().click();
    },
    fill: async (label: string, value: string) => {
      interactions += 1;
      await page.getByLabel(label, { exact: true }).first().fill(value);
    },
    type: async (value: string) => {
      interactions += 1;
      await page.keyboard.type(value);
    },
    interactions: () => interactions,
  };
}

for (const [language, width] of [
  ['en', 1280],
  ['es', 1280],
  ['de', 360],
] as const) {
  test(`A1 A9 E2 E4 E5 copies travel from the vendor to an installer: ${language}, ${width} px`, async ({
    browser,
    portal,
  }) => {
    const t = texts[language];
    const mark = `${language}${width}`;
    const company = { distributor: `Vertrieb ${mark}`, installer: `Montage ${mark}` };
    const mail = { distributor: `dist@${mark}.example`, installer: `inst@${mark}.example` };
    const open = async () => {
      const context = await browser.newContext({ locale: language, viewport: { width, height: 800 } });
      return context.newPage();
    };

    // The vendor's staff: a distributor with its first user, and 100 copies.
    const staff = await open();
    await signIn(staff, portal, people.vendor);
    await speak(staff, language);
    await staff.goto(`${portal.url}/velkamo/accounts`);
    await createAccount(staff, t, company.distributor, mail.distributor);
    await staff.goto(`${portal.url}/velkamo/entitlements/issue`);
    await staff.getByLabel(t.issue.account, { exact: true }).first().fill(company.distributor);
    await staff.getByRole('option', { name: company.distributor }).click();
    await staff.getByLabel(t.issue.orderNumber, { exact: true }).fill(`ORD-${mark}`);
    await staff.getByLabel(t.issue.product, { exact: true }).first().fill('Scene');
    await staff.getByRole('option', { name: /Scene Analytics/u }).click();
    await staff.getByLabel(t.issue.copies, { exact: true }).first().fill('100');
    await staff.getByRole('button', { name: t.issue.submit, exact: true }).click();
    await expect(staff.getByText(company.distributor).first()).toBeVisible();

    // The distributor: initial password from the mail, own password, an installer, 30 copies in four interactions.
    const rootMail = await portal.mailTo(mail.distributor, `ORD-${mark}`);
    const rootId = activationId(rootMail.text);
    const distributor = await open();
    await firstSignIn(distributor, portal, t, mail.distributor);
    await distributor.goto(`${portal.url}/velkamo/accounts`);
    await createAccount(distributor, t, company.installer, mail.installer);
    await distributor.goto(`${portal.url}/velkamo/entitlements`);
    await expect(distributor.getByText(rootId.slice(0, 9)).first()).toBeVisible();
    const countInteractions = counted(distributor);
    await countInteractions.click(new RegExp(`^${t.entitlement.split.action}: Scene Analytics`, 'u'));
    await countInteractions.fill(t.entitlement.split.target, company.installer);
    await expect(distributor.getByRole('option', { name: company.installer })).toBeVisible();
    await distributor.keyboard.press('Enter');
    const copies = distributor.getByLabel(t.entitlement.split.copies, { exact: true });
    await expect(copies).toBeFocused();
    await countInteractions.type('30');
    await countInteractions.click(t.entitlement.split.submit);
    await expect(distributor.getByRole('dialog')).toHaveCount(0);
    expect(countInteractions.interactions()).toBeLessThanOrEqual(4);
    await expect(distributor.getByText('70', { exact: true }).first()).toBeVisible();

    // The installer: 30 copies under an activation ID of its own, which stands in the mail too.
    const childMail = await portal.mailTo(mail.installer, company.distributor);
    const installer = await open();
    await firstSignIn(installer, portal, t, mail.installer);
    await installer.goto(`${portal.url}/velkamo/entitlements`);
    const childId = activationId((await portal.mailTo(mail.installer, '30')).text);
    await expect(installer.getByText(childId.slice(0, 9)).first()).toBeVisible();
    await expect(installer.getByText('30', { exact: true }).first()).toBeVisible();
    expect(childId).not.toBe(rootId);
    expect(childMail.to).toBe(mail.installer);
    await Promise.all([staff, distributor, installer].map((page) => page.context().close()));
  });
}

async function createAccount(page: Page, t: typeof en, name: string, email: string): Promise<void> {
  const countInteractions = counted(page);
  await countInteractions.click(t.account.create);
  await countInteractions.fill(t.account.form.companyName, name);
  await countInteractions.fill(t.account.form.email, email);
  await countInteractions.click(t.account.form.submit);
  await expect(page.getByText(email).first()).toBeVisible();
  expect(countInteractions.interactions()).toBeLessThanOrEqual(4);
}

async function firstSignIn(page: Page, portal: Portal, t: typeof en, email: string): Promise<void> {
  const { text } = await portal.mailTo(email, '/velkamo/sign-in');
  const initial = /\b[a-z2-9]{5}(?:-[a-z2-9]{5}){3}\b/u.exec(text)?.[0] ?? '';
  await signInOnPage(page, portal, { email, password: initial });
  // Whatever page is opened: first the documents, then a new password.
  await page.goto(`${portal.url}/velkamo/entitlements`);
  await expect(page.getByRole('checkbox')).toHaveCount(2);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: t.session.legal.submit, exact: true }).click();
  await page.getByLabel(t.session.password.currentInitial, { exact: true }).fill(initial);
  await page.getByLabel(t.session.password.new, { exact: true }).fill(password);
  await page.getByRole('button', { name: t.session.password.submitFirst, exact: true }).click();
  await expect(page.getByLabel(t.session.password.currentInitial, { exact: true })).toHaveCount(0);
}

// Chosen in the menu, and kept in the profile: whom one creates is spoken to alike.
async function speak(page: Page, language: keyof typeof texts): Promise<void> {
  const { user } = await inside(page, 'readMe', {});
  await expect(page.locator('html')).toHaveAttribute('lang', user.language);
  // Choosing the present one changes nothing.
  if (user.language === language) return;
  await page.getByRole('button', { name: /: (?:English|Deutsch|Español)$/u }).click();
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.getByRole('menuitem', { name: { en: 'English', de: 'Deutsch', es: 'Español' }[language] }).click();
  await kept;
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

function activationId(text: string): string {
  return /\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){5}\b/u.exec(text)?.[0] ?? '';
}
