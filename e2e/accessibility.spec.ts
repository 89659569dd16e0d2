import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { sourceOrigin } from './exchange/addresses.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem, signIn } from './screen/open-record.ts';
import { allergyChip, completeness, rows, tab } from './screen/record-screen.ts';

const widths = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function isAccessible(page: Page, where: string): Promise<void> {
  // From one page to the next its title is put in anew, a moment after what it is the title of.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => `${where}: ${id} (${help}) at ${target.join(' ')} ${html}: ${failureSummary ?? ''}`),
  );
  expect.soft(found, where).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${where}: scrolls sideways`).toBeLessThanOrEqual(0);
}

/** The record as it is on this width: below 1024 px its sources are in a sheet. */
async function ended(page: Page): Promise<void> {
  await expect(
    completeness(page)
      .getByText(/complete/)
      .locator('visible=true')
      .first(),
  ).toBeVisible();
  await expect(completeness(page).getByText(/asking/i)).toHaveCount(0, { timeout: 45_000 });
}

// Nine looks with every rule: more than a minute where the machine is busy.
test.describe.configure({ timeout: 150_000 });

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of widths) {
    const which = `${colorScheme}, ${viewport.width} px`;

    // Each screen must be readable and usable by everyone, whatever the screen and the eyes.
    test(`accessible: start, find, confirm, refusal (${which})`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.goto('/');
      await isAccessible(page, 'start');
      await page.goto('/find');
      await isAccessible(page, 'find, signed out');
      await page.goto(`/launch?iss=https://unknown.example&launch=x`);
      await isAccessible(page, 'refusal');
      await signIn(page, 'Dr Helen Ward');
      await isAccessible(page, 'find');
      await page.getByRole('textbox', { name: /NHS No/ }).fill('123');
      await page.getByRole('button', { name: 'Find' }).first().click();
      await expect(page.getByRole('alert').filter({ hasText: 'digits' })).toBeVisible();
      await isAccessible(page, 'find, with a problem');
      await page.getByRole('textbox', { name: /NHS No/ }).fill('999 102 0012');
      await page.getByRole('button', { name: 'Find' }).first().click();
      await expect(page.getByRole('heading', { name: 'Is this your patient?' })).toBeVisible();
      await isAccessible(page, 'confirm');
    });

    test(`accessible: the record, with a source that is down (${which})`, async ({ page }) => {
      await setFault(sourceOrigin('out-of-hours'), 'down');
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await openFromRecordSystem(page, 'BROOKS, Amara');
      await ended(page);
      await isAccessible(page, 'summary');
      await allergyChip(page).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await isAccessible(page, 'allergies of the banner');
      await page.keyboard.press('Escape');
      await tab(page, 'Timeline').click();
      await expect(rows(page).first()).toBeVisible();
      await isAccessible(page, 'timeline');
      await rows(page).filter({ hasText: 'Full blood count' }).first().locator('.row-title').click();
      await expect(page.getByRole('heading', { name: 'Full blood count' })).toBeVisible();
      await isAccessible(page, 'entry opened');
      if (viewport.width < 1280) await page.keyboard.press('Escape');
      if (viewport.width < 1024) {
        await page.getByRole('button', { name: /^Sources/ }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await isAccessible(page, 'sheet of sources');
        await page.keyboard.press('Escape');
      }
      await tab(page, 'Allergies').click();
      await expect(page).toHaveURL(/allergies$/);
      await expect(rows(page).first()).toBeVisible();
      await isAccessible(page, 'allergies');
      await page.goto(page.url().replace('/allergies', '/print'));
      await expect(page.locator('table.paper')).toBeVisible();
      await isAccessible(page, 'print');
    });
  }

// Blank screens are screens too: whoever cannot see them must be told that the record is closed.
test('accessible: signed out', async ({ page }) => {
  await openFromRecordSystem(page, 'HOLT, Sam');
  await page.getByRole('button', { name: /Menu/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Signed out' })).toBeVisible();
  await isAccessible(page, 'signed out');
});
