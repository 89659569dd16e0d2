import { expect } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settled, sourceRow } from '#/e2e/screen/record-screen.ts';

// The drawer lies over a column: Tab must not lead beneath it, and must lead everywhere beside it (WCAG 2.4.11).
test('by keyboard: what the drawer covers is not reached, what stands beside it is', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const blocks = page.locator('.summary-stack');
  const inertCount = () => blocks.evaluateAll((stacks) => stacks.filter((stack) => stack.hasAttribute('inert')).length);
  /** Blocks that are inert although they look out beside the drawer, or lie beneath it and are not. */
  const misjudged = () =>
    blocks.evaluateAll((stacks) => {
      const pane = document.querySelector('.record-entry')?.getBoundingClientRect();
      const isUnder = (box: DOMRect) => pane !== undefined && box.left >= pane.left - 1 && box.right <= pane.right + 1;
      return stacks.filter((stack) => stack.hasAttribute('inert') !== isUnder(stack.getBoundingClientRect())).length;
    });
  expect(await inertCount()).toBe(0);
  await page
    .getByRole('region', { name: 'Allergies', exact: true })
    .getByRole('button', { name: /^Latex/ })
    .click();
  const entry = page.getByRole('complementary', { name: 'Entry' });
  await expect(entry).toBeVisible();
  await expect.poll(inertCount).toBeGreaterThan(0);
  expect(await misjudged()).toBe(0);
  expect(await inertCount()).toBeLessThan(await blocks.count());
  const beneath: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    beneath.push(
      ...(await page.evaluate(() => {
        const pane = document.querySelector('.record-entry')?.getBoundingClientRect();
        const element = document.activeElement;
        const box = element?.getBoundingClientRect();
        const isInside = element?.closest('.record-entry') !== null;
        return pane && box && !isInside && box.width > 0 && box.top >= pane.top && box.left >= pane.left
          ? [element?.textContent ?? '']
          : [];
      })),
    );
  }
  expect(beneath).toEqual([]);
  await page
    .getByRole('region', { name: 'Allergies', exact: true })
    .getByRole('button', { name: /^Latex/ })
    .focus();
  await page.keyboard.press('Escape');
  await expect(entry).toHaveCount(0);
  expect(await inertCount()).toBe(0);
});

// WCAG 1.4.13: the words beside a source can be pointed at, and Escape puts them away while the pointer stays.
test('the words of a source beside the panel: hoverable, and put away by Escape', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const row = sourceRow(page, 'Riverside Surgery');
  const words = row.locator('.source-words');
  await expect(words).toBeHidden();
  await row.hover();
  await expect(words).toBeVisible();
  await words.hover();
  await expect(words).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words).toBeHidden();
  await sourceRow(page, 'City Hospitals').hover();
  await row.hover();
  await expect(words).toBeVisible();
});
