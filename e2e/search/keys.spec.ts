import { expect, type Page } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { field, foundRows, openBrooks, opened } from '#/e2e/screen/search.ts';

test('search by keyboard: every key that it names does what it says', async ({ page }) => {
  await openBrooks(page);
  const focused = (hasText: string | RegExp) => expect(foundRows(page).filter({ hasText }).and(page.locator(':focus'))).toHaveCount(1);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('pneu');
  await expect(foundRows(page).nth(2)).toBeVisible();
  const rows = await foundRows(page).count();

  // Enter in the field goes to the first row as ↓ does; the arrows go through the rows of all categories and back to the field.
  await page.keyboard.press('Enter');
  await expect(foundRows(page).first()).toBeFocused();
  for (let row = 1; row < rows; row += 1) await page.keyboard.press('ArrowDown');
  await expect(foundRows(page).last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(foundRows(page).last()).toBeFocused();
  for (let row = 1; row < rows; row += 1) await page.keyboard.press('ArrowUp');
  await expect(foundRows(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(foundRows(page).first()).toBeFocused();

  // Another row opens beside the first, and Esc goes back from the entry, then from the search.
  await page.keyboard.press('Enter');
  await expect(opened(page)).toBeVisible();
  await expect(foundRows(page).first()).toBeFocused();
  const title = await opened(page).locator('#entry-title').textContent();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(opened(page).locator('#entry-title')).not.toHaveText(title ?? '');
  await page.keyboard.press('Escape');
  await expect(opened(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(field(page)).toBeFocused();
  await expect(page.locator('.summary')).toBeVisible();

  // Ctrl+F in the field is the browser's own; / and letters are text there.
  const isTaken = page.evaluate(
    () => new Promise<boolean>((resolve) => window.addEventListener('keydown', (event) => resolve(event.defaultPrevented), { once: true })),
  );
  await page.keyboard.press('Control+f');
  expect(await isTaken).toBe(false);
  await page.keyboard.type('8/500 ?');
  await expect(field(page)).toHaveValue('8/500 ?');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');

  // Commands beside the rows are reached by Tab: only my words, guesses, documents.
  await page.keyboard.press('/');
  await page.keyboard.type('creatinime');
  const guess = page.locator('.search-guesses').getByRole('button', { name: 'creatinine' });
  await expect(guess).toBeVisible();
  for (let presses = 0; presses < 4 && !(await guess.evaluate((button) => button === document.activeElement)); presses += 1)
    await page.keyboard.press('Tab');
  await expect(guess).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('creatinine');
  await focusable(page);
  await field(page).focus();
  await page.keyboard.press('ArrowDown');
  await focused(/Creatinine/);
});

/** Waits until the rows of the last search are drawn. */
const focusable = (page: Page) => expect(foundRows(page).first()).toContainText('Creatinine');
