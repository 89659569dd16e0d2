import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { exchangePort, viewerPort } from '#/e2e/exchange/addresses.ts';
import { startConfiguredCounty } from '#/e2e/exchange/configured-county.ts';
import { activeGrants, expectNoActiveToken, forgetTokens } from '#/e2e/exchange/tokens.ts';
import { settled, wholeText } from '#/e2e/screen/record-screen.ts';

const limits = [
  // Shorter limits than a deployment's, so that both ends are reached here; the server's clock decides. The minute's warning comes after the search.
  {
    end: 'idle',
    limits: 'idleMinutes: 1.5',
    words: 'Closed after a period of inactivity',
    finder: 'signed out after a period of inactivity',
  },
  { end: 'absolute', limits: 'absoluteHours: 0.025', words: 'reached its time limit', finder: 'reached its time limit' },
] as const;

for (const [index, { end, limits: shorter, words, finder }] of limits.entries()) {
  test.describe(`${end} end`, () => {
    const ports = { viewerPort: viewerPort + 70 + 5 * index, exchangePort: exchangePort + 600 + 50 * index };
    const origins = originsOf(countyNetwork, ports.exchangePort);
    const viewer = `http://localhost:${ports.viewerPort}`;
    let running: Awaited<ReturnType<typeof startConfiguredCounty>> | undefined;
    test.beforeAll(async () => {
      test.setTimeout(120_000);
      const [key = ''] = shorter.split(':');
      running = await startConfiguredCounty({ ...ports, configure: (yaml) => yaml.replace(new RegExp(`${key}: \\d+`), shorter) });
    });
    test.afterAll(() => running?.stop());
    test.beforeEach(() => forgetTokens(origins));

    async function openRecord(page: Page, patient: string): Promise<void> {
      await page.goto(origins.ehr);
      await page.getByRole('row').filter({ hasText: patient }).getByText('Open shared record').click();
      await page.waitForURL(/\/record\/[^/]+/);
      await settled(page);
    }

    const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });

    async function findPatient(page: Page): Promise<void> {
      await page.goto(viewer);
      await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
      await page.getByRole('button', { name: 'Dr Helen Ward' }).click();
      await page.getByRole('textbox', { name: /NHS No/ }).fill('999 102 0012');
      await page.getByRole('button', { name: 'Find' }).first().click();
      await expect(page.getByRole('heading', { name: 'Is this your patient?' })).toBeVisible();
    }

    async function isForgotten(tabs: readonly Page[], context: BrowserContext): Promise<void> {
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

    // Nobody touches the three workstations: what they opened must not stay open where it was issued. They wait together.
    test(`H34 ${end} end: every token is dead; of open records, of one without a tab, of a search, and of closed tabs once a page opens`, async ({
      page,
      context,
      browser,
    }) => {
      test.setTimeout(500_000);
      const [searching, closed] = [await browser.newContext(), await browser.newContext()];
      const finding = await searching.newPage();
      const left = await closed.newPage();
      await openRecord(page, 'BROOKS, Amara');
      const second = await context.newPage();
      await openRecord(second, 'QUAYE, Rosa');
      const away = await context.newPage();
      await openRecord(away, 'HOLT, Sam');
      await away.close();
      await openRecord(left, 'BROOKS, Amara');
      await left.goto('about:blank');
      await findPatient(finding);
      expect(await activeGrants(origins)).toEqual([4, 1]);

      for (const tab of [page, second]) await expect(alert(tab, words)).toBeVisible({ timeout: 220_000 });
      await expect(alert(finding, finder)).toBeVisible({ timeout: 220_000 });
      expect(await wholeText(finding)).not.toContain('BROOKS');
      // A record may reach its limit before the session of its reader does; its blank page asks each minute.
      await expect.poll(() => activeGrants(origins), { timeout: 150_000 }).toEqual([1, 0]);
      // Nobody could ask for the closed tabs in time; whoever opens the start page next does.
      await left.goto(viewer);
      await expectNoActiveToken(origins, 150_000);
      await isForgotten([page, second], context);
      await searching.close();
      await closed.close();
    });
  });
}
