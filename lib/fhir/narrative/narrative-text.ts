import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import { type Element, attributeOf, childNamed, findWithin } from '#/lib/fhir/markup/element-tree.ts';
import { indexRows } from './narrative-rows.ts';
import { textInColumns } from './text-in-columns.ts';
import { pieceShortened } from './words.ts';

/** Elements that part words in the CDA narrative: without a space, the cells of a row would run together. */
const parting = new Set(
  'paragraph list item table thead tbody tfoot tr th td caption br title text section footnote renderMultiMedia'.split(' '),
);

/** Many entries may point to one long piece of narrative: it is put together once. */
const rememberedWords = new WeakMap<Element, string>();

/** The text of a piece of narrative on one line. */
export function wordsOf(element: Element | undefined): string {
  if (element === undefined) return '';
  const words = rememberedWords.get(element) ?? cleanLine(gathered(element));
  rememberedWords.set(element, words);
  return words;
}

function gathered(element: Element): string {
  // Text that a revision deleted is no longer said (CDA R2 §4.3.5.1); the document shows it struck through.
  if (attributeOf(element, 'revised') === 'delete') return '';
  const inner = element.children.map((node) => (typeof node === 'string' ? node : gathered(node))).join('');
  return parting.has(element.name) ? ` ${inner} ` : inner;
}

/** Finds narrative by the ID that entries refer to. */
export type Narrative = (reference: string) => Element | undefined;

/** Pieces up to this length are given to every entry that points to them. */
const longPiece = 2_000;
/** Characters of longer pieces given to the entries of one document, together. */
const mostOfLongPieces = 40_000_000;

/**
 * All elements of the document with an ID; of several with one ID the first counts. Where thousands of entries point to one long
 * piece, the last of them get its beginning: each would carry all of it into the record, which the document shows once.
 */
export function narrativeIndex(root: Element): Narrative {
  const byId = new Map<string, Element>();
  findWithin(root, (element) => {
    const id = attributeOf(element, 'ID');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    indexRows(element);
  });
  let left = mostOfLongPieces;
  return (reference) => {
    const piece = byId.get(reference.replace(/^#/, ''));
    const { length } = wordsOf(piece);
    if (piece === undefined || length <= longPiece) return piece;
    left -= length;
    return left < 0 ? beginningOf(piece) : piece;
  };
}

const beginnings = new WeakMap<Element, Element>();

function beginningOf(piece: Element): Element {
  const children = [`${wordsOf(piece).slice(0, longPiece)} ${pieceShortened}`];
  const beginning = beginnings.get(piece) ?? { name: 'content', attributes: {}, children };
  beginnings.set(piece, beginning);
  return beginning;
}

/** The narrative that an ED (`text`, `originalText`) points to. */
export function referredNarrative(element: Element | undefined, narrative: Narrative): Element | undefined {
  const reference = attributeOf(childNamed(element, 'reference'), 'value');
  return reference === undefined ? undefined : narrative(reference);
}

/** The words of an ED: of the narrative that it points to, and those that stand in it beside the pointer. */
export interface WrittenPieces {
  readonly referred?: string;
  /** Absent where the narrative says the same. */
  readonly inline?: string;
}

export function writtenPieces(element: Element | undefined, narrative: Narrative): WrittenPieces {
  if (element === undefined || attributeOf(element, 'representation') === 'B64') return {};
  const [referred, inline] = [shapedText(referredNarrative(element, narrative)), shapedText(element)];
  const isSaid = inline === '' || referred.toLowerCase().includes(inline.toLowerCase());
  return { ...(referred !== '' && { referred }), ...(!isSaid && { inline }) };
}

/** v3 ED as text: the narrative that it points to, and what stands in it. */
export function writtenText(element: Element | undefined, narrative: Narrative): string | undefined {
  const { referred, inline } = writtenPieces(element, narrative);
  if (referred === undefined || inline === undefined) return referred ?? inline;
  // A copy that is longer by its heading says all.
  return inline.toLowerCase().includes(referred.toLowerCase()) ? inline : `${referred}. ${inline}`;
}

const rememberedShapes = new WeakMap<Element, string>();

/** Words on one line, unless their lines stand in columns. */
function shapedText(element: Element | undefined): string {
  if (element === undefined) return '';
  const text = rememberedShapes.get(element) ?? textInColumns(element) ?? wordsOf(element);
  rememberedShapes.set(element, text);
  return text;
}
