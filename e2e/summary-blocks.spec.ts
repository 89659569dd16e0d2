import { expect, type Locator, type Page } from '@playwright/test';
import { sourceOrigin } from './exchange/addresses.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { allergyChip, saysNone, settled } from './screen/record-screen.ts';

const titles = [
  'Allergies',
  'Observations',
  'Current medicines',
  'Problems',
  'Results to look at',
  'Letters and imaging reports',
  'Appointments',
  'People to ring',
] as const;
const block = (page: Page, title: (typeof titles)[number]): Locator => page.getByRole('region', { name: title });

/** Tops of the blocks' heads, by their titles. */
const tops = (page: Page) =>
  page
    .locator('.summary-head')
    .evaluateAll((heads) => heads.map((head) => [head.querySelector('h2')?.textContent, head.getBoundingClientRect().top] as const));

/** End of a block's last row, px from the top of the window. */
const endOf = (of: Locator) =>
  of.locator('.summary-rows > *').evaluateAll((rows) => Math.max(...rows.map((row) => row.getBoundingClientRect().bottom)));

test('the Summary of the median person has all its blocks and rows, each in its place', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await expect(block(page, 'Allergies')).toBeVisible();
  const opening = await tops(page);
  expect(opening.map(([title]) => title)).toEqual(titles);
  await settled(page);
  await expect(page.locator('.summary-rows[data-asking]')).toHaveCount(0);
  const rows = page.locator('.summary .summary-row');
  expect(await rows.count()).toBeGreaterThan(30);
  for (const title of titles) expect(await endOf(block(page, title)), `end of ${title}`).toBeLessThanOrEqual(900);
  await expect(block(page, 'Allergies')).toContainText('Penicillin');
  await expect(block(page, 'Allergies')).toContainText('City Hospitals: rash, severity not stated, unconfirmed');
  await expect(block(page, 'Current medicines')).toContainText('doses differ');
  await expect(block(page, 'Letters and imaging reports')).toContainText('“Right lower zone consolidation');
});

test('H17 H21 sixty current medicines are all drawn, and no value touches its name or its unit', async ({ page }) => {
  await openFromRecordSystem(page, 'PUGH, Ivor');
  await settled(page);
  const medicines = block(page, 'Current medicines');
  await expect(medicines.getByRole('button').and(page.locator('.summary-row'))).toHaveCount(60);
  // None is left out; the foot of the screen counts those below it, until they are in sight.
  const foot = medicines.locator('.more-below');
  await expect(foot).toHaveText(/^\d+ more medicines below$/);
  await medicines.locator('.summary-row').last().scrollIntoViewIfNeeded();
  await page.keyboard.press('End');
  await medicines.locator('.summary-row').last().hover();
  await page.mouse.wheel(0, 10_000);
  await expect(foot).toHaveText('');
  await expect(block(page, 'Results to look at')).toContainText('Haematocrit');
  for (const width of [1920, 1440, 1280, 1024, 768, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await touchingColumns(page), `at ${width}`).toEqual([]);
  }
});

/** Neighbouring columns of results of which the words touch or overlap, as "Haematocrit|0.334". */
const touchingColumns = (page: Page) =>
  page.locator('.result-row').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const columns = [...row.children].filter((child) => !child.matches('.result-second, .result-badge'));
      const words = columns.flatMap((column) => {
        const range = document.createRange();
        range.selectNodeContents(column);
        const line = column.querySelector('svg');
        const rects = line ? [line.getBoundingClientRect()] : [...range.getClientRects()];
        return rects.filter(({ width }) => width > 0).map((rect) => ({ rect, column, text: column.textContent }));
      });
      return words.flatMap((left) =>
        words
          .filter(({ column, rect }) => column !== left.column && rect.left >= left.rect.left && rect.left < left.rect.right + 1)
          .filter(({ rect }) => rect.top < left.rect.bottom - 2 && rect.bottom > left.rect.top + 2)
          .map((right) => `${left.text}|${right.text}`),
      );
    }),
  );

test('no line wraps within a date, a quantity or a telephone number', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  for (const width of [1920, 1440, 1280, 1024, 768, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const wrapped = await page
      .locator('.unbroken, .summary-date, .person-phone')
      .evaluateAll((parts) => parts.filter((part) => part.getClientRects().length > 1).map((part) => part.textContent));
    expect(wrapped, `at ${width}`).toEqual([]);
  }
});

test('a row opens its entry, and has the focus again', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const row = block(page, 'Problems').getByRole('button', { name: /^Chronic kidney disease/ });
  await row.click();
  await expect(page.getByRole('complementary', { name: 'Entry' })).toContainText('Chronic kidney disease');
  await expect(row).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Entry' })).toHaveCount(0);
});

test('H05 with a source missing each block has its mark, and none says that there is none', async ({ page }) => {
  await setFault(sourceOrigin('riverside-practice'), 'unavailable');
  await openFromRecordSystem(page, 'HOLT, Sam');
  await settled(page);
  for (const title of titles) {
    if (title === 'Observations' || title === 'People to ring') continue;
    await expect(block(page, title)).toContainText('1 missing');
    expect(await block(page, title).textContent()).not.toMatch(saysNone);
  }
});

test('H40 an allergy that comes while its column is read stands at the end at once, and moves nothing', async ({ page }) => {
  await setFault(sourceOrigin('riverside-practice'), { fault: 'slow', ms: 9_000, types: ['AllergyIntolerance'] });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  const allergies = block(page, 'Allergies');
  await expect(allergies).toContainText('rash');
  await allergies.locator('.summary-row').first().hover();
  const before = await allergies.locator('.summary-row').first().boundingBox();
  await expect(allergyChip(page)).toContainText('Known allergies (3)', { timeout: 30_000 });
  await expect(allergies.getByRole('button', { name: /^Latex/ })).toBeVisible();
  expect(await allergies.locator('.summary-row').first().boundingBox()).toEqual(before);
});

test('H23 a result and a person that come while their columns are read wait behind Show, and move nothing', async ({ page }) => {
  await setFault(sourceOrigin('social-care'), { fault: 'slow', ms: 4_000, types: ['CareTeam', 'RelatedPerson'] });
  await setFault(sourceOrigin('city-hospitals'), { fault: 'slow', ms: 4_000, types: ['Observation', 'DiagnosticReport'] });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  const [people, results] = [block(page, 'People to ring'), block(page, 'Results to look at')];
  await expect(people.locator('.person').first()).toBeVisible();
  await expect(results.locator('.summary-row').first()).toBeVisible();
  for (const read of [people, results]) await read.locator('.person, .summary-row').first().hover();
  // From the block's own head: a column's first block has all allergies, and may grow.
  const placesOf = (read: Locator) =>
    read.evaluate((element) => {
      const top = element.getBoundingClientRect().top;
      return [...element.querySelectorAll('.person, .summary-row')].map((row) => row.getBoundingClientRect().top - top);
    });
  const before = [await placesOf(people), await placesOf(results)];
  await expect(page.locator('.summary-rows[data-asking]')).toHaveCount(0, { timeout: 45_000 });
  expect([await placesOf(people), await placesOf(results)]).toEqual(before);
  for (const read of [people, results]) {
    await expect(read).toContainText(/arrived.*·Show/);
    await read.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(read).not.toContainText('arrived');
  }
  await expect(people).toContainText('Nora Obrien');
  await expect(results).toContainText('Potassium');
});
