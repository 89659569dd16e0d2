import { dateKindWord } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { RowContext } from '#/lib/record/summary/rows/block-row.ts';
import { rowWords } from '#/lib/record/summary/rows/words.ts';

/** Kinds of dates that stand without a word, as they do in a list. */
const plainKinds: ReadonlySet<ClinicalDate['kind']> = new Set([
  'effective',
  'authored',
  'occurred',
  'happened',
  'performed',
  'dispensed',
  'start',
  'planned',
  'created',
]);

/** The day of an entry; its kind is named where it is not the time of the thing itself (H16). */
export function lineDate({ date }: TimelineEntry, context: RowContext): string {
  if (date === undefined) return rowWords.noDate;
  const day = shortDate(date, { ...context, most: 'day' });
  return plainKinds.has(date.kind) ? day : `${dateKindWord(date.kind)} ${day}`;
}
