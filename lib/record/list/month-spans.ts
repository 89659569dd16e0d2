/** Where a month's entries stand in the order of the list, which keeps a month together. */
export interface MonthSpan {
  /** Place in `Columns.months`. */
  readonly month: number;
  readonly from: number;
  readonly to: number;
}

/** Newest first; what has no date is last. */
export function monthSpans(months: readonly (string | undefined)[], counts: ArrayLike<number>): readonly MonthSpan[] {
  const places = months.map((_, month) => month).filter((month) => (counts[month] ?? 0) > 0);
  let from = 0;
  return places
    .toSorted((a, b) => (standing(months[a]) < standing(months[b]) ? 1 : -1))
    .map((month) => {
      const span = { month, from, to: from + (counts[month] ?? 0) };
      from = span.to;
      return span;
    });
}

/** A year alone stands above its months (`order.ts`). */
function standing(month: string | undefined): string {
  return month === undefined ? '' : month.length < 'yyyy-mm'.length ? `${month}-99` : month;
}
