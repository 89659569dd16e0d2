import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { AuditRow } from './audit-row.ts';
import { personText } from './look-sentence.ts';

/** Looks of one person on one day of a time zone. */
export interface PersonLooks {
  readonly person: string;
  readonly looks: readonly AuditRow[];
}
export interface DayLooks {
  /** "18 November 2025" */
  readonly day: string;
  readonly people: readonly PersonLooks[];
}

/** Writes instants in a time zone. */
export interface ZoneClock {
  readonly day: (instant: string) => string;
  /** "18-Nov-2025", as in tables. */
  readonly shortDay: (instant: string) => string;
  /** "14:02" */
  readonly time: (instant: string) => string;
}

export function zoneClock(locale: string, timeZone: string): ZoneClock {
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  // Canada's own order is that of ISO 8601.
  const isoDays = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  return {
    day: (instant) => days.format(new Date(instant)),
    shortDay: (instant) => formatDateText(isoDays.format(new Date(instant)), locale),
    time: (instant) => times.format(new Date(instant)),
  };
}

/** Looks by day, newest day first, then by person in the order of their first look; looks of a person in order of time. */
export function groupLooks(looks: readonly AuditRow[], clock: ZoneClock): readonly DayLooks[] {
  const sorted = looks.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));
  const days = Map.groupBy(sorted, ({ at }) => clock.day(at));
  return [...days].toReversed().map(([day, rows]) => {
    const people = Map.groupBy(rows, ({ person }) => JSON.stringify([person?.issuer, person?.id, personText(person)]));
    return { day, people: [...people.values()].map((own) => ({ person: personText(own[0]?.person), looks: own })) };
  });
}
