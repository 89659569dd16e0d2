/** A day of the reader's calendar, `yyyy-mm-dd`: so many days before an instant. */
function calendarDay(instant: Date, daysBefore = 0): string {
  const day = new Date(instant.getFullYear(), instant.getMonth(), instant.getDate() - daysBefore);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Instants of whole days by the reader's clock: from the first day's beginning to the last day's end. Undefined where they are no days, or the wrong way round. */
export function daySpan(first: string, last: string): { readonly from: string; readonly to: string } | undefined {
  const [from, to] = [new Date(`${first}T00:00`), new Date(`${last}T00:00`)];
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime()) || from > to) return undefined;
  to.setDate(to.getDate() + 1);
  return { from: from.toISOString(), to: to.toISOString() };
}

/** Days of a form at first: so many days up to today. */
export function latestDays(count: number): { readonly first: string; readonly last: string } {
  const today = new Date();
  return { first: calendarDay(today, count - 1), last: calendarDay(today) };
}

/** The reader's own time zone, by its name. */
export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
