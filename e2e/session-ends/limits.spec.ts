import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { startConfiguredCounty, type RunningCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { activeGrants, expectNoActiveToken, forgetTokens } from '#/e2e/exchange/tokens.ts';
import { settled, wholeText } from '#/e2e/screen/record-screen.ts';

// Shorter limits than a deployment's, so that both ends are reached here; the server's clock decides. The minute's warning comes after the search.
const limits = [
  {
    end: 'idle-end',
    limit: 'idleMinutes: 1.5',
    words: 'Closed after a period of inactivity',
    finder: 'signed out after a period of inactivity',
  },
  { end: 'absolute-end', limit: 'absoluteHours: 0.025', words: 'reached its time limit', finder: 'reached its time limit' },
] as const;
type Limit = (typeof limits)[number];

const running: RunningCounty[] = [];
test.beforeAll(async () => {
  test.setTimeout(120_000);
  for (const { end, limit } of limits) {
    const [key = ''] = limit.split(':');
    const county = await startConfiguredCounty({
      ...portsOf(end),
      configure: (yaml) => yaml.replace(new RegExp(`${key}: \\d+`), limit),
    });
    running.push(county);
  }
});
test.afterAll(() => Promise.all(running.map(({ stop }) => stop())));

const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });

async function openRecord(page: Page, recordSystem: string, patient: string): Promise<void> {
  await page.goto(recordSystem);
  await page.getByRole('row').filter({ hasText: patient }).getByText('Open shared record').click();
  await page.waitForURL(/\/record\/[^/]+/);
  await settled(page);
}

async function findPatient(page: Page, viewer: string): Promise<void> {
  await page.goto(viewer);
  await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Dr Helen Ward' }).click();
  await page.getByRole('textbox', { name: /NHS No/ }).fill('999 102 0012');
  await page.getByRole('button', { name: 'Find' }).first().click();
  await expect(page.getByRole('heading', { name: 'Is this your patient?' })).toBeVisible();
}

async function isForgotten(tabs: readonly Page[], context: BrowserContext, words: string): Promise<void> {
  for (const tab of tabs) {
    const text = await wholeText(tab);
    for (const name of ['BROOKS', 'QUAYE', 'HOLT', '999 102']) expect(text).not.toContain(name);
    await tab.reload();
    await expect(alert(tab, words)).toBeVisible();
  }
  // The reason may stay to be read, and an id that waits for the next sign-in: neither holds anything of anybody.
  await expect
    .poll(async () => (await context.cookies()).filter(({ value }) => !/^closed-(idle|expired)$/.test(value)).map(({ name }) => name))
    .not.toContainEqual(expect.stringMatching(/^__(?!Host-browser$)/));
}

/** Three workstations that nobody touches any more: open records, a search, and a record whose tabs are closed. */
async function reachEnd(browser: Browser, { end, words, finder }: Limit): Promise<void> {
  const { viewerPort, exchangePort } = portsOf(end);
  const [origins, viewer] = [originsOf(countyNetwork, exchangePort), `http://localhost:${viewerPort}`];
  await forgetTokens(origins);
  const [context, searching, closed] = [await browser.newContext(), await browser.newContext(), await browser.newContext()];
  const [page, second, away] = [await context.newPage(), await context.newPage(), await context.newPage()];
  const [finding, left] = [await searching.newPage(), await closed.newPage()];
  await openRecord(page, origins.ehr, 'BROOKS, Amara');
  await openRecord(second, origins.ehr, 'QUAYE, Rosa');
  await openRecord(away, origins.ehr, 'HOLT, Sam');
  await away.close();
  await openRecord(left, origins.ehr, 'BROOKS, Amara');
  await left.goto('about:blank');
  await findPatient(finding, viewer);
  expect(await activeGrants(origins)).toEqual([4, 1]);

  for (const tab of [page, second]) await expect(alert(tab, words)).toBeVisible({ timeout: 220_000 });
  await expect(alert(finding, finder)).toBeVisible({ timeout: 220_000 });
  expect(await wholeText(finding)).not.toContain('BROOKS');
  // A record may reach its limit before the session of its reader does; its blank page asks each minute.
  await expect.poll(() => activeGrants(origins), { timeout: 150_000 }).toEqual([1, 0]);
  // Nobody could ask for the closed tabs in time; whoever opens the start page next does.
  await left.goto(viewer);
  await expectNoActiveToken(origins, 150_000);
  await isForgotten([page, second], context, words);
  await Promise.all([context, searching, closed].map((browsing) => browsing.close()));
}

// Nobody touches the workstations: what they opened must not stay open where it was issued. Both ends are waited for at once.
test('H34 idle and absolute end: every token is dead; of open records, of one without a tab, of a search, and of closed tabs once a page opens', async ({
  browser,
}) => {
  test.setTimeout(500_000);
  await Promise.all(limits.map((limit) => test.step(limit.end, () => reachEnd(browser, limit))));
});
