import type { DocumentBlock, DocumentRun } from '#/lib/record/model/readable-document.ts';
import { type Element, attributeOf, childElements, textContent } from '#/lib/fhir/markup/element-tree.ts';
import { cleanText } from '#/lib/fhir/markup/clean.ts';
import { linkWords, mediaWords } from './links.ts';
import { type TextMark, marksOf } from './inline-styles.ts';
import { picturesOf } from './pictures-of.ts';
import type { DocumentNotebook } from './document-context.ts';
import { trimRuns } from './text-runs.ts';
import { tableOf } from './tables.ts';
import { wordsOf } from './narrative-text.ts';
import { linesWithin, textInColumns } from './text-in-columns.ts';
import { omittedParts } from './words.ts';

/** Blocks being gathered: runs wait until a block begins or the text ends. */
interface Page {
  readonly blocks: DocumentBlock[];
  runs: DocumentRun[];
  /** Place of the paragraph that the waiting runs will be. */
  place?: string;
}

/**
 * CDA narrative (R2 §4.3.5) as our own nodes. An element that is not known keeps its text; nothing of the markup itself
 * is carried over.
 */
export function blocksOf(element: Element, notebook: DocumentNotebook): readonly DocumentBlock[] {
  const page: Page = { blocks: [], runs: [] };
  addAll(element, [], page, notebook);
  flush(page);
  return page.blocks;
}

function addAll(element: Element, marks: readonly TextMark[], page: Page, notebook: DocumentNotebook): void {
  const columns = textInColumns(element);
  if (columns !== undefined) {
    flush(page);
    page.blocks.push({ block: 'preformatted', columns: true, text: columns });
    return;
  }
  for (const node of element.children) {
    if (typeof node === 'string') addLines(node, marks, page);
    else add(node, marks, page, notebook);
  }
}

