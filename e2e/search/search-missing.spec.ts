import { expect } from '@playwright/test';
import { sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled, tick } from '#/e2e/screen/record-screen.ts';
import { box, field, foundRows, results } from './search-screen.ts';

test('H05 H21 search names what it could not look into: still asked, not answered, not shared, not opened, hidden by the reader', async ({
  page,
}) => {
  await setFault(sourceOrigin('community'), 'held');
  await setFault(sourceOrigin('royal-park'), 'down');
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await field(page).fill('zzzz');
  await expect(results(page)).toContainText('No match in what was searched');
  await expect(box(page)).toContainText(/Asking .*Community & Mental Health/);
  await setFault(sourceOrigin('community'));
  await settled(page);
  await expect(box(page)).not.toContainText('Asking');
  await expect(box(page)).toContainText(/Royal Park Hospital/);
  await expect(box(page)).toContainText('Riverside Surgery: consultation text and documents not shared');
  await expect(box(page)).toContainText(/Inside \d+ documents/);
  await expect(results(page)).not.toContainText('Nothing was left out');

  await field(page).fill('creatinine');
  await expect(foundRows(page).first()).toBeVisible();
  const before = await foundRows(page).count();
  await tick(page, 'City Hospitals').uncheck();
  await expect(box(page)).toContainText(/\d+ more in sources you unticked/);
  expect(await foundRows(page).count()).toBeLessThan(before);
  await box(page).getByRole('button', { name: 'Show' }).click();
  await expect(foundRows(page)).toHaveCount(before);
  await expect(box(page)).not.toContainText('unticked');
});
