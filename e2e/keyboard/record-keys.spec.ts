import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { focused, focusedRow, hasFocus, nameOfFocused, pressForPage, pressUntil, tabTo } from '#/e2e/screen/keyboard.ts';
import { openBySearch, openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { allergyChip, rows, settled, sourcePanel, tick } from '#/e2e/screen/record-screen.ts';

/** Number of elements on the screen that Tab reaches within a part of it. */
const tabStops = (part: Locator): Promise<number> =>
  part.evaluate(
    (element) =>
      [...element.querySelectorAll<HTMLElement>('a, button, input, select')].filter((stop) => stop.tabIndex === 0 && stop.checkVisibility())
        .length,
  );

const summaryContent = (page: Page) => page.locator('.summary');

test('by keyboard: nine presses of Tab at most to the first line of content, the search among them, and each part is one stop', async ({
  page,
}) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const presses = await tabTo(page, () => hasFocus(summaryContent(page)));
  expect(presses).toBeLessThanOrEqual(9);
  for (const part of [page.getByRole('navigation', { name: 'Record' }), sourcePanel(page), page.getByRole('banner', { name: 'Patient' })])
    expect(await tabStops(part)).toBe(1);
});

test('by keyboard: the skip link comes first and leads to the record', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveText('Skip to record');
  await expect(focused(page)).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText('Summary');
  await page.keyboard.press('Tab');
  expect(await hasFocus(summaryContent(page))).toBe(true);
  await expect(page).not.toHaveURL(/#/);
});

// The page's name is in the title and the focus on its heading, whichever key led there.
test('by keyboard: a letter for each page', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await pressForPage(page, 't', /\/timeline$/, 'Timeline');
  await pressForPage(page, 'r', /\/results$/, 'Results');
  await pressForPage(page, 'm', /\/medications$/, 'Medicines');
  await pressForPage(page, 'a', /\/allergies$/, 'Allergies');
  await expect(rows(page).filter({ hasText: 'Anaphylaxis' })).toBeVisible();
  await pressForPage(page, 's', /\/record\/[^/]+$/, 'Summary');
});

test('by keyboard: j, k, the arrows, Home, End and the pages of the list', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await pressForPage(page, 't', /\/timeline$/, 'Timeline');
  await expect(rows(page).first()).toBeVisible();
  const total = (await rows(page).first().getAttribute('aria-setsize')) ?? '';
  for (const [key, position] of [
    ['j', '1'],
    ['j', '2'],
    ['k', '1'],
    ['ArrowDown', '2'],
    ['ArrowDown', '3'],
    ['ArrowUp', '2'],
    ['PageDown', '14'],
    ['PageUp', '2'],
    ['End', total],
    ['Home', '1'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(focusedRow(page), key).toHaveAttribute('aria-posinset', position);
    await expect(focusedRow(page), key).toBeInViewport();
  }
});

test('by keyboard: a row says that it opens, opens, and has the focus again; its parts open in place', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await pressForPage(page, 't', /\/timeline$/, 'Timeline');
  await page.keyboard.press('j');
  await expect(focused(page)).toHaveAttribute('aria-expanded', 'false');
  const title = (await focusedRow(page).locator('.row-title').textContent())?.trim() ?? '?';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Entry' })).toContainText(title);
  await expect(page.getByRole('status').filter({ hasText: `Entry opened: ${title}` })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Entry' })).toHaveCount(0);
  await expect(focusedRow(page)).toContainText(title);
  await pressUntil(page, 'ArrowDown', /^Full blood count/);
  await page.keyboard.press('ArrowRight');
  await expect(focusedRow(page).getByRole('list', { name: 'Parts' })).toBeVisible();
  await page.keyboard.press('Tab');
  expect(await nameOfFocused(page)).toMatch(/\d+ .*, \d{1,2} \w+ \d{4}.*, City Hospitals/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(focusedRow(page).getByRole('list', { name: 'Parts' })).toHaveCount(0);
});

test('by keyboard: ? lists the keys, and Escape closes the list', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

// Task 2 without a mouse: four keys.
test('by keyboard: new since the last visit, in four keys', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  await pressForPage(page, 't', /\/timeline$/, 'Timeline');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(focused(page)).toContainText('04-Oct-2026');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveAttribute('aria-checked', 'true');
  const own = rows(page).filter({ hasText: 'Riverside Surgery' }).filter({ hasNotText: 'City Hospitals' });
  await expect(own).toHaveCount(1);
  await expect(tick(page, 'Riverside Surgery')).toBeChecked();
  await page.keyboard.press('o');
  await expect(tick(page, 'Riverside Surgery')).not.toBeChecked();
  await expect(own).toHaveCount(0);
  await expect(rows(page).filter({ hasText: 'Creatinine' }).first()).toBeVisible();
  await page.keyboard.press('o');
  await expect(tick(page, 'Riverside Surgery')).toBeChecked();
  await expect(own).toHaveCount(1);
});

test('by keyboard: sources are one stop, the arrows go through them, Space ticks', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tabTo(page, () => hasFocus(sourcePanel(page)));
  await pressUntil(page, 'ArrowDown', /^Royal Park Hospital/);
  await expect(tick(page, 'Royal Park Hospital')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(tick(page, 'Royal Park Hospital')).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(tick(page, 'Royal Park Hospital')).toBeChecked();
  await page.keyboard.press('Tab');
  expect(await hasFocus(sourcePanel(page))).toBe(false);
  await page.keyboard.press('Shift+Tab');
  await expect(tick(page, 'Royal Park Hospital')).toBeFocused();
});

test('by keyboard: tabs are one stop, begun at the page shown', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const tabs = page.getByRole('navigation', { name: 'Record' });
  await tabTo(page, () => hasFocus(tabs));
  await expect(focused(page)).toHaveText('Summary');
  await page.keyboard.press('ArrowRight');
  await expect(focused(page)).toHaveText('Timeline');
  await page.keyboard.press('ArrowLeft');
  await expect(focused(page)).toHaveText('Summary');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/timeline$/);
  await expect(focused(page)).toHaveJSProperty('tagName', 'H2');
});

