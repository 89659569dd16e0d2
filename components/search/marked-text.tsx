import { queryPlaces } from '#/lib/record/search/match.ts';
import type { Query } from '#/lib/record/search/parse-query.ts';

/** A text with its hits marked. */
export function MarkedText({ text, query }: { readonly text: string; readonly query: Query }) {
  const parts: { readonly text: string; readonly at: number; readonly isHit: boolean }[] = [];
  let at = 0;
  for (const [begin, end] of queryPlaces(text, query)) {
    if (begin > at) parts.push({ text: text.slice(at, begin), at, isHit: false });
    parts.push({ text: text.slice(begin, end), at: begin, isHit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), at, isHit: false });
  return parts.map((part) =>
    part.isHit ? (
      <mark key={part.at} className="search-hit">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
