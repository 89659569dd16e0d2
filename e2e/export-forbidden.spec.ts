import { expect, type Page, test } from '@playwright/test';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { startConfiguredCounty } from './exchange/configured-county.ts';
import { portsOf } from './exchange/ports.ts';
import { settled, showTimeline } from './screen/record-screen.ts';

const ports = portsOf('export-forbidden');
const forbidden = 'Printing is not allowed here.';

test.use({ baseURL: `http://localhost:${ports.viewerPort}` });

let running: Awaited<ReturnType<typeof startConfiguredCounty>> | undefined;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  running = await startConfiguredCounty({
    ...ports,
    configure: (yaml) => yaml.replace('export: { print: true, copy: false }', 'export: { print: false, copy: true }'),
  });
});
test.afterAll(() => running?.stop());

async function openRecord(page: Page): Promise<void> {
  await page.goto(originsOf(countyNetwork, ports.exchangePort).ehr);
  await page.getByRole('row').filter({ hasText: 'BROOKS, Amara' }).getByText('Open shared record').click();
  await page.waitForURL(/\/record\/[^/]+/);
  await settled(page);
}

const generatedText = (page: Page): Promise<string> =>
  page.locator('.record-screen').evaluate((element) => getComputedStyle(element, '::before').content);

test('where the deployment forbids paper, no way leads to it', async ({ page }) => {
  await openRecord(page);
  await showTimeline(page);
  await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  expect(await generatedText(page)).toContain(forbidden);
  await expect(page.locator('.record-screen > *').filter({ visible: true })).toHaveCount(0);

  await page.emulateMedia({ media: 'screen' });
  await page.goto(`${new URL(page.url()).pathname.split('/').slice(0, 3).join('/')}/print`);
  await expect(page.getByText(forbidden)).toBeVisible();
  await expect(page.locator('table.paper')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  expect(await generatedText(page)).toContain(forbidden);
  await expect(page.locator('.record-screen > *').filter({ visible: true })).toHaveCount(0);
});

test('H01 where the deployment allows copying, the copied text names its patient', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRecord(page);
  await showTimeline(page);
  await page.locator('article .row-title').first().click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^BROOKS, Amara \(Mrs\) · Born 14-Mar-1951 \(75y\) · NHS No\. 999 102 0012\n\n/);
  expect(copied).toContain(await page.locator('#entry-title').innerText());
  expect(copied).toMatch(/Copied 21-Nov-2026 \d\d:\d\d\. A view, not a record: it may be out of date\.$/);
});

test('H32 a copy that the audit refuses is not copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRecord(page);
  await showTimeline(page);
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  await page.route('**/acts', (route) => route.fulfill({ status: 503, json: { state: 'unwritten' } }));
  await page.locator('article .row-title').first().click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Not copied: it could not be recorded. Try again.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('before');
});
