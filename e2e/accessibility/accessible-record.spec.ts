import { expect } from '@playwright/test';
import { expectAccessibleThemes, openRecordWithGap, viewports } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { allergyChip, rows, tab } from '#/e2e/screen/record-screen.ts';

test.use({ waitsForRest: false });
test.describe.configure({ timeout: 180_000 });

for (const viewport of viewports)
  test(`accessible: summary, allergies of the banner, timeline, with a source that is down (light and dark, ${viewport.width} px)`, async ({
    page,
  }) => {
    await openRecordWithGap(page, viewport);
    await expectAccessibleThemes(page, 'summary');
    await allergyChip(page).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessibleThemes(page, 'allergies of the banner');
    await page.keyboard.press('Escape');
    await tab(page, 'Timeline').click();
    await expect(rows(page).first()).toBeVisible();
    await expectAccessibleThemes(page, 'timeline');
  });
