import type { StripBar, StripLane } from '#/lib/record/list/activity-strip.ts';

const tallest = 11;
const lowest = 3;

/** Height of a bar: never nothing for a quarter that holds any entry; the root keeps a busy quarter from flattening the rest. */
export function barHeight(count: number, highest: number): string {
  return count === 0 ? '0' : `${Math.max(lowest, Math.round(Math.sqrt(count / highest) * tallest))}px`;
}

/** Years to name under their first quarter, counted back from the newest; `at` is per cent from the left. */
export function yearMarks(bars: readonly StripBar[], most: number): readonly { readonly year: number; readonly at: number }[] {
  const years = [...new Set(bars.map((bar) => bar.year))];
  const every = Math.max(1, Math.ceil(years.length / most));
  const newest = years.at(-1) ?? 0;
  return bars.flatMap(({ year, quarter }, index) =>
    quarter === 1 && (newest - year) % every === 0 ? [{ year, at: (index / bars.length) * 100 }] : [],
  );
}

/** Index of the last quarter that holds an entry in any lane: an appointment draws a whole year to come. */
export function newestQuarter(lanes: readonly StripLane[]): number {
  return Math.max(0, ...lanes.map(({ bars }) => bars.findLastIndex(({ count }) => count > 0)));
}

const quartersOfYear = 4;
const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
  ['PageUp', quartersOfYear],
  ['PageDown', -quartersOfYear],
  ['End', Infinity],
  ['Home', -Infinity],
]);

/** The quarter to which a key slides (APG slider; a page is a year), within the lane; undefined for a key that slides to none. */
export function slideTo(value: number, key: string, quarters: number): number | undefined {
  const by = steps.get(key);
  return by === undefined ? undefined : Math.min(quarters - 1, Math.max(0, value + by));
}
