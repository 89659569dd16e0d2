import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { chromium as launchOptions } from '#/e2e/exchange/chromium.ts';
import { endFaults } from '#/e2e/exchange/faults.ts';
import { countyAt, startExchange, type ExchangeAt } from '#/e2e/exchange/start-exchange.ts';
import { countyScenes } from './county-scenes.ts';
import { federalAt, federalScenes } from './federal-scenes.ts';
import { keepPicture } from './keep-picture.ts';
import { fileName, sizes, type Look, type Scene } from './scene.ts';

const { values } = parseArgs({
  options: {
    /** Only scenes whose name begins so. */
    only: { type: 'string', default: '' },
    /** The exchanges and their viewers run already, on the ports of the journeys. */
    running: { type: 'boolean', default: false },
    /** Folder for the pictures. */
    to: { type: 'string', default: 'docs/pictures' },
  },
});

/** A sheet of A4 without its margins of 12 mm, at 96 px an inch. */
const a4 = { width: 704, height: 1032 };
const broken: string[] = [];

/** Takes a scene in one look, in a browser of its own, and keeps the picture. */
async function take(browser: Browser, scene: Scene, look: Look, baseURL: string): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    viewport: sizes[look.size],
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const name = fileName(scene, look);
  try {
    await scene.prepare?.();
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await scene.open(page);
    console.log(`${name}: ${keepPicture(join(values.to, name), await picture(page, scene))}`);
  } catch (error) {
    broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await context.close();
    // A source that failed is left alone by the viewer for a while.
    await wait(await endFaults());
  }
}

async function picture(page: Page, scene: Scene): Promise<Buffer> {
  if (scene.isPaper) {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(a4);
  }
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

/** Takes every scene of one exchange, which runs for as long. */
async function takeAll(browser: Browser, scenes: readonly Scene[], at: ExchangeAt): Promise<void> {
  const chosen = scenes.filter(({ name }) => name.startsWith(values.only));
  if (chosen.length === 0) return;
  const started = values.running ? undefined : await startExchange(at);
  try {
    for (const scene of chosen) for (const look of scene.looks) await take(browser, scene, look, `http://localhost:${at.viewerPort}`);
  } finally {
    await started?.stop();
  }
}

mkdirSync(values.to, { recursive: true });
const browser = await chromium.launch(launchOptions);
try {
  await takeAll(browser, countyScenes, countyAt);
  await takeAll(browser, federalScenes, federalAt);
} finally {
  await browser.close();
}
for (const failure of broken) console.error(failure);
if (broken.length > 0) process.exitCode = 1;
