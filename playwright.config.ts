import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';

const chromium = process.env.CHROMIUM_PATH ?? execFileSync(process.execPath, ['.ci/chromium.js'], { encoding: 'utf8' }).trim();

/** Nothing but the pages under test: no update checks, no background services, no look-ups. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
];

// Chromium refuses its sandbox to root, as in most containers.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

// Each worker starts its own exchange and viewer (e2e/journey.ts): a fault is an exchange's, not a test's.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/journeys',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: chromium, args: [...quiet, ...asRoot] },
  },
});
