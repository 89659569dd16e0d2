import { expect } from '@playwright/test';
import { expectAccessible, expectAccessibleThemes, viewports } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem, signIn } from '#/e2e/screen/open-record.ts';

// Each screen must be readable and usable by everyone, whatever the screen and the eyes.
for (const viewport of viewports) {
  test(`accessible: start, find signed out, refusal (light and dark, ${viewport.width} px)`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('/');
    await expectAccessibleThemes(page, 'start');
    await page.goto('/find');
    await expectAccessibleThemes(page, 'find, signed out');
    await page.goto(`/launch?iss=https://unknown.example&launch=x`);
    await expectAccessibleThemes(page, 'refusal');
  });

  test(`accessible: find, confirm (light and dark, ${viewport.width} px)`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await signIn(page, 'Dr Helen Ward');
    await expectAccessibleThemes(page, 'find');
    await page.getByRole('textbox', { name: /NHS No/ }).fill('123');
    await page.getByRole('button', { name: 'Find' }).first().click();
    await expect(page.getByRole('alert').filter({ hasText: 'digits' })).toBeVisible();
    await expectAccessibleThemes(page, 'find, with a problem');
    await page.getByRole('textbox', { name: /NHS No/ }).fill('999 102 0012');
    await page.getByRole('button', { name: 'Find' }).first().click();
    await expect(page.getByRole('heading', { name: 'Is this your patient?' })).toBeVisible();
    await expectAccessibleThemes(page, 'confirm');
  });
}

// A blank screen is a screen too: a reader who cannot see it must hear that the record is closed.
test('accessible: signed out', async ({ page }) => {
  await openFromRecordSystem(page, 'HOLT, Sam');
  await page.getByRole('button', { name: /Menu/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Signed out' })).toBeVisible();
  await expectAccessible(page, 'signed out');
});
