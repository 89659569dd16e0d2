import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';
import { openWholeRecord } from '#/e2e/open-record.ts';
import { bareSources, bareTiming } from './bare-fetch.ts';
import { startDemo } from './demo-process.ts';
import { countScripts } from './script-sizes.ts';
import { streamTiming } from './stream-timing.ts';
import { medianTiming, type Timing } from './timing.ts';
import { untickTiming } from './untick-timing.ts';

const people = [
  { name: 'BROOKS, Amara', identifier: '9991020012', size: 'median' },
  { name: 'PUGH, Ivor', identifier: '9991020098', size: 'extreme' },
] as const;
const rounds = 5;

const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(9);
const ratio = (ours: number, bare: number): string => `${(ours / bare).toFixed(2)} ×`.padStart(8);

/** One person: the viewer and the bare fetch by turns, so that both meet the same machine. */
async function measure(browser: Browser, clientKey: string, { name, identifier, size }: (typeof people)[number]): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const scripts = countScripts(page);
  await openWholeRecord(page, name);
  const javaScript = await scripts();
  const sources = await bareSources(clientKey, identifier);
  const [ours, bare]: [Timing[], Timing[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = [await streamTiming(context, page), await bareTiming(sources)] as const;
    if (round === 0) continue; // the first warms both
    ours.push(pair[0]);
    bare.push(pair[1]);
  }
  const untick = await untickTiming(page, 'Riverside Surgery', 2 * rounds);
  report(`${name} (${size})`, medianTiming(ours), medianTiming(bare), { untick, javaScript });
  await context.close();
}

function report(
  title: string,
  ours: Timing,
  bare: Timing,
  { untick, javaScript }: { readonly untick: number; readonly javaScript: number },
): void {
  console.log(
    [
      '',
      `${title}, median of ${rounds}`,
      `                     viewer      bare    ratio`,
      `  first entry     ${ms(ours.first)} ${ms(bare.first)} ${ratio(ours.first, bare.first)}`,
      `  whole record    ${ms(ours.end)} ${ms(bare.end)} ${ratio(ours.end, bare.end)}`,
      `  entries         ${String(ours.entries).padStart(9)} ${String(bare.entries).padStart(9)}   (bare: resources in the answers)`,
      `  untick to paint ${ms(untick)}`,
      `  JavaScript sent ${(javaScript / 1024).toFixed(0).padStart(6)} kB compressed`,
    ].join('\n'),
  );
}

const demo = await startDemo();
try {
  const executablePath = process.env.CHROMIUM_PATH ?? execFileSync(process.execPath, ['.ci/chromium.js'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    for (const person of people) await measure(browser, demo.clientKey, person);
  } finally {
    await browser.close();
  }
} finally {
  await demo.stop();
}
