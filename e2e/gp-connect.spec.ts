import { expect } from '@playwright/test';
import { askStream } from './screen/ask-stream.ts';
import { test } from './screen/journey.ts';
import { openBySearch } from './screen/open-record.ts';
import { completeness, openPage, rows, settled, sourceRow, tab } from './screen/record-screen.ts';

// The practice leaves a problem out and says that its list is incomplete: the reader is told, and learns nothing about the problem.
test('H13 H24 confidential entries of a practice are announced beside its list and never sent', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0101');
  await settled(page);
  expect(await askStream(page)).not.toMatch(/abuse/i);
  await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Incomplete');
  await tab(page, 'Problems').click();
  await expect(completeness(page)).toContainText('Riverside Surgery');
  await expect(page.getByRole('main')).toContainText('Items excluded due to confidentiality and/or patient preferences');
});

// An ended allergy must be findable, and must not read as a current one.
test('H12 an ended allergy is shown as resolved', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0055');
  await settled(page);
  await tab(page, 'Allergies').click();
  await expect(rows(page).filter({ hasText: 'Cashew nuts' })).toContainText('resolved');
});

// A plan of the practice reads as an intention.
test('H11 a diary entry is planned; a category that a practice does not provide is not "none"', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  expect(await askStream(page)).toContain('Planned: Diabetic annual review');
  await openPage(page, 'Devices');
  await expect(page).toHaveURL(/devices$/);
  await expect(page.getByRole('main')).toContainText('Riverside Surgery does not provide');
  await expect(page.getByRole('main')).not.toContainText(/No devices recorded\. /);
});
