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

/** Opens a scene in a browser of its own, and takes it in each of its looks. */
async function take(browser: Browser, scene: Scene, baseURL: string): Promise<void> {
  const [first] = scene.looks;
  const context = await browser.newContext({
    baseURL,
    viewport: sizes[first.size],
    colorScheme: first.theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  context.setDefaultTimeout(60_000);
  try {
    await scene.prepare?.();
    const page = await context.newPage();
    await scene.open(page);
    for (const look of scene.looks) {
      const name = fileName(scene, look);
      console.log(`${name}: ${keepPicture(join(values.to, name), await picture(page, scene, look))}`);
    }
  } catch (error) {
    broken.push(`${scene.name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await context.close();
    // A source that failed is left alone by the viewer for a while.
    await wait(await endFaults());
  }
}

async function picture(page: Page, { isPaper }: Scene, { size, theme }: Look): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: theme, media: isPaper ? 'print' : 'screen' });
  await page.setViewportSize(isPaper ? a4 : sizes[size]);
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Columns are measured, and drawn anew, in the frames after a change of width.
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  });
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

/** Takes every scene of one exchange, which runs for as long. */
async function takeAll(browser: Browser, scenes: readonly Scene[], at: ExchangeAt): Promise<void> {
  const chosen = scenes.filter(({ name }) => name.startsWith(values.only));
  if (chosen.length === 0) return;
  const started = values.running ? undefined : await startExchange(at);
  try {
    for (const scene of chosen) await take(browser, scene, `http://localhost:${at.viewerPort}`);
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
