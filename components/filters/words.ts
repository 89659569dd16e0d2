import type { HiddenParts } from '#/lib/record/new-rows/hidden-parts.ts';
import type { SincePreset } from '#/lib/record/model/view.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

const presetNames: Readonly<Record<SincePreset, string>> = {
  'last-contact': 'Last contact',
  admission: 'Admission',
  discharge: 'Discharge',
  '30-days': '30 days',
  '1-year': '1 year',
  day: 'A day',
};

/** More sources than this are a number. */
const mostSources = 3;

/** Words of the choice of a day, of kinds and of their order. */
export const filterWords = {
  since: 'Since',
  allTime: 'All time',
  presets: presetNames,
  /** "Discharge, City Hospitals, 18-Nov-2026" */
  spoken: (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', '),
  sinceOf: (preset: SincePreset, day: string) => `Since ${presetNames[preset].toLowerCase()}, ${day}`,
  aDay: 'A day…',
  anotherDay: 'Another day…',
  dayField: 'Since which day: day, month as a word, year',
  kinds: 'Kinds',
  kindsOf: (kinds: number) => formatCountOf(kinds, 'kind', 'kinds'),
  kindCount: (kind: string, count: number) => `${kind}, ${formatCount(count)}`,
  order: 'Order',
  orders: { date: 'By date', contact: 'By contact' },
  mayBeNew: (rows: number) => `${formatCount(rows)} may be new: date not exact`,
  undated: (rows: number) => `${formatCount(rows)} without a date`,
  show: 'Show',
  allergiesNamed: (text: string, names: readonly string[]) => `${text}: ${names.join(', ')}`,
} as const;

/**
 * "Hidden: 713 before 18-Nov-2026, 0 from Riverside Surgery, 12 of other kinds"; undefined where the reader hides nothing.
 * `time`: "before 18-Nov-2026".
 */
export function hiddenPartsWords(
  { byTime, bySource, byKind }: HiddenParts,
  time: string | undefined,
  nameOf: (source: string) => string,
): string | undefined {
  const rowsOfSources = bySource.reduce((sum, { rows }) => sum + rows, 0);
  const sources =
    bySource.length > mostSources
      ? [`${formatCount(rowsOfSources)} from ${formatCountOf(bySource.length, 'source', 'sources')}`]
      : bySource.map(({ source, rows }) => `${formatCount(rows)} from ${nameOf(source)}`);
  const parts = [
    ...(time === undefined ? [] : [`${formatCount(byTime)} ${time}`]),
    ...sources,
    ...(byKind > 0 ? [`${formatCount(byKind)} of other kinds`] : []),
  ];
  return parts.length > 0 ? `Hidden: ${parts.join(', ')}` : undefined;
}
