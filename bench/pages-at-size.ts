import type { Locator, Page } from '@playwright/test';
import { openPage } from '#/e2e/screen/record-screen.ts';

/** A press as the reader meets it, in milliseconds. */
interface PressTiming {
  readonly press: string;
  /** From the press to the frame that shows what it asked for. */
  readonly untilPainted: number;
  /** The longest time in which the page answered nothing meanwhile. */
  readonly longestBlock: number;
}

interface Press {
  readonly press: string;
  readonly begin: (page: Page) => Promise<void>;
  readonly content: (page: Page) => Locator;
}

const course = (page: Page): Locator => page.getByRole('region', { name: 'Vital signs' });
const button = (name: RegExp) => (page: Page) => course(page).getByRole('button', { name }).first().click();

/** The table of results and the observations of a whole life. */
const presses: readonly Press[] = [
  { press: 'Results', begin: (page) => openPage(page, 'Results'), content: (page) => page.getByRole('grid', { name: 'Results by date' }) },
  { press: 'Vital signs', begin: (page) => openPage(page, 'Vital signs'), content: (page) => course(page).getByRole('listbox') },
  {
    press: 'Vital signs, All',
    begin: button(/^All/),
    content: (page) => course(page).locator('[aria-pressed="true"]').filter({ hasText: /^All/ }),
  },
  { press: 'Vital signs, Table', begin: button(/^Table$/), content: (page) => course(page).getByRole('table') },
];

interface Watched extends Window {
  readonly bench?: { longestBlock: number };
}

/** Presses each on a record that is open and still; its page is watched (`watchScreens`). */
export async function pressTimings(page: Page): Promise<readonly PressTiming[]> {
  const timings: PressTiming[] = [];
  for (const { press, begin, content } of presses) {
    await page.waitForTimeout(500);
    const started = await page.evaluate(() => {
      const { bench } = window as Watched;
      if (bench) bench.longestBlock = 0;
      return performance.now();
    });
    await begin(page);
    await content(page).first().waitFor({ timeout: 120_000 });
    const painted = await page.evaluate(
      () => new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0))),
    );
    // Long tasks are reported after they have ended.
    await page.waitForTimeout(500);
    const longestBlock = await page.evaluate(() => (window as Watched).bench?.longestBlock ?? Number.NaN);
    timings.push({ press, untilPainted: painted - started, longestBlock });
  }
  return timings;
}

/** Presses on one person's record. */
export interface PressTimings {
  readonly name: string;
  readonly timings: readonly PressTiming[];
}

/** Prints what each press costs, and how many times as much as on the record of the first person. */
export function reportPresses(people: readonly PressTimings[]): void {
  const [first] = people;
  for (const { name, timings } of people) {
    const lines = timings.map(({ press, untilPainted, longestBlock }, at) => {
      const ratio = untilPainted / (first?.timings[at]?.untilPainted ?? Number.NaN);
      return `  ${press.padEnd(20)}${untilPainted.toFixed(0).padStart(7)} ms${ratio.toFixed(2).padStart(8)} ×, longest block ${longestBlock.toFixed(0)} ms`;
    });
    console.log(['', `Pages at size, ${name}`, ...lines].join('\n'));
  }
}
