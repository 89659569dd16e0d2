import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import { sortPosition } from '#/lib/record/dates/sort-position.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** Issues of a prescription, newest first. */
export interface IssuesOfMember {
  /** Source id of the prescription. */
  readonly source: string;
  readonly issues: readonly TimelineEntry[];
  /** Number of issues in the twelve months before `at`. */
  readonly inTwelveMonths: number;
}

/** Entries that the sources themselves link to a group: nothing is inferred from dates or values. */
export interface RelatedEntries {
  /** The issues of each member that has any, in the order of the members. */
  readonly issues: readonly IssuesOfMember[];
  /** Documents of the contacts that the members belong to, newest first; `source`: the member's. */
  readonly letters: readonly { readonly source: string; readonly letter: TimelineEntry }[];
  /** Entries that the group's value was worked out from, in the sources' order: the signs of a score. */
  readonly workedOutFrom: readonly TimelineEntry[];
  /** Entries worked out from it, newest first. */
  readonly usedFor: readonly TimelineEntry[];
}

/**
 * Issues and letters of a group among all that its sources sent: no filter of the list makes an older issue the last one.
 * `at`: ISO 8601 instant.
 */
export function relatedTo({ sources }: Pick<Timeline, 'sources'>, group: Group, at: string): RelatedEntries {
  const own = new Set(group.members.map(({ id }) => id));
  const held = group.sources.flatMap((id) => sources.get(id)?.batches.flat() ?? []);
  const candidates = held.filter(({ id, assertion }) => !own.has(id) && assertion !== 'removed');
  return {
    issues: group.members.flatMap((member) => issuesOf(member, candidates, at)),
    letters: group.members.flatMap((member) => lettersOf(member, candidates).map((letter) => ({ source: holderOf(member), letter }))),
    workedOutFrom: derivedFromOf(group, candidates),
    usedFor: candidates.filter(({ derivedFrom }) => derivedFrom?.some((id) => own.has(id)) === true).toSorted(byNewestDate),
  };
}

function issuesOf(member: TimelineEntry, candidates: readonly TimelineEntry[], at: string): readonly IssuesOfMember[] {
  const issues = candidates.filter(({ series }) => series === member.id).toSorted(byNewestDate);
  if (issues.length === 0) return [];
  const end = Date.parse(at);
  const start = new Date(end);
  start.setUTCFullYear(start.getUTCFullYear() - 1);
  const inTwelveMonths = issues.filter(({ date }) => {
    const interval = date && dateInterval(date);
    return interval !== undefined && interval.to >= start.getTime() && interval.from <= end;
  }).length;
  return [{ source: holderOf(member), issues, inTwelveMonths }];
}

function derivedFromOf({ members }: Group, candidates: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const ids = [...new Set(members.flatMap(({ derivedFrom }) => derivedFrom ?? []))];
  if (ids.length === 0) return [];
  const byId = new Map(candidates.map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function lettersOf({ encounter }: TimelineEntry, candidates: readonly TimelineEntry[]): readonly TimelineEntry[] {
  if (encounter === undefined) return [];
  return candidates.filter((entry) => entry.category === 'documents' && entry.encounter === encounter).toSorted(byNewestDate);
}

const orderOf = ({ date }: TimelineEntry): number => sortPosition(date)?.order ?? Number.NEGATIVE_INFINITY;

function byNewestDate(left: TimelineEntry, right: TimelineEntry): number {
  const [before, after] = [orderOf(left), orderOf(right)];
  return before === after ? 0 : after - before;
}

/** The source that holds an entry. */
export function holderOf({ id, origins: [origin] }: TimelineEntry): string {
  return origin?.source ?? id.slice(0, id.indexOf('|'));
}
