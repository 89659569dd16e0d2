import { expect } from '@playwright/test';
import { sourceOrigin } from './exchange/addresses.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openBySearch, openFromRecordSystem } from './screen/open-record.ts';
import {
  allergyChip,
  completeness,
  everyRow,
  rows,
  saysNone,
  settled,
  showResultsList,
  showTimeline,
  sourceRow,
  tab,
  tick,
  wholeText,
} from './screen/record-screen.ts';

const drawer = 'complementary';

// Task 1: one press shows each statement with its source.
test('task 1: penicillin, and which source states it', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await allergyChip(page).click();
  const list = page.getByRole('dialog');
  await expect(list).toContainText('Known allergies');
  const anaphylaxis = list.getByRole('listitem').filter({ hasText: 'Anaphylaxis' });
  await expect(anaphylaxis).toContainText('Riverside Surgery');
  await expect(anaphylaxis).toContainText(/confirmed/i);
  await expect(anaphylaxis).toContainText('began 1998');
  const rash = list.getByRole('listitem').filter({ hasText: 'Rash' });
  await expect(rash).toContainText('City Hospitals');
  await expect(rash).toContainText(/unconfirmed/i);
  await expect(list).toContainText('Royal Park Hospital states no known allergies');
});

// Task 1 with its source unticked: the label is about the record, not about the ticks.
test('H21 task 1: with Riverside unticked the label stays, and a line says what is hidden', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const label = await allergyChip(page).textContent();
  await tick(page, 'Riverside Surgery').uncheck();
  await expect(allergyChip(page)).toHaveText(label ?? '');
  await expect(page.getByRole('main')).toContainText(/\d allerg(y|ies) at Riverside Surgery (is|are) hidden because you unticked it/i);
  await tab(page, 'Allergies').click();
  await expect(page.getByRole('main')).toContainText(/hidden because you unticked it/);
  await page.getByRole('main').getByRole('button', { name: 'Show' }).click();
  await expect(tick(page, 'Riverside Surgery')).toBeChecked();
});

// Task 1 with its source down.
test('H05 task 1: with Riverside down the label says what may be missing', async ({ page }) => {
  await setFault(sourceOrigin('riverside-practice'), 'down');
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await allergyChip(page).click();
  await expect(page.getByRole('dialog')).toContainText('may be incomplete: Riverside Surgery has not answered');
  expect((await allergyChip(page).textContent())?.replaceAll(/Royal Park Hospital states no known allergies/g, '')).not.toMatch(saysNone);
});

// Task 2: four presses show the entries of other organisations since the last visit.
test('task 2: new since my last visit', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  await showTimeline(page);
  await page.getByRole('radio', { name: /^Last contact, .* Dr Helen Ward, 04-Oct-2026$/ }).click();
  const all = await everyRow(page);
  expect(
    all.filter((text) => /Penicillin: Anaphylaxis/.test(text) && /recorded 12-Nov-2026/.test(text) && /began 1998/.test(text)),
  ).toHaveLength(1);
  await page.getByRole('button', { name: 'Others only' }).click();
  await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Hidden by you');
  const othersOnly = await everyRow(page);
  for (const wanted of [/Discharge summary: pneumonia/, /^20-Nov.*Creatinine.*142/, /Ramipril 10 mg/])
    expect(
      othersOnly.some((text) => wanted.test(text)),
      String(wanted),
    ).toBe(true);
  await expect(page.getByRole('main')).toContainText(/\d allerg(y|ies) at Riverside Surgery (is|are) hidden/);
  await expect(completeness(page)).toContainText(/hidden by you/);
  await sourceRow(page, 'Riverside Surgery').page().getByRole('button', { name: 'All', exact: true }).click();
  expect(await everyRow(page)).toEqual(all);
});

// Task 3, first part: the newest creatinine with its flag, range, time and source.
test('H18 task 3: the newest creatinine', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await showResultsList(page);
  const newest = rows(page).filter({ hasText: 'Creatinine' }).first();
  await expect(newest).toContainText('142 µmol/L');
  await expect(newest).toContainText('High');
  await expect(newest).toContainText('20-Nov');
  await newest.click();
  const entry = page.getByRole(drawer, { name: 'Entry' });
  await expect(entry).toContainText('20-Nov-2026 06:10');
  await expect(entry).toContainText('City Hospitals');
  await expect(entry).toContainText('45–84');
});

