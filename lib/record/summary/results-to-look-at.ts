import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { isNamingCode } from '#/lib/record/merge/naming-code.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import { sortOrderOfDay } from '#/lib/record/dates/sort-position.ts';
import { keyOfSeries, seriesOfEach } from './results/result-course.ts';
import { findingAbove, headsOfGroup } from '#/lib/record/heads/heads.ts';
import { gravestFlag, isUnflaggable, isUrgentFlag, resultFlag, urgentFirst } from '#/lib/record/model/result-flag.ts';
import type { ResultFlag } from '#/lib/record/model/result-flag.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

export interface ResultToLookAt {
  readonly group: Group;
  readonly flag: ResultFlag;
  /** Older than 90 days, or of unknown date. */
  readonly old: boolean;
  /** Groups of the same test, newest first, itself among them: see `courseOfResult`. */
  readonly series: readonly Group[];
}

export interface ResultsToLookAt {
  readonly results: readonly ResultToLookAt[];
  /** "n results have neither flag nor range": of the newest of each test. */
  readonly neither: number;
  /** "n results have a flag that is not understood": all of them are in `results` (H39). */
  readonly notUnderstood: number;
  /** Results not listed: the newest of a test with nothing to look at, and all older ones. */
  readonly restCount: number;
}

/**
 * The newest of each test where its source flags it or it lies outside its own range (design §8): urgent ones first, then the
 * newest day, and within a day panel by panel. `groups`: newest first; `since`: the day 90 days ago, in the order of the list.
 */
export function resultsToLookAt(groups: readonly PreparedGroup[], since: number): ResultsToLookAt {
  const measured = groups.filter(
    ({ group }) => group.lead.category === 'results' && group.lead.assertion === 'affirmed' && measurementsOf(group.lead.body).length > 0,
  );
  const newest = newestOfEachTest(measured.filter(({ group }) => hasFinding(group.lead)));
  const flagged = newest.flatMap((prepared) => {
    const flag = groupFlag(prepared.group);
    return flag ? [{ ...prepared, flag }] : [];
  });
  const series = seriesOfEach(
    flagged.map(({ group }) => group),
    measured.map(({ group }) => group),
  );
  const results = byDayAndPanel(flagged).map(({ group, flag, lead }): ResultToLookAt => {
    return { group, flag, old: lead.order < since, series: series.get(keyOfSeries(group) ?? '') ?? [] };
  });
  return {
    results: urgentFirst(results),
    neither: newest.filter(({ group }) => isSilent(group.lead)).length,
    notUnderstood: newest.filter(({ group }) => hasUnknownFlag(group)).length,
    restCount: measured.length - results.length,
  };
}

/** Keeps results of one panel together within their day; days and panels stay in the order in which they come. */
function byDayAndPanel<Prepared extends PreparedGroup>(results: readonly Prepared[]): readonly Prepared[] {
  const days = Map.groupBy(results, ({ lead }) => Math.floor(lead.order / sortOrderOfDay(1)));
  const panelOf = ({ group }: Prepared): string => headsOfGroup(group)[0]?.words ?? group.id;
  return [...days.values()].flatMap((day) => [...Map.groupBy(day, panelOf).values()].flat());
}

/** A test that was only requested, or could not be done, does not push the last value out of sight. */
function hasFinding({ body }: TimelineEntry): boolean {
  return measurementsOf(body).some((part) => part.value !== undefined || resultFlag(part) !== undefined);
}

/** Keeps the newest result of each test; two at the same newest moment both stay. */
function newestOfEachTest(measured: readonly PreparedGroup[]): readonly PreparedGroup[] {
  const newest = new Map<string, number>();
  return measured.filter(({ group, lead }) => {
    const test = testOf(group.lead);
    const order = newest.get(test) ?? lead.order;
    newest.set(test, order);
    return order === lead.order;
  });
}

/**
 * Key of a test: the first code with a system, else the words. A fetus's result is none of the patient's (H30), and a
 * sensitivity of one organism is none of another's (H36).
 */
function testOf(entry: TimelineEntry): string {
  const isDoubtful = entry.cautions.some(({ type }) => type === 'may-change-meaning');
  return [codeOf(entry), isDoubtful ? entry.title : '', findingAbove(entry) ?? ''].join(' ');
}

function codeOf({ code, title }: TimelineEntry): string {
  const coding = code?.codings.find(isNamingCode);
  return coding ? `${coding.system}|${coding.code}` : (code?.text ?? title).toLowerCase();
}

/** The gravest flag of the lead; without one, of a copy, which may keep a flag that the lead lost. An urgent flag of any comes first. */
function groupFlag(group: Group): ResultFlag | undefined {
  const flags = currentEntries(group)
    .map(({ body }) => gravestFlag(measurementsOf(body)))
    .filter((flag) => flag !== undefined);
  return flags.find(isUrgentFlag) ?? flags[0];
}

/** The lead and its copies, without replaced versions. */
function currentEntries({ lead, members, replaced = [] }: Group): readonly TimelineEntry[] {
  return [lead, ...members.filter((member) => member.assertion !== 'removed' && !replaced.some(({ id }) => id === member.id))];
}

function hasUnknownFlag(group: Group): boolean {
  const measured = currentEntries(group).flatMap(({ body }) => measurementsOf(body));
  return measured.some(({ interpretation }) => interpretation?.notUnderstood !== undefined);
}

function isSilent({ body }: TimelineEntry): boolean {
  return measurementsOf(body).every(isUnflaggable);
}
