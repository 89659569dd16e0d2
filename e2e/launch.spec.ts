import { expect } from '@playwright/test';
import { withholdTypes } from '#/mocks/servers/faults/faults.ts';
import { exchange } from './exchange/addresses.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import {
  allergyChip,
  completeness,
  everyRow,
  ledger,
  numberIn,
  rows,
  settled,
  showTimeline,
  sourceRow,
  sources,
  tab,
  tick,
} from './screen/record-screen.ts';

// The main job: one click in the record system, and every organisation's part is in one list.
test('launched from the record system: one patient, every source in one timeline', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await expect(page.getByRole('banner')).toContainText('BROOKS, Amara');
  await expect(page.getByRole('banner')).toContainText('999 102 0012');
  await settled(page);
  for (const { name } of sources) {
    await expect(tick(page, name)).toBeChecked();
    expect(numberIn(await sourceRow(page, name).locator('[data-held]').textContent()), name).toBeGreaterThan(0);
  }
  await expect(sourceRow(page, 'City Hospitals')).toContainText(/yours/i);
  await expect(page.getByRole('checkbox').first()).toHaveAccessibleName('City Hospitals');
  await showTimeline(page);
  const shownIds = new Set(
    (await everyRow(page)).flatMap((text) => sources.filter(({ name }) => text.includes(name)).map(({ name }) => name)),
  );
  expect([...shownIds].toSorted()).toEqual(sources.map(({ name }) => name).toSorted());
});

// Counts of received entries must add up: nothing may get lost between the stream and the screen.
test('H06 every entry received is accounted for on the screen', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const sums = await ledger(page);
  const received = sums.get('Received') ?? 0;
  const held = await Promise.all(
    sources.map(async ({ name }) => numberIn(await sourceRow(page, name).locator('[data-held]').textContent())),
  );
  expect(held.reduce((sum, count) => sum + count, 0)).toBe(received);
  expect([...sums].filter(([label]) => label !== 'Received').reduce((sum, [, count]) => sum + count, 0)).toBe(received);
});

// Hiding must be instant, counted and reversible, or a reader takes a part for the whole.
test('H21 unticking a source hides its rows at once and counts them; ticking brings back exactly the same rows', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await showTimeline(page);
  await page.getByRole('radio', { name: '30 days' }).click();
  const [before, sumsBefore, label] = [await everyRow(page), await ledger(page), await allergyChip(page).textContent()];
  expect(before.filter((text) => text.includes('City Hospitals')).length).toBeGreaterThan(20);
  await page.getByRole('radio', { name: 'All time' }).click();
  const whole = await ledger(page);
  const count = numberIn(await sourceRow(page, 'City Hospitals').locator('[data-held]').textContent());

  await tick(page, 'City Hospitals').uncheck();
  await expect(rows(page).filter({ hasText: 'City Hospitals' })).toHaveCount(0);
  await expect(completeness(page)).toContainText(/[\d,]+ rows hidden by you/);
  const sums = await ledger(page);
  expect(sums.get('Hidden: sources unticked')).toBe(count);
  expect([...sums].filter(([name]) => name !== 'Received').reduce((sum, [, part]) => sum + part, 0)).toBe(sums.get('Received'));
  await expect(sourceRow(page, 'City Hospitals')).toContainText('Hidden by you');
  await expect(allergyChip(page)).toHaveText(label ?? '');
  await page.getByRole('radio', { name: '30 days' }).click();
  expect((await everyRow(page)).filter((text) => text.includes('City Hospitals'))).toEqual([]);

  await tick(page, 'City Hospitals').check();
  expect(await everyRow(page)).toEqual(before);
  expect(await ledger(page)).toEqual(sumsBefore);
  await page.getByRole('radio', { name: 'All time' }).click();
  await expect(completeness(page)).not.toContainText('hidden by you');
  expect(await ledger(page)).toEqual(whole);
});

// A record system's administrator may let an application read less than it asks for: no refusal, and never "none".
test('H05 a type that the record system does not grant is said to be so, never refused and never none', async ({ page }) => {
  await withholdTypes(exchange.ehr, 'AllergyIntolerance', 'Flag');
  try {
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await settled(page);
    await tab(page, 'Allergies').click();
    await expect(page.getByRole('main')).toContainText('City Hospitals: allergies not granted to this service. It may hold allergies.');
    await expect(page.locator('body')).not.toContainText('City Hospitals refused');
    await expect(allergyChip(page)).toContainText('1 source missing');
  } finally {
    await withholdTypes(exchange.ehr);
  }
});
