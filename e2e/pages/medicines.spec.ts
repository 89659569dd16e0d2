import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessibleThemes, openRecordWithGap, viewports } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openPage, rows } from '#/e2e/screen/record-screen.ts';

test.use({ waitsForRest: false });
test.describe.configure({ timeout: 120_000 });

const table = (page: Page): Locator => page.getByRole('table', { name: 'Medicines, current, by ingredient and source' });
const rowOf = (page: Page, ingredient: string): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: ingredient }) });
const head = (page: Page, source: string): Locator => table(page).getByRole('columnheader').filter({ hasText: source });
const drawer = (page: Page): Locator => page.getByRole('complementary', { name: 'Entry' });

// H05, H09, H11, H20: one source is down, and another doubled a dose that the practice does not know of.
test('medicines by ingredient: what differs, what is not known, what must not be given', async ({ page }) => {
  await openRecordWithGap(page, viewports[0]);
  await openPage(page, 'Medicines');
  await expect(page.getByRole('list', { name: 'Do not give' })).toContainText('Do not give: Ibuprofen');

  await expect(head(page, 'Out of Hours')).toContainText('No answer · Ask again');
  const ramipril = rowOf(page, 'Ramipril').getByRole('cell');
  await expect(ramipril.nth(0)).toContainText('10 mg once a day');
  await expect(ramipril.nth(1)).toContainText(/5 mg once a day.*issues in 12 months, last 01-Oct-2026/);
  await expect(ramipril.nth(2)).toHaveText('–not held there');
  await expect(ramipril.nth(3)).toHaveText('?not known');
  await expect(table(page).getByRole('rowheader', { name: /^Ibuprofen/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Kinds, current' })).toContainText('Insulin not known');

  await ramipril.nth(0).getByRole('button').click();
  await expect(drawer(page)).toContainText('Ramipril 10 mg capsule');
  await page.keyboard.press('Escape');
  await expect(ramipril.nth(0).getByRole('button')).toBeFocused();
  // Arrows go by cell: along the row, then down the column of the same source.
  await page.keyboard.press('ArrowRight');
  await expect(ramipril.nth(1).getByRole('button')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(ramipril.nth(1).getByRole('button')).not.toBeFocused();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('td')?.cellIndex)).toBe(2);
  await page.keyboard.press('ArrowUp');
  await expect(ramipril.nth(1).getByRole('button')).toBeFocused();

  await page.getByRole('button', { name: /^Show \d+ issues$/ }).click();
  await expect(page.getByRole('list', { name: 'Issues of Ramipril, Riverside Surgery' }).getByRole('listitem').first()).toHaveText(
    '01-Oct-2026',
  );
  await page.getByRole('button', { name: /^Ended \d+$/ }).click();
  await expect(page.getByRole('table', { name: /ended/ })).toContainText('Levofloxacin');
  await page.getByRole('button', { name: 'By date' }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Do not give' })).toBeVisible();
});

for (const viewport of viewports)
  test(`accessible: medicines by ingredient (light and dark, ${viewport.width} px)`, async ({ page }) => {
    await openRecordWithGap(page, viewport);
    await openPage(page, 'Medicines');
    await expect(page.getByText('Two years')).toBeVisible();
    await expectAccessibleThemes(page, 'medicines');
  });
