import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { chromium } from '#/e2e/exchange/chromium.ts';
import { readHeapSnapshot, type HeapSnapshot } from './heap-snapshot.ts';

/** Lines that a page shows to others than its reader. */
export interface Outside {
  readonly addresses: string[];
  readonly referers: string[];
  readonly titles: string[];
  readonly console: string[];
}

/** A Chromium whose profile lies on disk, as on a ward's workstation. */
export interface WatchedBrowser {
  readonly context: BrowserContext;
  readonly profile: string;
  readonly outside: Outside;
  /** State that a page keeps within the browser, as JSON: names, histories, timings, workers, stores. */
  readonly describePage: (page: Page) => Promise<string>;
  readonly memory: (page: Page) => Promise<HeapSnapshot>;
  readonly close: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function startBrowser(baseURL: string): Promise<WatchedBrowser> {
  const own = await mkdtemp(join(tmpdir(), 'residue-browser-'));
  const profile = join(own, 'profile');
  const context = await playwright.launchPersistentContext(profile, {
    ...chromium,
    args: [...chromium.args, '--js-flags=--heap-snapshot-string-limit=1000000000'],
    // Playwright turns off for tests what a ward's browser has.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    env: { ...process.env, TMPDIR: own },
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(30_000);
  const outside: Outside = { addresses: [], referers: [], titles: [], console: [] };
  const isOwn = (address: string): boolean => address.startsWith(baseURL);
  context.on('request', (request) => {
    if (isOwn(request.url())) outside.addresses.push(request.url());
    const { referer } = request.headers();
    if (referer !== undefined && isOwn(referer)) outside.referers.push(referer);
  });
  context.on('console', (message) => {
    if (isOwn(message.location().url) || isOwn(message.page()?.url() ?? '')) outside.console.push(message.text());
  });
  return {
    context,
    profile: own,
    outside,
    describePage: (page) => describePage(page, outside),
    memory: browserMemory,
    close: () => context.close(),
    remove: () => rm(own, { recursive: true, force: true }),
  };
}

async function describePage(page: Page, outside: Outside): Promise<string> {
  outside.titles.push(await page.title());
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  const inPage = await page.evaluate(async () => ({
    name: window.name,
    state: history.state as unknown,
    timings: performance.getEntries().map(({ name }) => name),
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    cookies: document.cookie,
  }));
  const ownEntries = entries.filter(({ url }) => url.startsWith(new URL(page.url()).origin));
  return JSON.stringify({ ...inPage, history: ownEntries.map(({ url, title }) => ({ url, title })) });
}

/** The page's whole heap after its garbage was collected. */
async function browserMemory(page: Page): Promise<HeapSnapshot> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  // Elements that left the screen leave the layout at the next frame.
  await page.evaluate(() => new Promise((resolve) => void requestAnimationFrame(() => requestAnimationFrame(resolve))));
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return readHeapSnapshot(chunks.join(''));
}
