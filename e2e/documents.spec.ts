import { expect, type Page } from '@playwright/test';
import { clearFaults, setFault } from '#/mocks/servers/faults/faults.ts';
import { expectAccessible, mixedLooks } from './screen/accessibility.ts';
import { federal, openFederal, test } from './screen/federal-journey.ts';

const main = (page: Page) => page.getByRole('main');
const document = (page: Page) => page.getByRole('region', { name: 'Document', exact: true });
const entry = (page: Page) => page.getByRole('complementary', { name: 'Entry' });
const letter = (page: Page, title: string | RegExp) => main(page).getByRole('button').filter({ hasText: title }).first();

test.afterEach(() => clearFaults(federal.all));

// A discharge summary of another organisation: one press, and it can be read beside the list.
test('a C-CDA opens beside the list, by sections', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  const response = page.waitForResponse((response) => response.url().includes('/documents/'));
  await letter(page, 'Discharge summary: pneumonia').click();
  const answer = await response;
  expect(answer.request().method()).toBe('POST');
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(decodeURIComponent(answer.url())).not.toMatch(/whitfield|DocumentReference|summit/i);
  await expect(document(page)).toContainText('Improved on levofloxacin; discharged to finish 7 days.');
  await expect(document(page).getByRole('heading', { name: 'Hospital Course' })).toBeVisible();
  await expect(document(page).getByRole('columnheader', { name: 'Directions' })).toBeVisible();
  await document(page).getByRole('navigation').getByRole('button', { name: 'Hospital Course' }).click();
  await expect(document(page).getByText('Penicillin avoided because of anaphylaxis')).toBeInViewport();
  expect(page.url()).not.toMatch(/#|Hospital/);
  await expect(letter(page, 'Discharge summary: pneumonia')).toBeInViewport();
});

// Entries that documents state stand in the record, each with the way to its place in the document.
test('an allergy leads to its place in the document, and back', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await main(page).getByRole('button').filter({ hasText: 'Sulfamethoxazole' }).first().click();
  await expect(entry(page)).toContainText('Lakeside Family Clinic');
  await entry(page)
    .getByRole('button', { name: /^Open in the document: .*Summary of care, 2026/ })
    .click();
  const place = document(page).getByRole('row').filter({ hasText: 'Sulfamethoxazole' });
  await expect(place).toHaveAttribute('data-marked', '');
  await expect(place).toBeInViewport();
  await document(page)
    .getByRole('button', { name: /^Back to Sulfamethoxazole/ })
    .click();
  await expect(entry(page).getByRole('heading', { name: /Sulfamethoxazole/ })).toBeVisible();
});

// A refused vaccine must not read as given, whether it came as a resource or in a document (H11).
test('H11 a vaccine that was not given reads as not given, from a document too', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await page.getByRole('link', { name: 'Timeline' }).click();
  const vaccine = page
    .getByRole('feed')
    .getByRole('article')
    .filter({ hasText: /Influenza/ })
    .first();
  await expect(vaccine).toContainText(/not given/i);
});

// A PDF is drawn by our own script, and its words are available to a screen reader.
test('a PDF is drawn page by page', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await letter(page, 'Radiology report: chest').click();
  await expect(document(page).getByRole('region', { name: 'Page 1 of 1' })).toContainText('Consolidation in the right lower lobe');
  const dark = await document(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return Array.from({ length: data.length / 4 }, (_, at) => data[at * 4] ?? 255).filter((red) => red < 128).length;
    });
  expect(dark).toBeGreaterThan(100);
});

// A file that differs from its source's description is not shown, and the reader is told (H27).
test('H27 a damaged file says why it is not shown', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await letter(page, 'Cardiology letter').click();
  await expect(document(page).getByRole('status')).toContainText('its checksum differs');
});

// The organisation was there when the record was opened, and is gone now.
test('H05 a document whose source is gone says so, and can be asked for again', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await setFault(federal.sources['summit-regional'] ?? '', { fault: 'unavailable', types: ['Binary'] });
  await letter(page, 'Discharge summary: pneumonia').click();
  await expect(document(page).getByRole('status')).toContainText('Summit Regional Medical Center did not send this document');
  await clearFaults(federal.all);
  await document(page).getByRole('button', { name: 'Ask again' }).click();
  await expect(document(page)).toContainText('Improved on levofloxacin');
});

// The rules of WCAG hold in the reader too, on every width and in the dark.
for (const { width, colorScheme } of mixedLooks)
  test(`accessible: a document (${colorScheme}, ${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await openFederal(page, 'WHITFIELD');
    await letter(page, 'Discharge summary: pneumonia').click();
    await expect(document(page)).toContainText('Improved on levofloxacin');
    await expectAccessible(page, 'document');
  });

// Keyboard alone: open, read, close, and return to the same line.
test('by keyboard: Enter opens a document, Escape closes it', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await letter(page, 'Discharge summary: pneumonia').focus();
  await page.keyboard.press('Enter');
  await expect(document(page)).toContainText('Improved on levofloxacin');
  await page.keyboard.press('Escape');
  await expect(document(page)).toHaveCount(0);
  await expect(letter(page, 'Discharge summary: pneumonia')).toBeFocused();
});

// Last: its source is left alone for half a minute after it.
test('H02 another person’s document is refused whole, counted, and its source named', async ({ page }) => {
  await openFederal(page, 'OKAFOR');
  await expect(page.locator('body')).toContainText('Summit Regional Medical Center');
  await expect(main(page)).not.toContainText('Pneumonia');
  await page.getByRole('link', { name: 'Timeline' }).click();
  await expect(page.getByRole('feed')).not.toContainText(/Clinic note|Pneumonia/);
  await expect(page.getByRole('region', { name: 'Completeness' })).toContainText(/No answer from Summit Regional Medical Center/);
  await page.getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('dialog')).toContainText(/sent another patient’s data/i);
});
