import { expect } from '@playwright/test';
import { expectAccessibleThemes, openRecordWithGap, viewports } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { rows, tab } from '#/e2e/screen/record-screen.ts';

test.use({ waitsForRest: false });
test.describe.configure({ timeout: 180_000 });

for (const viewport of viewports)
  test(`accessible: the list of allergies and its print, with a source that is down (light and dark, ${viewport.width} px)`, async ({
    page,
  }) => {
    await openRecordWithGap(page, viewport);
    await tab(page, 'Allergies').click();
    await expect(page).toHaveURL(/allergies$/);
    await expect(rows(page).first()).toBeVisible();
    await expectAccessibleThemes(page, 'allergies');
    await page.goto(page.url().replace('/allergies', '/print'));
    await expect(page.locator('table.paper')).toBeVisible();
    await expectAccessibleThemes(page, 'print');
  });

test('accessible: the Summary for print, with a source that is down (light and dark, every width)', async ({ page }) => {
  await openRecordWithGap(page, viewports[0]);
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('.summary-paper')).toBeVisible();
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    await expectAccessibleThemes(page, `print of the Summary, ${viewport.width} px`);
  }
});
