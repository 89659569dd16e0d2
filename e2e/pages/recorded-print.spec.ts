import { expect, type Page } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled } from '#/e2e/screen/record-screen.ts';

const line = 'Use Print in the viewer.';

async function openPaper(page: Page): Promise<void> {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print' }).click();
}

/** Reads what paper would hold now. */
async function onPaper(page: Page): Promise<{ readonly line: string; readonly parts: number }> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('.record-screen').evaluate((element) => getComputedStyle(element, '::before').content);
  const parts = await page.locator('.record-screen > *').filter({ visible: true }).count();
  await page.emulateMedia({ media: 'screen' });
  return { line: text, parts };
}

test('H32 paper holds one line until the print is recorded, Ctrl+P too', async ({ page }) => {
  const { promise: recorded, resolve } = Promise.withResolvers<void>();
  await page.route('**/acts', async (route) => {
    if (route.request().postData()?.includes('printed')) await recorded;
    await route.continue();
  });
  await openPaper(page);
  await expect(page.getByText('Recording this print…')).toBeVisible();
  expect(await onPaper(page)).toEqual({ line: `"${line}"`, parts: 0 });
  await expect(page.locator('body')).not.toHaveAttribute('data-printed');
  resolve();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  expect(await onPaper(page)).toMatchObject({ line: 'none' });
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.summary-paper')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Back to the record' }).click();
  await expect(page.locator('.summary-paper')).toHaveCount(0);
  expect(await onPaper(page)).toEqual({ line: `"${line}"`, parts: 0 });
});

test('H32 a print that the audit refuses is not printed; asked again it is', async ({ page }) => {
  let refuses = true;
  await page.route('**/acts', async (route) => {
    await (refuses ? route.fulfill({ status: 503, json: { state: 'unwritten' } }) : route.continue());
  });
  await openPaper(page);
  await expect(page.getByText('Not printed: the print could not be recorded. Try again.')).toBeVisible();
  expect(await onPaper(page)).toEqual({ line: `"${line}"`, parts: 0 });
  await expect(page.locator('body')).not.toHaveAttribute('data-printed');
  refuses = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
});
