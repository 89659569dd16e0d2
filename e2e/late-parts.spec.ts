import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { allergyChip, completeness, settled, sourcePanel, tab } from './screen/record-screen.ts';
import { scriptsIdle } from './screen/script-sizes.ts';

/** Parts of the viewer's own code. */
const code = /\/_next\/static\/chunks\//;
const entry = (page: Page): Locator => page.getByRole('complementary', { name: 'Entry' });
const fault = (page: Page): Locator => page.getByRole('alert').filter({ hasText: 'did not load' });
const firstRow = (page: Page): Locator => page.locator('.summary-row').first();
const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

interface LatePart {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  readonly content: (page: Page) => Locator;
}

const parts: readonly LatePart[] = [
  { name: 'entry', open: (page) => firstRow(page).click(), content: (page) => entry(page).getByRole('article') },
  {
    name: 'details',
    open: (page) => completeness(page).getByRole('button', { name: 'Details' }).click(),
    content: (page) => dialog(page, 'What is known'),
  },
  {
    name: 'print',
    open: (page) => completeness(page).getByRole('button', { name: 'Print' }).click(),
    content: (page) => dialog(page, 'Print'),
  },
  { name: 'keys', open: (page) => page.keyboard.press('?'), content: (page) => dialog(page, 'Keys') },
  { name: 'allergies', open: (page) => allergyChip(page).click(), content: (page) => page.getByRole('dialog') },
];

for (const { name, open, content } of parts)
  test(`H33 a part that does not load (${name}) says so, the record stays, and it opens once the network is back`, async ({ page }) => {
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await expect(firstRow(page)).toBeVisible();
    await page.route(code, (route) => route.abort('internetdisconnected'));
    await settled(page);
    await open(page);
    await expect(fault(page)).toBeVisible();
    await expect(firstRow(page)).toBeVisible();
    const stillGone = page.waitForEvent('requestfailed', (request) => code.test(request.url()));
    await fault(page).getByRole('button', { name: 'Try again' }).click();
    await stillGone;
    await expect(fault(page)).toContainText('Try again once the network is back');
    await page.unroute(code);
    await fault(page).getByRole('button', { name: 'Try again' }).click();
    await expect(content(page)).toBeVisible();
    await expect(fault(page)).toHaveCount(0);
  });

test('H33 a part that does not load is closed by Escape or Close, and focus returns to what opened it', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await expect(firstRow(page)).toBeVisible();
  await page.route(code, (route) => route.abort('internetdisconnected'));
  const details = completeness(page).getByRole('button', { name: 'Details' });
  for (const close of [() => page.keyboard.press('Escape'), () => fault(page).getByRole('button', { name: 'Close' }).click()]) {
    await details.click();
    await expect(fault(page)).toBeVisible();
    await close();
    await expect(fault(page)).toHaveCount(0);
    await expect(details).toBeFocused();
  }
  await firstRow(page).click();
  await fault(page).getByRole('button', { name: 'Close' }).click();
  await expect(entry(page)).toHaveCount(0);
});

// A server that was updated knows the page's parts no more.
test('H33 after an update of the service, a part that is gone offers to reload, and the reloaded page has it', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await expect(firstRow(page)).toBeVisible();
  await page.route(code, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await settled(page);
  await firstRow(page).click();
  await expect(fault(page)).toContainText('updated');
  await page.unroute(code);
  await fault(page).getByRole('button', { name: 'Reload the page' }).click();
  await settled(page);
  await firstRow(page).click();
  await expect(entry(page).getByRole('article')).toBeVisible();
});

test('once the record stands, its parts open without the network', async ({ page }) => {
  const idle = scriptsIdle(page);
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const atFirst = await idle();
  await page.mouse.move(700, 400);
  await page.mouse.move(702, 402);
  await expect.poll(idle).toBeGreaterThan(atFirst);
  await page.context().setOffline(true);
  for (const { open, content } of parts) {
    await open(page);
    await expect(content(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(content(page)).toHaveCount(0);
  }
  await sourcePanel(page)
    .getByRole('button', { name: /^More about/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('filters of a list come with its page', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await tab(page, 'Timeline').click();
  await page.waitForURL(/\/timeline$/);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Since' })).toBeVisible();
});
