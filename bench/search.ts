import { applyMessage, type Timeline } from '#/lib/record/stream/timeline.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { sourceTexts } from '#/lib/record/search/match.ts';
import { findRecord } from '#/lib/record/search/found-record.ts';
import { nameIndex } from '#/lib/record/search/name-index.ts';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import { ingredientStems } from '#/lib/record/search/names/medicines/ingredient-stems.ts';
import { kindsOfMedicine } from '#/lib/record/search/names/medicines/kinds-of-medicine.ts';
import { recordSearch } from '#/lib/record/search/record-search.ts';
import { messagesOf, openedTimeline, recordOf } from './merge-record.ts';
import { median } from './timing.ts';

const sizes = [1_000, 10_000, 50_000];
/** Typed one after the other, as a reader does; the last finds most of the record, and one nothing. */
const queries = ['metf', 'ramipril city', 'salbutamol', 'haemoglobin nov 2025', 'zzzzz', 'creatinine', 'tablet'];

/** Milliseconds of the first search of a record, and of each later one. */
function searchTiming(count: number): readonly number[] {
  const timeline = messagesOf(recordOf(count), 1).reduce<Timeline>(applyMessage, openedTimeline());
  arrange(timeline, wholeView);
  const names = nameIndex(nameGroups, { stems: ingredientStems, kinds: kindsOfMedicine });
  const sources = sourceTexts(new Map([...timeline.sources].map(([id, { source }]) => [id, source.name])));
  return ['begin', ...queries].map((typed) => {
    const started = performance.now();
    const search = recordSearch(typed, { sources }, { locale: 'en-GB', names });
    if (search) findRecord(timeline, wholeView, search);
    return performance.now() - started;
  });
}

/** Prints what a search costs; aim: 50 ms at 50,000 entries, the first one apart, which folds every text. */
export function reportSearch(): void {
  const lines = sizes.map((size) => {
    searchTiming(size);
    const [first = 0, ...rest] = searchTiming(size);
    const queryTimes = queries.map((typed, index) => `${typed} ${(rest[index] ?? 0).toFixed(0)}`).join(', ');
    return `  ${size.toLocaleString('en').padStart(7)} entries: first ${first.toFixed(0)} ms, median ${median(rest).toFixed(0)} ms (${queryTimes})`;
  });
  console.log(['', 'Search', ...lines].join('\n'));
}

if (import.meta.main) reportSearch();
