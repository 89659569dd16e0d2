import { dayOf } from './order.ts';
import type { PreparedEntry } from './prepare.ts';
import { matchesSearch, searchWords } from './search.ts';
import type { Period, View } from './view.ts';

/** Whether the view's categories, period and search let an entry through; made once for a view. */
export function filterOf(view: View): (item: PreparedEntry) => boolean {
  const { categories } = view;
  const inPeriod = periodFilter(view.period);
  const words = searchWords(view.search ?? '');
  return (item) =>
    (categories === undefined || categories.has(item.entry.category)) &&
    inPeriod(item) &&
    (words.length === 0 || matchesSearch(item.entry, words));
}

/**
 * By any of an entry's dates: what was recorded since a day is new since that day, though it began long before.
 * What has no date, or one that may lie inside, is never hidden by a period.
 */
function periodFilter(period: Period | undefined): (item: PreparedEntry) => boolean {
  const from = dayOf(period?.from) ?? -Infinity;
  const to = dayOf(period?.to) ?? Infinity;
  if (from === -Infinity && to === Infinity) return () => true;
  return ({ days, order }) => {
    if (order === -Infinity) return true;
    for (let index = 0; index < days.length; index += 2) {
      if ((days[index] ?? -Infinity) <= to && (days[index + 1] ?? Infinity) >= from) return true;
    }
    return false;
  };
}
