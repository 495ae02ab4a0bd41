import type { Browser, Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../../src/texts/en.ts';
import { countInteractions } from '../kernel/counting.ts';
import { look } from '../kernel/look.ts';
import { expect, test, type Portal } from '../kernel/portal.ts';

const password = 'seven-copper-kettles-sing';
const roles = { observer: 'Observer', operator: 'Operator', administrator: 'Administrator', master: 'Master' };
const t = en.invitation;

test.describe('a programme with invitations and four roles', () => {
  test.describe.configure({ mode: 'serial' });
  let vera: Page;

  test('A9 X10 a vendor is made on the command line, and its first Master signs up', async ({ browser, portal }) => {
    const folder = mkdtempSync(join(tmpdir(), 'tierline-programme-'));
    const sample = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../../prisma/programmes/velkamo.json'), 'utf8'),
    ) as object; // the sample's programme
    const programme = {
      ...sample,
      slug: 'kolibri',
      name: 'Kolibri Portal',
      color: '#5b3cc4',
      firstAccess: 'invitation',
      roles: Object.entries(roles).map(([role, name]) => ({ role, name: { en: name } })),
    };
    writeFileSync(join(folder, 'kolibri.json'), JSON.stringify(programme));
    expect(
      await portal.tierline(
        'vendor',
        'create',
        join(folder, 'kolibri.json'),
        '--email',
        'vera@kolibri.example',
        '--first-name',
        'Vera',
      ),
    ).toContain('gets the invitation by mail');
    rmSync(folder, { recursive: true });
    vera = await signUp(browser, portal, 'vera@kolibri.example', { firstName: 'Vera', lastName: 'Vogel' });
  });
  test.afterAll(() => vera.context().close());

  test('X6 UX §4 inviting, the invitations and signing up have no WCAG violation and fit', async ({ portal }) => {
    await vera.goto(`${portal.url}/kolibri/team?invite=true`);
    await vera
      .getByLabel(t.paste)
      .fill(
        `Looked At <look@kolibri.example>, zoë@kolibri.example, ${'rather-long-'.repeat(5)}address@kolibri.example`,
      );
    await look(vera, 'inviting');
    for (const email of [/zoë@/u, /rather-long/u]) await vera.getByRole('button', { name: email }).click();
    await vera.getByRole('button', { name: 'Send 1 invitation' }).click();
    await expect(vera.getByRole('dialog')).toHaveCount(0);
    await vera.goto(`${portal.url}/kolibri/team?show=invitations`);
    await expect(vera.getByText('look@kolibri.example')).toBeVisible();
    await look(vera, 'invitations');
    const page = await vera.context().newPage();
    await page.goto(await linkTo(portal, 'look@kolibri.example'));
    await page.getByRole('button', { name: t.signUp.submit }).click();
    await expect(page.getByText(en.session.legal.missing)).toHaveCount(2);
    await look(page, 'signing up');
    await page.close();
    await vera.setViewportSize({ width: 1280, height: 800 });
  });

  test('A6 A10 a Master invites three colleagues at once, each with a role, and they get their mails', async ({
    portal,
  }) => {
    await vera.goto(`${portal.url}/kolibri/team`);
    await vera.getByRole('button', { name: t.invite }).click();
    await vera
      .getByLabel(t.paste)
      .fill('"Berg, Anna" <anna@kolibri.example>; bo@kolibri.example\nCLEO@kolibri.example, anna@KOLIBRI.example');
    await expect(vera.getByText(t.twice_one.replace('{{count, number}}', '1'))).toBeVisible();
    await expect(vera.getByText('Do not invite: End customers.')).toBeVisible();
    await vera.getByLabel(roleOf('anna@kolibri.example')).selectOption('administrator');
    await vera.getByLabel(roleOf('bo@kolibri.example')).selectOption('operator');
    await vera.getByRole('button', { name: 'Send 3 invitations' }).click();
    await expect(vera.getByRole('dialog')).toHaveCount(0);
    for (const email of ['anna@kolibri.example', 'bo@kolibri.example', 'CLEO@kolibri.example'])
      await portal.mailTo(email, '/kolibri/sign-up#');
    // What the real mail server said is shown, and no more than that.
    await expect(vera.getByText(t.states.accepted)).toHaveCount(3);
  });

  test('A6 A10 they sign up, and see exactly what their role allows, the rest disabled with the reason', async ({
    browser,
    portal,
  }) => {
    const people = await Promise.all([
      signUp(browser, portal, 'anna@kolibri.example'),
      signUp(browser, portal, 'bo@kolibri.example', { firstName: 'Bo', lastName: 'Busch' }),
      signUp(browser, portal, 'CLEO@kolibri.example', { firstName: 'Cleo', lastName: 'Clement' }),
    ]);
    const rights = [
      [true, true],
      [true, false],
      [false, false],
    ] as const;
    await Promise.all(
      people.map(async (page, index) => {
        const [mayIssue, mayInvite] = rights[index] ?? [true, true];
        await page.goto(`${portal.url}/kolibri/entitlements`);
        await allowed(
          page.getByRole(mayIssue ? 'link' : 'button', { name: en.entitlement.issue }).first(),
          mayIssue,
          'Operator or higher',
        );
        await page.goto(`${portal.url}/kolibri/team`);
        await allowed(page.getByRole('button', { name: t.invite }), mayInvite, 'Administrator or higher');
      }),
    );
    const [anna] = people;
    await anna.getByRole('button', { name: t.invite }).click();
    await expect(anna.getByLabel(t.role).locator('option')).toHaveText(['Observer', 'Operator', 'Administrator']);
    await Promise.all(people.map((page) => page.context().close()));
  });

  test('A10 a link that was used says so and what to do, and the sign-in page what to do when no mail came', async ({
    page,
    portal,
  }) => {
    await page.goto(await linkTo(portal, 'CLEO@kolibri.example'));
    await expect(page.getByRole('alert')).toContainText('already been accepted');
    await page.getByRole('link', { name: t.signUp.toSignIn }).click();
    await page.getByRole('button', { name: t.noMail }).click();
    await expect(page.getByText('portal administrator, or')).toBeVisible();
  });

  test('UX §3 A10 five employees are invited in three interactions; one invited by mistake is taken back', async ({
    portal,
  }) => {
    await vera.goto(`${portal.url}/kolibri/team`);
    const hand = countInteractions(vera);
    await hand.click(vera.getByRole('button', { name: t.invite }));
    await hand.enter(
      vera.getByLabel(t.paste),
      Array.from({ length: 5 }, (_, n) => `five${n}@kolibri.example`).join(', '),
    );
    await hand.click(vera.getByRole('button', { name: 'Send 5 invitations' }));
    await expect(vera.getByRole('dialog')).toHaveCount(0);
    hand.atMost(3);
    await expect(vera.getByText('five4@kolibri.example')).toBeVisible();

    const link = await linkTo(portal, 'five0@kolibri.example');
    await vera.getByRole('link', { name: /five0@/u }).click();
    await vera.getByRole('dialog').getByRole('button', { name: t.withdraw }).click();
    await vera.getByRole('dialog').last().getByRole('button', { name: t.withdraw, exact: true }).click();
    await expect(vera.getByRole('dialog')).toHaveCount(0);
    await expect(vera.getByText('five0@kolibri.example', { exact: true })).toHaveCount(0);
    await vera.getByText(t.invitations, { exact: true }).click();
    await expect(vera.getByText(t.states.revoked)).toBeVisible();
    const page = await vera.context().newPage();
    await page.goto(link);
    await expect(page.getByRole('alert')).toContainText('Kolibri Portal');
    await page.close();
  });

  test('A7 a colleague invited before the account’s first Master has come waits, and signs up afterwards', async ({
    browser,
    portal,
  }) => {
    await vera.goto(`${portal.url}/kolibri/accounts`);
    // Where there is none yet, the page offers it twice.
    await vera.getByRole('button', { name: en.account.create }).first().click();
    await vera.getByLabel(en.account.form.companyName).fill('Sperling Sicherheit');
    await vera.getByLabel(en.account.form.email).fill('max@sperling.example');
    await vera.getByRole('button', { name: en.account.form.submit, exact: true }).click();
    const panel = vera.getByRole('dialog', { name: 'Sperling Sicherheit' });
    await expect(panel.getByText(t.waitsForMaster.split('{{role}}')[0] ?? '')).toBeVisible();
    await expect(panel.getByText(t.states.accepted)).toBeVisible();
    await panel.getByRole('button', { name: en.user.add }).click();
    await vera.getByLabel(en.user.email, { exact: true }).fill('early@sperling.example');
    await vera.getByRole('button', { name: en.user.submit }).click();

    const early = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await early.goto(await linkTo(portal, 'early@sperling.example'));
    await expect(early.getByRole('alert')).toContainText('Sperling Sicherheit has not been activated yet');
    const max = await signUp(browser, portal, 'max@sperling.example', { firstName: 'Max', lastName: 'Meise' });
    await early.getByRole('button', { name: t.signUp.again }).click();
    await complete(early, 'early@sperling.example', { firstName: 'Eva', lastName: 'Elster' });
    await expect(early.getByText(t.signUp.welcome)).toBeVisible();
    await Promise.all([early, max].map((page) => page.context().close()));
  });
});

