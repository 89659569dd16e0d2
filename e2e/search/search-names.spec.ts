import { expect, type Page } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled } from '#/e2e/screen/record-screen.ts';
import { field, foundRows, marked, opened, results } from './search-screen.ts';

/** Tells whether the page took the next press of Ctrl+F, or left it to the browser. */
async function isFindOurs(page: Page): Promise<boolean> {
  const isPrevented = page.evaluate(
    () => new Promise<boolean>((resolve) => addEventListener('keydown', (event) => event.key === 'f' && resolve(event.defaultPrevented))),
  );
  await page.keyboard.press('Control+f');
  return isPrevented;
}

const categoryOf = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.closest('section')?.querySelector('h3')?.textContent);

test('search: a stem finds what ends in it and is of its family; every key does what it says', async ({ page }) => {
  await openFromRecordSystem(page, '李');
  await settled(page);

  await test.step('statin finds atorvastatin, and not nystatin, which its own name finds', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('statin');
    await expect(foundRows(page).filter({ hasText: 'Atorvastatin' }).first()).toBeVisible();
    await expect(results(page)).toContainText('names that end in “-vastatin”');
    await expect(results(page)).not.toContainText('Nystatin');
    await field(page).fill('nystatin');
    await expect(foundRows(page).filter({ hasText: 'Nystatin' }).first()).toBeVisible();
    await expect(results(page)).not.toContainText('Atorvastatin');
  });

  await test.step('Ctrl+F is ours once, and the browser’s twice', async () => {
    await page.keyboard.press('Escape');
    await expect(field(page)).toHaveValue('');
    expect(await isFindOurs(page)).toBe(true);
    await expect(field(page)).toBeFocused();
    expect(await isFindOurs(page)).toBe(false);
  });

  await test.step('arrows go across categories, Enter opens, Escape returns to the row, then to the field', async () => {
    await field(page).fill('thyro');
    await expect(foundRows(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(foundRows(page).first()).toBeFocused();
    const first = await categoryOf(page);
    for (let presses = await foundRows(page).count(); presses > 0 && (await categoryOf(page)) === first; presses -= 1)
      await page.keyboard.press('ArrowDown');
    expect(await categoryOf(page)).not.toBe(first);
    const row = page.locator('.found-row:focus');
    const title = (await row.locator('.found-title').textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(opened(page)).toContainText(title);
    await expect.poll(async () => (await marked(page)).length).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect(opened(page)).toHaveCount(0);
    await expect(row.filter({ hasText: title })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field(page)).toBeFocused();
    await expect(page.locator('.summary')).toBeVisible();
  });
});
