import { mergeRuleOfKind } from './kind-rules.ts';
import { isNamingCode } from './naming-code.ts';
import type { EntryBody, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

// FHIR R4 observation-status and diagnostic-report-status, in the order in which one result passes through them.
const ranks = new Map([
  ['registered', 0],
  ['partial', 1],
  ['preliminary', 1],
  ['final', 2],
  ['amended', 3],
  ['corrected', 3],
  ['appended', 3],
]);

/** Rank of a final result: one result is final only once. */
export const finalRank = 2;

/** Rank of a result's status among its steps (H35); undefined for kinds and statuses that are no such step. */
export function versionRank({ kind, status }: TimelineEntry): number | undefined {
  return mergeRuleOfKind(kind).hasVersions === true ? ranks.get(status ?? '') : undefined;
}

/**
 * Keys of the versions of one result at one source: same code, minute, specimen, site and finding. Only a time of day
 * tells one result from the next: a day alone gives no key.
 */
export function versionKeys(entry: TimelineEntry, source: string): readonly string[] {
  const { assertion, kind, code, compare, date, body } = entry;
  const start = date?.start;
  if (assertion !== 'affirmed' || start === undefined || start.length < 'yyyy-mm-ddThh:mm'.length) return noKeys;
  if (versionRank(entry) === undefined) return noKeys;
  const [specimen = '', site = ''] = [compare.Specimen, compare.Site];
  return (code?.codings ?? [])
    .filter(isNamingCode)
    .map(({ system, code: value }) => `version ${source} ${kind} ${system}|${value} ${start} ${specimen} ${site} ${findingOf(body)}`);
}

/** Findings in words are part of the key: two of one minute are two isolates, while a number may be corrected (H20). */
function findingOf(body: EntryBody): string {
  const value = body.shape === 'measurement' ? body.measurement.value : undefined;
  if (value?.type === 'concept') return value.concept.text;
  return value?.type === 'text' ? value.text : '';
}

const noKeys: readonly string[] = [];

const separatingFields = ['Specimen', 'Site', 'Method', 'Device', 'About'];

/** Tells whether entries state different specimens, sites or methods: then no two are steps of one result, whatever their number. */
export function areMeasuredApart(entries: readonly TimelineEntry[]): boolean {
  return separatingFields.some((field) => new Set(entries.flatMap(({ compare }) => compare[field] ?? [])).size > 1);
}
