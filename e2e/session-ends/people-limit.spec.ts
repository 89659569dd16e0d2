import { expect, test } from '@playwright/test';
import { startConfiguredCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { expectAccessible } from '#/e2e/screen/accessibility.ts';
import { signIn } from '#/e2e/screen/open-record.ts';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';

const ports = portsOf('people-limit');
test.use({ baseURL: `http://localhost:${ports.viewerPort}` });

let running: Awaited<ReturnType<typeof startConfiguredCounty>> | undefined;
let operatorLog = '';
test.beforeAll(async () => {
  test.setTimeout(120_000);
  running = await startConfiguredCounty({
    ...ports,
    configure: (yaml) => `${yaml}\nlimits: { people: { askReason: 1, most: 2 } }\n`,
    onStandardError: (text) => (operatorLog += text),
  });
});
test.afterAll(() => running?.stop());

// Somebody who looks up one neighbour after the other must be seen, and a clinic must not be stopped.
test('many people: a search asks for a reason, then finds no more; a launch goes on', async ({ page }) => {
  await signIn(page, 'Dr Helen Ward');
  const number = page.getByRole('textbox', { name: /NHS No/ });
  const find = async (digits: string): Promise<void> => {
    await number.fill(digits);
    await page.getByRole('button', { name: 'Find' }).first().click();
  };
  await find('999 102 0012');
  await expect(page.getByRole('heading', { name: 'Is this your patient?' })).toBeVisible();
  await page.getByRole('button', { name: 'No, go back' }).click();
  await find('999 102 0020');
  await expect(page.getByRole('heading', { name: 'Why are you looking for more patients?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeDisabled();
  await expectAccessible(page, 'reason for a search');
  await page.getByRole('radio', { name: 'A clinic, ward or visiting list' }).check();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Is this your patient?' })).toBeVisible();
  await page.getByRole('button', { name: 'No, go back' }).click();
  const answered = page.waitForResponse(/\/find\/search$/);
  await find('999 102 0012');
  const response = await answered;
  expect([response.status(), Number(response.headers()['retry-after']) > 0]).toEqual([429, true]);
  await expect(page.getByRole('status').filter({ hasText: 'which is the limit for searches here' })).toBeVisible();
  await expect(number).toHaveValue('999 102 0012');
  expect(operatorLog.match(/"event":"many-people"/g)).toHaveLength(3);
  expect(operatorLog).not.toMatch(/999 ?102|Helen|BROOKS/i);
  await page.goto(originsOf(countyNetwork, ports.exchangePort).ehr);
  for (const name of ['BROOKS, Amara', 'QUAYE, Rosa']) {
    await page.goto(originsOf(countyNetwork, ports.exchangePort).ehr);
    await page.getByRole('row').filter({ hasText: name }).getByText('Open shared record').click();
    await page.waitForURL(/\/record\/[^/]+/);
    await expect(page.getByRole('banner')).toContainText(name);
  }
});
