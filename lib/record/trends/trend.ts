import type { Group } from '#/lib/record/merge/group.ts';
import { shownGroups } from '#/lib/record/list/arrange.ts';
import { prepareSource } from '#/lib/record/merge/prepared-entry.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { axisOf, pointOnAxis, timeOnAxis } from './trend-axis.ts';
import type { TrendAxis } from './trend-axis.ts';
import type { ResultTrend, TrendPoint, TrendResult } from './trend-model.ts';
import { resultsOfGroup, reasonNotDrawn } from './trend-results.ts';
import type { TrendCandidate } from './trend-results.ts';
import { measuredIn, seriesOf } from './trend-series.ts';
import { otherFindings } from './trend-finding.ts';
import { otherMethods } from './trend-method.ts';
import { otherSpecimens } from './trend-specimen.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';
import { sortPosition } from '#/lib/record/dates/sort-position.ts';
import type { View } from '#/lib/record/model/view.ts';

/**
 * The trend of the series that an entry measures, at the ticked sources, whatever period or page the list shows.
 * Undefined for an entry without a value to compare.
 */
export function trendOf(timeline: Timeline, view: View, entry: TimelineEntry): ResultTrend | undefined {
  const series = new Set(seriesOf(entry));
  if (series.size === 0) return undefined;
  const { unticked, othersOnly, accepted } = view;
  const groups = shownGroups(timeline, { unticked, othersOnly, ...(accepted && { accepted }) });
  const { axis, results } = resultsAmong(
    groups.map(({ group }) => group),
    entry,
    series,
  );
  return {
    title: entry.code?.text ?? entry.title,
    ...(axis && { unit: printedUnit(axis.unit) ?? axis.unit }),
    results: results.map(({ result }) => result),
    points: results.flatMap(({ points }) => points),
    hidden: hiddenResults(timeline, view, series),
    removed: groups
      .flatMap(({ group }) => group.members)
      .filter((member) => member.assertion === 'removed' && measuredIn(member, series).length > 0).length,
  };
}

/** Results of `groups` that measure one of `series`, oldest first, on the axis of the entry that the reader sees. */
export function resultsAmong(
  groups: readonly Group[],
  entry: TimelineEntry,
  series: ReadonlySet<string>,
): { readonly axis: TrendAxis | undefined; readonly results: readonly ResultOnAxis[] } {
  const candidates = groups.flatMap((group) => resultsOfGroup(group, series)).toSorted(byOldest);
  const axis = chooseAxis(candidates, series, entry);
  return { axis, results: resultsOnAxis(candidates, axis, entry, series.size > 1) };
}

/** Compares by clinical date, oldest first; a result without one is last. */
function byOldest(left: TrendCandidate, right: TrendCandidate): number {
  const [first, second] = [left, right].map(({ entry }) => sortPosition(entry.date)?.order ?? Infinity);
  if (first !== second) return (first ?? 0) < (second ?? 0) ? -1 : 1;
  return left.entry.id < right.entry.id ? -1 : 1;
}

/** The unit of the open entry, which the reader sees; without one, the unit of the newest result that can be drawn. */
function chooseAxis(candidates: readonly TrendCandidate[], series: ReadonlySet<string>, entry: TimelineEntry): TrendAxis | undefined {
  const newest = candidates.toReversed().flatMap(({ result }) => result.measured);
  return [...measuredIn(entry, series), ...newest].map(axisOf).find((axis) => axis !== undefined);
}

export interface ResultOnAxis {
  readonly result: TrendResult;
  /** False for a result of another specimen, method or finding, one not done, and a preliminary one that was replaced. */
  readonly isSameTest: boolean;
  readonly points: readonly TrendPoint[];
}

function resultsOnAxis(
  candidates: readonly TrendCandidate[],
  axis: TrendAxis | undefined,
  entry: TimelineEntry,
  paired: boolean,
): readonly ResultOnAxis[] {
  const entries = candidates.map((candidate) => candidate.entry);
  const differences = {
    specimens: otherSpecimens([...entries, entry], entry),
    methods: otherMethods(entries, entry),
    findings: otherFindings(entries, entry),
  };
  return candidates.map((candidate): ResultOnAxis => {
    const at = timeOnAxis(candidate.result.date);
    const why = reasonNotDrawn(candidate, candidates, differences);
    if (why !== undefined) return { result: { ...candidate.result, notDrawn: why }, isSameTest: false, points: [] };
    if (typeof at === 'string') return { result: { ...candidate.result, notDrawn: at }, isSameTest: true, points: [] };
    return resultOnAxis(candidate.result, axis, at, paired);
  });
}

function resultOnAxis(result: TrendResult, axis: TrendAxis | undefined, at: number, paired: boolean): ResultOnAxis {
  const placed = result.measured.map((measurement) => ({ measurement, on: pointOnAxis(axis ?? noAxis, measurement) }));
  const whys = placed.flatMap(({ on }) => (typeof on === 'string' ? [on] : []));
  const explained: TrendResult = whys.length === 0 ? result : { ...result, notDrawn: [...new Set(whys)].join('; ') };
  const points = placed.flatMap(({ measurement, on }) =>
    typeof on === 'string'
      ? []
      : [{ result: explained, measurement, at, ...(paired && { part: measurement.analyte ?? measurement.code.text }), ...on }],
  );
  return { result: explained, isSameTest: true, points };
}

/** Axis of an unknown unit, with which no value is comparable: each result then says why. */
const noAxis: TrendAxis = { unit: '', standard: { value: 0, unit: '' } };

function hiddenResults(timeline: Timeline, view: View, series: ReadonlySet<string>): number {
  const hidden = [...timeline.sources.values()].filter(({ source }) => isHiddenByTicks(source, view));
  return hidden.flatMap(prepareSource).filter(({ entry }) => entry.assertion !== 'removed' && measuredIn(entry, series).length > 0).length;
}
