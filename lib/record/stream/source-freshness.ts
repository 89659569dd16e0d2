import { partsInterval } from '#/lib/record/dates/date-interval.ts';
import { parseDateText } from '#/lib/record/dates/date-text.ts';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { localeOffset } from '#/lib/record/dates/zone-offset.ts';
import type { UpdateInterval } from '#/lib/record/model/public-source.ts';
import { freshnessWords } from '#/lib/record/words/freshness-words.ts';
import type { SourceTimeline } from './source-timeline.ts';

/** How far a source's data may lie behind what is recorded there. */
export interface Freshness {
  /** Sentences for its details, with years: "Updated nightly: the last 24 hours may be missing." */
  readonly sentences: readonly string[];
  /** Words for the state line, where its data may be older than a day. */
  readonly line?: FreshnessLine;
}

interface FreshnessLine {
  /** After the source's name: "as of 28-Nov", "updated weekly". */
  readonly text: string;
  /** The same with the year. */
  readonly spokenText: string;
  /** Older than the interval at which the data should be renewed, or of an age that nobody knows. */
  readonly isLate: boolean;
}

const hour = 3_600_000;
const day = 24 * hour;
/** Clocks of two servers differ: less than five minutes is not the future. */
const clockSkew = 300_000;

/**
 * Freshness of a source by its configured interval and by the time that it sent itself, judged at the end of its answer. The time it
 * sent is a fact of this answer and stands over the interval; one that is unreadable or in the future tells no age
 * (docs/decisions/0045).
 */
export function sourceFreshness({ source, end }: Pick<SourceTimeline, 'source' | 'end'>, locale = 'en-GB'): Freshness {
  const { updated } = source;
  const configured = updated === undefined ? [] : [freshnessWords.updated(updated)];
  if (end?.dataAsOf === undefined) return withLine(configured, updated && intervalLine(updated));
  const { dataAsOf } = end;
  const begin = beginOf(dataAsOf, locale);
  if (begin === undefined) return withLine([...configured, freshnessWords.unreadable], ageUnknown);
  const written = formatDateText(dataAsOf, locale);
  const age = Date.parse(end.at) - begin;
  if (age < -clockSkew) return withLine([...configured, freshnessWords.future(written)], ageUnknown);
  const isLate = updated !== undefined && age > hoursOf(updated) * hour;
  const short = shortDate({ start: dataAsOf, precision: 'day', kind: 'issued' }, { locale, thisYear: end.at.slice(0, 4), most: 'day' });
  const line = {
    text: freshnessWords.lineAsOf(short),
    spokenText: freshnessWords.lineAsOf(formatDateText(dataAsOf, locale, undefined, 'day')),
    isLate,
  };
  return withLine([...configured, freshnessWords.asOf(written)], age > day ? line : undefined);
}

const withLine = (sentences: readonly string[], line: FreshnessLine | undefined): Freshness => ({ sentences, ...(line && { line }) });

const ageUnknown: FreshnessLine = { text: freshnessWords.ageUnknown, spokenText: freshnessWords.ageUnknown, isLate: true };

function intervalLine(updated: UpdateInterval): FreshnessLine | undefined {
  if (hoursOf(updated) * hour <= day) return undefined;
  const text = freshnessWords.interval(updated);
  return { text, spokenText: text, isLate: false };
}

const hoursOf = (updated: UpdateInterval): number => (updated === 'nightly' ? 24 : updated === 'weekly' ? 168 : updated.hours);

/** First instant that the text can mean, its wall time taken in the reader's zone where it has none; undefined for what is no date. */
function beginOf(text: string, locale: string): number | undefined {
  const parts = parseDateText(text);
  if (!parts) return undefined;
  const begin = partsInterval({ ...parts, offset: parts.offset ?? 0 }).from;
  return parts.offset === undefined ? begin - localeOffset(locale)(begin) * 60_000 : begin;
}
