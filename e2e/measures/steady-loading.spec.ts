import { expect, type Page } from '@playwright/test';
import { exchange, sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled } from '#/e2e/screen/record-screen.ts';

/** Largest sum of layout shifts that Web Vitals calls good; ours is about 0.045, of which most is each block's one ordering. */
const mostShift = 0.1;

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}
declare global {
  interface Window {
    layoutShift: number;
  }
}

/** Adds up every layout shift of the page without the reader's doing, from its first paint. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    window.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[]) if (!shift.hadRecentInput) window.layoutShift += shift.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

test('while seven sources answer one after another, the Summary stays where it is', async ({ page }) => {
  for (const [index, id] of Object.keys(exchange.sources).entries())
    await setFault(sourceOrigin(id), { fault: 'slow', ms: 100 + index * 130 });
  await watchShifts(page);
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await expect(page.getByRole('main').locator('[data-asking]')).toHaveCount(0);
  const shift = await page.evaluate(() => window.layoutShift);
  console.log(`Layout shift while seven sources answer: ${shift.toFixed(3)}`);
  expect(shift).toBeLessThan(mostShift);
});
