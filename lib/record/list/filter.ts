import { dayNumberOfText } from '#/lib/record/dates/sort-position.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { Period, View } from '#/lib/record/model/view.ts';

/** The test of the view's period and search that an entry passes; undefined when neither is set, the usual case. */
export function entryFilter(view: View): ((item: PreparedEntry) => boolean) | undefined {
  const inPeriod = periodFilter(view.period);
  const { search } = view;
  if (!search) return inPeriod;
  return (item) => (inPeriod?.(item) ?? true) && search.matches(item.entry);
}

/**
 * Tests all dates of an entry: an entry recorded since a day is new since that day, though it began long before.
 * A period never hides an entry without a date, or with a date that may lie inside.
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
