import { listedCategories } from '#/lib/record/model/category.ts';
import { filesOf } from '#/lib/record/model/entry-parts.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { FileReadings } from './file-readings.ts';

/** A file of an entry, by its sealed name. */
export interface FileOfSearch {
  readonly name: string;
  readonly entry: TimelineEntry;
  readonly source: string;
}

/** Files of the record at the sources that are ticked, by what a search knows of them; each list newest first. */
export interface FilesOfSearch {
  /** Files whose text is searched. */
  readonly searched: readonly FileOfSearch[];
  /** Files that a press can fetch. */
  readonly unread: readonly FileOfSearch[];
  /** Files of sources whose documents no search fetches. */
  readonly limited: readonly FileOfSearch[];
  readonly pictures: readonly FileOfSearch[];
  readonly failed: readonly (FileOfSearch & { readonly why: string })[];
  /** Searched files of which a part could not be read, in words, with the number of pictures within. */
  readonly inPart: readonly (FileOfSearch & { readonly omitted: readonly string[]; readonly pictures: number })[];
  /** Files that a source names and does not give. */
  readonly unavailable: number;
}

/** Sorts the files of everything received by whether their text can be searched. */
export function filesOfSearch(timeline: Timeline, { unticked, othersOnly }: View, readings: FileReadings): FilesOfSearch {
  const files = { searched: [], unread: [], limited: [], pictures: [], failed: [], inPart: [] } as Mutable;
  let unavailable = 0;
  for (const [source, { source: about, batches }] of timeline.sources) {
    if (unticked.has(source) || (othersOnly && about.own)) continue;
    for (const entry of batches.flat()) {
      if (!listedCategories.has(entry.category)) continue;
      for (const { name, contentType } of filesOf(entry.body)) {
        if (name === undefined) unavailable += 1;
        else
          place(
            files,
            { name, entry, source },
            { readings, isLimited: about.documentsNotSearched === true, isPicture: isPicture(contentType) },
          );
      }
    }
  }
  return { ...newestFirst(files), unavailable };
}

type Lists = Omit<FilesOfSearch, 'unavailable'>;
type Mutable = { -readonly [Name in keyof Lists]: Lists[Name][number][] };

interface Known {
  readonly readings: FileReadings;
  readonly isLimited: boolean;
  readonly isPicture: boolean;
}

function place(files: Mutable, file: FileOfSearch, { readings, isLimited, isPicture }: Known): void {
  const reading = readings.get(file.name);
  if (reading?.state === 'not-read') files.failed.push({ ...file, why: reading.why });
  else if (reading?.state === 'text') {
    files.searched.push(file);
    const { omitted, pictures } = reading.text;
    if (omitted.length > 0 || pictures > 0) files.inPart.push({ ...file, omitted, pictures });
  } else if (isPicture || reading?.state === 'picture') files.pictures.push(file);
  else if (isLimited) files.limited.push(file);
  else files.unread.push(file);
}

/** Tells whether a source calls a file a scan or photograph, which has no text to fetch. */
const isPicture = (contentType = ''): boolean => /^image\//i.test(contentType);

const dayOf = ({ entry }: FileOfSearch): string => entry.date?.start ?? '';
const sorted = <File extends FileOfSearch>(files: readonly File[]): readonly File[] =>
  files.toSorted((left, right) => dayOf(right).localeCompare(dayOf(left)));

const newestFirst = (files: Mutable): Lists => ({
  searched: sorted(files.searched),
  unread: sorted(files.unread),
  limited: sorted(files.limited),
  pictures: sorted(files.pictures),
  failed: sorted(files.failed),
  inPart: sorted(files.inPart),
});
