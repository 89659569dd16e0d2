import { expect, type Locator, type Page } from '@playwright/test';
import { sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled, sourceRow, tab } from '#/e2e/screen/record-screen.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Results by date' });
const table = (page: Page): Locator => page.getByRole('region', { name: 'Results as a table' });

const newest = (page: Page): Locator => grid(page).getByRole('columnheader').last();

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
  await setFault(sourceOrigin('royal-park'), { fault: 'held', types: ['Observation', 'DiagnosticReport'] });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await tab(page, 'Results').click();
  await expect(grid(page).getByRole('rowheader', { name: /^Creatinine$/ })).toBeVisible();
  // Every other source has answered: reading begins with a table that lacks this one alone.
  await expect(table(page)).toContainText(/Still asking Royal Park Hospital(?!,| and)/);
  await expect(newest(page)).toBeInViewport();
  // Points at its place on the screen: to hover would first scroll to where a sticky head would stand.
  const head = await grid(page)
    .getByRole('rowheader', { name: /^Creatinine$/ })
    .boundingBox();
  await page.mouse.move((head?.x ?? 0) + 20, (head?.y ?? 0) + 8);
  await page.mouse.wheel(0, 24);
  const before = await places(page);
  await expect(sourceRow(page, 'Royal Park Hospital')).toContainText('Asking');
  await setFault(sourceOrigin('royal-park'));
  await settled(page);
  await expect(table(page)).not.toContainText('Still asking');
  expect(await places(page)).toEqual(before);
  await expect(newest(page)).toBeInViewport();
  const chip = page.getByRole('button', { name: /^[\d,]+ new from Royal Park Hospital · show$/ });
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(newest(page)).toBeInViewport();
  await expect(grid(page).getByRole('rowheader', { name: /no unit stated · not joined to creatinine/ })).toBeVisible();
});
