import { expect, type Browser, type BrowserContext, type FrameLocator, type Page } from '@playwright/test';
import { exchange, viewer } from '#/e2e/exchange/addresses.ts';
import { chromium } from '#/e2e/exchange/chromium.ts';
import { ownHeaders } from '#/e2e/screen/ask-stream.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';

// Storage must be partitioned as it is for readers: see framed.spec.ts.
const asForReaders = '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints';
test.use({ launchOptions: { ...chromium, args: [...chromium.args, asForReaders] } });
test.setTimeout(240_000);

const person = 'HOLT, Sam';
/** Twenty records at once take this browser a while. */
const whole = { timeout: 120_000 };

async function tabsAt(context: BrowserContext, count: number, address: string): Promise<Page[]> {
  const pages = await Promise.all(Array.from({ length: count }, () => context.newPage()));
  await Promise.all(pages.map((page) => page.goto(address)));
  return pages;
}

/** Address of one person's row in the record system's list. */
async function rowAddress(context: BrowserContext, link: 'Open shared record' | 'Open in frame'): Promise<string> {
  const list = await context.newPage();
  await list.goto(exchange.ehr);
  const href = await list.getByRole('row').filter({ hasText: person }).getByText(link).getAttribute('href');
  await list.close();
  return `${exchange.ehr}${href}`;
}

/** Address of the record that a page shows, in a frame or not. */
const recordOf = (page: Page): string =>
  page
    .frames()
    .map((frame) => new URL(frame.url()).pathname)
    .find((path) => path.startsWith('/record/')) ?? '';

/** Status of a record's stream, asked with every cookie that this browser still has for it unless others are given. */
async function streamStatus(context: BrowserContext, record: string, cookie?: string): Promise<number> {
  const address = `${viewer}${record}/stream`;
  const answer = await context.request.post(address, {
    headers: { ...ownHeaders, Cookie: cookie ?? (await cookieOf(context, address)) },
    data: { sources: ['social-care'] },
  });
  return answer.status();
}

/** Cookies for an address, in whichever partition they stand. */
async function cookieOf(context: BrowserContext, address: string): Promise<string> {
  return (await context.cookies(address)).map(({ name, value }) => `${name}=${value}`).join('; ');
}

const signOutIn = async (screen: Page | FrameLocator): Promise<void> => {
  await screen.getByRole('button', { name: /Menu/ }).click();
  await screen.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(screen.getByRole('alert').filter({ hasText: /Signed out/ })).toBeVisible();
};

const freshContext = (browser: Browser): Promise<BrowserContext> => browser.newContext({ baseURL: viewer });

// A reader opens many patients at once: no launch may close another's record, and the sign-out must close all.
test('H01 H34 twenty launches at once in a fresh browser: all open, none after the sign-out, none by a cookie that was kept', async ({
  browser,
}) => {
  const context = await freshContext(browser);
  const pages = await tabsAt(context, 20, await rowAddress(context, 'Open shared record'));
  for (const page of pages) await expect(page.getByRole('banner')).toContainText(person, whole);
  const records = pages.map(recordOf);
  expect(new Set(records).size).toBe(20);
  const statuses = await Promise.all(records.map((record) => streamStatus(context, record)));
  expect(statuses).toEqual(records.map(() => 200));
  const [first] = pages;
  if (!first) throw new Error('no tab');
  const keptCookie = (await context.cookies(`${viewer}${records[1]}/stream`)).find(({ name }) => name === '__Secure-record')?.value;
  await Promise.all(pages.slice(1).map((page) => page.close()));
  await signOutIn(first);
  expect((await context.cookies()).map(({ name }) => name).filter((name) => /viewer|browser/.test(name))).toEqual([]);
  const after = await Promise.all(records.map((record) => streamStatus(context, record)));
  expect(after).toEqual(records.map(() => 401));
  // The same person again, within the same minutes: a record's cookie that was kept opens nothing.
  await openFromRecordSystem(first, person);
  const [viewerCookie] = (await context.cookies(viewer)).filter(({ name }) => name === '__Host-viewer');
  const replayed = `__Host-viewer=${viewerCookie?.value}; __Secure-record=${keptCookie}`;
  expect([await streamStatus(context, recordOf(first)), await streamStatus(context, records[1] ?? '', replayed)]).toEqual([200, 401]);
  await context.close();
});

// At a shared workstation: the next reader's launches overlap while the last one is still signed in.
test('H34 a second reader’s launches at once: all open, and the first one’s record closes', async ({ browser }) => {
  const context = await freshContext(browser);
  const page = await context.newPage();
  await openFromRecordSystem(page, person);
  const before = recordOf(page);
  await page.goto(`${exchange.ehr}/as/ch-vance`);
  const pages = await tabsAt(context, 6, await rowAddress(context, 'Open shared record'));
  for (const tab of pages) await expect(tab.getByRole('banner')).toContainText(person);
  expect(await Promise.all(pages.map((tab) => streamStatus(context, recordOf(tab))))).toEqual(pages.map(() => 200));
  expect(await streamStatus(context, before)).toBe(401);
  await context.close();
});

// A browser keeps 10 KB of cookies for the frames of one site: eight charts of this exchange.
test('H01 H34 eight charts at once, each with the viewer in its frame: all open, none after the sign-out', async ({ browser }) => {
  const context = await freshContext(browser);
  const pages = await tabsAt(context, 8, await rowAddress(context, 'Open in frame'));
  const frames = pages.map((page) => page.frameLocator('iframe'));
  for (const frame of frames) await expect(frame.getByRole('banner')).toContainText(person);
  const records = pages.map(recordOf);
  expect(await Promise.all(records.map((record) => streamStatus(context, record)))).toEqual(records.map(() => 200));
  const [first] = frames;
  if (!first) throw new Error('no frame');
  await signOutIn(first);
  expect(await Promise.all(records.map((record) => streamStatus(context, record)))).toEqual(records.map(() => 401));
  await context.close();
});
