import type { UpdateInterval } from '#/lib/record/model/public-source.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

/** Words for how far a source's data lie behind what is recorded there. */
export const freshnessWords = {
  /** "Updated nightly: the last 24 hours may be missing.": said by the clock, since a night's copy has no fixed hour. */
  updated: (updated: UpdateInterval): string => `Updated ${intervalOf(updated)}: the last ${spanOf(updated)} may be missing.`,
  asOf: (date: string): string => `Data as of ${date}: anything later is missing.`,
  future: (date: string): string => `Data dated ${date}, in the future: their age is not known.`,
  unreadable: 'The date of its data could not be read: their age is not known.',
  /** After a source's name, in the state line. */
  interval: (updated: UpdateInterval): string => `updated ${intervalOf(updated)}`,
  lineAsOf: (date: string): string => `as of ${date}`,
  ageUnknown: 'age of its data not known',
  /** For a narrow line, and over three sources. */
  many: (sources: number): string => `Older than a day: ${formatCountOf(sources, 'source', 'sources')}`,
} as const;

function intervalOf(updated: UpdateInterval): string {
  if (typeof updated === 'string') return updated;
  return updated.hours === 1 ? 'every hour' : `every ${formatCount(updated.hours)} hours`;
}

function spanOf(updated: UpdateInterval): string {
  if (updated === 'nightly') return '24 hours';
  if (updated === 'weekly') return '7 days';
  return updated.hours === 1 ? 'hour' : `${formatCount(updated.hours)} hours`;
}
