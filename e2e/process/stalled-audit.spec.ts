import { once } from 'node:events';
import { expect, type Page, test } from '@playwright/test';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { startConfiguredCounty, type RunningCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { rows, showTimeline } from '#/e2e/screen/record-screen.ts';
import { verifyTrail } from './verify-trail.ts';

const ports = portsOf('stalled-audit');
const origins = originsOf(countyNetwork, ports.exchangePort);
const viewer = `http://localhost:${ports.viewerPort}`;

async function answer(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${viewer}${path}`, { signal: AbortSignal.timeout(15_000) });
  return { status: response.status, text: await response.text() };
}

/** Launches that are refused, each of which is audited: 700 bytes of the pipe. */
const refusedLaunches = (count: number): Promise<readonly number[]> =>
  Promise.all(
    Array.from({ length: count }, async () => (await answer('/launch?iss=https%3A%2F%2Funlisted.example%2Ffhir&launch=x')).status),
  );

async function fillPipe(): Promise<void> {
  await expect(async () => {
    await refusedLaunches(20);
    expect((await answer('/ready')).status).toBe(503);
  }).toPass({ timeout: 90_000 });
}

async function launch(page: Page): Promise<void> {
  await page.goto(origins.ehr);
  await page.getByRole('row').filter({ hasText: 'BROOKS, Amara' }).getByText('Open shared record').click();
}

const shortLimit = (yaml: string): string => yaml.replace('audit: { kind: stdout }', 'audit: { kind: stdout, timeLimitSeconds: 2 }');

test.describe('H05 H32 standard output as a pipe', () => {
  let running: RunningCounty | undefined;
  test.afterEach(() => running?.stop());

  test('that nobody reads: the process goes on, nothing is opened, /ready says so; read again, it recovers, and the chain tells what happened', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    running = await startConfiguredCounty({ ...ports, configure: shortLimit, standardOutput: 'pipe' });
    const { stdout } = running.viewer;
    await fillPipe();
    expect(JSON.parse((await answer('/ready')).text)).toEqual({ status: 'not-ready', reason: 'audit' });
    expect((await answer('/health')).status).toBe(200);
    expect(new Set(await refusedLaunches(100))).toEqual(new Set([403]));
    await launch(page);
    await expect(page.getByText('Every opening is logged first, and the log is not available')).toBeVisible();
    expect((await answer('/health')).status).toBe(200);

    let text = '';
    stdout?.setEncoding('utf8').on('data', (more: string) => (text += more));
    await expect.poll(async () => (await answer('/ready')).status, { timeout: 30_000 }).toBe(200);
    await launch(page);
    await page.waitForURL(/\/record\/[^/]+/);
    await showTimeline(page);
    await expect(rows(page).first()).toBeVisible();
    await page.goto('about:blank');
    const ended = once(running.viewer, 'exit');
    running.viewer.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const { code, output } = await verifyTrail(text);
    expect(code, output).toBe(0);
    expect(output).toContain('in 1 chains');
    expect(output).toContain('not confirmed in time');
  });

  test('whose reader is gone: the process goes on and nothing is opened', async ({ page }) => {
    test.setTimeout(120_000);
    running = await startConfiguredCounty({ ...ports, configure: shortLimit, standardOutput: 'pipe' });
    running.viewer.stdout?.destroy();
    await expect.poll(async () => (await refusedLaunches(1), (await answer('/ready')).status), { timeout: 30_000 }).toBe(503);
    expect((await answer('/health')).status).toBe(200);
    await launch(page);
    await expect(page.getByText('Every opening is logged first, and the log is not available')).toBeVisible();
  });
});
