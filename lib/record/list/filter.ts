import { dayNumberOfText } from '#/lib/record/dates/sort-position.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import { matchesSearch, searchWords } from './search.ts';
import type { Period, View } from '#/lib/record/model/view.ts';

/** Whether the view's period and search let an entry through; undefined when they let all, as they mostly do. */
export function entryFilter(view: View): ((item: PreparedEntry) => boolean) | undefined {
  const inPeriod = periodFilter(view.period);
  const words = searchWords(view.search ?? '');
  if (words.length === 0) return inPeriod;
  return (item) => (inPeriod?.(item) ?? true) && matchesSearch(item.entry, words);
}

/**
 * By any of an entry's dates: what was recorded since a day is new since that day, though it began long before.
 * What has no date, or one that may lie inside, is never hidden by a period.
 */
function periodFilter(period: Period | undefined): ((item: PreparedEntry) => boolean) | undefined {
  const from = dayNumberOfText(period?.from) ?? -Infinity;
  const to = dayNumberOfText(period?.to) ?? Infinity;
  if (from === -Infinity && to === Infinity) return undefined;
  return ({ days, order }) => {
    if (order === -Infinity) return true;
    for (let index = 0; index < days.length; index += 2) {
      if ((days[index] ?? -Infinity) <= to && (days[index + 1] ?? Infinity) >= from) return true;
    }
    return false;
  };
}
