import { expect, type Page } from '@playwright/test';
import { test } from './screen/journey.ts';
import { openBySearch, openFromRecordSystem } from './screen/open-record.ts';
import { allergyChip, rows, settled } from './screen/record-screen.ts';

/** Tabs until the focus is where it should be: what cannot be reached so is not reachable by keyboard. */
async function tabTo(page: Page, reached: () => Promise<boolean>, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await reached()) return;
  }
  throw new Error(`not reached with ${most} presses of Tab`);
}

const focused = (page: Page) => page.locator(':focus');

// Task 1 without a mouse: the allergies and their sources.
test('by keyboard: from the summary to the allergies and their sources', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tabTo(page, () => allergyChip(page).evaluate((chip) => chip === document.activeElement));
  await expect(focused(page)).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Enter');
  const list = page.getByRole('dialog');
  await expect(list).toContainText('Anaphylaxis');
  await expect(list).toContainText('Royal Park Hospital states no known allergies');
  await page.keyboard.press('Escape');
  await expect(allergyChip(page)).toBeFocused();
});

// The letter keys act while nothing has the focus, and no Tab is needed.
test('by keyboard: one letter to the allergies', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/\/allergies$/);
  await expect(rows(page).filter({ hasText: 'Anaphylaxis' })).toBeVisible();
});

// Task 2 without a mouse: four keys.
test('by keyboard: new since the last visit, in four keys', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/timeline$/);
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(focused(page)).toContainText('04-Oct-2026');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveAttribute('aria-pressed', 'true');
  const own = rows(page).filter({ hasText: 'Riverside Surgery' }).filter({ hasNotText: 'City Hospitals' });
  await expect(own).toHaveCount(1);
  await page.keyboard.press('o');
  await expect(own).toHaveCount(0);
  await expect(rows(page).filter({ hasText: 'Creatinine' }).first()).toBeVisible();
});

// Task 5 without a mouse: the two doses side by side.
test('by keyboard: the doses of ramipril, from the summary', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tabTo(page, async () => (await focused(page).textContent())?.includes('Ramipril') ?? false, 120);
  await page.keyboard.press('Enter');
  const conflict = page.getByRole('region', { name: 'Sources differ' });
  await expect(conflict).toContainText('5 mg');
  await expect(conflict).toContainText('10 mg');
  await page.keyboard.press('Escape');
  await expect(conflict).toHaveCount(0);
  await expect(focused(page)).toContainText('Ramipril');
});

// The list is one stop of Tab; inside it the arrows move, Enter opens, Escape comes back to the row.
test('by keyboard: through the list, a row opened and closed, a source unticked', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await page.keyboard.press('t');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('article:focus')).toHaveCount(1);
  const first = await page.locator('article:focus').getAttribute('data-row');
  for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('article:focus')).toBeInViewport();
  const row = await page.locator('article:focus').getAttribute('data-row');
  expect(row).not.toBe(first);
  const title = await page.locator('article:focus .row-title').textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Entry' })).toContainText(title?.trim() ?? '?');
  await page.keyboard.press('Escape');
  await expect(page.locator('article:focus')).toHaveAttribute('data-row', row ?? '');
  await tabTo(
    page,
    () => page.getByRole('checkbox', { name: 'Royal Park Hospital' }).evaluate((box) => box === document.activeElement),
    250,
  );
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Royal Park Hospital' })).not.toBeChecked();
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
