import { expect, type Page } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { focused, focusedRow, hasFocus, nameOfFocused, pressForPage, pressUntil, tabTo } from '#/e2e/screen/keyboard.ts';
import { openBySearch, openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { allergyChip, rows, settled, tick } from '#/e2e/screen/record-screen.ts';

// The five tasks of visual.md without a mouse, each step asserted.

const entry = (page: Page) => page.getByRole('complementary', { name: 'Entry' });
const block = (page: Page, heading: string) =>
  page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: heading, exact: true }) });

/** From the summary's heading into a block of it, and through it to a row with these words. */
async function toRow(page: Page, heading: string, words: RegExp): Promise<void> {
  await page.keyboard.press('s');
  await tabTo(page, () => hasFocus(block(page, heading)));
  await pressUntil(page, 'ArrowDown', words);
}

test('task 1 by keyboard: penicillin, and which source states it', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tabTo(page, () => hasFocus(allergyChip(page)));
  await expect(focused(page)).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Enter');
  const list = page.getByRole('dialog');
  await expect(list).toContainText('Known allergies');
  await expect(list.getByRole('listitem').filter({ hasText: 'Anaphylaxis' })).toContainText('Riverside Surgery');
  await expect(list.getByRole('listitem').filter({ hasText: 'Rash' })).toContainText('City Hospitals');
  await expect(list).toContainText('Royal Park Hospital states no known allergies');
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(allergyChip(page)).toBeFocused();
});

test('task 2 by keyboard: new since my last visit, other organisations only', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  await pressForPage(page, 't', /\/timeline$/, 'Timeline');
  await page.keyboard.press('n');
  await expect(focused(page)).toContainText('04-Oct-2026');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('o');
  await expect(tick(page, 'Riverside Surgery')).not.toBeChecked();
  await page.keyboard.press('j');
  for (const words of [/Creatinine 142 micromoles per litre, high/, /Ramipril 10 mg/, /Discharge summary: pneumonia/]) {
    await page.keyboard.press('Home');
    await pressUntil(page, 'ArrowDown', words);
    await expect(focusedRow(page)).toBeInViewport();
  }
});

test('H18 task 3 by keyboard: the newest creatinine, said in full, and its trend', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await pressForPage(page, 'r', /\/results$/, 'Results');
  await page.getByRole('button', { name: 'List', exact: true }).press('Enter');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await pressUntil(page, 'ArrowDown', /^Creatinine/);
  expect(await nameOfFocused(page)).toMatch(/^Creatinine 142 micromoles per litre, high, .*20 November 2026( at 06:10)?, City Hospitals/);
  await expect(focused(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(entry(page)).toContainText('20-Nov-2026 06:10');
  await expect(entry(page)).toContainText('45–84');
  await expect(entry(page).getByRole('img').or(entry(page).locator('svg')).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(entry(page)).toHaveCount(0);
  await expect(focused(page)).toHaveAccessibleName(/^Creatinine 142/);
});

test('task 4 by keyboard: the letter about the pneumonia', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  await toRow(page, 'Letters and imaging reports', /Discharge summary: pneumonia/);
  await page.keyboard.press('Enter');
  await expect(entry(page)).toContainText('1 document, received from 2');
  await expect(entry(page)).toContainText('Royal Park Hospital');
  await page.keyboard.press('Escape');
  await expect(entry(page)).toHaveCount(0);
});

test('H20 task 5 by keyboard: the doses of ramipril', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await toRow(page, 'Current medicines', /Ramipril/);
  await page.keyboard.press('Enter');
  const conflict = page.getByRole('region', { name: 'Sources differ' });
  await expect(conflict).toContainText('5 mg');
  await expect(conflict).toContainText('10 mg');
  await page.keyboard.press('Escape');
  await expect(conflict).toHaveCount(0);
  expect(await nameOfFocused(page)).toMatch(/Ramipril/);
});
