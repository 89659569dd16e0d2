import { expect, type Page } from '@playwright/test';
import { sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled } from '#/e2e/screen/record-screen.ts';
import { clearLog, type LoggedRequest, readLog } from '#/mocks/servers/faults/faults.ts';
import { box, field, foundRows, opened, results } from './search-screen.ts';

const hospital = (): string => sourceOrigin('city-hospitals');
/** Requests for the content of documents that the hospital has received. */
const filesAsked = async (): Promise<readonly LoggedRequest[]> =>
  (await readLog(hospital())).filter(({ path }) => path.includes('/Binary/'));
const reading = (page: Page) => expect(box(page)).toContainText(/Reading documents: \d+ of 20/);

/** Presses for the text inside documents while the hospital keeps them, so that they are asked for and have not come. */
async function pressWhileHeld(page: Page): Promise<void> {
  await setFault(hospital(), { fault: 'held', types: ['Binary'] });
  await clearLog(hospital());
  await field(page).fill('"right lower lobe"');
  await box(page)
    .getByRole('button', { name: /^Search/ })
    .click();
  await reading(page);
  await expect.poll(async () => (await filesAsked()).length).toBeGreaterThan(0);
}

/** Every request that was held has been given up; what comes after is asked for by somebody else. */
async function expectGivenUp(): Promise<number> {
  await expect.poll(async () => (await filesAsked()).filter(({ aborted }) => !aborted)).toEqual([]);
  const requests = (await filesAsked()).length;
  expect(requests, 'at most four at once').toBeLessThanOrEqual(4);
  await setFault(hospital());
  return requests;
}

test('H27 search inside documents ends by Stop and by leaving, asks for nothing further, and its text goes with the record', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);

  await test.step('Stop', async () => {
    await pressWhileHeld(page);
    await box(page).getByRole('button', { name: 'Stop' }).click();
    await expect(box(page)).not.toContainText('Reading documents');
    const requests = await expectGivenUp();
    // The next file that the hospital is asked for is one that the reader opens.
    await field(page).fill('discharge summary: pneumonia');
    await foundRows(page).first().click();
    await expect(page.locator('.document-page canvas').first()).toBeVisible();
    expect(await filesAsked()).toHaveLength(requests + 1);
    await page.keyboard.press('Escape');
    await expect(opened(page)).toHaveCount(0);
  });

  await test.step('leaving the search', async () => {
    await pressWhileHeld(page);
    await field(page).focus();
    await page.keyboard.press('Escape');
    await expect(page.locator('.summary')).toBeVisible();
    await expectGivenUp();
    await field(page).fill('"right lower lobe"');
    await expect(results(page)).toContainText('No match in what was searched');
    await expect(box(page)).not.toContainText('Reading documents');
  });

  await test.step('what was read is found until the record is opened anew', async () => {
    await box(page)
      .getByRole('button', { name: /^Search/ })
      .click();
    await expect(foundRows(page).filter({ hasText: 'Discharge summary: pneumonia' })).toBeVisible({ timeout: 30_000 });
    await expect(box(page)).not.toContainText('Reading documents', { timeout: 30_000 });
    await page.reload();
    await settled(page);
    await clearLog(hospital());
    await field(page).fill('"right lower lobe"');
    await expect(results(page)).toContainText('No match in what was searched');
    await expect(box(page)).toContainText(/Inside \d+ documents/);
    expect(await filesAsked()).toHaveLength(0);
  });
});
