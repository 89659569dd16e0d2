import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type FileReadings, readTextsOf } from './file-readings.ts';
import { entryParts } from './entry-text.ts';
import { queryPlaces } from './match.ts';
import type { Query } from './parse-query.ts';

/** Characters before a hit, and in all: two short lines. */
const before = 40;
const longest = 110;

/** The first of an entry's texts that has a hit and is not on its row already, cut at words around the hit: "…productive cough and breathlessness…". */
export function quoteOf(entry: TimelineEntry, drawnTexts: readonly string[], query: Query): string | undefined {
  for (const part of entryParts(entry)) {
    const [place] = part.trim() === '' || drawnTexts.some((text) => text.includes(part)) ? [] : queryPlaces(part, query);
    if (place) return cutAround(part, place[0]);
  }
  return undefined;
}

/** Places of a query in a document. */
export interface DocumentHits {
  readonly places: number;
  /** Words around the first; absent where they may not be quoted. */
  readonly quote?: string;
}

/** Counts the places of a query in the first document of these entries that has any, as far as they were read; copies hold the same. */
export function documentHits(entries: readonly TimelineEntry[], query: Query, readings: FileReadings): DocumentHits | undefined {
  for (const { text, isNotQuoted } of entries.flatMap((entry) => readTextsOf(entry, readings))) {
    const hits = text.paragraphs.map((paragraph) => ({ paragraph, placesHere: queryPlaces(paragraph, query) }));
    const [first] = hits.flatMap(({ paragraph, placesHere: [place] }) => (place ? [{ paragraph, at: place[0] }] : []));
    if (!first) continue;
    const places = hits.reduce((sum, { placesHere }) => sum + placesHere.length, 0);
    return { places, ...(!isNotQuoted && { quote: cutAround(first.paragraph, first.at) }) };
  }
  return undefined;
}

function cutAround(text: string, at: number): string {
  const from = at <= before ? 0 : text.indexOf(' ', at - before) + 1 || at;
  const begin = Math.min(from, at);
  const rest = text.slice(begin);
  const cut =
    rest.length <= longest ? rest : rest.slice(0, rest.lastIndexOf(' ', longest) > at - begin ? rest.lastIndexOf(' ', longest) : longest);
  const quoted = cut.replaceAll(/\s+/g, ' ').trim();
  return `“${begin > 0 ? '…' : ''}${quoted}${cut.length < rest.length ? '…' : ''}”`;
}
