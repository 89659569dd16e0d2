import { expect } from '@playwright/test';
import { exchange } from './exchange/addresses.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openBySearch, signIn } from './screen/open-record.ts';
import { allergyChip, completeness, settled, showTimeline, sourceRow, sources, tick } from './screen/record-screen.ts';

// A clinician without a record system that launches must reach the same record by signing in.
test('direct login: find by NHS number, confirm, and the same record screen opens', async ({ page }) => {
  await signIn(page, 'Dr Helen Ward');
  await page.getByRole('textbox', { name: /NHS No/ }).fill('999 102 0012');
  await page.getByRole('button', { name: 'Find' }).first().click();
  await expect(page.getByRole('heading', { name: 'Is this your patient?' })).toBeVisible();
  const compared = page.getByRole('table');
  for (const fact of ['BROOKS, Amara', '14-Mar-1951', '999 102 0012']) await expect(compared).toContainText(fact);
  await page.getByRole('button', { name: 'Yes, open this record' }).click();
  await page.waitForURL(/\/record\/[^/]+$/);
  await expect(page.getByRole('banner')).toContainText('BROOKS, Amara');
  await settled(page);
  for (const { name } of sources) await expect(tick(page, name)).toBeChecked();
  await expect(sourceRow(page, 'Riverside Surgery')).toContainText(/yours/i);
  await expect(page.getByRole('checkbox').first()).toHaveAccessibleName('Riverside Surgery');
  await expect(completeness(page)).toContainText('All 7 sources complete');
  await expect(allergyChip(page)).toContainText('Known allergies (3)');
  await showTimeline(page);
});

// A patient whose number is not at hand is found by first name, last name and birth date together.
test('direct login: find by name and birth date', async ({ page }) => {
  await signIn(page, 'Dr Helen Ward');
  await page.getByLabel('Last name').fill('brooks');
  await page.getByLabel('First name').fill('amara');
  await page.getByRole('button', { name: 'Find' }).last().click();
  await expect(page.getByRole('alert').filter({ hasText: /date|day/i })).toBeVisible();
  await page.getByLabel('Day').fill('14');
  await page.getByLabel('Month').fill('3');
  await page.getByLabel('Year').fill('1951');
  await page.getByRole('button', { name: 'Find' }).last().click();
  const choice = page.getByRole('button', { name: /^Check BROOKS, Amara/ });
  const confirm = page.getByRole('heading', { name: 'Is this your patient?' });
  await expect(choice.or(confirm)).toBeVisible();
  if (await choice.isVisible()) await choice.click();
  await expect(confirm).toBeVisible();
  await page.getByRole('button', { name: 'Yes, open this record' }).click();
  await expect(page.getByRole('banner')).toContainText('999 102 0012');
});

// A mistyped digit must never find somebody else.
test('H04 a wrong check digit says so, and nobody is asked', async ({ page }) => {
  await signIn(page, 'Dr Helen Ward');
  let requests = 0;
  page.on('request', (request) => (requests += request.url().includes('/find/search') ? 1 : 0));
  const number = page.getByRole('textbox', { name: /NHS No/ });
  await number.fill('999 102 0013');
  await page.getByRole('button', { name: 'Find' }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: 'check digit' })).toBeVisible();
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  expect(requests).toBe(0);
});

// Twins share last name, birth date and address: the reader must see which of the two was found.
test('H04 twins: found by number, it is the one of that number', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '9991020020');
  await expect(page.getByRole('banner')).toContainText('QUAYE, Rosa');
  await expect(page.getByRole('banner')).not.toContainText('Lily');
});

// An index that does not answer must not read as "there is no such patient".
test('H05 a number that nobody has, and an index that is down, are two different sentences', async ({ page }) => {
  await signIn(page, 'Dr Helen Ward');
  await page.getByRole('textbox', { name: /NHS No/ }).fill('943 476 5919');
  await page.getByRole('button', { name: 'Find' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'found no patient with these details' })).toBeVisible();
  await setFault(exchange.masterIndex, 'down');
  await page.getByRole('textbox', { name: /NHS No/ }).fill('999 102 0012');
  await page.getByRole('button', { name: 'Find' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'could not be searched' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('knows no one');
});
