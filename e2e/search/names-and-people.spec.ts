import { expect } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { field, foundRows, openBrooks } from '#/e2e/screen/search.ts';

test('H36 search: people, the banner and what no entry says are found, and lead to where they stand', async ({ page }) => {
  await openBrooks(page);
  const fact = page.locator('.found-fact');
  await field(page).fill('999 102 0012');
  await expect(fact.first()).toContainText('NHS No. 999 102 0012');
  await fact.first().click();
  await expect(page.getByRole('dialog', { name: 'More about the patient' })).toBeVisible();
  await page.keyboard.press('Escape');
  await field(page).fill('iris cole');
  await expect(fact).toHaveText(/Iris Cole/);
  await expect(page.locator('.search-head')).toContainText('1 match');
  await fact.press('Enter');
  await expect(page).toHaveURL(/\/people$/);
  await expect(page.locator('.people-page')).toContainText('Iris Cole');
});

test('H36 search: a stem finds the names that end in it and says so; a kind and a comparison are answered in words', async ({ page }) => {
  await openBrooks(page);
  await field(page).fill('statin');
  await expect(page.locator('.search-head')).toContainText('names that end in “-vastatin”, and their brands');
  await expect(
    foundRows(page)
      .filter({ hasText: /atorvastatin/i })
      .first(),
  ).toBeVisible();
  for (const row of await foundRows(page).all()) expect(await row.textContent()).toMatch(/vastatin|\bstatin/i);
  await page.getByRole('button', { name: 'only my words' }).click();
  await expect(foundRows(page).filter({ hasText: /^Atorvastatin/i })).toHaveCount(0);
  await field(page).fill('anticoagulant');
  await expect(page.locator('.search-head')).toContainText('“anticoagulant” is a kind of medicine');
  await field(page).fill('vaccinations');
  await page.locator('.search-pages').getByRole('button', { name: 'Vaccinations' }).click();
  await expect(page).toHaveURL(/\/immunizations$/);
  await expect(field(page)).toHaveValue('');
  await field(page).fill('creatinine > 100');
  await expect(page.locator('.search-head')).toContainText('“> 100” was left out');
  await expect(foundRows(page).first()).toContainText('Creatinine');
});