// H17: a number without its unit must say so, and never borrow one.
test('H17 task 3: the creatinine without a unit is listed as it came', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await showResultsList(page);
  const day = page.getByRole('textbox', { name: /^Since which day/ });
  await day.fill('01-Nov-2024');
  await day.press('Enter');
  const creatinine = (await everyRow(page)).filter((text) => text.includes('Creatinine') && /\b97\b/.test(text));
  expect(creatinine.filter((text) => !text.includes('µmol/L'))).toHaveLength(1);
});

// Task 4, first part: one document, marked as received from two sources.
test('task 4: the letter about the pneumonia is one document from two sources', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  const letter = page.getByRole('main').getByText('Discharge summary: pneumonia').first();
  await letter.click();
  const entry = page.getByRole(drawer, { name: 'Entry' });
  await expect(entry).toContainText('1 document, received from 2');
  await expect(entry).toContainText('City Hospitals');
  await expect(entry).toContainText('Royal Park Hospital');
  await expect(entry).toContainText('PDF');
});

// Task 5: both doses are shown, and neither is called right.
test('H20 task 5: the doses of ramipril side by side, and what a tick does to them', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const line = page.getByRole('main').getByRole('button').filter({ hasText: 'Ramipril' });
  await expect(line).toContainText('doses differ');
  await line.click();
  const conflict = page.getByRole('region', { name: 'Sources differ' });
  await expect(conflict).toContainText('5 mg');
  await expect(conflict).toContainText('10 mg');
  await expect(conflict).toContainText('Riverside Surgery');
  await expect(conflict).toContainText('City Hospitals');
  const entry = page.getByRole(drawer, { name: 'Entry' });
  await expect(entry).toContainText('18-Nov-2026');
  await expect(entry).toContainText('11-Mar-2014');
  expect(await conflict.textContent()).not.toMatch(/\b(correct|current|latest|right dose)\b/i);
  await tick(page, 'City Hospitals').uncheck();
  await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'Ramipril' })).toHaveCount(1);
  await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'Ramipril' })).toContainText('5 mg');
  await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'Ramipril' })).not.toContainText('differs');
  await expect(completeness(page)).toContainText('hidden by you');
  await tick(page, 'City Hospitals').check();
  await expect(page.getByRole('main').getByRole('button').filter({ hasText: 'Ramipril' })).toContainText('doses differ');
  expect(await wholeText(page)).toMatch(/doses differ/);
});

// Task 5, the facts to weigh the two doses by: the last issue of each, the prescribers, and the letter that explains the change.
test('task 5: last issue, prescribers and the letter stand with the doses', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await page.getByRole('main').getByRole('button').filter({ hasText: 'Ramipril' }).click();
  const entry = page.getByRole(drawer, { name: 'Entry' });
  await expect(entry).toContainText('Dr Obi Achebe');
  await expect(entry).toContainText('01-Oct-2026');
  await expect(entry).toContainText('Discharge summary: pneumonia');
});

const narrow = [
  { name: '390 px', viewport: { width: 390, height: 844 } },
  // 1280 px at 400 % zoom is 320 CSS px wide (WCAG 1.4.10).
  { name: '400 % zoom', viewport: { width: 320, height: 256 } },
] as const;

for (const { name, viewport } of narrow)
  // A narrow pane of the record system, or a reader who needs large letters.
  test(`tasks 1 and 5 at ${name}: nothing is cut off sideways`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await expect(allergyChip(page)).toContainText('Known allergies (3)');
    await allergyChip(page).click();
    await expect(page.getByRole('dialog')).toContainText('Anaphylaxis');
    await page.keyboard.press('Escape');
    const line = page.getByRole('main').getByRole('button').filter({ hasText: 'Ramipril' });
    await expect(line).toContainText('doses differ');
    await line.click();
    await expect(page.getByRole('region', { name: 'Sources differ' })).toContainText('10 mg');
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
