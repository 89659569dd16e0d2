import { expect, type Page } from '@playwright/test';
import { sourceOrigin } from './exchange/addresses.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { pdfPages } from '#/mocks/fhir/testing/pdf-pages.ts';
import { rows, settled, showTimeline, sourcePanel, tab, tick } from './screen/record-screen.ts';

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
  hidden: /Hidden by you\s*Social Care: 17 entries\./,
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
  await page.getByRole('radio', { name: '30 days' }).click();
  await tick(page, 'Social Care').uncheck();
  await print(page);
  await page.emulateMedia({ media: 'print' });
  await expect(sourcePanel(page)).toBeHidden();
  const paper = page.locator('table.paper');
  for (const words of Object.values(sentences)) await expect(paper).toContainText(words);
  await expect(paper.locator('thead')).toContainText('BROOKS, Amara (Mrs) · Born 14-Mar-1951 (75y) · Gender Female · NHS No. 999 102 0012');
  await expect(paper).toContainText('New in 30 days, since 22-Oct-2026');
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
  await page.getByRole('radio', { name: /^Discharge/ }).click();
  await tick(page, 'Riverside Surgery').uncheck();
  await print(page);
  await expect(page.locator('table.paper')).toContainText(/\d allerg(y|ies) at Riverside Surgery (is|are) hidden because you unticked it/i);
  await expect(page.locator('table.paper thead')).toContainText('Known allergies (3)');
});

const monthNames = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

// Paper of the Summary is what leaves the room with the patient.
test('H21 H38 H40 the printed Summary names patient and years on each page, its gaps, decisions, and holds every medicine', async ({
  page,
}) => {
  await setFault(sourceOrigin('out-of-hours'), 'down');
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tick(page, 'Social Care').uncheck();
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: 'Print' }).click();
  const dialog = page.getByRole('dialog', { name: 'Print' });
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  await expect(dialog.getByRole('radio').first()).toHaveAccessibleName(/^Summary \(\d pages?\)$/);
  await expect(dialog.getByRole('radio')).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Print' }).click();
  const paper = page.locator('.summary-paper');
  await expect(paper).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const words of [
    /Known allergies \(3\): Penicillin \(anaphylaxis\).*may be incomplete: 1 source missing/,
    /Do not attempt CPR.*Not a resuscitation form\. See the original\./,
    /Current medicines 9/,
    /What this print holds\. 5 of 7 sources complete: .*CH City Hospitals/,
    'No answer from Out of Hours. It may hold records.',
    'Riverside Surgery',
    /Hidden by the reader: Social Care: \d+ entries\./,
    /ended or issued medicines.* not printed\./,
    /Printed 21-Nov-2026 \d\d:\d\d by Dr Sam Ode, City Hospitals/,
  ])
    await expect(paper).toContainText(words);
  const text = (await paper.innerText()).replaceAll(/\s+/g, ' ');
  expect(text.match(new RegExp(`\\b\\d\\d-(?:${monthNames})\\b(?!-\\d{4})`, 'g')), 'dates without a year').toBeNull();
  expect(text).not.toMatch(/key safe|door code/i);

  for (const format of ['A4', 'Letter'] as const) {
    const pages = await pdfPages(await page.pdf({ format }));
    expect(pages.length, format).toBeLessThanOrEqual(2);
    for (const [index, words] of pages.entries()) {
      expect(words, `${format} ${index + 1}`).toContain('BROOKS, Amara');
      expect(words, `${format} ${index + 1}`).toContain('999 102 0012');
      expect(words, `${format} ${index + 1}`).toContain('Printed 21-Nov-2026');
      expect(words, `${format} ${index + 1}`).toMatch(new RegExp(`Page ${index + 1} of ${pages.length}`));
    }
  }
});

// The dialog of a category's page counted its rows, and the paper held the whole record.
test('a category’s page prints its own rows', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tab(page, 'Allergies').click();
  await expect(rows(page).first()).toBeVisible();
  await print(page);
  const paper = page.locator('table.paper');
  await expect(paper).toContainText(/Filters\s*All dates\.\s*Allergies\./);
  await expect(paper).toContainText('Penicillin');
  await expect(paper).not.toContainText('Ramipril');
});

// Paper of half a record must not come by itself.
test('H23 print waits until every source has ended, or says who has not', async ({ page }) => {
  await setFault(sourceOrigin('royal-park'), { fault: 'trickle', types: ['AllergyIntolerance'] });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await expect(sourcePanel(page).getByRole('checkbox')).toHaveCount(7);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print' }).click();
  await expect(page.getByRole('button', { name: 'Print now' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'The print opens when all have ended' })).toBeVisible();
  await expect(page.locator('.summary-paper')).toContainText(/may be incomplete: still asking 1/);
  await expect(page.locator('body')).not.toHaveAttribute('data-printed');
  await page.getByRole('button', { name: 'Print now' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
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
