import type { DocumentText } from '#/lib/record/search/document-text.ts';
import type { DocumentBlock, DocumentRow, DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';

/** Takes the text of a document as it is drawn: its head, titles, paragraphs, items, and each row of a table as one text. */
export function textOfDocument({ facts, sections, omitted }: ReadableDocument): DocumentText {
  const head = facts.map(({ label, value }) => `${label} ${value}`);
  const paragraphs = [...head, ...sections.flatMap(sectionTexts)].filter((text) => text.trim() !== '');
  return { paragraphs, omitted, pictures: sections.reduce((sum, section) => sum + picturesIn(section), 0) };
}

function sectionTexts({ title, blocks, sections }: DocumentSection): readonly string[] {
  return [title, ...blocks.flatMap(textsOfBlock), ...sections.flatMap(sectionTexts)];
}

/** Texts of a block, in reading order. */
export function textsOfBlock(block: DocumentBlock): readonly string[] {
  switch (block.block) {
    case 'paragraph':
    case 'heading':
      return [block.runs.map(({ text }) => text).join('')];
    case 'preformatted':
      return [block.text];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textsOfBlock));
    case 'table':
      return [block.caption ?? '', ...block.rows.map(rowText)];
    case 'picture':
      return [block.caption];
  }
}

/** Cells stay apart: a word at the end of one and the next one's first are no phrase. */
export const rowText = ({ cells }: DocumentRow): string =>
  cells
    .map(({ blocks }) => blocks.flatMap(textsOfBlock).join(' · '))
    .filter((text) => text !== '')
    .join(' · ');

const picturesIn = ({ blocks, sections }: DocumentSection): number =>
  blocks.reduce((sum, block) => sum + picturesOf(block), 0) + sections.reduce((sum, section) => sum + picturesIn(section), 0);

function picturesOf(block: DocumentBlock): number {
  switch (block.block) {
    case 'picture':
      return 1;
    case 'list':
      return block.items.flat().reduce((sum, inner) => sum + picturesOf(inner), 0);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks)).reduce((sum, inner) => sum + picturesOf(inner), 0);
    default:
      return 0;
  }
}
