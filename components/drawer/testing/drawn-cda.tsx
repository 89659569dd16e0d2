import { renderToStaticMarkup } from 'react-dom/server';
import { documentIn, entriesIn } from '#/lib/fhir/cda/fixtures/rows.ts';
import { writeDates } from '#/lib/record/stream/write-dates.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { drawDrawer, groupOfOne } from './draw-drawer.tsx';
import { EntryLine } from './entry-line.tsx';
import { joinedWords } from '#/components/entry/testing/joined-words.ts';

/** An entry as a reader sees it, as text: its line, and its drawer. */
export interface DrawnEntry {
  readonly entry: TimelineEntry;
  readonly line: string;
  readonly drawer: string;
}

/** The entries of a C-CDA document as the page draws them, once their dates are written. */
export function drawnEntries(xml: string): readonly DrawnEntry[] {
  return entriesIn(documentIn(xml)).map((entry) => drawnEntry(writeDates(entry, 'en-GB')));
}

function drawnEntry(entry: TimelineEntry): DrawnEntry {
  const group = groupOfOne(entry);
  const line = <EntryLine group={group} locale="en-GB" />;
  return { entry, line: textOf(joinedWords(renderToStaticMarkup(line))), drawer: textOf(drawDrawer(entry)) };
}

/** Markup as text, its elements parted by spaces. */
function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
