import { findingAbove } from '#/lib/record/heads/heads.ts';
import { notStated } from '#/lib/record/merge/words.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Results that belong to another finding than the entry `of`, each with it: a sensitivity of one organism is none of another's (H36). */
export function otherFindings(entries: readonly TimelineEntry[], of: TimelineEntry): ReadonlyMap<TimelineEntry, string> {
  const wanted = findingAbove(of);
  return new Map(
    entries.flatMap((entry) => {
      const finding = findingAbove(entry);
      return finding === wanted ? [] : [[entry, finding ?? notStated] as const];
    }),
  );
}
