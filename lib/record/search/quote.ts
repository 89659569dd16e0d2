import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
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

function cutAround(text: string, at: number): string {
  const from = at <= before ? 0 : text.indexOf(' ', at - before) + 1 || at;
  const begin = Math.min(from, at);
  const rest = text.slice(begin);
  const cut =
    rest.length <= longest ? rest : rest.slice(0, rest.lastIndexOf(' ', longest) > at - begin ? rest.lastIndexOf(' ', longest) : longest);
  const quoted = cut.replaceAll(/\s+/g, ' ').trim();
  return `“${begin > 0 ? '…' : ''}${quoted}${cut.length < rest.length ? '…' : ''}”`;
}
