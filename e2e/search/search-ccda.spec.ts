import { expect } from '@playwright/test';
import { openFederal, test } from '#/e2e/screen/federal-journey.ts';
import { box, field, foundRows, marked, results } from './search-screen.ts';

test('search inside a C-CDA: the place that was found is jumped to and marked where it stands', async ({ page }) => {
  test.setTimeout(90_000);
  await openFederal(page, 'WHITFIELD');
  await field(page).fill('"finish 7 days"');
  await expect(results(page)).toContainText('No match in what was searched');
  await box(page)
    .getByRole('button', { name: /^Search/ })
    .click();
  const letter = foundRows(page).filter({ hasText: 'Discharge summary: pneumonia' }).first();
  await expect(letter).toContainText('finish 7 days', { timeout: 30_000 });
  await letter.click();
  const document = page.getByRole('region', { name: 'Document', exact: true });
  await expect(document.getByText('discharged to finish 7 days.')).toBeInViewport();
  await expect.poll(() => marked(page)).toContain('finish 7 days');
  await expect(page.locator('.search-places')).toContainText('place 1 of 1');
  const edge = await page.locator('.search-edges > span').first().boundingBox();
  const paragraph = await document.getByText('discharged to finish 7 days.').boundingBox();
  expect(edge && paragraph && edge.y >= paragraph.y - 2 && edge.y <= paragraph.y + paragraph.height).toBe(true);
});
