import type {
  DocumentBlock,
  DocumentCell,
  DocumentRow,
  DocumentRun,
  DocumentSection,
  ReadableDocument,
} from '#/lib/record/model/readable-document.ts';
import { restOmitted, textShortened } from './words.ts';

/** The most of one document that is sent to the page and drawn there: a book of a thousand pages. */
const mostWeight = 3_000_000;
/** Weight of a node beside its characters: a node costs the page more than a character. */
const nodeWeight = 50;

/** Weight of a section, which has a title, a line among the contents and a place. */
const sectionWeight = 1_000;
/** Weight of the name of an entry that was made of a section. */
const entryWeight = 30;
/** Titles of sections whose text is left out. */
const mostTitles = 500;
const longestTitle = 1_000;

/** Room that is left, as the document is walked in reading order. */
interface Room {
  left: number;
  titles: number;
}

/**
 * Returns the document as it is, unless it is longer than the page can draw: then its beginning, with a line where it stops, in
 * each section that is not shown whole, and among what is left out (H27). Pictures have bounds of their own.
 */
export function shortenReadable(readable: ReadableDocument, weight = mostWeight): ReadableDocument {
  const room: Room = { left: weight, titles: mostTitles };
  const facts = partsWithin(readable.facts, room, (fact) => ({ ...fact, value: textWithin(fact.value, room) }));
  const sections = sectionsWithin(readable.sections, room);
  return room.left >= 0 ? readable : { ...readable, facts, sections, omitted: [...readable.omitted, restOmitted] };
}

/** Titles stay of sections whose text does not fit, so that it is seen what is missing. */
function sectionsWithin(sections: readonly DocumentSection[], room: Room): readonly DocumentSection[] {
  const fittingSections: DocumentSection[] = [];
  for (const section of sections) {
    if (!take(room, sectionWeight + section.entries.length * entryWeight)) room.titles -= 1;
    if (room.titles < 0) break;
    const blocks = blocksWithin(section.blocks, room) ?? section.blocks;
    fittingSections.push({
      ...section,
      title: section.title.slice(0, longestTitle),
      blocks,
      sections: sectionsWithin(section.sections, room),
    });
  }
  return fittingSections;
}

const shortened: DocumentBlock = { block: 'paragraph', runs: [{ text: textShortened }] };

/** The blocks that fit, and a line for the rest; undefined where all fit. */
function blocksWithin(blocks: readonly DocumentBlock[], room: Room): readonly DocumentBlock[] | undefined {
  const fittingBlocks: DocumentBlock[] = [];
  for (const block of blocks) {
    const fittingBlock = blockWithin(block, room);
    if (fittingBlock !== undefined) fittingBlocks.push(fittingBlock);
    if (room.left < 0) return [...fittingBlocks, shortened];
  }
  return undefined;
}

/** The block, or the part of it that fits. */
function blockWithin(block: DocumentBlock, room: Room): DocumentBlock | undefined {
  if (!take(room, 0)) return undefined;
  switch (block.block) {
    case 'paragraph':
    case 'heading':
      return { ...block, runs: runsWithin(block.runs, room) };
    case 'preformatted':
      return { ...block, text: textWithin(block.text, room) };
    case 'list':
      return { ...block, items: partsWithin(block.items, room, (item) => itemWithin(item, room)) };
    case 'table':
      return { ...block, rows: partsWithin(block.rows, room, (row) => rowWithin(row, room)) };
    case 'picture':
      return { ...block, caption: textWithin(block.caption, room) };
  }
}

const itemWithin = (item: readonly DocumentBlock[], room: Room): readonly DocumentBlock[] => blocksWithin(item, room) ?? item;

function rowWithin(row: DocumentRow, room: Room): DocumentRow {
  return {
    ...row,
    cells: partsWithin(row.cells, room, (sentCell): DocumentCell => ({
      ...sentCell,
      blocks: itemWithin(sentCell.blocks, room),
    })),
  };
}

const runsWithin = (runs: readonly DocumentRun[], room: Room): readonly DocumentRun[] =>
  partsWithin(runs, room, (run) => ({ ...run, text: textWithin(run.text, room) }));

function partsWithin<Part>(parts: readonly Part[], room: Room, within: (part: Part) => Part): readonly Part[] {
  const fittingParts: Part[] = [];
  for (const part of parts) {
    if (!take(room, 0)) break;
    fittingParts.push(within(part));
  }
  return fittingParts;
}

/** Takes the weight of one node; false where there was no room for it. */
function take(room: Room, characters: number): boolean {
  if (room.left < 0) return false;
  room.left -= nodeWeight + characters;
  return true;
}

function textWithin(text: string, room: Room): string {
  const fitting = Math.max(0, room.left);
  room.left -= text.length;
  return text.length <= fitting ? text : text.slice(0, fitting).replace(/[\uD800-\uDBFF]$/, '');
}
