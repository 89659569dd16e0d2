import { anchorOf, partsDays } from '#/lib/record/dates/date-interval.ts';
import { sortPosition } from '#/lib/record/dates/sort-position.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { Quantity } from '#/lib/record/model/coded.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { EntryId, Measurement } from '#/lib/record/model/timeline-entry.ts';
import type { TrendPoint, TrendResult } from '#/lib/record/trends/trend-model.ts';
import { rangeRuns } from '#/lib/record/trends/trend-ranges.ts';
import { seriesKey, seriesOf } from '#/lib/record/trends/trend-series.ts';
import { resultsAmong } from '#/lib/record/trends/trend.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';

/** A result with the results of its test before it, as far as they can stand beside it. */
export interface ResultCourse {
  readonly previous?: PreviousResult;
  readonly sparkline?: Sparkline;
}

export interface PreviousResult {
  readonly id: EntryId;
  /** The number as sent, in the unit of the newest; its comparator kept (H17). */
  readonly value: string;
  readonly date: ClinicalDate;
}

/** The last results of one test in one unit, oldest first; two at least. */
export interface Sparkline {
  readonly values: readonly number[];
  /** Limits that came with the newest, and the position of the first value for which they hold too (H18). */
  readonly range?: { readonly low?: number; readonly high?: number; readonly from: number };
}

/** Groups of each series that one of `wanted` measures, newest first: more than these are in no sparkline, and cost time. */
export function seriesOfEach(wanted: readonly Group[], groups: readonly Group[]): ReadonlyMap<string, readonly Group[]> {
  const series = new Map<string, Group[]>(wanted.flatMap((group) => keyOfSeries(group) ?? []).map((key) => [key, []]));
  for (const group of groups) {
    for (const key of new Set(measurementsOf(group.lead.body).map(seriesKey))) {
      const members = key === undefined ? undefined : series.get(key);
      if (members && members.length < mostGroups) members.push(group);
    }
  }
  return series;
}

/** Enough for nine values in one unit among copies, other specimens and preliminary ones. */
const mostGroups = 40;
const mostValues = 9;

/** Key of the one series that a result belongs to; undefined for one of several, or of none. */
export function keyOfSeries({ lead }: Group): string | undefined {
  const keys = seriesOf(lead);
  return keys.length === 1 ? keys[0] : undefined;
}

/** The course of a result: `series` are the groups of its test, in any order. */
export function courseOfResult(group: Group, series: readonly Group[]): ResultCourse {
  const { lead } = group;
  const own = lead.body.shape === 'measurement' ? lead.body.measurement : undefined;
  const key = keyOfSeries(group);
  // A fetus's or a donor's result has no course beside the patient's (H30).
  const isDoubtful = lead.cautions.some(({ type }) => type === 'may-change-meaning');
  if (own === undefined || key === undefined || isDoubtful) return {};
  const results = resultsAmong(series, lead, new Set([key])).results.filter(({ isSameTest }) => isSameTest);
  const earlier = results.filter(({ result }) => isBefore(result.date, lead.date));
  const ids = new Set(group.members.map(({ id }) => id));
  // Values of one result that differ are no course of it: neither is the right one.
  const ownPoint = results.filter(({ result }) => ids.has(result.id)).map(({ points }) => points);
  const last = ownPoint.length === 1 ? ownPoint[0]?.find(isUnconverted) : undefined;
  const sparkline = last && sparklineOf([...earlier.flatMap(({ points }) => points.filter(isUnconverted)), last]);
  const previous = previousOf(
    own,
    earlier.map(({ result }) => result),
  );
  return { ...(previous && { previous }), ...(sparkline && { sparkline }) };
}

/** Tells whether a date is surely before another: a day without its hour may be before or after an hour of the same day (H14). */
function isBefore(date: ClinicalDate | undefined, later: ClinicalDate | undefined): boolean {
  const [anchor, laterAnchor] = [date && anchorOf(date), later && anchorOf(later)];
  if (!anchor || !laterAnchor) return false;
  const [day, laterDay] = [partsDays(anchor).last, partsDays(laterAnchor).first];
  if (day !== laterDay) return day < laterDay;
  const isTimed = anchor.hour !== undefined && laterAnchor.hour !== undefined;
  return isTimed && (sortPosition(date)?.order ?? 0) < (sortPosition(later)?.order ?? 0);
}

/**
 * The result just before, as sent. Undefined where it is in another unit or no number, for one further back would read as
 * the one just before (H17), and where two of one moment differ.
 */
function previousOf(own: Measurement, earlier: readonly TrendResult[]): PreviousResult | undefined {
  const before = earlier.at(-1);
  const secondLast = earlier.at(-2);
  if (secondLast && sortPosition(secondLast.date)?.order === sortPosition(before?.date)?.order) return undefined;
  const [measured, second] = before?.measured ?? [];
  const quantity = quantityOf(measured);
  const unit = unitKey(quantityOf(own));
  if (!before?.date || second || !quantity || unit === undefined || unitKey(quantity) !== unit) return undefined;
  return { id: before.id, value: `${quantity.comparator ?? ''}${quantity.value}`, date: before.date };
}

function quantityOf(measurement: Measurement | undefined): Quantity | undefined {
  return measurement?.value?.type === 'quantity' ? measurement.value.quantity : undefined;
}

/** Equal for one unit, however it is written; no unit on either side is no proof of one. */
function unitKey(quantity: Quantity | undefined): string | undefined {
  const unit = quantity?.unit ?? quantity?.ucum;
  return unit === undefined ? undefined : [printedUnit(unit) ?? unit, quantity?.standard?.unit ?? ''].join(' ');
}

const isUnconverted = ({ converted }: TrendPoint): boolean => converted === undefined;

function sparklineOf(points: readonly TrendPoint[]): Sparkline | undefined {
  const last = points.slice(-mostValues);
  if (last.length < 2) return undefined;
  const newest = last.at(-1);
  const run = newest?.range && rangeRuns(last).findLast(({ to }) => to === newest.at);
  const from = run ? last.findIndex(({ at }) => at >= run.from) : -1;
  return {
    values: last.map(({ value }) => value),
    ...(newest?.range && from >= 0 && { range: { ...newest.range, from } }),
  };
}
