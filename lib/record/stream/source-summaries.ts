import type { Outcome } from '#/lib/record/model/outcome.ts';
import { partOf, sourceOutcome } from './source-outcome.ts';
import { sourceFreshness } from './source-freshness.ts';
import { outcomeRowWords, outcomeSentence, withPart } from '#/lib/record/words/outcome-words.ts';
import { categoryNoun } from '#/lib/record/words/category-words.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { plainReason } from '#/lib/record/words/plain-reason.ts';
import type { OutcomeWords } from '#/lib/record/words/outcome-words.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { SourceTimeline } from './source-timeline.ts';
import type { Timeline } from './timeline.ts';
import { isWholeWithheld } from '#/lib/record/model/worst-outcome.ts';
import type { View } from '#/lib/record/model/view.ts';

/** A row of the source panel. */
export interface SourceSummary {
  readonly source: PublicSource;
  /** The worst of its categories (design §5). */
  readonly state: Outcome;
  /** State line: "Complete", "Asking… 1,204 so far". Where `at` is given the row adds its clock time: "Complete · 14:02". */
  readonly words: OutcomeWords;
  /** Why, for its details: "connection lost", "stopped at the limit of 2,000". */
  readonly why?: string;
  /** Entries received, shown or not. */
  readonly entries: number;
  /** The reader's tick is on. */
  readonly ticked: boolean;
  /** The reader's tick is off, or "Others only" hides it: "Hidden by you" stands beside the state. */
  readonly hidden: boolean;
  /** End of its answer, ISO 8601 instant. */
  readonly at?: string;
  /** Being asked again: what is shown is from the answer that ended at this instant ("from 14:02"). */
  readonly staleFrom?: string;
  readonly tookMs?: number;
  readonly resources: number;
  readonly pages: number;
  readonly refused: number;
  readonly unreadable: number;
  /** Types that the source offers and that were not asked for. */
  readonly notAsked: readonly string[];
  /** Finds its failure in the operator's log. */
  readonly reference?: string;
  /** How far its data may lie behind what is recorded there: "Updated nightly: the last 24 hours may be missing." */
  readonly freshness: readonly string[];
  /** Details that disagree: "Same person?" */
  readonly differences: number;
}

/** Own organisation first, then by name. */
export function sourceSummaries(timeline: Timeline, view: View): readonly SourceSummary[] {
  return [...timeline.sources.values()].toSorted(byOwnThenName).map((state) => summaryOf(state, view, timeline.hello?.locale));
}

/** Ticks and "Others only" together. */
export function isHiddenByTicks(source: PublicSource, view: View): boolean {
  return view.unticked.has(source.id) || (view.othersOnly && source.own);
}

function byOwnThenName(a: SourceTimeline, b: SourceTimeline): number {
  if (a.source.own !== b.source.own) return a.source.own ? -1 : 1;
  return a.source.name.localeCompare(b.source.name, 'en') || (a.source.id < b.source.id ? -1 : 1);
}

function summaryOf(state: SourceTimeline, view: View, locale: string | undefined): SourceSummary {
  const outcome = sourceOutcome(state);
  return {
    source: state.source,
    state: outcome,
    words: withPart(outcomeRowWords(outcome, undefined, state.resources), partWords(state, outcome, locale)),
    why: whyOf(outcome, state.source.name),
    entries: state.received,
    ticked: !view.unticked.has(state.source.id),
    hidden: isHiddenByTicks(state.source, view),
    at: state.asking ? undefined : state.end?.at,
    staleFrom: state.asking && state.received > 0 ? state.asking.from : undefined,
    tookMs: state.end?.tookMs,
    resources: state.resources,
    pages: state.pages,
    refused: state.refused.length,
    unreadable: state.unreadable,
    notAsked: state.end?.notAsked ?? [],
    reference: state.asking ? undefined : state.end?.reference,
    freshness: sourceFreshness(state, locale).sentences,
    differences: state.differences.filter(({ isSilent }) => !isSilent).length,
  };
}

/** More categories than this are no part that a line could name. */
const mostNamed = 3;

function partWords(state: SourceTimeline, outcome: Outcome, locale: string | undefined): string {
  const part = partOf(state, outcome);
  return part.length > mostNamed
    ? ''
    : formatList(
        part.map((category) => categoryNoun(category, locale)),
        locale,
      );
}

function whyOf(outcome: Outcome, name: string): string | undefined {
  if (isWholeWithheld(outcome)) return outcomeSentence(outcome, name).text;
  return 'why' in outcome && outcome.why !== undefined ? plainReason(outcome.why) : undefined;
}
