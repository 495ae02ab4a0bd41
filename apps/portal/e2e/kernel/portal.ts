import { test as base, expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { samples as callers } from '../../../../prisma/demo/talvoro-people.ts';
import { samples } from '../../../../prisma/demo/velkamo-people.ts';
import { administrator, samples as zarnikaSamples } from '../../../../prisma/demo/zarnika-people.ts';
import { freePort } from '../../../../tools/free-port.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
import { demoDatabase, renewDemoDatabase } from './demo-data.ts';
import { mailPeer, type MailPeer } from './mail-peer.ts';

/** A running portal with demo data, and the mail server it sends to. */
export type Portal = Pick<MailPeer, 'mailTo' | 'mailsWith'> & {
  url: string;
  /** Runs `npm run tierline -- …` beside the running portal; what it says. */
  tierline: (...args: string[]) => Promise<string>;
};

/** What only the tests' own fixtures do with a portal: its data as they were when it started. */
type OwnPortal = Portal & { startAfresh: () => Promise<void> };

/**
 * Tests in a browser: `portal` is the running portal, with the demo data as nothing but the tests of the same file have
 * left them; `errors` fails a test on whatever the page complains of.
 */
export const test = base.extend<{ errors: undefined; data: undefined }, { portal: Portal; running: OwnPortal }>({
  running: [
    // Playwright reads which fixtures are needed from this very form.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const peer = await mailPeer();
      const { stop, startAfresh, ...running } = await startPortal(peer.url);
      await use({
        ...running,
        mailTo: peer.mailTo,
        mailsWith: peer.mailsWith,
        async startAfresh() {
          await startAfresh();
          peer.forget();
        },
      });
      await stop();
      await peer.stop();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  portal: [async ({ running }, use) => use(running), { scope: 'worker' }],
  data: [
    async ({ running }, use, { file }) => {
      if (file !== lastFile) await running.startAfresh();
      lastFile = file;
      await use(undefined);
    },
    { auto: true },
  ],
  errors: [
    async ({ page }, use) => {
      const heard: string[] = [];
      page.on('pageerror', (error) => heard.push(error.message));
      page.on('console', (message) => {
        // The browser itself writes a line for each answer that is no success; refusals are part of the journeys.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          heard.push(message.text());
      });
      await use(undefined);
      expect(heard).toEqual([]);
    },
    { auto: true },
  ],
});

// A process runs the files of one worker in turn.
let lastFile: string | undefined;

export { expect };

/** The people of the camera vendor's demo data. */
export const people = samples;

/** The people of the telephone vendor's demo data. */
export const voices = callers;

/** The people of the access-control vendor's demo data. */
export const zarnika = { ...zarnikaSamples, administrator };

/** What a browser asks its user for before a page may read or write the clipboard. */
export const clipboard = ['clipboard-read', 'clipboard-write'];

/** Somebody of the demo data. */
export type Person = { vendor: string; email: string; password: string };

/**
 * Somebody on a page of the portal, the first screen unless a path is given, in a browser of their own: in English, in
 * a window 1,280 px wide.
 */
export async function enter(
  browser: Browser,
  portal: Portal,
  person: Person,
  path = '',
  { language = 'en', width = 1280, ...options }: BrowserContextOptions & { language?: string; width?: number } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  await context.addInitScript((chosen) => localStorage.setItem('tierline-language', chosen), language);
  const page = await context.newPage();
  await signIn(page, portal, person, path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Signs in by the API, which is quicker than by the page, and opens a page: the first screen, or that of a path. */
export async function signIn(
  page: Page,
  portal: Portal,
  { vendor = 'velkamo', email, password }: { vendor?: string; email: string; password: string },
  path = '',
): Promise<void> {
  const answer = await page.request.post(`${portal.url}/api/v1/session`, {
    headers: { 'Tierline-Vendor': vendor, Origin: portal.url },
    data: { email, password },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  // The note that the sign-in page leaves, so that the portal asks who is signed in; any small file has the address to
  // leave it at.
  await page.goto(`${portal.url}/favicon.svg`);
  await page.evaluate((name) => localStorage.setItem(name, '1'), `tierline-session-${vendor}`);
  await page.goto(`${portal.url}/${vendor}${path}`);
  await page.waitForURL((url) => url.pathname.split('/').length > 2);
}

/**
 * Goes on to another screen as the portal's links do: what the page has loaded is not loaded again. On the way it
 * leaves the present screen for an address that does not exist, so that nothing of it is taken for the next one.
 */
export async function goOn(page: Page, address: string): Promise<void> {
  const [, vendor = ''] = address.split('/');
  const nowhere = page.getByRole('heading', { name: notFound, exact: true });
  await page.evaluate(follow, `/${vendor}/nowhere`);
  await expect(nowhere).toBeVisible();
  await page.evaluate(follow, address);
  await expect(nowhere).toHaveCount(0);
}

const notFound = new RegExp(`^(?:${[en, de, es].map(({ ui }) => ui.notFound).join('|')})$`, 'u');

// In the page.
function follow(address: string): void {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/**
 * Signs in on the page itself and waits until the first screen is there: the sign-in page has a language menu of its
 * own, which goes away under a hand that is quick.
 */
export async function signInOnPage(
  page: Page,
  portal: Portal,
  { vendor = 'velkamo', email, password }: { vendor?: string; email: string; password: string },
): Promise<void> {
  await page.goto(`${portal.url}/${vendor}/sign-in`);
  await page.getByRole('textbox').first().fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  await expect(page.locator('input[type=email][autocomplete=username]')).toHaveCount(0);
}

async function startPortal(
  smtpUrl: string,
): Promise<Pick<OwnPortal, 'url' | 'tierline' | 'startAfresh'> & { stop: () => Promise<void> }> {
  const port = await freePort();
  const database = `portal_${port}_${process.pid}`;
  const { url: databaseUrl, ownerUrl, secret } = await demoDatabase(database);
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    TIERLINE_SECRET: secret,
    SMTP_URL: smtpUrl,
    NODE_OPTIONS: '',
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../launcher/src/start.ts'), '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Tierline is ready')) resolve();
    });
    child.once('exit', () => reject(new Error(output)));
  });
  const url = `http://localhost:${port}`;
  return {
    url,
    async startAfresh() {
      await renewDemoDatabase(database);
      // Its connections were cut: from its answer on it has taken note of that.
      await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
    },
    async tierline(...args) {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(import.meta.dirname, '../../../api/src/cli.ts'), ...args],
        { env },
      );
      return stdout;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
