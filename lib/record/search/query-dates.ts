import { daysInMonth } from '#/lib/record/dates/date-text.ts';
import type { Needle } from './needle.ts';

/** Words of a query that are a date together: how many of them, and how the date may stand in an entry. */
export interface QueryDate {
  readonly words: number;
  readonly needles: readonly Needle[];
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

interface DayParts {
  readonly day?: number;
  /** 1–12 */
  readonly month: number;
  readonly year?: number;
}

/** Reads the date with which a query's folded words begin; undefined where there is none. A month alone is not one: it may be a word. */
export function readQueryDate(words: readonly string[], locale: string): QueryDate | undefined {
  // "20th of November"
  if (words[1] === 'of') return lengthened(readQueryDate([words[0] ?? '', ...words.slice(2)], locale));
  const [first = '', second = '', third = ''] = words;
  const numeric = readNumbers(first, locale);
  if (numeric) return queryDate(1, numeric);
  const monthOfYear = readMonthOfYear(first);
  if (monthOfYear) return monthOfYear;
  const [day, month, year] = [dayIn(first), monthIn(second), yearIn(third)];
  if (day !== undefined && month !== undefined) return withYear(2, { day, month }, year);
  const ahead = monthIn(first);
  if (ahead === undefined) return undefined;
  const dayAfter = dayIn(second.replace(/,$/, ''));
  if (dayAfter !== undefined) return withYear(2, { day: dayAfter, month: ahead }, year);
  const yearAfter = yearIn(second);
  return yearAfter === undefined ? undefined : queryDate(2, { month: ahead, year: yearAfter });
}

const lengthened = (date: QueryDate | undefined): QueryDate | undefined =>
  date && date.words > 1 ? { ...date, words: date.words + 1 } : undefined;

/** The month that a word alone may mean beside itself: "nov". */
export function monthNeedle(word: string): Needle | undefined {
  const month = monthIn(word);
  return month === undefined ? undefined : dayNeedle({ month });
}

/** Days of an entry as its searched text holds them: `@20251118`; a date without a day or month ends early. */
export const dayToken = (date: string): string => `@${date.slice(0, 10).replaceAll('-', '')}`;

const withYear = (words: number, parts: DayParts, year: number | undefined): QueryDate | undefined =>
  year === undefined ? queryDate(words, parts) : queryDate(words + 1, { ...parts, year });

function queryDate(words: number, parts: DayParts): QueryDate | undefined {
  if (parts.day !== undefined && parts.day > daysInMonth(parts.year ?? 2000, parts.month)) return undefined;
  return { words, needles: [dayNeedle(parts), ...writtenNeedles(parts)] };
}

const two = (number: number): string => String(number).padStart(2, '0');

function dayNeedle({ day, month, year }: DayParts): Needle {
  const yearPattern = year === undefined ? '\\d{4}' : String(year);
  return { type: 'day', pattern: new RegExp(`@${yearPattern}${two(month)}${day === undefined ? '' : two(day)}`) };
}

/** "18 nov 2025", "18 november 2025", "nov 18 2025": dates that a letter has in its text. */
function writtenNeedles({ day, month, year }: DayParts): readonly Needle[] {
  const long = months[month - 1] ?? '';
  const ends = year === undefined ? '' : ` ${year}`;
  return [long, long.slice(0, 3)].flatMap((name): readonly Needle[] => {
    if (day === undefined) return [{ type: 'whole', text: `${name}${ends}` }];
    return [
      { type: 'whole', text: `${day} ${name}${ends}` },
      { type: 'whole', text: `${two(day)} ${name}${ends}` },
      { type: 'whole', text: `${name} ${day}${ends === '' ? '' : `,${ends}`}` },
    ];
  });
}

/** `18/11/2025`, `18.11.25`, `2025-11-18`, `2025-11`; the order of day and month is the locale's. */
function readNumbers(word: string, locale: string): DayParts | undefined {
  const iso = /^((?:19|20)\d{2})[ -](\d{2})(?:[ -](\d{2}))?$/.exec(word);
  if (iso) return validParts(Number(iso[3] ?? 0), Number(iso[2]), Number(iso[1]));
  const local = /^(\d{1,2})[ ./](\d{1,2})[ ./]((?:19|20)\d{2}|\d{2})$/.exec(word);
  if (!local) return undefined;
  const [left, right, year] = [Number(local[1]), Number(local[2]), wholeYear(local[3] ?? '')];
  return locale === 'en-US' ? validParts(right, left, year) : validParts(left, right, year);
}

/** "25" is 2025 and "51" 1951: a record begins with a birth. */
const wholeYear = (year: string): number => (year.length === 4 ? Number(year) : Number(year) + (Number(year) < 40 ? 2000 : 1900));

/** `11/2025`, as its words too: two numbers may be a strength. */
function readMonthOfYear(word: string): QueryDate | undefined {
  const [, month, year] = /^(\d{1,2})[ ./]((?:19|20)\d{2})$/.exec(word) ?? [];
  const parts = month === undefined ? undefined : validParts(0, Number(month), Number(year));
  return parts && { words: 1, needles: [...(queryDate(1, parts)?.needles ?? []), { type: 'whole', text: word }] };
}

const validParts = (day: number, month: number, year: number): DayParts | undefined => {
  if (month < 1 || month > 12 || day > 31) return undefined;
  return day === 0 ? { month, year } : { day, month, year };
};

const dayIn = (word: string): number | undefined => {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  return day !== undefined && Number(day) >= 1 && Number(day) <= 31 ? Number(day) : undefined;
};

const yearIn = (word: string): number | undefined => (/^(?:19|20)\d{2}$/.test(word) ? Number(word) : undefined);

function monthIn(word: string): number | undefined {
  const index = months.findIndex((name) => name === word || name.slice(0, 3) === word || (name === 'september' && word === 'sept'));
  return index < 0 ? undefined : index + 1;
}
