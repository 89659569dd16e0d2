import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessibleThemes } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled, tab, tick } from '#/e2e/screen/record-screen.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Results by date' });
const line = (page: Page, name: string | RegExp): Locator =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
const entry = (page: Page): Locator => page.getByRole('complementary', { name: 'Entry' });
const dock = (page: Page): Locator => page.getByRole('region', { name: 'Chosen tests' });

async function openTable(page: Page): Promise<void> {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tab(page, 'Results').click();
  await expect(line(page, 'Haemoglobin')).toBeVisible();
}

test('results stand as tests × dates: opened at the newest, the latest pinned, a cell opens its entry, and keys go by cell', async ({
  page,
}) => {
  await openTable(page);
  // The newest date is in sight, and the line of the creatinine has its latest value beside the name.
  await expect(grid(page).getByRole('columnheader').last()).toContainText('21-Nov');
  await expect(grid(page).getByRole('columnheader').last()).toBeInViewport();
  const creatinine = line(page, /^Creatinine$/);
  await expect(creatinine.getByRole('gridcell', { name: '142 micromoles per litre, high, City Hospitals, 20-Nov' })).toBeVisible();
  await creatinine.getByRole('gridcell', { name: '102 micromoles per litre, high, City Hospitals', exact: true }).click();
  await expect(entry(page)).toContainText('18-Nov-2026 06:10');
  await page.keyboard.press('Escape');
  await expect(entry(page)).toHaveCount(0);
  // Keys: from the cell that was pressed to the newest one, which opens by Enter.
  const pressed = creatinine.getByRole('gridcell', { name: '102 micromoles per litre, high, City Hospitals', exact: true });
  await expect(pressed).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveAccessibleName('142 micromoles per litre, high, City Hospitals');
  await page.keyboard.press('Enter');
  await expect(entry(page)).toContainText('20-Nov-2026 06:10');
  await page.keyboard.press('Escape');
  await expect(page.locator(':focus')).toHaveAccessibleName('142 micromoles per litre, high, City Hospitals');
  await page.keyboard.press('Home');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^Creatinine/);

  // H17: the number without a unit has a row of its own, which says so.
  await expect(line(page, /no unit stated · not joined to creatinine/)).toContainText('97');

  // H12: what its source removed is struck through, and is not the latest.
  await expect(
    grid(page)
      .getByRole('gridcell', { name: /^removed, / })
      .first(),
  ).toBeAttached();

  // Beneath the table: what came before in words, without ratio or percentage; the chart; the medicines.
  await page.keyboard.press('Enter');
  await expect(dock(page)).toContainText('was 102 on 18-Nov, +40');
  await expect(dock(page)).toContainText(/12 months: 97 on 16-Nov to 142 on 20-Nov, \d+ results, 1 source/);
  await expect(dock(page)).not.toContainText('%');
  await expect(dock(page).getByRole('img', { name: /^Creatinine: chart of \d+ numbers/ })).toBeVisible();
  await expect(dock(page).getByRole('listitem').filter({ hasText: 'Ibuprofen' })).toContainText('Do not give');
  await dock(page).getByRole('button', { name: 'True time' }).click();
  await expect(dock(page).getByRole('button', { name: 'Latest episode' })).toHaveAttribute('aria-pressed', 'true');
  // Drawn as a table, the result that is not joined stands with why; the medicines beneath are the reader's choice.
  await dock(page).getByRole('button', { name: 'Table', exact: true }).click();
  await expect(dock(page).getByRole('row').filter({ hasText: 'no unit stated' })).toContainText('97');
  await dock(page).getByRole('button', { name: 'Chart', exact: true }).click();
  await dock(page).getByRole('button', { name: 'choose' }).click();
  await dock(page).getByRole('checkbox', { name: 'Draw Ibuprofen' }).uncheck();
  await dock(page).getByRole('button', { name: 'Done' }).click();
  await expect(dock(page).getByRole('listitem').filter({ hasText: 'Ibuprofen' })).toHaveCount(0);
  // From test to test, in the order of the table.
  await dock(page).getByRole('button', { name: 'Next test' }).click();
  await expect(dock(page).getByRole('heading', { name: 'eGFR' })).toBeVisible();
  await dock(page).getByRole('button', { name: 'Previous test' }).click();
  await expect(dock(page).getByRole('heading', { name: 'Creatinine' })).toBeVisible();
  await line(page, 'Haemoglobin').getByRole('rowheader').click();
  await expect(dock(page).getByRole('img')).toHaveCount(2);

  // Only these, only flagged: columns without any of their results go.
  await page.getByRole('button', { name: 'Only these 2 tests' }).click();
  await expect(grid(page).getByRole('rowheader')).toHaveCount(3 + 1);
  await page.getByRole('button', { name: 'Only these 2 tests' }).click();
  await page.getByRole('button', { name: 'Flagged only' }).click();
  await expect(line(page, 'Sodium')).toHaveCount(0);
  await expect(line(page, 'Haemoglobin')).toBeVisible();
  await page.getByRole('button', { name: 'Flagged only' }).click();

  // H21: an unticked source leaves the table, and the page says that it is hidden.
  await tick(page, 'Royal Park Hospital').uncheck();
  await expect(line(page, /no unit stated/)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Completeness' })).toContainText(/hidden by you/);
});

// Colours of flags, gaps and stays; the heads of a table that scrolls both ways.
test('accessible: the table of results with a chosen test', async ({ page }) => {
  test.setTimeout(180_000);
  await openTable(page);
  // A sticky head that takes the focus, and the dock that takes room, leave the newest in sight.
  await line(page, 'Haemoglobin').getByRole('rowheader').press('Enter');
  await expect(dock(page)).toBeVisible();
  await expect(grid(page).getByRole('columnheader').last()).toBeInViewport();
  await expect(grid(page).getByRole('columnheader').last()).toContainText('21-Nov');
  // The name of a stay that is cut in the head is whole in speech, and opens by key and finger.
  const stay = grid(page).getByRole('button', { name: /^Open .*City Hospitals, 11-Nov to 18-Nov/ });
  await stay.focus();
  await page.keyboard.press('Enter');
  await expect(entry(page)).toContainText('18-Nov-2026');
  await page.keyboard.press('Escape');
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(grid(page)).toBeVisible();
    await expectAccessibleThemes(page, `table of results, ${width} px`);
  }
});

test('at 390 px and at 400 % zoom the chosen test covers little of the page until its course is asked for', async ({ page }) => {
  await openTable(page);
  await line(page, 'Haemoglobin').getByRole('rowheader').press('Enter');
  const share = async (): Promise<number> => ((await dock(page).boundingBox())?.height ?? 0) / (page.viewportSize()?.height ?? 1);
  for (const [width, height, most] of [
    [390, 844, 0.2],
    [360, 225, 0.5],
  ] as const) {
    await page.setViewportSize({ width, height });
    await grid(page).getByRole('rowheader').nth(6).scrollIntoViewIfNeeded();
    await expect(dock(page)).toBeInViewport();
    await expect.poll(share).toBeLessThan(most);
    await dock(page).getByRole('button', { name: 'Show course' }).click();
    await expect(dock(page).getByRole('img')).toBeAttached();
    await expect.poll(share).toBeLessThan(0.8);
    await dock(page).getByRole('button', { name: 'Hide course' }).click();
    await expect(dock(page).getByRole('img')).toHaveCount(0);
  }
});
