import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { releaseEntry } from '#/lib/access/request/release-entry.ts';
import { withoutWhereabouts } from '#/lib/access/whereabouts/without-whereabouts.ts';
import { sayingHeld } from '#/lib/access/whereabouts/hold-whereabouts.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';

/** References of which every choice is tried; with more of them, all and each alone. */
const mostChoices = 5;

/**
 * The entry as policy may have released it when its source answered in another order: without references that were not decided yet
 * (docs/decisions/0019), with or without the whereabouts of a patient whose restriction another source told, or while these were held.
 */
export function* entryForms(
  policy: PolicyRequest,
  source: SourceConfig,
  labelled: LabelledEntry,
): Generator<TimelineEntry, void, undefined> {
  for (const undecided of choicesOf(labelled.links?.targets() ?? [])) {
    const decision = releaseEntry(policy, source, labelled, { keptBack: new Set(), undecided });
    if (decision.verdict === 'withheld') continue;
    yield decision.entry;
    const bare = withoutWhereabouts(decision.entry);
    yield bare;
    // Numbers that followed once they were settled have no digest (docs/decisions/0090).
    if (bare !== decision.entry) yield sayingHeld(bare);
  }
}

function* choicesOf<Id>(targets: readonly Id[]): Generator<ReadonlySet<Id>, void, undefined> {
  if (targets.length > mostChoices) {
    yield* [new Set<Id>(), new Set(targets)];
    for (const target of targets) yield new Set([target]);
    return;
  }
  for (let choice = 0; choice < 2 ** targets.length; choice += 1)
    yield new Set(targets.filter((_, at) => Math.floor(choice / 2 ** at) % 2));
}
