import { expect, test, type Page } from '@playwright/test';
import { medplumRecordSystem, medplumViewer, startMedplumExchange, type MedplumExchange } from './medplum-exchange.ts';
import { ledger, numberIn, settled, showTimeline, rows, sourceRow, tab, untickAllBut } from '#/e2e/screen/record-screen.ts';

const holder = 'Royal Park Hospital';

test.use({ baseURL: medplumViewer });

let running: MedplumExchange | undefined;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  running = await startMedplumExchange();
});
test.afterAll(() => running?.stop());

async function openSam(page: Page): Promise<void> {
  await page.goto(medplumRecordSystem);
  await page.getByRole('row').filter({ hasText: 'HOLT, Sam' }).getByText('Open shared record').click();
  await page.waitForURL(/\/record\/[^/]+/);
  await settled(page);
  await untickAllBut(page, holder);
}

// A server that this project did not write shows what its own mocks hide.
test('H05 H06 a record on Medplum’s FHIR server is complete, every entry is shown and every sum is right', async ({ page }) => {
  test.setTimeout(120_000);
  await openSam(page);
  await expect(sourceRow(page, holder)).toContainText('Complete');
  expect(numberIn(await sourceRow(page, holder).locator('[data-held]').textContent())).toBe(running?.entries);
  await showTimeline(page);
  await expect(rows(page).first()).toBeVisible();
  const sums = await ledger(page);
  expect([...sums].filter(([label]) => label !== 'Received').reduce((sum, [, count]) => sum + count, 0)).toBe(sums.get('Received'));
});

test('adverse events are asked for as that server knows them, and come', async ({ page }) => {
  await openSam(page);
  expect(running?.requests.filter((request) => request.startsWith('/AdverseEvent')).every((request) => /[?&]subject=/.test(request))).toBe(
    true,
  );
  await tab(page, 'Timeline').click();
  await expect(rows(page).filter({ hasText: 'Rash after contrast' })).toBeVisible();
});
