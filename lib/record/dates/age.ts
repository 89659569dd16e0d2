import { partsDays } from './date-interval.ts';
import { dayNumber, daysInMonth, parseDateText } from './date-text.ts';
import type { DateParts } from './date-text.ts';

/**
 * Age by the NHS Common User Interface (standards §7.1): `28min` below 2 hours, `26hrs` below 2 days, days below 4 weeks,
 * weeks and days below 1 year, months and days below 2, years and months below 18, then years. Two forms where the
 * birth date is not exact enough for one: "74–75y". Undefined where there is none. Both are FHIR dates or dateTimes.
 */
export function ageAt(birth: string, at: string): string | undefined {
  const born = parseDateText(birth);
  const moment = parseDateText(at);
  if (!born || !moment || moment.day === undefined) return undefined;
  if (born.day === undefined) return yearsBetween(born, moment);
  const today = { year: moment.year, month: moment.month ?? 1, day: moment.day };
  const birthday = { year: born.year, month: born.month ?? 1, day: born.day };
  const days = numberOf(today) - numberOf(birthday);
  if (days < 0) return undefined;
  const minutes = minutesBetween(born, moment);
  if (minutes !== undefined && minutes >= 0 && minutes < 120) return `${minutes}min`;
  if (minutes !== undefined && minutes >= 0 && minutes < 2 * 24 * 60) return `${Math.floor(minutes / 60)}hrs`;
  return ofDays(days) ?? ofMonths(birthday, today);
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function ofDays(days: number): string | undefined {
  return days < 28 ? `${days}d` : undefined;
}

function ofMonths(birthday: Day, today: Day): string {
  const months = monthsBetween(birthday, today);
  if (months < 12) {
    const days = numberOf(today) - numberOf(birthday);
    return parts(Math.floor(days / 7), 'w', days % 7, 'd');
  }
  if (months < 24) return parts(months, 'm', numberOf(today) - numberOf(addMonths(birthday, months)), 'd');
  const years = Math.floor(months / 12);
  return years < 18 ? parts(years, 'y', months % 12, 'm') : `${years}y`;
}

/** Years since a birth date that is known to the month or year only. */
function yearsBetween(born: DateParts, moment: DateParts): string | undefined {
  const { first, last } = partsDays(born);
  const today = numberOf({ year: moment.year, month: moment.month ?? 1, day: moment.day ?? 1 });
  if (last > today && first > today) return undefined;
  const oldest = moment.year - born.year - ((moment.month ?? 1) < (born.month ?? 1) ? 1 : 0);
  const isSure = born.month !== undefined && moment.month !== born.month;
  if (oldest <= 0) return 'under 1y';
  return isSure ? `${oldest}y` : `${oldest - 1}–${oldest}y`;
}

/** Whole months; someone born on the 31st has their month's day on the last of a shorter one. */
function monthsBetween(birthday: Day, today: Day): number {
  const months = (today.year - birthday.year) * 12 + today.month - birthday.month;
  return numberOf(addMonths(birthday, months)) > numberOf(today) ? months - 1 : months;
}

function addMonths({ year, month, day }: Day, months: number): Day {
  const sum = year * 12 + month - 1 + months;
  const inYear = Math.floor(sum / 12);
  const inMonth = sum - inYear * 12 + 1;
  return { year: inYear, month: inMonth, day: Math.min(day, daysInMonth(inYear, inMonth)) };
}

function numberOf({ year, month, day }: Day): number {
  return dayNumber(year, month, day);
}

/** Undefined unless both times state their zone. */
function minutesBetween(born: DateParts, moment: DateParts): number | undefined {
  const [from, to] = [born, moment].map((parts) => minuteOf(parts));
  return from === undefined || to === undefined ? undefined : to - from;
}

function minuteOf({ year, month, day, hour, minute = 0, offset }: DateParts): number | undefined {
  if (hour === undefined || offset === undefined) return undefined;
  return (dayNumber(year, month ?? 1, day ?? 1) * 24 + hour) * 60 + minute - offset;
}

function parts(many: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${many}${unit}` : `${many}${unit} ${rest}${restUnit}`;
}
