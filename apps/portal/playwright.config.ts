import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../../tools/chromium.ts';

// The portal's processes have it from here: rows are checked against their shapes.
process.env['TIERLINE_CHECK_ROWS'] = 'yes';

// Journeys in a real browser, against the portal as `npm start` runs it with a database, and a real SMTP peer. One
// portal and one browser for each worker; three, as each waits a good part of its time. Where two cores are kept busy
// by others a page comes late, five times as late as on a quiet machine: it is waited for, and a journey is never tried
// a second time.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './e2e/kernel/demo-data.ts',
  workers: 3,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: await chromiumLaunch(),
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 60_000,
    navigationTimeout: 120_000,
  },
});
