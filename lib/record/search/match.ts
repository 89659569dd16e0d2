import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entryText } from './entry-text.ts';
import { fold, foldWithPositions } from './fold.ts';
import { hasNeedle, needlePlaces, type Place, type SearchedText } from './needle.ts';
import type { Query, QueryTerm } from './parse-query.ts';

/** Names of sources by id, to be found with each of their entries. */
export type SourceTexts = ReadonlyMap<string, SearchedText>;

export const sourceTexts = (names: ReadonlyMap<string, string>): SourceTexts =>
  new Map([...names].map(([id, name]) => [id, { written: name, folded: fold(name) }]));

/** Tells whether an entry, or the name of a source that holds it, has every term of the query; no entry matches an empty one. */
export function matchesQuery(entry: TimelineEntry, { terms }: Query, sources: SourceTexts): boolean {
  if (terms.length === 0) return false;
  const all = [entryText(entry), ...entry.origins.flatMap(({ source }) => sources.get(source) ?? [])];
  return terms.every(({ needles }) => needles.some((needle) => all.some((text) => hasNeedle(needle, text))));
}

/** Places in a text as written that a query found there, in order, without overlaps: what is marked on the screen. */
export function queryPlaces(text: string, { terms }: Query): readonly Place[] {
  const folded = foldWithPositions(text);
  const searched = { written: text, folded: folded.text };
  const places = terms.flatMap(({ needles }: QueryTerm) =>
    needles.flatMap((needle) =>
      needlePlaces(needle, searched).map(([begin, end]): Place =>
        needle.type === 'cased' ? [begin, end] : [folded.positions[begin] ?? 0, folded.positions[end] ?? text.length],
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
