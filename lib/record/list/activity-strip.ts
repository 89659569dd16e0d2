import { categories } from '#/lib/record/model/category.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { receivedEntriesOf } from './received-entries.ts';
import type { ReceivedEntries } from './received-entries.ts';
import { visibilityCodes, visibilityOf } from './entry-visibility.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';

export interface StripBar {
  /** `2026-Q4` */
  readonly key: string;
  readonly year: number;
  readonly quarter: 1 | 2 | 3 | 4;
  /** Entries. */
  readonly count: number;
  /** "Q4 2026, Results, 88" */
  readonly name: string;
}

export interface StripLane {
  readonly key: 'letters-imaging' | 'results' | 'medicines' | 'contacts-other';
  readonly name: string;
  /** A bar for each quarter, oldest first, zero counts too: the same quarters in every lane. */
  readonly bars: readonly StripBar[];
}

export interface ActivityStrip {
  readonly lanes: readonly StripLane[];
  readonly years: readonly number[];
  /** The highest count of any bar. */
  readonly highest: number;
  /** Number of entries whose quarter is unknown: they are in no bar. */
  readonly notDrawn: number;
}

const names: Readonly<Record<StripLane['key'], string>> = {
  'letters-imaging': 'Letters and imaging',
  results: 'Results',
  medicines: 'Medicines',
  'contacts-other': 'Contacts and other',
};

const laneKeys = ['letters-imaging', 'results', 'medicines', 'contacts-other'] as const;
const quarters = [1, 2, 3, 4] as const;

function laneOf(category: Category): StripLane['key'] {
  if (category === 'documents' || category === 'imaging') return 'letters-imaging';
  if (category === 'results' || category === 'vitals') return 'results';
  return category === 'medications' ? 'medicines' : 'contacts-other';
}

/** Counts the entries that ticks, categories and search show, whatever the period: the strip is where a period is chosen. */
export function activityStrip(timeline: Timeline, view: View): ActivityStrip {
  const { counts, first, last, notDrawn } = countQuarters(timeline, view);
  const years = first > last ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const lanes = laneKeys.map((key) => ({
    key,
    name: names[key],
    bars: years.flatMap((year) => quarters.map((quarter) => barOf(key, year, quarter, counts))),
  }));
  return { lanes, years, highest: Math.max(0, ...counts.values()), notDrawn };
}

function barOf(lane: StripLane['key'], year: number, quarter: 1 | 2 | 3 | 4, counts: ReadonlyMap<string, number>): StripBar {
  const key = `${String(year).padStart(4, '0')}-Q${quarter}`;
  const count = counts.get(`${lane} ${key}`) ?? 0;
  return { key, year, quarter, count, name: `Q${quarter} ${year}, ${names[lane]}, ${formatCount(count)}` };
}

function countQuarters(
  timeline: Timeline,
  view: View,
): { counts: ReadonlyMap<string, number>; first: number; last: number; notDrawn: number } {
  const received = receivedEntriesOf(timeline.sources);
  const [earliest, latest] = drawableYears(timeline);
  const visibility = visibilityOf(received, timeline, { ...view, period: undefined, since: undefined, accepted: undefined });
  const counts = new Map<string, number>();
  const totals = { first: Infinity, last: -Infinity, notDrawn: 0 };
  for (const [lane, months] of countMonths(received, visibility)) {
    for (const [month, count] of months) {
      const [year, ofYear] = (month ?? '').split('-').map(Number);
      if (year === undefined || ofYear === undefined || year < earliest || year > latest) totals.notDrawn += count;
      else {
        totals.first = Math.min(totals.first, year);
        totals.last = Math.max(totals.last, year);
        const key = `${lane} ${String(year).padStart(4, '0')}-Q${Math.ceil(ofYear / 3)}`;
        counts.set(key, (counts.get(key) ?? 0) + count);
      }
    }
  }
  return { counts, ...totals };
}

type MonthCounts = Map<string | undefined, number>;

/** Counts by month first: a few hundred month keys are parsed instead of 50,000. */
function countMonths({ columns }: ReceivedEntries, visibility: Uint8Array): ReadonlyMap<StripLane['key'], MonthCounts> {
  const { category, month, monthKeys } = columns;
  const countsByLane = new Map(laneKeys.map((key) => [key, new Uint32Array(monthKeys.length)]));
  const countsByCategory = categories.map((name) => countsByLane.get(laneOf(name)));
  for (let index = 0; index < visibility.length; index += 1) {
    const counts = visibility[index] === visibilityCodes.visible ? countsByCategory[category[index] ?? 0] : undefined;
    const monthNumber = month[index] ?? 0;
    if (counts) counts[monthNumber] = (counts[monthNumber] ?? 0) + 1;
  }
  return new Map([...countsByLane].map(([lane, counts]) => [lane, nonZeroCounts(monthKeys, counts)]));
}

function nonZeroCounts(monthKeys: readonly (string | undefined)[], counts: Uint32Array): MonthCounts {
  return new Map(monthKeys.flatMap((key, month) => (counts[month] ? [[key, counts[month]] as const] : [])));
}

/** A mistyped year (`0206`, `9999`) must not stretch the strip to thousands of bars: such entries are counted as not drawn. */
function drawableYears({ hello, patient }: Timeline): readonly [earliest: number, latest: number] {
  const thisYear = Number(hello?.at.slice(0, 4) ?? Number.NaN);
  const born = Number(patient?.identity.birthDate?.slice(0, 4) ?? Number.NaN);
  const latest = Number.isFinite(thisYear) ? thisYear + 5 : 2100;
  return [Number.isFinite(born) ? born - 1 : latest - 130, latest];
}
