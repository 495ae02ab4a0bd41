import { activation } from '../../src/texts/entitlements/activation.en.ts';
import { en } from '../../src/texts/en.ts';
import { look } from '../kernel/look.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';
import { lineOf, requestOf } from './offline-world.ts';

test('E13 who sets a line on hold sees which devices run on, and until when', async ({ page, portal }) => {
  const line = await lineOf(portal, 5);
  const made = await line.installer('activateCopies', {
    id: line.id,
    hostId: requestOf().hostId,
    deviceName: 'Gate',
    copies: 2,
  });
  await line.installer('fetchLicenceFile', { id: made.id });
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.vendor, `/entitlements/${line.parentId}`);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${en.takeBack.hold.action}`, 'u') })
    .click();
  const dialog = page.getByRole('dialog', { name: new RegExp(en.takeBack.hold.title, 'u') });
  await expect(dialog.getByText(activation.holdFiles)).toBeVisible();
  await expect(dialog.getByText('Gate')).toBeVisible();
  await expect(dialog.getByText(activation.runsUntil.replace('{{day}}', '').trim())).toBeVisible();
  await look(page, 'a line to be set on hold, with a device that runs on');
});
