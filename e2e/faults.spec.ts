import { expect, type Locator, type Page } from '@playwright/test';
import type { Fault } from '#/mocks/servers/faults/faults.ts';
import { sourceOrigin } from './exchange/addresses.ts';
import { askStream } from './screen/ask-stream.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { allergyChip, completeness, rows, saysNone, settled, showTimeline, sourceRow, tab, wholeText } from './screen/record-screen.ts';

interface Case {
  readonly name: string;
  readonly fault: Fault;
  /** In the source's row. */
  readonly row: RegExp;
  /** In the details. */
  readonly details: RegExp;
}

const lists = [
  'AllergyIntolerance',
  'Condition',
  'MedicationRequest',
  'Observation',
  'Immunization',
  'Procedure',
  'Encounter',
  'DocumentReference',
  'DiagnosticReport',
];

const cases: readonly Case[] = [
  {
    name: 'cut off in the middle of a body',
    fault: { fault: 'cut', types: lists },
    row: /No answer|Incomplete/,
    details: /No answer from Royal Park Hospital\. It may hold/,
  },
  {
    name: 'a web page instead of an answer',
    fault: { fault: 'garbage', form: 'html' },
    row: /No answer|Incomplete/,
    details: /not FHIR|web page|not JSON|could not be read|unreadable/i,
  },
  {
    name: 'JSON that ends too early',
    fault: { fault: 'garbage', form: 'json', types: lists },
    row: /No answer|Incomplete/,
    details: /JSON|could not be read|unreadable|broke/i,
  },
  { name: 'refused (403)', fault: { fault: 'refuse' }, row: /Refused/, details: /refused this request\. It may hold/ },
  { name: 'not available (503)', fault: { fault: 'unavailable' }, row: /No answer/, details: /No answer from Royal Park Hospital/ },
  { name: 'sent elsewhere by a redirect', fault: { fault: 'redirect' }, row: /No answer/, details: /redirect|elsewhere|another address/i },
  {
    name: 'a next page at another host',
    fault: { fault: 'foreign-next', types: lists },
    row: /Incomplete/,
    details: /at an address not configured for it/,
  },
  { name: 'fewer than it says it has', fault: { fault: 'short', types: lists }, row: /Incomplete/, details: /\d+ of \d+|fewer|more/i },
  {
    name: 'the same page again and again',
    fault: { fault: 'loop', types: lists },
    row: /Incomplete/,
    details: /same page|repeat|again|circle|loop/i,
  },
  {
    name: 'a warning that something was left out',
    fault: { fault: 'warning', types: lists },
    row: /Incomplete/,
    details: /left out|reported a limitation/i,
  },
];

// Only Royal Park states "no known allergies": without its answer no such words may appear.
for (const { name, fault, row, details } of cases) {
  test(`H05 H07 H09 as the reader sees it: ${name}`, async ({ page }) => {
    await setFault(sourceOrigin('royal-park'), fault);
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await settled(page);
    await expect(sourceRow(page, 'Royal Park Hospital')).toContainText(row);
    await expect(completeness(page)).toContainText(/(No answer from|Part missing from|Refused by) Royal Park Hospital/);
    await expect(allergyChip(page)).toContainText(/[12] sources? missing/);
    await openDetails(page);
    await expect(detailsOf(page, 'Royal Park Hospital')).toContainText(details);
    await page.keyboard.press('Escape');
    await othersAreThere(page);
    await tab(page, 'Summary').click();
    if (!fault.types) expect(await wholeText(page)).not.toMatch(saysNone);
    expect(await wholeText(page)).not.toMatch(/No (allergies|medicines|problems) recorded\b(?! at )/);
  });
}

// A server that forgets its pages has sent only a part: that part stays, and is called incomplete.
test('H07 as the reader sees it: a lost second page', async ({ page }) => {
  await setFault(sourceOrigin('city-hospitals'), { fault: 'lost-page', types: ['Observation'] });
  await openFromRecordSystem(page, 'ANAND, Dev');
  await settled(page);
  await expect(sourceRow(page, 'City Hospitals')).toContainText('Incomplete');
  await expect(completeness(page)).toContainText('Part missing from City Hospitals');
  await othersAreThere(page);
});

// Endless paging must end at a limit that is named, and leave the others' rows readable meanwhile.
test('H07 endless paging ends at a limit, which is named', async ({ page }) => {
  await setFault(sourceOrigin('social-care'), { fault: 'endless', sameEntries: true, types: ['Encounter'] });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await othersAreThere(page);
  await settled(page);
  await expect(sourceRow(page, 'Social Care')).toContainText(/Incomplete/);
  await openDetails(page);
  await expect(detailsOf(page, 'Social Care')).toContainText(/limit|pages|same|again/i);
});

// Another patient's answer is the worst that a partner can send: none of it is shown, all of it is counted.
test('H02 H04 another patient’s answer: nothing of it is shown, all of it is counted as not shown', async ({ page }) => {
  await setFault(sourceOrigin('royal-park'), 'other-patient');
  await setFault(sourceOrigin('community'), { fault: 'other-patient', types: ['Patient', ...lists] });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const lines = (await askStream(page))
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
  const ofRoyalPark = lines.filter((line) => JSON.stringify(line).includes('"royal-park"'));
  expect(ofRoyalPark.filter((line) => typeof line === 'object' && line !== null && 'type' in line && line.type === 'entries')).toEqual([]);
  expect(ofRoyalPark.some((line) => JSON.stringify(line).includes('"refused"'))).toBe(true);
  await expect(sourceRow(page, 'Royal Park Hospital')).toContainText(/Incomplete|No answer|Refused/);
  await openDetails(page);
  const details = detailsOf(page, 'Royal Park Hospital');
  await expect(details).toContainText(/[1-9][\d,]* not shown/);
  await expect(details).toContainText(/another patient/i);
  await page.keyboard.press('Escape');
  await showTimeline(page);
  await page.getByRole('button', { name: 'More about Royal Park Hospital' }).click();
  await page.getByRole('button', { name: 'Only this' }).click();
  await expect(rows(page)).toHaveCount(0);
  expect(await wholeText(page)).not.toMatch(saysNone);
  // The other one says that the patient is somebody else altogether: it is not asked further.
  await expect(sourceRow(page, 'Community & Mental Health')).not.toContainText('Complete ·');
  await page.getByRole('button', { name: 'More about Community & Mental Health' }).click();
  await page.getByRole('button', { name: 'Only this' }).click();
  await expect(rows(page)).toHaveCount(0);
});

/** Sentences of the details about one source, its lines included. */
const detailsOf = (page: Page, name: string): Locator => page.getByRole('dialog').getByRole('listitem').filter({ hasText: name }).first();

async function othersAreThere(page: Page): Promise<void> {
  await tab(page, 'Timeline').click();
  await expect(rows(page).filter({ hasText: 'City Hospitals' }).first()).toBeVisible();
}

async function openDetails(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}
