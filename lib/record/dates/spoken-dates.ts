import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';
import { monthNames } from './format-date.ts';

/** Pattern of the dates that `formatDateText` writes, and full names by their first three letters; made once a locale. */
interface WrittenDates {
  readonly pattern: RegExp;
  readonly names: ReadonlyMap<string, string>;
}

const writtenByLocale = new Map<string, WrittenDates>();

function writtenDates(locale: string): WrittenDates {
  const madeBefore = writtenByLocale.get(locale);
  if (madeBefore) return madeBefore;
  const names = new Map(monthNames(locale).map((name) => [name.slice(0, 3), name] as const));
  const months = [...names.keys()].join('|');
  const date =
    locale === 'en-US'
      ? `(?<month>${months}) (?:(?<day>\\d{1,2}), )?(?<year>\\d{4})`
      : `(?:(?<day>\\d{2})-)?(?<month>${months})-(?<year>\\d{4})`;
  const written = { pattern: new RegExp(`(?<![\\w-])${date}(?: (?<time>\\d{2}:\\d{2}))?(?![\\w-])`, 'g'), names };
  writtenByLocale.set(locale, written);
  return written;
}

/** The beginning and the end of one day: the day is said once. */
const sameDay = /((?:\d{1,2} )?\p{L}+ (?:\d{1,2}, )?\d{4}) at (\d{2}:\d{2}) to \1 at (\d{2}:\d{2})/gu;

const remembered = rememberTexts<string>(2_000);

/** Words with their dates as they are said: "recorded 12-Nov-2026 06:10" is "recorded 12 November 2026 at 06:10". Other text stays. */
export function speakDates(text: string, locale: string): string {
  if (!/\d{4}/.test(text)) return text;
  const key = `${locale} ${text}`;
  const answer = remembered.get(key);
  if (answer !== undefined) return answer;
  const { pattern, names } = writtenDates(locale);
  const dated = text.replaceAll(pattern, (...match) => spokenDate(match.at(-1) as DateGroups, names, locale));
  const words = dated.replaceAll(sameDay, '$1, $2 to $3');
  remembered.set(key, words);
  return words;
}

interface DateGroups {
  readonly day?: string;
  readonly month: string;
  readonly year: string;
  readonly time?: string;
}

function spokenDate({ day, month, year, time }: DateGroups, names: ReadonlyMap<string, string>, locale: string): string {
  const name = names.get(month) ?? month;
  const number = day === undefined ? undefined : Number(day);
  const words = number === undefined ? `${name} ${year}` : locale === 'en-US' ? `${name} ${number}, ${year}` : `${number} ${name} ${year}`;
  return time === undefined ? words : `${words} at ${time}`;
}
