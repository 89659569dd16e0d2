import { expect } from '@playwright/test';
import { expectAccessibleThemes, openRecordWithGap, viewports } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { rows, tab } from '#/e2e/screen/record-screen.ts';

test.use({ waitsForRest: false });
test.describe.configure({ timeout: 180_000 });

for (const viewport of viewports)
  test(`accessible: an opened entry, the sheet of sources, with a source that is down (light and dark, ${viewport.width} px)`, async ({
    page,
  }) => {
    await openRecordWithGap(page, viewport);
    await tab(page, 'Timeline').click();
    await rows(page).filter({ hasText: 'Full blood count' }).first().locator('.row-title').click();
    await expect(page.getByRole('heading', { name: 'Full blood count' })).toBeVisible();
    await expectAccessibleThemes(page, 'entry opened');
    if (viewport.width >= 1024) return;
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Sources/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessibleThemes(page, 'sheet of sources');
  });
