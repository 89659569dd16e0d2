import { expect, type Page } from '@playwright/test';
import { viewports } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem, signIn } from '#/e2e/screen/open-record.ts';
import { allergyChip, rows, settledAtAnyWidth, tab } from '#/e2e/screen/record-screen.ts';
import { expectTargets } from '#/e2e/screen/targets.ts';

test.describe.configure({ timeout: 180_000 });

const menu = (page: Page) => page.getByRole('button', { name: 'Menu' }).locator('visible=true');

/** Measures every screen that a reader meets before and in a record, and what opens over it. */
async function measureScreens(page: Page, least: number): Promise<void> {
  await page.goto('/');
  await expectTargets(page, 'start', least);
  await page.goto('/no-such-page');
  await expectTargets(page, 'no such page', least);
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settledAtAnyWidth(page);
  await expectTargets(page, 'summary', least);
  await allergyChip(page).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectTargets(page, 'allergies of the banner', least);
  await page.keyboard.press('Escape');
  await menu(page).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectTargets(page, 'menu', least);
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectTargets(page, 'keys', least);
  await page.keyboard.press('Escape');
  await tab(page, 'Timeline').click();
  await expect(rows(page).first()).toBeVisible();
  await expectTargets(page, 'timeline', least);
  await rows(page).filter({ hasText: 'Full blood count' }).first().locator('.row-title').click();
  await expect(page.getByRole('heading', { name: 'Full blood count' })).toBeVisible();
  await expectTargets(page, 'entry opened', least);
}

for (const viewport of viewports)
  test(`targets of 24 px at least, ${viewport.width} px wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await measureScreens(page, 24);
  });

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('targets of 44 px at least', async ({ page }) => {
    await measureScreens(page, 44);
  });

  test('targets of 44 px at least, to find a patient', async ({ page }) => {
    await signIn(page, 'Dr Helen Ward');
    await expectTargets(page, 'find', 44);
  });
});
