import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { Stay } from '#/lib/record/flowsheet/stays.ts';
import type { CellContext } from './cells/cell-words.ts';
import { flowsheetWords } from './cells/words.ts';

/** "Admission, City Hospitals, 11-Nov to 18-Nov" */
export function stayWords({ group, date, to }: Stay, { sources, locale, thisYear }: CellContext): string {
  const source = sources.get(group.sources[0] ?? '')?.name ?? '';
  const options = { locale, thisYear, most: 'day' } as const;
  const first = shortDate(date, options);
  const last = date.end === undefined || to === Infinity ? undefined : shortDate({ ...date, start: date.end }, options);
  const dates = last === undefined ? flowsheetWords.since(first) : last === first ? first : `${first} to ${last}`;
  return flowsheetWords.stay(group.lead.title, source, dates);
}
