import { hiddenRows } from '#/lib/record/list/hidden-rows.ts';
import { hiddenWords } from '#/lib/record/list/words.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { type Completeness, describeCompleteness } from './completeness.ts';

/** The completeness of one page, with what the reader hides on it counted in rows, as the list counts. */
export function pageCompleteness(timeline: Timeline, view: View, category: Category | undefined): Completeness {
  const ofPage = describeCompleteness(timeline, category ? { category } : {});
  const words = hiddenWords(hiddenRows(timeline, view, category));
  return words === undefined ? ofPage : { ...ofPage, hidden: words, sentence: `${ofPage.sentence.replace(/\.$/, '')} · ${words}.` };
}

const staleAfterMinutes = 30;

/** How old an answer of `asOf` is at `serverTime` (ISO 8601 instants), in whole minutes; undefined up to half an hour (design §8). */
export function staleMinutes(asOf: string | undefined, serverTime: string): number | undefined {
  const minutes = asOf === undefined ? 0 : Math.floor((Date.parse(serverTime) - Date.parse(asOf)) / 60_000);
  return minutes > staleAfterMinutes ? minutes : undefined;
}
