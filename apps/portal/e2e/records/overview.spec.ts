import { en } from '../../src/texts/en.ts';
import { overview as t } from '../../src/texts/records/overview.en.ts';
import { inside } from '../kernel/inside.ts';
import { enter, expect, people, test } from '../kernel/portal.ts';

test('X7 X1 UX §1 vendor staff land on what waits, and each entry leads to its place', async ({ browser, portal }) => {
  const distributor = await enter(browser, portal, people.distributor);
  await inside(distributor, 'createAccount', {
    name: 'Verhallt Elektro',
    user: { email: 'ruf@refused.example', firstName: 'Rudi', lastName: 'Ruf' },
  });
  const staff = await enter(browser, portal, people.vendor);
  const needs = staff.getByRole('region', { name: t.needs });
  await expect(staff.getByRole('heading', { level: 1, name: t.title })).toBeVisible();

  // The worker tries it within seconds.
  const undelivered = needs.getByRole('link', { name: t.rows.undelivered_one });
  await expect(async () => {
    await staff.reload();
    await expect(undelivered).toBeVisible({ timeout: 2000 });
  }).toPass();
  await undelivered.click();
  const row = staff.getByRole('row', { name: /ruf@refused\.example/u });
  await expect(row).toContainText(en.ui.mailStates.failed);
  await expect(row).toContainText('no such mailbox here');
  await row.getByRole('link').click();
  await expect(staff.getByRole('dialog')).toContainText('ruf@refused.example');

  await staff.goto(`${portal.url}/velkamo/overview`);
  await needs.getByRole('link', { name: t.rows.notActivated_other }).click();
  await expect(staff.getByRole('heading', { level: 1 })).not.toHaveText(t.title);
  await staff.goBack();
  await staff
    .getByRole('region', { name: t.lately })
    .getByRole('link', { name: /Verhallt Elektro/u })
    .click();
  await expect(staff.getByRole('dialog')).toContainText('Verhallt Elektro');
  await staff.context().close();

  // The author of the mail sees the failure on their first page, and the new partner.
  await distributor.goto(`${portal.url}/velkamo/`);
  const short = distributor.getByRole('navigation', { name: t.needs });
  await expect(short.getByRole('link', { name: t.rows.undelivered_one })).toBeVisible();
  await short
    .getByRole('link', { name: new RegExp(`${t.rows.notActivated_one}|${t.rows.notActivated_other}`, 'u') })
    .click();
  await expect(distributor.getByRole('link', { name: 'Verhallt Elektro', exact: true })).toBeVisible();
  await distributor.context().close();
});

test('UX §5 the first screen after sign-in asks for few files: scripts, styles and answers together', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, people.vendor);
  const asked: string[] = [];
  // What the page before still asks for does not count.
  await staff.waitForLoadState('networkidle');
  staff.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await staff.reload();
  await expect(staff.getByRole('region', { name: t.lately }).getByRole('link').first()).toBeVisible();
  expect(asked.filter((path) => path.endsWith('.js')).length, asked.join('\n')).toBeLessThanOrEqual(15);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(28);
  await staff.context().close();
});
