import { expect, type Page } from '@playwright/test';
import { sourceOrigin } from './exchange/addresses.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { pdfPages } from '#/mocks/fhir/testing/pdf-pages.ts';
import { settled, showTimeline, sourcePanel, tick } from './screen/record-screen.ts';

/** Through the dialog, as a reader prints; the browser's own dialog is left out. */
async function print(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('table.paper')).toBeVisible();
}

const sentences = {
  included: /Included\s*City Hospitals, .*Royal Park Hospital/s,
  hidden: /Hidden by you\s*Social Care: 14 entries\./,
  unanswered: 'No answer from Out of Hours. It may hold records.',
  allergies: /Known allergies \(3\).*may be incomplete: Out of Hours/s,
  printed: /Printed 21-Nov-2026 \d\d:\d\d by Dr Sam Ode, City Hospitals/,
  foot: 'A view, not a record: it may be out of date.',
} as const;

// Paper leaves the screen's warnings behind unless they are printed with it.
test('H21 the printed page names the patient on each page, its reader, its gaps, and numbers its pages', async ({ page }) => {
  await setFault(sourceOrigin('out-of-hours'), 'down');
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await showTimeline(page);
  await page.getByRole('button', { name: 'Last month' }).click();
  await tick(page, 'Social Care').uncheck();
  await print(page);
  await page.emulateMedia({ media: 'print' });
  await expect(sourcePanel(page)).toBeHidden();
  const paper = page.locator('table.paper');
  for (const words of Object.values(sentences)) await expect(paper).toContainText(words);
  await expect(paper.locator('thead')).toContainText('BROOKS, Amara (Mrs) · Born 14-Mar-1951 (75y) · Gender Female · NHS No. 999 102 0012');
  await expect(paper).toContainText('From 21-Oct-2026');
  await expect(paper).toContainText(/\d+ rows of [\d,]+ entries received/);

  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const pages = await pdfPages(pdf);
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, text] of pages.entries()) {
    expect(text, `page ${index + 1}`).toContain('BROOKS, Amara');
    expect(text, `page ${index + 1}`).toContain('999 102 0012');
    expect(text, `page ${index + 1}`).toContain('Dr Sam Ode');
    expect(text, `page ${index + 1}`).toMatch(new RegExp(`Page ${index + 1} of ${pages.length}`));
    expect(text, `page ${index + 1}`).toContain('it may be out of date');
  }
});

// A filter on paper must not drop an allergy without a word.
test('H21 an allergy hidden by an untick has its line on paper', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await showTimeline(page);
  await page.getByRole('button', { name: 'Last 7 days' }).click();
  await tick(page, 'Riverside Surgery').uncheck();
  await print(page);
  await expect(page.locator('table.paper')).toContainText(/\d allerg(y|ies) at Riverside Surgery (is|are) hidden because you unticked it/i);
  await expect(page.locator('table.paper thead')).toContainText('Known allergies (3)');
});

// The County allows no copying (mocks/networks/county): its text can be selected, but nothing offers to copy it.
test('an entry offers no copy where the deployment does not allow it', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await showTimeline(page);
  await page.locator('article .row-title').first().click();
  await expect(page.locator('#entry-title')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0);
  await page.locator('#entry-title').selectText();
  expect(await page.evaluate(() => getSelection()?.toString())).not.toBe('');
});
