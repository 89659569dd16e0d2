import { expect } from '@playwright/test';
import { sourceOrigin } from './exchange/addresses.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { allergyChip, completeness, rows, settled, sourceRow, tab } from './screen/record-screen.ts';

// Reading must be safe while the rest still comes: the label changes at once, the list under the eyes does not.
test('H23 a source that answers after 9 s: first rows come before, the label changes, no row moves, its rows wait in a chip', async ({
  page,
}) => {
  await setFault(sourceOrigin('riverside-practice'), {
    fault: 'slow',
    ms: 9_000,
    types: ['AllergyIntolerance', 'Condition', 'Immunization', 'MedicationRequest'],
  });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await tab(page, 'Timeline').click();
  await expect(rows(page).first()).toBeVisible();
  await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Asking');
  await expect(sourceRow(page, 'Royal Park Hospital')).toContainText('Complete');
  await expect(allergyChip(page)).toContainText('still asking 1');
  await expect(allergyChip(page)).toContainText('Known allergies (1)');

  const pane = page.locator('.record-pane');
  await pane.hover();
  await page.mouse.wheel(0, 400);
  await expect.poll(() => pane.evaluate((element) => element.scrollTop)).toBeGreaterThan(300);
  const places = () =>
    rows(page).evaluateAll((list) =>
      list.map((row) => [row.getAttribute('data-row'), row.getBoundingClientRect().top, row.textContent] as const),
    );
  await expect.poll(async () => JSON.stringify(await places()) === JSON.stringify(await places())).toBe(true);
  const before = await places();
  await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Asking');

  await expect(allergyChip(page)).toContainText('Known allergies (3)', { timeout: 30_000 });
  await settled(page);
  expect(await places()).toEqual(before);
  const chip = page.getByRole('button', { name: /^[\d,]+ new from Riverside Surgery · show$/ });
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(chip).toHaveCount(0);
  await tab(page, 'Allergies').click();
  await expect(rows(page).filter({ hasText: 'Anaphylaxis' })).toBeVisible();
  await expect(completeness(page)).not.toContainText(/asking/i);
});

// A slow source must not hold the others back, and is called slow.
test('H23 while a source is slow, an empty list says that it is still asking', async ({ page }) => {
  await setFault(sourceOrigin('riverside-practice'), { fault: 'slow', ms: 8_000, types: ['AllergyIntolerance'] });
  await openFromRecordSystem(page, 'HOLT, Sam');
  await tab(page, 'Allergies').click();
  await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Asking');
  await expect(page.getByRole('main')).toContainText(/Still asking/);
  await expect(allergyChip(page)).toHaveAttribute('data-allergies', /unavailable|known/);
  await expect(page.getByRole('main')).not.toContainText(/No allergies recorded(?! at )/);
  await settled(page);
});
