/** A month's stretch of the sorted order, which keeps the entries of a month together. */
export interface MonthSpan {
  /** Month number: index into `monthKeys`. */
  readonly month: number;
  readonly from: number;
  readonly to: number;
}

/** Newest first; the span of entries without a readable date is last. `entriesPerMonth` is read by month number. */
export function monthSpans(monthKeys: readonly (string | undefined)[], entriesPerMonth: ArrayLike<number>): readonly MonthSpan[] {
  const months = monthKeys.map((_, month) => month).filter((month) => (entriesPerMonth[month] ?? 0) > 0);
  let from = 0;
  return months
    .toSorted((left, right) => (sortTextOf(monthKeys[left]) < sortTextOf(monthKeys[right]) ? 1 : -1))
    .map((month) => {
      const span = { month, from, to: from + (entriesPerMonth[month] ?? 0) };
      from = span.to;
      return span;
    });
}

/** A year alone stands above its months (`sort-position.ts`). */
function sortTextOf(monthKey: string | undefined): string {
  return monthKey === undefined ? '' : monthKey.length < 'yyyy-mm'.length ? `${monthKey}-99` : monthKey;
}
