import { filesOf } from '#/lib/record/model/entry-parts.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { DocumentText } from './document-text.ts';
import { fold, partBreak } from './fold.ts';
import type { SearchedText } from './needle.ts';

/** State of a file's text for a search. */
export type FileReading =
  | ReadText
  /** A scan or photograph, or a PDF of pictures. */
  | { readonly state: 'picture' }
  | { readonly state: 'not-read'; readonly why: string };

export interface ReadText {
  readonly state: 'text';
  readonly text: DocumentText;
  readonly searched: SearchedText;
  /** No words of it are quoted outside of the opened document. */
  readonly isNotQuoted: boolean;
}

/** Readings by the sealed name of the file; held in the page's memory, for as long as the record is. */
export type FileReadings = ReadonlyMap<string, FileReading>;

export const noReadings: ReadonlyMap<string, FileReading> = new Map();

/** Makes a text ready to be searched; one without words is a picture. */
export function readingOf(text: DocumentText, isNotQuoted: boolean): FileReading {
  if (text.paragraphs.every((paragraph) => paragraph.trim() === '')) return { state: 'picture' };
  const written = text.paragraphs.join(partBreak);
  return { state: 'text', text, searched: { written, folded: fold(written) }, isNotQuoted };
}

/** Texts of an entry's files, as far as they were read. */
export function readTextsOf({ body }: Pick<TimelineEntry, 'body'>, readings: FileReadings): readonly ReadText[] {
  if (readings.size === 0) return none;
  return filesOf(body).flatMap(({ name }) => {
    const reading = name === undefined ? undefined : readings.get(name);
    return reading?.state === 'text' ? [reading] : [];
  });
}

/** Number of the texts that were read. Texts are only ever added, so it tells which there are. */
export function readTextCount(readings: FileReadings = noReadings): number {
  let count = 0;
  for (const { state } of readings.values()) if (state === 'text') count += 1;
  return count;
}

const none: readonly never[] = [];
