import { expect } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { settled } from '#/e2e/screen/record-screen.ts';
import { field, foundRows, marked, notSearched, openBrooks, places, searchDocuments } from '#/e2e/screen/search.ts';

test('H27 search inside documents: a press reads the newest, and their places are marked where they stand', async ({ page }) => {
  test.setTimeout(90_000);
  await openBrooks(page);
  await field(page).fill('"right lower lobe"');
  await expect(page.locator('.search-results')).toContainText('No match in what was searched');
  const answered = page.waitForResponse((response) => response.url().endsWith('/document-texts'));
  await searchDocuments(page).click();
  await expect(notSearched(page)).toContainText(/Reading documents: \d+ of 20/);
  const { request } = { request: (await answered).request() };
  expect(request.postDataJSON()).toEqual({ documents: expect.any(Array) });
  expect(request.postData()).not.toContain('lobe');
  await expect(notSearched(page)).not.toContainText('Reading documents', { timeout: 30_000 });
  await expect(page.locator('.search-head')).toContainText('the text of 20 documents');
  const letter = foundRows(page).filter({ hasText: 'Discharge summary: pneumonia' });
  await expect(letter).toContainText('right lower lobe community acquired');

  // In a PDF: the place is marked over its page.
  await letter.click();
  await expect(page.locator('.document-page canvas').first()).toBeVisible();
  await expect.poll(() => marked(page)).toContain('right lower lobe');
  await expect(places(page)).toContainText('place 1 of 1');
  const [edge, sheet] = [
    await page.locator('.search-edges > span').first().boundingBox(),
    await page.locator('.document-page').first().boundingBox(),
  ];
  expect(edge && sheet && edge.x > sheet.x && edge.y > sheet.y && edge.y < sheet.y + sheet.height).toBe(true);

  // Enter goes to the next place.
  await field(page).fill('pneu');
  await letter.focus();
  await page.keyboard.press('Enter');
  await expect(places(page)).toContainText(/place \d of [2-9]/);
  const before = await places(page).textContent();
  await page.keyboard.press('Enter');
  await expect(places(page)).not.toHaveText(before ?? '');

  // Matches in the left panel lead to their rows.
  await page
    .getByRole('complementary', { name: 'Sources and filters' })
    .getByRole('button', { name: /^Problems/ })
    .click();
  await expect(foundRows(page).filter({ hasText: 'Community acquired pneumonia' })).toBeFocused();
});

test('search: Stop, and leaving the page, end what is fetched; what was read is kept', async ({ page }) => {
  test.setTimeout(90_000);
  await openBrooks(page);
  await field(page).fill('pneu');
  await searchDocuments(page).click();
  await expect(notSearched(page)).toContainText('Reading documents');
  await expect(notSearched(page)).not.toContainText('Reading documents', { timeout: 30_000 });
  const read = page.locator('.search-head');
  await expect(read).toContainText('the text of 20 documents');

  // The second answer never ends by itself.
  const ended: string[] = [];
  page.on('requestfailed', (request) => {
    if (request.url().endsWith('/document-texts')) ended.push(request.failure()?.errorText ?? '');
  });
  await page.route('**/document-texts', () => undefined);
  await searchDocuments(page).click();
  await expect(notSearched(page)).toContainText(/Reading documents: 0 of \d+/);
  await notSearched(page).getByRole('button', { name: 'Stop' }).click();
  await expect(notSearched(page)).not.toContainText('Reading documents');
  await expect.poll(() => ended).toEqual(['net::ERR_ABORTED']);
  await expect(read).toContainText('the text of 20 documents');
  await expect(searchDocuments(page)).toBeVisible();

  // The search is left while documents are fetched.
  await searchDocuments(page).click();
  await expect(notSearched(page)).toContainText('Reading documents');
  await field(page).press('Escape');
  await expect.poll(() => ended).toHaveLength(2);
  await field(page).fill('pneu');
  await expect(notSearched(page)).not.toContainText('Reading documents');
  await expect(read).toContainText('the text of 20 documents');

  // Another page of the record is asked for.
  await searchDocuments(page).click();
  await expect(notSearched(page)).toContainText('Reading documents');
  await page.getByRole('link', { name: 'Timeline' }).first().click();
  await expect.poll(() => ended).toHaveLength(3);

  // The record is left: nothing read is there when it is opened again.
  await field(page).fill('pneu');
  await searchDocuments(page).click();
  await page.reload();
  await settled(page);
  await field(page).fill('pneu');
  await expect(read).not.toContainText('the text of');
});
