import { arrange } from '#/lib/record/list/arrange.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

export interface HeldAllergy {
  readonly entry: TimelineEntry;
  readonly sources: readonly PublicSource[];
  /** Ticks hide it in the list. */
  readonly hidden: boolean;
}

const allergiesOnly: View = { ...wholeView, categories: new Set(['allergies']) };

/** Every statement about allergies that is not struck out, whatever `view` hides; those that it hides are marked. */
export function heldAllergies(timeline: Timeline, view: View): readonly HeldAllergy[] {
  return arrange(timeline, allergiesOnly)
    .groups.filter(({ lead }) => lead.assertion !== 'removed')
    .flatMap(statements)
    .map(({ entry, from }) => {
      const sources = from.flatMap((id) => timeline.sources.get(id)?.source ?? []);
      return { entry, sources, hidden: sources.every((source) => isHiddenByTicks(source, view)) };
    });
}

interface Statement {
  readonly entry: TimelineEntry;
  readonly from: readonly string[];
}

/** Sources that disagree about an allergy are listed each in their own words: "anaphylaxis" must not stand for "rash, unconfirmed". */
function statements({ lead, members, sources, conflicts }: Group): readonly Statement[] {
  if (conflicts.length === 0) return [{ entry: lead, from: sources }];
  return members.map((entry) => ({ entry, from: entry.origins.map(({ source }) => source) }));
}
