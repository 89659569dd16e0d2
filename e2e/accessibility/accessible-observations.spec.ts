import { expect, type Page } from '@playwright/test';
import { expectAccessibleThemes } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { rows, settled, tab, tick } from '#/e2e/screen/record-screen.ts';

const scores = (page: Page) => page.getByRole('region', { name: 'Scores by day' });
const course = (page: Page) => page.getByRole('region', { name: 'Vital signs' });

test.use({ waitsForRest: false });

test('observations: scores first, lines over one time, the same as a table, the list behind its switch, at 1440 and 390 px', async ({
  page,
}) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tab(page, 'Vital signs').click();
  const days = scores(page).getByRole('row');
  await expect(days.nth(1)).toHaveAccessibleName(/^21-Nov today NEWS2 .*12:05.* .*04:05/);
  await expect(days.nth(1)).toContainText('4');
  // Three days of 7 and over have an edge, not colour alone.
  await expect(scores(page).locator('[data-grade="urgent"]').first()).toHaveCSS('border-top-style', 'solid');

  const chart = course(page).getByRole('listbox');
  await expect(chart.getByRole('option')).toHaveCount(10);
  await chart.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(chart.getByRole('option', { selected: true })).toHaveAccessibleName(/^21-Nov-2026 08:05, NEWS2 1, BP 112\/64/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Entry' })).toContainText('NEWS2 total score');
  await page.keyboard.press('Escape');

  await course(page).getByRole('button', { name: 'Table' }).click();
  const rounds = course(page).getByRole('table').getByRole('row');
  await expect(rounds).toHaveCount(11);
  // H21: a source that is unticked leaves no day without a score as if it had none.
  await tick(page, 'Ambulance & 111').uncheck();
  await expect(rounds).toHaveCount(10);
  await expect(scores(page)).toContainText('? not known');
  await tick(page, 'Ambulance & 111').check();
  await expectAccessibleThemes(page, 'observations, 1440 px');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessibleThemes(page, 'observations, 390 px');
  await page.getByRole('button', { name: 'List', exact: true }).click();
  // H36: the row of a day names its newest and its highest score.
  await expect(rows(page).first()).toContainText('NEWS2 1, highest 4');
});
