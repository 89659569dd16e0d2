import type { AllergyStub } from '#/lib/record/merge/arrangement.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { hiddenAllergiesWords } from './words.ts';

/**
 * A line for each source whose allergies the reader hides (design §8, H21). `hidden` holds the entries that ticks and
 * filters hide.
 */
export function allergyStubs(hidden: readonly PreparedEntry[], timeline: Timeline, view: View): readonly AllergyStub[] {
  const allergies = hidden.filter(({ entry }) => entry.category === 'allergies' && entry.assertion === 'affirmed');
  const bySource = Map.groupBy(allergies, ({ source }) => source);
  return [...bySource]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([source, held]) => {
      const count = held.length;
      const names = [...new Set(held.map(({ entry }) => entry.title))];
      const state = timeline.sources.get(source);
      const hiddenBy = hiddenByOf(source, state?.source.own === true, view);
      return { source, count, names, hiddenBy, text: hiddenAllergiesWords(count, state?.source.name ?? source, hiddenBy) };
    });
}

function hiddenByOf(source: string, own: boolean, view: View): AllergyStub['hiddenBy'] {
  if (view.unticked.has(source)) return 'unticked';
  return view.othersOnly && own ? 'others-only' : 'filter';
}
