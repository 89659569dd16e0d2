import { expect, type Page } from '@playwright/test';
import { expectAccessibleThemes, viewports } from './screen/accessibility.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { settled, settledAtAnyWidth } from './screen/record-screen.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Search the record' });
const foundRows = (page: Page) => page.locator('.found-row');
const opened = (page: Page) => page.locator('article[aria-labelledby="entry-title"]');
const places = (page: Page) => page.locator('.search-places');
const box = (page: Page) => page.locator('.not-searched');
/** Texts that the browser marks in the opened entry. */
const marked = (page: Page): Promise<readonly string[]> => page.evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map(String));

async function openBrooks(page: Page): Promise<void> {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
}

test('search: a slash, a beginning, the arrows and Enter open what was found, with its places marked; Esc brings the page back', async ({
  page,
}) => {
  await openBrooks(page);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('pneu');
  await expect(foundRows(page).filter({ hasText: 'Community acquired pneumonia' })).toBeVisible();
  for (const row of await foundRows(page).all()) expect(await row.textContent()).toMatch(/\bpneu/i);
  await expect(page.locator('.summary')).toBeHidden();

  await page.keyboard.press('ArrowDown');
  await expect(foundRows(page).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(opened(page)).toContainText('Community acquired pneumonia');
  await expect.poll(() => marked(page)).toContain('pneu');
  await expect(places(page)).toContainText(/place 1 of \d/);
  await page.keyboard.press('Enter');
  await expect(places(page)).toContainText(/place [12] of \d/);
  await expect(page.locator('.search-edges > span').first()).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(opened(page)).toHaveCount(0);
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('.summary')).toBeVisible();
  await expect(field(page)).toHaveValue('');
  expect(page.url()).not.toContain('pneu');
});

test('search: Ctrl+F comes to it, and finds other names, dates, people and sources', async ({ page }) => {
  await openBrooks(page);
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  for (const [typed, words] of [
    ['heart attack', /myocardial infarction|No match/],
    ['creatinine nov 2026', /Creatinine/],
    ['lindqvist', /Lindqvist/],
    ['riverside ramipril', /Ramipril/],
  ] as const) {
    await field(page).fill(typed);
    await expect(page.locator('.search-results'), typed).toContainText(words);
  }
});

test('H27 search inside documents: a press reads the newest, and their places are marked where they stand', async ({ page }) => {
  test.setTimeout(90_000);
  await openBrooks(page);
  await field(page).fill('"right lower lobe"');
  await expect(page.locator('.search-results')).toContainText('No match in what was searched');
  const answered = page.waitForResponse((response) => response.url().endsWith('/document-texts'));
  await box(page)
    .getByRole('button', { name: /^Search/ })
    .click();
  await expect(box(page)).toContainText(/Reading documents: \d+ of 20/);
  const { request } = { request: (await answered).request() };
  expect(request.postDataJSON()).toEqual({ documents: expect.any(Array) });
  expect(request.postData()).not.toContain('lobe');
  await expect(box(page)).not.toContainText('Reading documents', { timeout: 30_000 });
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

test('search: a guess at spelling stands apart, and is searched for only when it is chosen', async ({ page }) => {
  await openBrooks(page);
  await field(page).fill('creatinime');
  await expect(page.locator('.search-results')).toContainText('No match in what was searched');
  const guess = page.locator('.search-guesses').getByRole('button').first();
  await expect(guess).toHaveText('creatinine');
  await guess.click();
  await expect(foundRows(page).first()).toContainText('Creatinine');
});

for (const viewport of viewports)
  test(`accessible: search, and an entry opened from it (light and dark, ${viewport.width} px)`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize(viewport);
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await settledAtAnyWidth(page);
    await field(page).fill('pneu');
    await expect(foundRows(page).first()).toBeVisible();
    await expectAccessibleThemes(page, 'search');
    if (viewport.width < 1024) return;
    await foundRows(page).first().click();
    await expect(opened(page)).toBeVisible();
    await expectAccessibleThemes(page, 'search with an opened entry');
  });
