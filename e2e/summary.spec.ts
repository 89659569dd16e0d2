import { expect, type Page } from '@playwright/test';
import { clearFaults, setFault } from '#/mocks/servers/faults/faults.ts';
import { expectAccessible, mixedLooks } from './screen/accessibility.ts';
import { federal, openFederal, test } from './screen/federal-journey.ts';
import { allergyChip, completeness, openPage, rows, saysNone, showTimeline, sourceRow, tick } from './screen/record-screen.ts';

const province = 'Kestrel Province Summary Service';
const main = (page: Page) => page.getByRole('main');
const document = (page: Page) => page.getByRole('region', { name: 'Document', exact: true });
const entry = (page: Page) => page.getByRole('complementary', { name: 'Entry' });
const line = (page: Page, words: string) => main(page).getByRole('button').filter({ hasText: words }).first();

test.afterEach(() => clearFaults(federal.all));

// A neighbouring province answers with one document, an International Patient Summary.
test('a patient summary is a source: its row says what it is, its entries stand in the timeline', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await expect(sourceRow(page, province)).toContainText('Incomplete: a summary, not the whole record');
  await expect(sourceRow(page, province).locator('[data-held]')).toHaveText('7');
  await expect(completeness(page)).toContainText('1 of them as a summary only');
  await expect(line(page, 'Gout')).toContainText('KP');
  await showTimeline(page);
  const summary = rows(page).filter({ hasText: 'International Patient Summary' });
  await expect(summary).toContainText('Document');
  await expect(summary).toContainText(province);
});

test('an entry leads to its place in the summary, whose sections can be read, and back', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await line(page, 'Urate').click();
  await expect(entry(page)).toContainText('From a document: International Patient Summary');
  const response = page.waitForResponse((response) => response.url().includes('/documents/'));
  await entry(page)
    .getByRole('button', { name: /^Open in the document/ })
    .click();
  const answer = await response;
  expect(answer.request().method()).toBe('POST');
  expect(answer.headers()['cache-control']).toBe('no-store');
  const place = document(page).getByRole('row').filter({ hasText: '512 µmol/L' });
  await expect(place).toHaveAttribute('data-marked', '');
  await expect(place).toBeInViewport();
  for (const section of ['Allergies and intolerances', 'Problems', 'Medication summary', 'Procedures', 'Results', 'Plan of care'])
    await expect(document(page).getByRole('heading', { name: section })).toBeVisible();
  await document(page).getByRole('navigation').getByRole('button', { name: 'Plan of care' }).click();
  await expect(document(page).getByText('urate to be measured again by the next physician')).toBeInViewport();
  await document(page)
    .getByRole('button', { name: /^Back to Urate/ })
    .click();
  await expect(entry(page).getByRole('heading', { name: /Urate/ })).toBeVisible();
});

test('unticked, its entries are gone and counted; its allergy still stands in the banner', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  await expect(line(page, 'Gout')).toBeVisible();
  const label = await allergyChip(page).textContent();
  await tick(page, province).uncheck();
  await expect(line(page, 'Gout')).toHaveCount(0);
  await expect(main(page)).not.toContainText('No known medications');
  await expect(completeness(page)).toContainText('7 rows hidden by you');
  await expect(main(page)).toContainText(`1 allergy at ${province} is hidden because you unticked it`);
  expect(await allergyChip(page).textContent()).toBe(label);
  await tick(page, province).check();
  await expect(line(page, 'Gout')).toBeVisible();
});

// H13: a section that a summary leaves empty, or states as none, is not "none" for the record.
test('H05 H13 an empty section never reads as none recorded', async ({ page }) => {
  await openFederal(page, 'OKAFOR');
  const why = 'the summary says this is not available';
  await openPage(page, 'Medications');
  await expect(main(page)).toContainText(province);
  await expect(main(page)).toContainText(why);
  expect(await main(page).textContent()).not.toMatch(saysNone);
  await openPage(page, 'Procedures');
  await expect(main(page)).toContainText('the summary has no section for this');
  expect(await main(page).textContent()).not.toMatch(saysNone);
});

test('H13 a summary that states no known allergies takes none away', async ({ page }) => {
  await openFederal(page, 'OKAFOR');
  await expect(allergyChip(page)).toContainText('Known allergies (1)');
  await allergyChip(page).click();
  await expect(page.locator('body')).toContainText(`${province} states no known allergies`);
});

test('H05 a summary that does not come leaves its source open, and can be asked for again', async ({ page }) => {
  await setFault(federal.sources['kestrel-province'] ?? '', 'unavailable');
  await openFederal(page, 'WHITFIELD');
  await expect(completeness(page)).toContainText(`No answer from ${province}`);
  await expect(line(page, 'Gout')).toHaveCount(0);
  await clearFaults(federal.all);
  await sourceRow(page, province).hover();
  await sourceRow(page, province)
    .getByRole('button', { name: /^Ask again/ })
    .click();
  await expect(line(page, 'Gout')).toBeVisible();
});

for (const { width, colorScheme } of mixedLooks)
  test(`accessible: a patient summary (${colorScheme}, ${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await openFederal(page, 'WHITFIELD');
    await line(page, 'Gout').click();
    await page
      .getByRole('button', { name: /^Open in the document/ })
      .first()
      .click();
    await expect(document(page)).toContainText('Knee arthroscopy');
    await expectAccessible(page, 'patient summary');
  });
