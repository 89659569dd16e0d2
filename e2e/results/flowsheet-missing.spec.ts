import { expect, type Locator, type Page } from '@playwright/test';
import { sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled, tab } from '#/e2e/screen/record-screen.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Results by date' });
const table = (page: Page): Locator => page.getByRole('region', { name: 'Results as a table' });

test('H05 a source without an answer is named at the table, and no empty cell reads as if nothing was measured', async ({ page }) => {
  await setFault(sourceOrigin('royal-park'), 'down');
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tab(page, 'Results').click();
  await expect(table(page)).toContainText('Not in this table: results of Royal Park Hospital, which gave no whole answer');
  await expect(grid(page).getByRole('gridcell', { name: 'no result' }).first()).toBeAttached();
  await expect(grid(page).getByRole('gridcell', { name: /not measured/ })).toHaveCount(0);
});
