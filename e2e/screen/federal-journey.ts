import { expect, test as base, type Page } from '@playwright/test';
import { federalNetwork } from '#/mocks/networks/federal/federal.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { startExchange } from '#/e2e/exchange/start-exchange.ts';
import { expectConformingAudit } from './conforming-audit.ts';

const { viewerPort, exchangePort } = portsOf('federal');

export const federal = originsOf(federalNetwork, exchangePort);

interface Worker {
  readonly running: undefined;
}

const faulty = /content security policy|minified react error|hydrat/i;

/** A journey through the built viewer and a Federal exchange of its worker's own. */
export const test = base.extend<{ readonly noScriptErrors: undefined }, Worker>({
  running: [
    async ({ browserName: _any }, give) => {
      const started = await startExchange({ network: 'federal', viewerPort, exchangePort });
      await give(undefined);
      await started.stop();
      expectConformingAudit(started.output());
    },
    { scope: 'worker', auto: true, timeout: 120_000 },
  ],
  baseURL: async ({ browserName: _any }, give) => give(`http://localhost:${viewerPort}`),
  noScriptErrors: [
    async ({ context }, give) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(error.error().message));
      context.on('console', (message) => {
        if (message.type() === 'error' && faulty.test(message.text())) errors.push(message.text());
      });
      await give(undefined);
      expect(errors, 'script errors and policy violations').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the joint exchange from the federal record system, as a clinician of veterans' health unless another is named. */
export async function openFederal(page: Page, patient: string, clinician = 'vh-reyes'): Promise<void> {
  await page.goto(`${federal.ehr}/as/${clinician}`);
  await page.getByRole('row').filter({ hasText: patient }).getByText('Open shared record').click();
  await page.waitForURL(/\/record\/[^/]+/);
  await expect(page.getByRole('main')).toContainText('Letters and imaging reports');
  await expect(page.locator('body')).not.toContainText(/Asking|Still asking/, { timeout: 45_000 });
}