type Name = { firstName: string; lastName: string };

async function linkTo(portal: Portal, email: string): Promise<string> {
  const { text } = await portal.mailTo(email, '/kolibri/sign-up#');
  return /https?:\S+\/sign-up#\S+/u.exec(text)?.[0] ?? '';
}

/** Opens the link of the newest invitation in a browser of one's own, and accepts it. */
async function signUp(browser: Browser, portal: Portal, email: string, name?: Name): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await page.goto(await linkTo(portal, email));
  await expect(page).toHaveURL(/sign-up$/u);
  await complete(page, email, name);
  await expect(page.getByText(t.signUp.welcome)).toBeVisible();
  return page;
}

async function complete(page: Page, email: string, name?: Name): Promise<void> {
  const address = page.getByLabel(en.session.signIn.email, { exact: true });
  await expect(address).toHaveValue(email);
  await expect(address).not.toBeEditable();
  if (name) {
    await page.getByLabel(en.user.firstName).fill(name.firstName);
    await page.getByLabel(en.user.lastName).fill(name.lastName);
  }
  await page.getByLabel(en.session.password.new, { exact: true }).fill(password);
  await page.getByRole('button', { name: t.signUp.submit }).click();
  // Nothing happens before both documents are accepted.
  await expect(page.getByText(en.session.legal.missing)).toHaveCount(2);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: t.signUp.submit }).click();
}

async function allowed(action: ReturnType<Page['getByRole']>, may: boolean, who: string): Promise<void> {
  await expect(action).toBeVisible();
  if (may) return expect(action).not.toHaveAttribute('aria-disabled');
  await expect(action).toHaveAttribute('aria-disabled', 'true');
  await expect(action).toHaveAccessibleDescription(new RegExp(who, 'iu'));
}

function roleOf(email: string): string {
  return t.roleOf.replace('{{email}}', email);
}
