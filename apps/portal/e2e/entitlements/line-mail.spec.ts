import { en } from '../../src/texts/en.ts';
import { lineMail as texts } from '../../src/texts/entitlements/line-mail.en.ts';
import { expect, people, signIn, test, type Portal } from '../kernel/portal.ts';
import type { Page } from '@playwright/test';

test.beforeEach(async ({ page }) => {
  // Not in the frame of the preview, which is shut off from all that is the portal's.
  await page.addInitScript({ content: "if (window === window.top) localStorage.setItem('tierline-language', 'en')" });
});

/**
 * Opens the first line that was handed on, and in its panel the dialog that mails it. Returns the line's activation ID.
 */
async function openMail(page: Page, portal: Portal): Promise<string> {
  await signIn(page, portal, people.distributor, '/entitlements?view=handed-on');
  await page
    .getByRole('link', { name: /^Open / })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: new RegExp(`^${en.entitlement.mail.action}: `, 'u') }).click();
  await expect(page.getByRole('dialog', { name: texts.title })).toBeVisible();
  return (await page.getByRole('dialog', { name: texts.title }).locator('.tl-mono').textContent()) ?? '';
}

test('E8 a line is mailed to two more people after a preview in Spanish, with its state, and sent again', async ({
  page,
  portal,
}) => {
  const activationId = await openMail(page, portal);
  const dialog = page.getByRole('dialog', { name: texts.title });
  const to = dialog.getByRole('textbox', { name: texts.to });
  await to.pressSequentially('carla@obra.example, diego@obra.example');
  await dialog.getByLabel(texts.message).fill('Para la obra del puerto, saludos de Ana.');
  await dialog.getByRole('combobox', { name: en.account.language }).click();
  await page.getByRole('option', { name: 'Español' }).click();
  await dialog.getByRole('button', { name: texts.preview }).click();
  const shown = dialog.frameLocator('iframe');
  await expect(shown.getByText('Para la obra del puerto, saludos de Ana.')).toBeVisible();
  await expect(shown.getByRole('cell', { name: /ID de activación/u })).toBeVisible();
  await expect(dialog.getByText('2 people')).toBeVisible();
  await dialog.getByRole('button', { name: texts.send, exact: true }).click();
  await expect(dialog).toBeHidden();

  for (const address of ['carla@obra.example', 'diego@obra.example']) {
    const mail = await portal.mailTo(address, activationId);
    expect(mail.subject).toContain('datos de Nordlicht Vertrieb GmbH');
    expect(mail.text).toContain('Para la obra del puerto, saludos de Ana.');
    await expect(
      page.getByRole('listitem').filter({ hasText: address }).getByText(en.ui.mailStates.accepted),
    ).toBeVisible({ timeout: 60_000 });
  }
  await page.getByRole('button', { name: 'Send again to carla@obra.example' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'carla@obra.example' })).toHaveCount(2);
  await expect
    .poll(async () => (await portal.mailsWith(activationId)).filter((mail) => mail.to === 'carla@obra.example').length)
    .toBe(2);
});

test('E8 a pasted list is understood; a wrong address in it is marked and corrected, and nothing is lost', async ({
  page,
  portal,
}) => {
  await openMail(page, portal);
  const dialog = page.getByRole('dialog', { name: texts.title });
  const to = dialog.getByRole('textbox', { name: texts.to });
  await to.focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', 'a@paste.example, "Doe, J." <j@paste.example>,,A@paste.example; wrong@nowhere');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(dialog.getByText('2 people')).toBeVisible();
  await dialog.getByLabel(texts.message).fill('Kept.');
  await dialog.getByRole('button', { name: texts.send, exact: true }).click();
  await expect(dialog.getByText('1 address is invalid. Click it to change it.')).toBeVisible();
  await dialog.getByRole('button', { name: `Change wrong@nowhere: ${texts.notAnAddress}` }).click();
  await expect(to).toHaveValue('wrong@nowhere');
  await to.fill('right@paste.example');
  await to.press('Enter');
  await expect(dialog.getByText('3 people')).toBeVisible();
  await expect(dialog.getByLabel(texts.message)).toHaveValue('Kept.');
  await dialog.getByRole('button', { name: texts.send, exact: true }).click();
  await expect(dialog).toBeHidden();
  for (const address of ['a@paste.example', 'j@paste.example', 'right@paste.example'])
    await portal.mailTo(address, 'Kept.');
});
