import { expect, type Page } from '@playwright/test';
import { exchange, sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { expectAccessibleForced, expectAccessibleThemes, mixedLooks } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { allergyChip, settled, settledAtAnyWidth, showTimeline, tab } from '#/e2e/screen/record-screen.ts';

test.describe.configure({ timeout: 180_000 });

// States of a record beside the whole one: while it is asked for, when nothing came, and when it is over.
for (const { width } of mixedLooks) {
  test(`accessible: loading, with sources that are slow (light and dark, ${width} px)`, async ({ page }) => {
    for (const id of ['riverside-practice', 'royal-park']) await setFault(sourceOrigin(id), { fault: 'slow', ms: 20_000 });
    await page.setViewportSize({ width, height: 900 });
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await expect(allergyChip(page)).toBeVisible();
    await expectAccessibleThemes(page, 'loading');
  });

  test(`accessible: no source answers (light and dark, ${width} px)`, async ({ page }) => {
    for (const id of Object.keys(exchange.sources)) {
      // The record system must still launch.
      const isLaunching = id === 'city-hospitals';
      await setFault(sourceOrigin(id), isLaunching ? { fault: 'down', types: ['AllergyIntolerance', 'Condition', 'Observation'] } : 'down');
    }
    await page.setViewportSize({ width, height: 900 });
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await settledAtAnyWidth(page);
    await expectAccessibleThemes(page, 'no source answers');
  });

  test(`accessible: no such page, closed, failed (light and dark, ${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/no-such-page');
    await expectSupport(page, 'There is no such page');
    await expectAccessibleThemes(page, 'no such page');
    await openFromRecordSystem(page, 'HOLT, Sam');
    await settledAtAnyWidth(page);
    const session = /\/record\/([^/]{8})/.exec(page.url())?.[1] ?? '?';
    await breakPage(page);
    await expectSupport(page, 'The shared record could not be shown', session);
    await expectAccessibleThemes(page, 'failed');
    await page.goto(`/record/${'a'.repeat(32)}`);
    await expectSupport(page, 'This record is closed', 'aaaaaaaa');
    await expectAccessibleThemes(page, 'closed');
  });
}

/** The page names the exchange, its support desk and, where there is one, the reference. */
async function expectSupport(page: Page, title: string, reference?: string): Promise<void> {
  // The browser's route announcer is an alert too.
  const alert = page.getByRole('alert').filter({ hasText: title }).filter({ hasText: 'Support:' });
  await expect(alert).toContainText('Thames Vale Shared Record');
  await expect(alert).toContainText(/Support: \S/);
  if (reference !== undefined) await expect(alert).toContainText(`Reference for your support desk: ${reference}`);
}

/** Makes the next page of the record throw while it is drawn, as a fault of our own would. */
async function breakPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const fail = (): never => {
      throw new Error('broken');
    };
    Object.assign(window, { ResizeObserver: fail });
    Object.assign(Array.prototype, { toSorted: fail });
  });
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('a[href$="/timeline"]')?.click());
}

// Windows' contrast themes take every colour of ours: what is chosen, focused or missing must still be seen.
test('with forced colours the focus, the tick and the chosen row are seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await allergyChip(page).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveCSS('outline-style', 'solid');
  await showTimeline(page);
  await page.keyboard.press('j');
  await expect(page.locator('.row-button:focus')).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Enter');
  await expect(page.locator('article[data-selected]')).toHaveCount(1);
  await expectAccessibleForced(page, 'forced colours');
});

// Nobody who asked for less motion sees any (WCAG 2.3.3).
test('with reduced motion nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tab(page, 'Timeline').hover();
  const moving = await page.evaluate(() => document.getAnimations().map(({ playState }) => playState));
  expect(moving).toEqual([]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
