import type { Group } from '#/lib/record/merge/group.ts';
import { equalFiguresKey } from '#/lib/record/model/decimal.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import { findingAbove, headsOfGroup } from '#/lib/record/heads/heads.ts';
import { measuredIn } from './trend-series.ts';
import { notStated } from '#/lib/record/merge/words.ts';
import type { TrendResult } from './trend-model.ts';
import { notDrawnWords } from './words.ts';

/** A result with the entry that stands for it. */
export interface TrendCandidate {
  readonly result: TrendResult;
  readonly entry: TimelineEntry;
}

const early = new Set(['registered', 'preliminary', 'partial']);
const isEarly = ({ status }: TimelineEntry): boolean => status !== undefined && early.has(status);

/** The results of a group: its copies are one; members whose values differ are each their own, for neither is the right one. */
export function resultsOfGroup(group: Group, series: ReadonlySet<string>): readonly TrendCandidate[] {
  const members = group.members.filter((entry) => entry.assertion !== 'removed' && measuredIn(entry, series).length > 0);
  const copies = Map.groupBy(members, (entry) => JSON.stringify(measuredIn(entry, series).map(comparableValue)));
  return [...copies.values()].flatMap((equals) => {
    // A final result stands for its preliminary copy of equal value.
    const entry = equals.find((copy) => !isEarly(copy)) ?? equals[0];
    // A panel says nothing of a course over time; the organism of a sensitivity does.
    const partOf = equals.every((copy) => findingAbove(copy) === undefined) ? [] : headsOfGroup(group).map(({ words }) => words);
    return entry ? [{ entry, result: { ...resultOf(entry, equals, series), partOf } }] : [];
  });
}

function resultOf(entry: TimelineEntry, copies: readonly TimelineEntry[], series: ReadonlySet<string>): Omit<TrendResult, 'partOf'> {
  const { id, date, status } = entry;
  const measured = measuredIn(entry, series);
  const sources = [entry, ...copies].flatMap(({ origins }) => origins.map(({ source }) => source));
  return {
    id,
    sources: [...new Set(sources)],
    measured,
    flaggedParts: measurementsOf(entry.body).filter((part) => !measured.includes(part) && resultFlag(part) !== undefined),
    ...(date && { date }),
    ...(status !== undefined && { status }),
  };
}

/** Data that is equal for two copies of one value: `142` and `142.0` are equal, `<5` and `5` are not. */
function comparableValue({ value, absent }: Measurement): unknown {
  if (value?.type !== 'quantity') return [value, absent];
  const { value: digits, comparator, unit, ucum, standard } = value.quantity;
  return [standard ? [standard.value, standard.unit] : [equalFiguresKey(digits), unit, ucum], comparator];
}

/** Results of a different specimen, method or finding, each with its own. */
interface Differences {
  readonly specimens: ReadonlyMap<TimelineEntry, string>;
  readonly methods: ReadonlyMap<TimelineEntry, string>;
  readonly findings: ReadonlyMap<TimelineEntry, string>;
}

/** Why a result is not drawn, whatever its value; undefined when it may be drawn. */
export function reasonNotDrawn(
  candidate: TrendCandidate,
  all: readonly TrendCandidate[],
  { specimens, methods, findings }: Differences,
): string | undefined {
  const { entry } = candidate;
  const finding = findings.get(entry);
  if (finding !== undefined) return finding === notStated ? notDrawnWords.findingNotStated : notDrawnWords.differentFinding(finding);
  const specimen = specimens.get(entry);
  if (specimen !== undefined) return specimen === notStated ? notDrawnWords.specimenNotStated : notDrawnWords.differentSpecimen(specimen);
  const method = methods.get(entry);
  if (method !== undefined) return notDrawnWords.differentMethod(method);
  const caution = entry.cautions.find(({ type }) => type === 'may-change-meaning');
  if (caution?.type === 'may-change-meaning') return notDrawnWords.mayChangeMeaning(caution.text);
  if (entry.assertion === 'denied') return entry.status ?? notDrawnWords.notDone;
  if (isEarly(entry) && all.some((later) => replaces(later, candidate))) return notDrawnWords.replaced;
  return undefined;
}

/** Tells whether a final result replaces a preliminary one of the same source and time (H35). */
function replaces(later: TrendCandidate, early: TrendCandidate): boolean {
  if (later === early || isEarly(later.entry) || later.entry.assertion !== 'affirmed') return false;
  const isSameTime = later.entry.date?.start !== undefined && later.entry.date.start === early.entry.date?.start;
  const sharesKey = later.entry.identity.some((key) => early.entry.identity.includes(key));
  return sharesKey || (isSameTime && later.result.sources.some((source) => early.result.sources.includes(source)));
}
