import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';

const royalPark = (page: Page) =>
  page.getByRole('region', { name: 'Sources' }).getByRole('listitem').filter({ hasText: 'Royal Park Hospital' });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Same person?' });

// H04: Royal Park has another birth date for her: that record stays hidden until the reader has compared and confirmed it.
async function compare(page: Page): Promise<void> {
  await openFromRecordSystem(page, 'MARSH, Jean');
  await expect(royalPark(page)).toContainText('different birth date there');
  await expect(page.getByRole('main')).not.toContainText('RPH');
  await expect(page.getByRole('banner')).toContainText('Allergies unavailable');
  await royalPark(page)
    .getByRole('button', { name: /Check identity/ })
    .click();
}

test('H04 facts that agree and facts that differ stand side by side, and the same person’s record joins', async ({ page }) => {
  await compare(page);
  await expect(panel(page).getByRole('row', { name: /Born/ })).toContainText('05-Jul-1958');
  await expect(panel(page).getByRole('row', { name: /Born/ })).toContainText('07-May-1958');
  await expect(panel(page).getByRole('row', { name: /NHS No\./ })).toContainText('the same');
  await expect(panel(page).getByRole('row', { name: /Last name/ })).toContainText('MARSH');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await panel(page).getByRole('button', { name: 'Same person: include it' }).click();
  await expect(royalPark(page)).toContainText('Complete');
  await page.getByRole('navigation', { name: 'Record' }).getByRole('link', { name: 'Allergies' }).click();
  await expect(page.getByRole('article', { name: /Iodinated contrast/ })).toContainText('RPH');
  // The difference stays in sight beside the name.
  await page.getByRole('button', { name: /Same person\?/ }).click();
  await expect(page.getByText('07-May-1958')).toBeVisible();
});

test('H04 another person’s record stays out, and the source says why', async ({ page }) => {
  await compare(page);
  await panel(page).getByRole('button', { name: 'Different person: leave it out' }).click();
  await expect(royalPark(page)).toContainText('you said this is a different person there');
  await expect(page.getByRole('main')).not.toContainText('RPH');
  await page.reload();
  await expect(royalPark(page)).toContainText('you said this is a different person there');
  await expect(page.getByRole('banner')).toContainText('Allergies unavailable');
});

test('H04 "Not now" and Escape decide nothing', async ({ page }) => {
  await compare(page);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(royalPark(page)).toContainText('different birth date there');
});
