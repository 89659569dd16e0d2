import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type FileReadings, noReadings, readTextsOf } from './file-readings.ts';
import { labelText, entryText } from './entry-text.ts';
import { fold, foldWithPositions } from './fold.ts';
import { hasNeedle, type Needle, needlePlaces, type Place, type SearchedText } from './needle.ts';
import type { Query, QueryTerm } from './parse-query.ts';

/** Names of sources by id, to be found with each of their entries. */
export type SourceTexts = ReadonlyMap<string, SearchedText>;

export const sourceTexts = (names: ReadonlyMap<string, string>): SourceTexts =>
  new Map([...names].map(([id, name]) => [id, { written: name, folded: fold(name) }]));

/** Texts around an entry that are searched with it. */
export interface SearchedAround {
  readonly sources: SourceTexts;
  /** Headings under which entries stand, by category. */
  readonly headings?: ReadonlyMap<Category, SearchedText>;
  readonly readings?: FileReadings;
}

/**
 * Tells whether an entry, the text of its documents as far as it was read, and the names of the sources that hold it have every term of
 * the query between them; no entry matches an empty one.
 */
export function matchesQuery(entry: TimelineEntry, query: Query, { sources, headings, readings = noReadings }: SearchedAround): boolean {
  const documents = readTextsOf(entry, readings).map(({ searched }) => searched);
  const all = [entryText(entry), ...documents, ...entry.origins.flatMap(({ source }) => sources.get(source) ?? [])];
  const has = (texts: readonly SearchedText[], needle: Needle): boolean => texts.some((text) => hasNeedle(needle, text));
  if (!query.terms.some(({ needles }) => needles.some((needle) => has(all, needle)))) return false;
  // A heading alone finds nothing: "allergy" is looked for in entries, and "egg allergy" among allergies.
  return hasEveryTerm(query, [...all, ...[headings?.get(entry.category) ?? []].flat(), labelText(entry)]);
}

/** Tells whether texts have every term of a query between them; none has an empty one. */
export function hasEveryTerm({ terms }: Query, texts: readonly SearchedText[]): boolean {
  return terms.length > 0 && terms.every(({ needles }) => needles.some((needle) => texts.some((text) => hasNeedle(needle, text))));
}

/** Places in a text as written that a query found there, in order, without overlaps: what is marked on the screen. */
export function queryPlaces(text: string, { terms }: Query): readonly Place[] {
  const folded = foldWithPositions(text);
  const searched = { written: text, folded: folded.text };
  const places = terms.flatMap(({ needles }: QueryTerm) =>
    needles.flatMap((needle) =>
      needlePlaces(needle, searched).map(([begin, end]): Place =>
        needle.type === 'cased' || needle.type === 'sequence'
          ? [begin, end]
          : [folded.positions[begin] ?? 0, folded.positions[end] ?? text.length],
      ),
    ),
  );
  return joined(places.toSorted((left, right) => left[0] - right[0] || right[1] - left[1]));
}

function joined(places: readonly Place[]): readonly Place[] {
  const placesApart: [number, number][] = [];
  for (const [begin, end] of places) {
    const last = placesApart.at(-1);
    if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
    else placesApart.push([begin, end]);
  }
  return placesApart;
}
