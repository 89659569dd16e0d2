import { shownGroups } from '#/lib/record/list/arrange.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { blockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { type ScoreContext, sortOfEntry } from '#/lib/record/summary/observed/early-warning.ts';
import { isWholeInSight, pregnanciesOf, scoreCategories } from '#/lib/record/summary/observed/observed-in.ts';
import { growthOf } from './growth-lines.ts';
import type { ObservedRecord, OtherObservation } from './observed-record.ts';
import { type PlacedGroup, placeGroup, type Placement } from './place-group.ts';
import { roundsOf } from './rounds.ts';
import { daysOf } from './score-days.ts';
import { lanesOf } from './sign-lanes.ts';

/** There only scores are taken: a saturation among results is one of blood gases. */
const scoresElsewhere: ReadonlySet<Category> = new Set<Category>(scoreCategories);

/** The observations in sight, by the reader's ticks, period and search; `today`: day since 1970-01-01. */
export function observeRecord(timeline: Timeline, view: View, today: number): ObservedRecord {
  const categories = new Set<Category>(['vitals', ...scoresElsewhere]);
  const groups = shownGroups(timeline, { ...view, categories })
    .map(({ group }) => group)
    .filter(({ lead }) => lead.category === 'vitals' || (sortOfEntry(lead) !== undefined && scoresElsewhere.has(lead.category)));
  const isWhole =
    isWholeInSight(timeline, view, blockSources(timeline, ['vitals'])) && view.period === undefined && view.search === undefined;
  return observe(groups, {
    locale: timeline.hello?.locale ?? 'en-GB',
    today,
    birthDate: timeline.patient?.identity.birthDate,
    pregnancies: pregnanciesOf(timeline),
    isWhole,
  });
}

/** Sorts groups of vital signs, newest first, into rounds, lines of growth and the rest: each is in one of them. */
export function observe(groups: readonly Group[], context: ScoreContext): ObservedRecord {
  const placements = groups.map((group) => placeGroup(group, context));
  const at = (stands: 'round' | 'growth' | 'centile'): readonly PlacedGroup[] =>
    placements.flatMap((placement) => (isAt(placement, stands) ? [placement] : []));
  const rounds = roundsOf(at('round'), context);
  const { lines, alone } = growthOf([...at('growth'), ...at('round')], at('centile'));
  const unplaced = placements.flatMap((placement): readonly OtherObservation[] =>
    placement.stands === 'apart' ? [otherOf(placement)] : [],
  );
  return {
    days: daysOf(rounds, context.today),
    lanes: lanesOf(rounds),
    growth: lines,
    otherObservations: [...unplaced, ...alone.map((group) => ({ group, why: 'centile-alone' as const }))],
    hasScores: rounds.some(({ scores }) => scores.length > 0),
    isWhole: context.isWhole,
  };
}

function isAt(placement: Placement, stands: 'round' | 'growth' | 'centile'): placement is Placement & PlacedGroup {
  return placement.stands === stands;
}

const otherOf = ({ group, why }: OtherObservation): OtherObservation => ({ group, ...(why !== undefined && { why }) });
