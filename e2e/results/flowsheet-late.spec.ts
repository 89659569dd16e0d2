import { expect, type Locator, type Page } from '@playwright/test';
import { sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled, sourceRow, tab } from '#/e2e/screen/record-screen.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Results by date' });
const table = (page: Page): Locator => page.getByRole('region', { name: 'Results as a table' });

/** Everything that is drawn in the table, with its place on the screen. */
const places = (page: Page) =>
  grid(page)
    .locator('th, td')
    .evaluateAll((cells) =>
      cells.map((element) => [
        element.textContent,
        Math.round(element.getBoundingClientRect().x),
        Math.round(element.getBoundingClientRect().y),
      ]),
    );

test('H23 results that come while the table is read move nothing in it, stay pinned at the newest, and wait for the reader', async ({
  page,
}) => {
  await setFault(sourceOrigin('royal-park'), { fault: 'slow', ms: 9_000, types: ['Observation', 'DiagnosticReport'] });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await tab(page, 'Results').click();
  await expect(grid(page).getByRole('rowheader', { name: /^Creatinine$/ })).toBeVisible();
  // Every other source has answered: reading begins with a table that lacks this one alone.
  await expect(table(page)).toContainText(/Still asking Royal Park Hospital(?!,| and)/);
  await grid(page)
    .getByRole('rowheader', { name: /^Creatinine$/ })
    .hover();
  await page.mouse.wheel(0, 24);
  const before = await places(page);
  await expect(sourceRow(page, 'Royal Park Hospital')).toContainText('Asking');
  await settled(page);
  await expect(table(page)).not.toContainText('Still asking');
  expect(await places(page)).toEqual(before);
  await expect(grid(page).getByRole('columnheader').last()).toBeInViewport();
  const chip = page.getByRole('button', { name: /^[\d,]+ new from Royal Park Hospital · show$/ });
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(grid(page).getByRole('columnheader').last()).toBeInViewport();
  await expect(grid(page).getByRole('rowheader', { name: /no unit stated · not joined to creatinine/ })).toBeVisible();
});

test('H05 a source without an answer is named at the table, and no empty cell reads as if nothing was measured', async ({ page }) => {
  await setFault(sourceOrigin('royal-park'), 'down');
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tab(page, 'Results').click();
  await expect(table(page)).toContainText('Not in this table: results of Royal Park Hospital, which gave no whole answer');
  await expect(grid(page).getByRole('gridcell', { name: 'no result' }).first()).toBeAttached();
  await expect(grid(page).getByRole('gridcell', { name: /not measured/ })).toHaveCount(0);
});
