import { expect, test } from '@playwright/test';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { startConfiguredCounty } from './exchange/configured-county.ts';
import { portsOf } from './exchange/ports.ts';
import { completeness, settled, tick } from './screen/record-screen.ts';

const ports = portsOf('freshness');
const weekly = `    code: SC
    updated: weekly`;

test.use({ baseURL: `http://localhost:${ports.viewerPort}` });

let running: Awaited<ReturnType<typeof startConfiguredCounty>> | undefined;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  running = await startConfiguredCounty({ ...ports, configure: (yaml) => yaml.replace('    code: SC', weekly) });
});
test.afterAll(() => running?.stop());

test('H05 a source that is a copy says what it may lack: in its details always, in the state line once older than a day', async ({
  page,
}) => {
  await page.goto(originsOf(countyNetwork, ports.exchangePort).ehr);
  await page.getByRole('row').filter({ hasText: 'BROOKS, Amara' }).getByText('Open shared record').click();
  await page.waitForURL(/\/record\/[^/]+/);
  await settled(page);
  const nightly = 'Updated nightly: the last 24 hours may be missing.';
  await expect(completeness(page)).toContainText('Social Care: updated weekly');
  await expect(completeness(page)).not.toContainText('Royal Park Hospital: ');
  await expect(completeness(page)).not.toHaveAttribute('data-wrong');
  await expect(tick(page, 'Royal Park Hospital')).toHaveAccessibleDescription(new RegExp(nightly));
  await expect(tick(page, 'City Hospitals')).not.toHaveAccessibleDescription(/Updated/);
  await page.getByRole('button', { name: 'More about Royal Park Hospital' }).click();
  await expect(page.getByRole('dialog')).toContainText(nightly);
  await page.keyboard.press('Escape');
  await completeness(page).getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('dialog')).toContainText('Updated weekly: the last 7 days may be missing.');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print' }).click();
  await page.emulateMedia({ media: 'print' });
  for (const words of [`Royal Park Hospital: ${nightly}`, 'Social Care: Updated weekly: the last 7 days may be missing.'])
    await expect(page.locator('body')).toContainText(words);
});
