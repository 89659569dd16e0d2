import { createContext, useContext, useMemo } from 'react';
import type { DocumentBlock, DocumentRow } from '#/lib/record/model/readable-document.ts';
import { rowText, textsOfBlock } from '#/lib/record/search/text-of-document.ts';

/** Tells whether a text has a place of the reader's search; undefined where nothing is searched for. */
export type FindText = (text: string) => boolean;

export const FoundText = createContext<FindText | undefined>(undefined);

/** Parts that are drawn at once for the sake of a search, at most: more hold the page for seconds (H29). */
const mostDrawn = 2_000;

/** Number of the last of the first parts of a document in which a search finds something; -1 where it finds nothing. */
export function useLastFoundPart(parts: readonly (readonly DocumentBlock[])[]): number {
  return useLastFound(parts, partHas);
}

/** The same of a table's rows. */
export function useLastFoundRow(rows: readonly DocumentRow[]): number {
  return useLastFound(rows, rowHas);
}

const partHas = (blocks: readonly DocumentBlock[], isFound: FindText): boolean => blocks.flatMap(textsOfBlock).some(isFound);
const rowHas = (row: DocumentRow, isFound: FindText): boolean => isFound(rowText(row));

function useLastFound<Part>(parts: readonly Part[], has: (part: Part, isFound: FindText) => boolean): number {
  const isFound = useContext(FoundText);
  return useMemo(() => (isFound ? parts.slice(0, mostDrawn).findLastIndex((part) => has(part, isFound)) : -1), [parts, isFound, has]);
}
