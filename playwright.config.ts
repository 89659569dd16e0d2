import { defineConfig } from '@playwright/test';
import { chromium } from './e2e/exchange/chromium.ts';
import { workers } from './e2e/exchange/workers.ts';

// Each worker starts its own exchange and viewer (e2e/screen/journey.ts): a fault is an exchange's, not a test's.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/journeys',
  fullyParallel: false,
  workers,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    // Tracing slows every journey: where failures are tried again, the second try alone is traced.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: chromium,
  },
});