// The strip never leaves the tab order: each lane is a slider with a quarter as its value.
test('by keyboard: the strip is a slider a lane', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await pressForPage(page, 't', /\/timeline$/, 'Timeline');
  const lane = page.getByRole('slider', { name: 'Results' });
  await tabTo(page, () => hasFocus(lane));
  await expect(lane).toHaveAttribute('aria-valuetext', /^Q[1-4] \d{4}, Results, \d/);
  const last = Number(await lane.getAttribute('aria-valuemax'));
  let at = Number(await lane.getAttribute('aria-valuenow'));
  for (const [key, by] of [
    ['ArrowLeft', -1],
    ['ArrowDown', -1],
    ['ArrowRight', 1],
    ['ArrowUp', 1],
    ['PageDown', -4],
    ['PageUp', 4],
    ['Home', -last],
    ['End', last],
    ['PageDown', -4],
    ['PageDown', -4],
  ] as const) {
    await page.keyboard.press(key);
    at = Math.min(last, Math.max(1, at + by));
    await expect(lane, key).toHaveAttribute('aria-valuenow', String(at));
    await expect(lane).toBeFocused();
  }
  const [, quarter = '', year = ''] = /^Q(\d) (\d{4})/.exec((await lane.getAttribute('aria-valuetext')) ?? '') ?? [];
  await page.keyboard.press('Shift+Enter');
  const months = ['Jan', 'Apr', 'Jul', 'Oct'];
  await expect(page.getByRole('main')).toContainText(`rows from 01-${months[Number(quarter) - 1]}-${year} to`);
  await expect(lane).toBeFocused();
});

/** Answers to requests for a part of the page, late: a slow network, or a slow machine. */
async function answerLate(page: Page, address: RegExp, ms: number): Promise<void> {
  await page.route(address, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue().catch(() => undefined);
  });
}

test('H04 keys pressed before the page is there act on it, in their order', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await answerLate(page, /\/timeline\?/, 1_000);
  for (const key of ['t', 'j', 'j', 'Enter']) await page.keyboard.press(key);
  await expect(page).toHaveURL(/\/timeline$/);
  await expect(page.locator('article[data-selected]')).toHaveCount(1);
  const second = await rows(page).nth(1).locator('.row-title').textContent();
  await expect(page.getByRole('complementary', { name: 'Entry' })).toContainText(second?.trim() ?? '?');
});

/** Parts of the viewer's own code, the dialogs' among them. */
const code = /\/_next\/static\/chunks\//;

test('H04 Escape pressed before a dialog is there closes it, and letters pressed then reach nothing beneath', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await answerLate(page, code, 3_000);
  await expect(allergyChip(page)).toBeVisible();
  const loaded = page.waitForEvent('requestfinished', (request) => code.test(request.url()));
  await page.keyboard.press('?');
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
  await loaded;
  await settled(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).not.toHaveURL(/\/timeline$/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});
