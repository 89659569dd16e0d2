import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { countScripts } from '#/e2e/screen/script-sizes.ts';
import { bareSources, bareTiming } from './bare-fetch.ts';
import { startDemo } from './demo-process.ts';
import { openList, openSummary, type ScreenTiming, type SummaryTiming, watchScreens } from './open-screen.ts';
import { pressTimings, type PressTimings, reportPresses } from './pages-at-size.ts';
import { streamTiming } from './stream-timing.ts';
import { reportMerging } from './merge.ts';
import { reportThroughput } from './throughput.ts';
import { median, medianTiming, type Timing } from './timing.ts';
import { untickTiming } from './untick-timing.ts';
import { reportFlowsheet } from './flowsheet.ts';
import { reportSearch } from './search.ts';
import { reportXml } from './xml.ts';

const people = [
  { name: 'BROOKS, Amara', identifier: '9991020012', size: 'median', rounds: 7, openings: 5 },
  { name: 'PUGH, Ivor', identifier: '9991020098', size: 'extreme', rounds: 3, openings: 1 },
] as const;
const unticks = 10;

const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(10);
const ratio = (ours: number, bare: number): string => `${(ours / bare).toFixed(2)} ×`.padStart(10);

/** Measures one person: the viewer and the yardsticks by turns, so that all meet the same machine. */
async function measure(
  browser: Browser,
  clientKey: string,
  { name, identifier, size, rounds, openings }: (typeof people)[number],
): Promise<PressTimings> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await watchScreens(page);
  const scripts = countScripts(page);
  await openFromRecordSystem(page, name);
  const record = page.url().replace(/\/$/, '');
  const sources = await bareSources(clientKey, identifier);
  const summaries: SummaryTiming[] = [];
  await openSummary(page, record); // the first warms the browser
  for (let opening = 0; opening < openings; opening += 1) summaries.push(await openSummary(page, record));
  const screens: ScreenTiming[] = [];
  for (let opening = 0; opening < openings; opening += 1) screens.push(await openList(page, `${record}/timeline`));
  const javaScript = await scripts();
  const untick = await untickTiming(page, 'Riverside Surgery', unticks);
  const timings = await pressTimings(page);
  // Nothing but the measured work from here on: the open page would use the same processor.
  await page.goto('about:blank');
  const [ours, parsed, received]: [Timing[], Timing[], Timing[]] = [[], [], []];
  for (let round = 0; round <= rounds; round += 1) {
    const timings = [
      await streamTiming(context, record),
      await bareTiming(sources, 'parsed'),
      await bareTiming(sources, 'received'),
    ] as const;
    if (round === 0) continue; // the first warms all
    ours.push(timings[0]);
    parsed.push(timings[1]);
    received.push(timings[2]);
  }
  const stream = medianTiming(ours);
  reportStreams(`${name} (${size}), median of ${rounds}`, stream, medianTiming(parsed), medianTiming(received));
  reportFirstRow(summaries);
  reportScreens(screens, untick, javaScript);
  await context.close();
  return { name, timings };
}

/** `parsed` and `received`: the same pages fetched without a viewer, with and without JSON.parse. */
function reportStreams(title: string, ours: Timing, parsed: Timing, received: Timing): void {
  const line = (label: string, of: (timing: Timing) => number): string =>
    `  ${label.padEnd(20)}${ms(of(ours))}${ms(of(parsed))}${ms(of(received))}${ratio(of(ours), of(parsed))}`;
  console.log(
    [
      '',
      title,
      `  ${''.padEnd(20)}${['viewer', 'parsed', 'received', 'ratio'].map((word) => word.padStart(10)).join('')}`,
      line('first entry', ({ first }) => first),
      line('whole record', ({ end }) => end),
      `  entries ${String(ours.entries).padStart(22)}   of ${parsed.entries} resources`,
    ].join('\n'),
  );
}

/** The Summary's first row against the first entry in the same page; aimed at: 1.5 at most. */
function reportFirstRow(summaries: readonly SummaryTiming[]): void {
  const [entry, row] = [median(summaries.map(({ firstEntry }) => firstEntry)), median(summaries.map(({ firstRow }) => firstRow))];
  console.log(`  ${'Summary, first row'.padEnd(20)}${ms(row)}${ratio(row, entry)} of the first entry in the page, ${entry.toFixed(0)} ms`);
}

function reportScreens(screens: readonly ScreenTiming[], untick: number, javaScript: number): void {
  const middle = (of: (screen: ScreenTiming) => number): number => median(screens.map(of));
  console.log(
    [
      `  ${'first row'.padEnd(20)}${ms(middle(({ firstRow }) => firstRow))}`,
      `  ${'longest block'.padEnd(20)}${ms(middle(({ longestBlock }) => longestBlock))}`,
      `  ${'untick to paint'.padEnd(20)}${ms(untick)}`,
      `  ${'elements'.padEnd(20)}${String(middle(({ nodes }) => nodes)).padStart(7)}`,
      `  ${'JavaScript'.padEnd(20)}${(javaScript / 1024).toFixed(0).padStart(7)} kB compressed`,
    ].join('\n'),
  );
}

// Measured first, before other processes run.
reportThroughput();
reportXml();
reportMerging();
reportSearch();
reportFlowsheet();
const demo = await startDemo();
try {
  const executablePath = process.env.CHROMIUM_PATH ?? execFileSync(process.execPath, ['.ci/chromium.js'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const atSize: PressTimings[] = [];
    for (const person of people) atSize.push(await measure(browser, demo.clientKey, person));
    reportPresses(atSize);
  } finally {
    await browser.close();
  }
} finally {
  await demo.stop();
}
