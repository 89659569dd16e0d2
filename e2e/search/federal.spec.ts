import { expect, type Page } from '@playwright/test';
import { openFederal, test } from '#/e2e/screen/federal-journey.ts';
import { field, foundRows, marked, notSearched, opened, places, readDocuments } from '#/e2e/screen/search.ts';

/** Box of the first edge of the current place, and of the pane that scrolls around it. */
const placeInPane = (page: Page) =>
  page.evaluate(() => {
    const edge = document.querySelector('.search-edges > span')?.getBoundingClientRect();
    let pane = document.querySelector('.search-edges')?.parentElement;
    while (pane && !(pane.scrollHeight > pane.clientHeight && /auto|scroll/.test(getComputedStyle(pane).overflowY)))
      pane = pane.parentElement;
    const room = pane?.getBoundingClientRect();
    return edge && room ? { isAbove: edge.top < room.top, isBelow: edge.bottom > room.bottom } : undefined;
  });

test('H27 search inside a C-CDA: its words stand on the row, and opening it leads to their place', async ({ page }) => {
  test.setTimeout(120_000);
  await openFederal(page, 'WHITFIELD');
  await field(page).fill('"fever and cough"');
  await expect(page.locator('.search-results')).toContainText('No match in what was searched');
  await readDocuments(page);
  const summary = foundRows(page).filter({ hasText: 'Admitted with fever and cough' });
  await expect(summary).toHaveCount(1);
  await expect(summary.locator('mark')).toHaveText('fever and cough');

  // Opened from the row by keyboard: the document stands in the drawer, at the place.
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(opened(page)).toContainText('Admitted with fever and cough', { timeout: 30_000 });
  await expect.poll(() => marked(page)).toEqual(['fever and cough']);
  await expect(places(page)).toContainText('place 1 of 1');
  await expect.poll(() => placeInPane(page)).toEqual({ isAbove: false, isBelow: false });

  // Words of a table and of a heading in another document of the same kind.
  await page.keyboard.press('Escape');
  await field(page).fill('tdap');
  await foundRows(page).filter({ hasText: 'Summary of care, 2026' }).first().click();
  await expect.poll(async () => (await marked(page)).map((text) => text.toLowerCase())).toContain('tdap');
  await expect(notSearched(page)).not.toContainText('Search them too');
});

test('search: what American readers type finds what federal sources wrote', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  for (const [typed, words] of [
    ['A1c', /Hemoglobin A1c/],
    ['haemoglobin a1c', /Hemoglobin A1c/],
    ['pril', /Lisinopril/i],
    ['kestrel', /Kestrel/],
  ] as const) {
    await field(page).fill(typed);
    await expect(page.locator('.search-results'), typed).toContainText(words);
  }
  await field(page).fill('beta blocker');
  await expect(page.locator('.search-head')).toContainText('is a kind of medicine');
});
