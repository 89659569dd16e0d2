import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { View } from '#/lib/record/model/view.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { type PregnantDays, pregnanciesIn } from './news2-use.ts';
import { scoreSortOf } from './observation-codes.ts';
import { type Observations, observationsOf } from './observations.ts';

interface ObservedInput {
  readonly timeline: Timeline;
  readonly view: View;
  readonly byCategory: ReadonlyMap<Category, readonly PreparedGroup[]>;
  /** Sources behind the vital signs. */
  readonly sources: BlockSources;
  /** Today, in days since 1970-01-01. */
  readonly today: number;
}

/** Categories other than vital signs in which some sources file a score. */
export const scoreCategories = ['results', 'assessments', 'other', 'social-history'] as const satisfies readonly Category[];

/** The observations of the record: vital signs, and scores wherever a source files them. */
export function observedIn({ timeline, view, byCategory, sources, today }: ObservedInput): Observations {
  const vitals = byCategory.get('vitals') ?? [];
  const filedElsewhere = scoreCategories.flatMap((category) =>
    (byCategory.get(category) ?? []).filter(({ group: { lead } }) => lead.code !== undefined && scoreSortOf(lead.code) !== undefined),
  );
  const groups =
    filedElsewhere.length === 0 ? vitals : [...vitals, ...filedElsewhere].toSorted((left, right) => byNewest(left.lead, right.lead));
  return observationsOf(groups, {
    locale: timeline.hello?.locale ?? 'en-GB',
    today,
    birthDate: timeline.patient?.identity.birthDate,
    pregnancies: pregnanciesOf(timeline),
    isWhole: isWholeInSight(timeline, view, sources),
  });
}

/** Pregnancies that any source states: no tick or filter makes a score one for which NEWS2 is. */
export function pregnanciesOf({ sources }: Timeline): readonly PregnantDays[] {
  return [...sources.values()].flatMap(({ batches }) => batches.flatMap((batch) => batchPregnancies(batch)));
}

const pregnanciesByBatch = new WeakMap<readonly TimelineEntry[], readonly PregnantDays[]>();

/** Kept as long as the batch is: each arriving one would else have the whole record read again. */
function batchPregnancies(batch: readonly TimelineEntry[]): readonly PregnantDays[] {
  const earlier = pregnanciesByBatch.get(batch);
  if (earlier) return earlier;
  const pregnancies = pregnanciesIn(batch);
  pregnanciesByBatch.set(batch, pregnancies);
  return pregnancies;
}

/** Tells whether every source of observations ended well, and none is out of sight (H05, H21). */
export function isWholeInSight(timeline: Timeline, view: View, sources: BlockSources): boolean {
  return isWhole(sources) && [...timeline.sources.values()].every((state) => isInSight(state, view));
}

/** Every source of observations answered whole; one that cannot be asked for them is none. */
function isWhole({ asking, missing, notShared, partial, hasPersonal, isOpening, unreadable }: BlockSources): boolean {
  const isOpen = [asking, missing, notShared, partial].some((sources) => sources.length > 0);
  return !isOpen && !hasPersonal && !isOpening && unreadable === undefined;
}

/** No vital sign of the source is hidden by a tick, or waits to be shown. */
function isInSight({ source, batches }: SourceTimeline, view: View): boolean {
  const acceptedBatches = isHiddenByTicks(source, view) ? 0 : view.accepted ? (view.accepted.get(source.id) ?? 0) : batches.length;
  return batches.slice(acceptedBatches).every((batch) => batch.every(({ category }) => category !== 'vitals'));
}
