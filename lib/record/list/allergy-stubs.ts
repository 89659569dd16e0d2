import type { AllergyStub } from '#/lib/record/merge/arrangement.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';

const words: Readonly<Record<AllergyStub['hiddenBy'], string>> = {
  unticked: 'because you unticked it',
  'others-only': 'by “Others only”',
  filter: 'by your filters',
};

/** An allergy that the reader hides leaves a line behind (design §8, H21); `hidden`: what ticks and filters hide. */
export function allergyStubs(hidden: readonly PreparedEntry[], timeline: Timeline, view: View): readonly AllergyStub[] {
  const allergies = hidden.filter(({ entry }) => entry.category === 'allergies' && entry.assertion === 'affirmed');
  const bySource = Map.groupBy(allergies, ({ source }) => source);
  return [...bySource]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, { length: count }]) => {
      const state = timeline.sources.get(source);
      const hiddenBy = hiddenByOf(source, state?.source.own === true, view);
      const verb = count === 1 ? 'is' : 'are';
      const text = `${formatCountOf(count, 'allergy', 'allergies')} at ${state?.source.name ?? source} ${verb} hidden ${words[hiddenBy]}`;
      return { source, count, hiddenBy, text };
    });
}

function hiddenByOf(source: string, own: boolean, view: View): AllergyStub['hiddenBy'] {
  if (view.unticked.has(source)) return 'unticked';
  return view.othersOnly && own ? 'others-only' : 'filter';
}
