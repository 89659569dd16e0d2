import { createContext } from 'react';
import type { DocumentBlock, DocumentRow } from '#/lib/record/model/readable-document.ts';

/** Place of the document that the reader is brought to. */
export const MarkedPlace = createContext<string | undefined>(undefined);

/** Number of a table's row that holds a place; -1 where none does. */
export function rowWithPlace(rows: readonly DocumentRow[], place: string | undefined): number {
  return place === undefined ? -1 : rows.findIndex((row) => rowHolds(row, place));
}

function rowHolds({ place: own, cells }: DocumentRow, place: string): boolean {
  return own === place || cells.some((part) => part.place === place || part.blocks.some((block) => blockHolds(block, place)));
}

/** Number of the part that holds a place: a block, or an item of a list; -1 where none does. */
export function partWithPlace(parts: readonly (readonly DocumentBlock[])[], place: string | undefined): number {
  return place === undefined ? -1 : parts.findIndex((part) => part.some((block) => blockHolds(block, place)));
}

function blockHolds(block: DocumentBlock, place: string): boolean {
  if (block.place === place) return true;
  switch (block.block) {
    case 'paragraph':
    case 'heading':
      return block.runs.some((run) => run.place === place);
    case 'list':
      return block.items.some((item) => item.some((inner) => blockHolds(inner, place)));
    case 'table':
      return rowWithPlace(block.rows, place) !== -1;
    default:
      return false;
  }
}
