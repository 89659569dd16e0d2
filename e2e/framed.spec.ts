import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, type FrameLocator, type Page } from '@playwright/test';
import { exchange, viewer } from './exchange/addresses.ts';
import { chromium } from './exchange/chromium.ts';
import { activeGrants, expectNoActiveToken, forgetTokens } from './exchange/tokens.ts';
import { test } from './screen/journey.ts';
import { allergyChip, rows, settled, showTimeline, sources, tick } from './screen/record-screen.ts';

// Chromium takes the last of two such lists: ours, without the entry by which Playwright turns storage partitioning off.
const asForReaders = '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints';
test.use({ launchOptions: { ...chromium, args: [...chromium.args, asForReaders] } });

async function openChart(page: Page, patient: string): Promise<FrameLocator> {
  await page.goto(exchange.ehr);
  await page.getByRole('row').filter({ hasText: patient }).getByText('Open in frame').click();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('banner')).toContainText(patient);
  return frame;
}

// Record systems show the viewer inside their own page, on another site: the cookies must live there, and only there.
test('framed in the record system: the record opens, survives a reload of the frame, and signs out', async ({ page }) => {
  const frame = await openChart(page, 'BROOKS, Amara');
  await settled(frame);
  for (const { name } of sources) await expect(tick(frame, name)).toBeChecked();
  await showTimeline(frame);
  const cookies = await page.context().cookies();
  const ours = cookies.filter(({ name }) => /^__(Host|Secure)-(viewer|record)$/.test(name));
  expect(ours.map(({ name }) => name).toSorted()).toEqual(['__Host-viewer', '__Secure-record']);
  for (const cookie of ours) {
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'None' });
    expect(cookie.partitionKey, cookie.name).toContain('127.0.0.1');
    expect(cookie.value.length, cookie.name).toBeLessThanOrEqual(3072);
  }

  const inner = page.frames().find((pageFrame) => pageFrame.url().startsWith(viewer));
  await inner?.evaluate(() => location.reload());
  await expect(frame.getByRole('banner')).toContainText('BROOKS, Amara');
  await settled(frame);
  await expect(rows(frame).first()).toBeVisible();

  await frame.getByRole('button', { name: /Menu/ }).click();
  await frame.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(frame.getByRole('alert').filter({ hasText: 'Signed out' })).toBeVisible();
  await expect.poll(async () => (await page.context().cookies()).filter(({ name }) => /record|viewer/.test(name))).toEqual([]);
  await inner?.evaluate(() => location.reload());
  await expect(frame.getByRole('alert').filter({ hasText: 'closed' })).toBeVisible();
  await expect(frame.locator('body')).not.toContainText('BROOKS');
});

// The journey above proves nothing unless storage is partitioned here, as it is in readers' browsers.
test('framed: this browser does partition storage, and two charts hold two patients', async ({ page, context }) => {
  const frame = await openChart(page, 'BROOKS, Amara');
  await settled(frame);
  const top = await context.newPage();
  await top.goto(viewer);
  await top.evaluate(() => localStorage.setItem('probe', 'first-party'));
  const inner = page.frames().find((pageFrame) => pageFrame.url().startsWith(viewer));
  expect(await inner?.evaluate(() => localStorage.getItem('probe'))).toBeNull();

  const secondTab = await context.newPage();
  const second = await openChart(secondTab, 'QUAYE, Rosa');
  await settled(second);
  await inner?.evaluate(() => location.reload());
  await expect(frame.getByRole('banner')).toContainText('BROOKS, Amara');
  await settled(frame);
  await expect(allergyChip(frame)).toContainText('Known allergies');
});

// A frame's cookies, locks and messages are kept apart by the site around it: they must find each other there.
test('H34 framed: sign-out in one chart ends the other, offline at first', async ({ page, context }) => {
  await forgetTokens(exchange);
  const first = await openChart(page, 'BROOKS, Amara');
  await settled(first);
  const secondTab = await context.newPage();
  const second = await openChart(secondTab, 'QUAYE, Rosa');
  await settled(second);
  expect(await activeGrants(exchange)).toEqual([2, 0]);
  // The menu's own script has come by then: it follows 1.5 s after the record's.
  await first.getByRole('button', { name: /Menu/ }).click();
  await expect(first.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
  await context.setOffline(true);
  await first.getByRole('button', { name: 'Sign out', exact: true }).click();
  for (const frame of [first, second]) {
    await expect(frame.getByRole('alert').filter({ hasText: 'did not confirm that you are signed out' })).toBeVisible();
    await expect(frame.locator('body')).not.toContainText(/BROOKS|QUAYE/);
  }
  await context.setOffline(false);
  for (const frame of [first, second]) await expect(frame.getByRole('alert').filter({ hasText: 'Signed out' })).toBeVisible();
  await expectNoActiveToken(exchange);
  await expect.poll(async () => (await context.cookies()).filter(({ name }) => /^__(Host|Secure)/.test(name))).toEqual([]);
});

// Clickjacking: a page that nobody configured must not be able to put the record under its own buttons.
test('framed by a page of another origin: refused by the browser', async ({ page, context }) => {
  await openChart(page, 'BROOKS, Amara');
  const inner =
    page
      .frames()
      .find((pageFrame) => pageFrame.url().startsWith(viewer))
      ?.url() ?? '';
  expect(inner).toContain('/record/');
  const stranger = createServer((_, response) =>
    response
      .setHeader('Content-Type', 'text/html')
      .end(
        `<!doctype html><title>Elsewhere</title>${[inner, viewer, `${viewer}/find`].map((src) => `<iframe src="${src}"></iframe>`).join('')}`,
      ),
  ).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const address = stranger.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const strangerPage = await context.newPage();
  await strangerPage.goto(`http://127.0.0.1:${port}/`);
  await expect.poll(() => strangerPage.frames().filter((pageFrame) => pageFrame.url().startsWith('chrome-error:')).length).toBe(3);
  stranger.close();
});