/** Elements that begin a paragraph of their own; HTML's, because some documents use them all the same. */
const paragraphs = new Set(['paragraph', 'p', 'div', 'address', 'blockquote']);
/** Elements of words alone. */
const plain = new Set(['span', 'code', 'tt', 'font', 'kbd', 'samp']);
const headings = new Set(['title', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const lists = new Set(['list', 'ul', 'ol']);
/** Never text for a reader. */
const silent = new Set(['script', 'style', 'noscript', 'template']);

function add(element: Element, marks: readonly TextMark[], page: Page, notebook: DocumentNotebook): void {
  const { name } = element;
  if (name === 'table') addTable(element, page, notebook);
  else if (lists.has(name)) addList(element, page, notebook);
  else if (name === 'pre') addPreformatted(element, marks, page, notebook);
  else if (paragraphs.has(name)) addParagraph(element, marks, page, notebook);
  else if (headings.has(name)) addHeading(element, page, notebook);
  else if (name === 'br' || name === 'hr') addBreak(element, marks, page, notebook);
  else if (name === 'renderMultiMedia' || name === 'img') addPictures(element, marks, page, notebook);
  else if (silent.has(name)) omitSilent(element, notebook);
  else addInline(element, [...marks, ...marksOf(element)], page, notebook);
}

function omitSilent(element: Element, notebook: DocumentNotebook): void {
  if (wordsOf(element) !== '') notebook.omit(...omittedParts.programCode);
}

function addInline(element: Element, marks: readonly TextMark[], page: Page, notebook: DocumentNotebook): void {
  const before = page.runs.length;
  const blocksBefore = page.blocks.length;
  if (element.name === 'footnote') addText(' [Note: ', marks, page);
  addAll(element, marks, page, notebook);
  if (element.name === 'footnote') addText('] ', marks, page);
  const address = linkWords(element, notebook);
  if (address !== undefined) addText(` (${address})`, marks, page);
  place(element, page, before, blocksBefore, notebook);
}

/** A picture stands between the words around it; one that lies elsewhere is named in its place. */
function addPictures(element: Element, marks: readonly TextMark[], page: Page, notebook: DocumentNotebook): void {
  const pictures = picturesOf(element, marks.includes('struck'), notebook);
  const before = page.runs.length;
  if (pictures.length === 0) {
    addText(` ${mediaWords(element, notebook)} `, marks, page);
    addAll(element, marks, page, notebook);
  } else flush(page);
  const first = page.blocks.length;
  page.blocks.push(...pictures);
  place(element, page, before, first, notebook);
}

/** The place of an inline element is its first run, or the first block that it became. */
function place(element: Element, page: Page, run: number, block: number, notebook: DocumentNotebook): void {
  const id = attributeOf(element, 'ID');
  if (id === undefined) return;
  const first = page.runs[run];
  if (page.blocks.length > block) placeBlock(page.blocks, block, id, notebook);
  else if (first?.place !== undefined) notebook.alias(id, first.place);
  else if (first !== undefined) {
    const claimed = notebook.claim(id);
    if (claimed !== undefined) page.runs[run] = { ...first, place: claimed };
  }
}

function placeBlock(blocks: DocumentBlock[], index: number, id: string | undefined, notebook: DocumentNotebook): void {
  const block = blocks[index];
  if (block === undefined || id === undefined) return;
  if (block.place !== undefined) notebook.alias(id, block.place);
  else {
    const claimed = notebook.claim(id);
    if (claimed !== undefined) blocks[index] = { ...block, place: claimed };
  }
}

/** Text between elements; markup that was escaped into it is read as in any text. */
function addLines(text: string, marks: readonly TextMark[], page: Page): void {
  for (const [index, line] of linesWithin(text).entries()) {
    if (index > 0) flush(page);
    addText(line, marks, page);
  }
}

/** Runs of equal marks are one, unless a place begins there: the parser parts text where the markup was. */
function addText(text: string, marks: readonly TextMark[], page: Page): void {
  const words = cleanText(text).replace(/\s+/g, ' ');
  if (words === '') return;
  page.runs.push({ text: words, ...(marks.length > 0 && { marks: [...new Set(marks)] }) });
}

function addParagraph(element: Element, marks: readonly TextMark[], page: Page, notebook: DocumentNotebook): void {
  flush(page);
  const before = page.blocks.length;
  addAll(element, [...marks, ...marksOf(element)], page, notebook);
  flush(page);
  placeBlock(page.blocks, before, attributeOf(element, 'ID'), notebook);
}

/** Preformatted text, its columns made of spaces; with anything but words in it, it is read as a paragraph. */
function addPreformatted(element: Element, marks: readonly TextMark[], page: Page, notebook: DocumentNotebook): void {
  const text = cleanText(textContent(element).replace(/\r\n?/g, '\n'))
    .replace(/^\s*\n/, '')
    .trimEnd();
  if (text.trim() === '' || childElements(element).some(({ name }) => !plain.has(name)))
    return addParagraph(element, marks, page, notebook);
  flush(page);
  const place = notebook.claim(attributeOf(element, 'ID'));
  page.blocks.push({ block: 'preformatted', columns: true, text, ...(place !== undefined && { place }) });
}

/** A break is empty by its schema; what stands in one all the same is kept. */
function addBreak(element: Element, marks: readonly TextMark[], page: Page, notebook: DocumentNotebook): void {
  flush(page);
  addAll(element, marks, page, notebook);
}

function addHeading(element: Element, page: Page, notebook: DocumentNotebook): void {
  flush(page);
  const before = page.blocks.length;
  addAll(element, [], page, notebook);
  flush(page);
  for (let index = before; index < page.blocks.length; index += 1) {
    const block = page.blocks[index];
    if (block?.block === 'paragraph') page.blocks[index] = { ...block, block: 'heading' };
  }
  placeBlock(page.blocks, before, attributeOf(element, 'ID'), notebook);
}

const items = new Set(['item', 'li']);

/** Content of a list outside its items comes before it. */
function addList(element: Element, page: Page, notebook: DocumentNotebook): void {
  flush(page);
  const before = page.blocks.length;
  addAll(
    { ...element, children: element.children.filter((node) => typeof node === 'string' || !items.has(node.name)) },
    [],
    page,
    notebook,
  );
  flush(page);
  const ordered = element.name === 'ol' || attributeOf(element, 'listType')?.toLowerCase() === 'ordered';
  const all = childElements(element).filter(({ name }) => items.has(name));
  if (all.length > 0) page.blocks.push({ block: 'list', ordered, items: all.map((item) => itemOf(item, notebook)) });
  placeBlock(page.blocks, before, attributeOf(element, 'ID'), notebook);
}

function itemOf(item: Element, notebook: DocumentNotebook): readonly DocumentBlock[] {
  const blocks = [...blocksOf(item, notebook)];
  placeBlock(blocks, 0, attributeOf(item, 'ID'), notebook);
  return blocks;
}

function addTable(element: Element, page: Page, notebook: DocumentNotebook): void {
  flush(page);
  const { table, stray } = tableOf(element, notebook, blocksOf);
  for (const words of stray) addText(`${words} `, [], page);
  flush(page);
  if (table !== undefined) page.blocks.push(table);
}

/** The waiting runs become a paragraph, without the spaces around it. */
function flush(page: Page): void {
  const runs = trimRuns(page.runs);
  page.runs = [];
  if (runs.length > 0) page.blocks.push({ block: 'paragraph', runs });
}
