import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { OutcomeWord } from '#/lib/record/model/worst-outcome.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';

/** A source with its outcome for one category, or for all. */
export interface SourceStanding {
  readonly state: SourceTimeline;
  readonly outcome: Outcome;
  readonly word: OutcomeWord;
}
