import type { Group } from '#/lib/record/merge/group.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { measuredIn } from './trend-series.ts';
import type { TrendResult } from './trend-model.ts';

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
  const copies = Map.groupBy(members, (entry) => JSON.stringify(measuredIn(entry, series).map(saidOf)));
  return [...copies.values()].flatMap((same) => {
    // Of one value, that of a final result stands for its preliminary copy.
    const entry = same.find((one) => !isEarly(one)) ?? same[0];
    return entry ? [{ entry, result: resultOf(entry, same, series) }] : [];
  });
}

function resultOf(entry: TimelineEntry, copies: readonly TimelineEntry[], series: ReadonlySet<string>): TrendResult {
  const { id, date, status } = entry;
  const sources = [entry, ...copies].flatMap(({ origins }) => origins.map(({ source }) => source));
  return {
    id,
    sources: [...new Set(sources)],
    measured: measuredIn(entry, series),
    ...(date && { date }),
    ...(status !== undefined && { status }),
  };
}

/** What makes two copies the same value: `142` and `142.0` are, `<5` and `5` are not. */
function saidOf({ value, absent }: Measurement): unknown {
  if (value?.type !== 'quantity') return [value, absent];
  const { value: digits, comparator, unit, ucum, standard } = value.quantity;
  return [standard ? [standard.value, standard.unit] : [Number(digits), digits, unit, ucum], comparator];
}

/** Results that are not of the same specimen, or not measured in the same way, each with which. */
interface Unlike {
  readonly specimens: ReadonlyMap<TimelineEntry, string>;
  readonly methods: ReadonlyMap<TimelineEntry, string>;
}

/** Why a result as a whole is not drawn, whatever its value; undefined: it may be. */
export function reasonNotDrawn(
  candidate: TrendCandidate,
  all: readonly TrendCandidate[],
  { specimens, methods }: Unlike,
): string | undefined {
  const { entry } = candidate;
  const specimen = specimens.get(entry);
  if (specimen !== undefined) return specimen === 'not stated' ? 'specimen not stated' : `another specimen: ${specimen}`;
  const method = methods.get(entry);
  if (method !== undefined) return `another method: ${method}`;
  const caution = entry.cautions.find(({ type }) => type === 'may-change-meaning');
  if (caution?.type === 'may-change-meaning') return `may change the meaning: ${caution.text}`;
  if (entry.assertion === 'denied') return entry.status ?? 'not done';
  if (isEarly(entry) && all.some((other) => replaces(other, candidate))) return 'preliminary, replaced by its final result';
  return undefined;
}

/** A final result at the same source and time: its preliminary one is history (H35). */
function replaces(other: TrendCandidate, early: TrendCandidate): boolean {
  if (other === early || isEarly(other.entry) || other.entry.assertion !== 'affirmed') return false;
  const isSameTime = other.entry.date?.start !== undefined && other.entry.date.start === early.entry.date?.start;
  const sharesKey = other.entry.identity.some((key) => early.entry.identity.includes(key));
  return sharesKey || (isSameTime && other.result.sources.some((source) => early.result.sources.includes(source)));
}
