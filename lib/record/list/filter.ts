import { dayNumberOfText } from '#/lib/record/dates/sort-position.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { Period, Since, View } from '#/lib/record/model/view.ts';
import { isShownSince } from '#/lib/record/since/newness.ts';

/** The test of the view's dates and search that an entry passes; undefined when none is set, the usual case. */
export function entryFilter({ period, since, search }: Pick<View, 'period' | 'since' | 'search'>): EntryTest | undefined {
  const inTime = since ? sinceFilter(since) : periodFilter(period);
  if (!search) return inTime;
  return (item) => (inTime?.(item) ?? true) && search.matches(item.entry);
}

type EntryTest = (item: PreparedEntry) => boolean;

/** Reads the dates of those entries alone that a comparison of whole days leaves open: most of a long record is years older. */
function sinceFilter(since: Since): EntryTest {
  // A day on the locale's clock is at most one from the day as its source wrote it.
  const from = (dayNumberOfText(since.day) ?? -Infinity) - 1;
  return ({ entry, days, order }) => {
    if (order === -Infinity) return true;
    for (let index = 1; index < days.length; index += 2) if ((days[index] ?? Infinity) >= from) return isShownSince(entry, since);
    return false;
  };
}

/**
 * Tests all dates of an entry: an entry recorded since a day is new since that day, though it began long before.
 * A period never hides an entry without a date, or with a date that may lie inside.
 */
function periodFilter(period: Period | undefined): EntryTest | undefined {
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
