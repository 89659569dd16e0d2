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

/** The step of a result at which there is only one of it. */
export const finalRank = 2;

/** How far a result has come (H35); undefined for kinds and statuses that are no such step. */
export function versionRank({ kind, status }: TimelineEntry): number | undefined {
  return mergeRuleOfKind(kind).hasVersions === true ? ranks.get(status ?? '') : undefined;
}

/**
 * Key of the versions of one result at one source: same code, same minute, same specimen, same site, same finding. Only a time of day tells one
 * result from the next: a day alone gives none.
 */
export function versionKeys(entry: TimelineEntry, source: string): readonly string[] {
  const { assertion, kind, code, compare, date, body } = entry;
  const start = date?.start;
  if (assertion !== 'affirmed' || start === undefined || start.length < 'yyyy-mm-ddThh:mm'.length) return none;
  if (versionRank(entry) === undefined) return none;
  const [specimen = '', site = ''] = [compare.Specimen, compare.Site];
  return (code?.codings ?? [])
    .filter(isNamingCode)
    .map(({ system, code: value }) => `version ${source} ${kind} ${system}|${value} ${start} ${specimen} ${site} ${findingOf(body)}`);
}

/** Two findings of one minute are two isolates, not a step and the next; a number may be corrected (H20). */
function findingOf(body: EntryBody): string {
  const value = body.shape === 'measurement' ? body.measurement.value : undefined;
  if (value?.type === 'concept') return value.concept.text;
  return value?.type === 'text' ? value.text : '';
}

const none: readonly string[] = [];

const telling = ['Specimen', 'Site', 'Method', 'Device', 'About'];

/** Each states where, of what or by what it was measured, and not the same: no steps of one result, whatever number they bear. */
export function areMeasuredApart(entries: readonly TimelineEntry[]): boolean {
  return telling.some((field) => new Set(entries.flatMap(({ compare }) => compare[field] ?? [])).size > 1);
}

const nouns = new Map([
  ['observation', 'result'],
  ['diagnostic-report', 'report'],
]);

/** "replaced by the final result" */
export function replacedWords({ kind, status }: TimelineEntry): string {
  const noun = nouns.get(kind);
  return noun === undefined || status === undefined ? 'replaced by a later version' : `replaced by the ${status} ${noun}`;
}
