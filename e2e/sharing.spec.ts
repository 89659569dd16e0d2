import { expect, type Page } from '@playwright/test';
import { askStream } from './screen/ask-stream.ts';
import { test } from './screen/journey.ts';
import { openBySearch, openFromRecordSystem } from './screen/open-record.ts';
import {
  allergyChip,
  completeness,
  rows,
  saysNone,
  settled,
  showTimeline,
  sourceRow,
  tab,
  tick,
  wholeText,
} from './screen/record-screen.ts';

/** In the last consultation at Riverside, and nowhere else. */
const consultationWords = ['two pillows', 'Inhaler technique corrected', 'before any change of tablets'];

// Parts that an agreement excepts must not leave the server, not even hidden in the page.
test('H24 the hospital sees the practice’s consultations and documents as "not shared", and never their text', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const answer = await askStream(page);
  for (const words of [...consultationWords, 'Breathless on exertion']) expect(answer, words).not.toContain(words);
  expect(answer).toContain('not shared with your organisation');

  await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Some not shared');
  await expect(completeness(page)).toContainText('Riverside Surgery: consultation text and documents not shared with City Hospitals');
  await showTimeline(page);
  await page.getByRole('button', { name: 'More about Riverside Surgery' }).click();
  await page.getByRole('button', { name: 'Only this' }).click();
  await page.getByRole('button', { name: /^Contacts/ }).click();
  const consultation = rows(page).filter({ hasText: '04-Oct' }).first();
  await expect(consultation).toContainText('Consultation');
  await expect(consultation).toContainText('text not shared with your organisation');
  await consultation.click();
  const drawer = page.getByRole('complementary', { name: 'Entry' });
  await expect(drawer).toContainText('Riverside Surgery: consultation text is not shared with your organisation.');
  for (const words of consultationWords) expect(await wholeText(page)).not.toContain(words);
});

// The practice sees its own record in full.
test('H24 the practice sees its own consultations whole', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  const answer = await askStream(page);
  for (const words of consultationWords) expect(answer, words).toContain(words);
  await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Complete');
  await expect(completeness(page)).toContainText('All 7 sources complete');
  await showTimeline(page);
  await page.getByRole('button', { name: 'More about Riverside Surgery' }).click();
  await page.getByRole('button', { name: 'Only this' }).click();
  await page.getByRole('button', { name: /^Contacts/ }).click();
  await rows(page).filter({ hasText: '04-Oct' }).first().click();
  await expect(page.getByRole('complementary', { name: 'Entry' })).toContainText('Inhaler technique corrected');
});

// The patient opted out at the practice: its own doctor is told, and sees none of its rows.
test('H24 opted out at the practice: the practice reads that sharing is blocked', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0047');
  await settled(page);
  await blocked(page, await askStream(page));
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('Sharing is blocked for this patient at Riverside Surgery.');
});

// Other organisations read that there may be a record, never that there is none.
test('H24 H05 opted out at the practice: the hospital reads that it may hold a record', async ({ page }) => {
  await openFromRecordSystem(page, 'ELLER, Thomas');
  await settled(page);
  await blocked(page, await askStream(page));
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText(/Riverside Surgery does not share this patient.s record\. It may hold one\./);
});

async function blocked(page: Page, answer: string): Promise<void> {
  for (const words of ['Trimethoprim', 'ertraline', 'Depress', 'depress']) expect(answer, words).not.toContain(words);
  await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Not shared');
  await expect(allergyChip(page)).toContainText('Allergies unavailable');
  expect(await wholeText(page)).not.toMatch(saysNone);
  await tab(page, 'Allergies').click();
  await expect(page.getByRole('main')).toContainText('Riverside Surgery');
  expect(await wholeText(page)).not.toMatch(saysNone);
  expect(await wholeText(page)).not.toMatch(/some not shared/i);
  await tab(page, 'Timeline').click();
  await expect(rows(page).first()).toBeVisible();
  await expect(rows(page).filter({ hasText: 'Riverside Surgery' })).toHaveCount(0);
  await expect(tick(page, 'Riverside Surgery')).toBeVisible();
}
