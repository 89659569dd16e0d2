import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessibleThemes, viewports } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { rows, settled, settledAtAnyWidth, showResultsList, tick } from '#/e2e/screen/record-screen.ts';

const entry = (page: Page): Locator => page.getByRole('complementary', { name: 'Entry' });
const trend = (page: Page): Locator => page.getByRole('region', { name: 'Trend' });
const points = (page: Page): Locator => trend(page).getByRole('option');

/** Amara's newest creatinine, from the page of results. */
async function openCreatinine(page: Page): Promise<void> {
  await showResultsList(page);
  // Panels name it too: the row whose own title it is.
  await rows(page).locator('.row-title', { hasText: 'Creatinine' }).first().click();
  // The chart opens on the latest episode.
  await expect(trend(page).getByRole('button', { name: /^Latest episode/ })).toHaveAttribute('aria-pressed', 'true');
  await trend(page).getByRole('button', { name: /^All/ }).click();
  await expect(points(page).first()).toBeVisible();
}

async function openRecord(page: Page): Promise<void> {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
}

// Task 3: how the creatinine went, over both hospitals, each with its own mark and range.
test('H18 task 3: the trend of the creatinine has 18 points of two laboratories', async ({ page }) => {
  await openRecord(page);
  await openCreatinine(page);
  await expect(points(page)).toHaveCount(18);
  await expect(points(page).and(page.locator('[data-hue="1"]'))).toHaveCount(12);
  const names = await points(page).evaluateAll((list) => list.map((point) => point.getAttribute('aria-label') ?? ''));
  expect(names.filter((name) => name.includes('City Hospitals') && name.includes('reference range 45–84'))).toHaveLength(12);
  expect(names.filter((name) => name.includes('Royal Park Hospital') && name.includes('reference range 50–98'))).toHaveLength(6);
  expect(names.at(-1)).toMatch(/^142 µmol\/L, High, reference range 45–84, 20-Nov-2026 06:10 · taken, City Hospitals$/);
  await expect(trend(page)).toContainText('12 points · ref 45–84');
  await expect(trend(page)).toContainText('6 points · ref 50–98');
});

// H17: the result without a unit is neither drawn nor lost.
test('H17 task 3: the creatinine without a unit is named beside the chart, and stands in the table of 19', async ({ page }) => {
  await openRecord(page);
  await openCreatinine(page);
  await expect(trend(page)).toContainText('1 result not drawn: no unit');
  await expect(trend(page)).toContainText(/97\s*05-Nov-2024 09:30/);
  await trend(page).getByRole('button', { name: 'Table' }).click();
  const lines = trend(page).getByRole('row');
  await expect(lines).toHaveCount(1 + 19);
  const bare = lines.filter({ hasText: 'Not drawn: no unit' });
  await expect(bare).toHaveCount(1);
  await expect(bare).toContainText('97');
  await expect(bare).not.toContainText('µmol/L');
  await expect(bare).toContainText('Royal Park Hospital');
  await expect(lines.last()).toContainText('20-Nov-2026 06:10');
  await expect(lines.last()).toContainText('142 µmol/L');
});

// A reader without a pointer reads every point in words, and opens it.
test('the trend by keyboard: arrows go from point to point, Enter opens', async ({ page }) => {
  await openRecord(page);
  await openCreatinine(page);
  const chart = trend(page).getByRole('listbox');
  await chart.focus();
  await page.keyboard.press('Home');
  await expect(points(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(trend(page)).toContainText('10-Jun-2014 07:15');
  await page.keyboard.press('Enter');
  await expect(entry(page)).toContainText('10-Jun-2014 07:15');
  await expect(points(page)).toHaveCount(18);
  await page.keyboard.press('ArrowRight');
  await expect(trend(page)).toContainText('12-Jun-2014 07:15');
});

// Points of an unticked source are not drawn, and are counted.
test('H21 the trend leaves out unticked sources, and counts what it leaves out', async ({ page }) => {
  await openRecord(page);
  await openCreatinine(page);
  await tick(page, 'Royal Park Hospital').uncheck();
  await expect(points(page)).toHaveCount(12);
  await expect(trend(page)).toContainText('7 results hidden by you: sources unticked');
  await tick(page, 'Royal Park Hospital').check();
  await expect(points(page)).toHaveCount(18);
});

// A panel has no trend of its own: the reader chooses one of its results.
test('the trend of a member of a panel', async ({ page }) => {
  await openRecord(page);
  await showResultsList(page);
  await rows(page).filter({ hasText: 'Full blood count' }).first().locator('.row-title').click();
  await entry(page).getByLabel('Trend of').selectOption({ label: 'Haemoglobin' });
  await expect(points(page).first()).toBeVisible();
  await expect(trend(page).getByRole('listbox')).toHaveAccessibleName(/^Haemoglobin, g\/L: chart of \d+ points/);
});

// Four looks with every rule: more than a minute where the machine is busy.
test.describe.configure({ timeout: 150_000 });

// A chart must be readable by everyone, and never wider than its pane.
for (const viewport of viewports)
  test(`accessible: the trend, light and dark (${viewport.width} px)`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await settledAtAnyWidth(page);
    await openCreatinine(page);
    await expect(points(page)).toHaveCount(18);
    for (const shape of ['Chart', 'Table']) {
      await trend(page).getByRole('button', { name: shape }).click();
      await expectAccessibleThemes(page, shape);
    }
  });
