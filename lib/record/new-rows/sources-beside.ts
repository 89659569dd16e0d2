import { shownGroups } from '#/lib/record/list/arrange.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** Tells whether the reader's ticks or filters hide anything. */
export function hidesAnything({ unticked, othersOnly, categories, period, since }: View): boolean {
  return unticked.size > 0 || othersOnly || [categories, period, since].some((filter) => filter !== undefined);
}

/**
 * All sources of the group that an entry is in, by its id, for groups of several sources, whatever ticks and filters hide: a row then
 * says who else holds it, though it compares only what it shows.
 */
export function sourcesBeside(timeline: Timeline, { accepted }: View): ReadonlyMap<EntryId, readonly string[]> {
  const groups = shownGroups(timeline, { ...wholeView, ...(accepted && { accepted }) });
  return new Map(
    groups.flatMap(({ group: { sources, members } }) => (sources.length > 1 ? members.map(({ id }) => [id, sources] as const) : [])),
  );
}
