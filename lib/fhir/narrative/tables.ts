import type { DocumentBlock, DocumentCell, DocumentRow } from '#/lib/record/model/readable-document.ts';
import { type Element, attributeOf, childrenNamed, childElements } from '#/lib/fhir/markup/element-tree.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import type { DocumentNotebook } from './document-context.ts';
import { wordsOf } from './narrative-text.ts';

type Blocks = (element: Element, notebook: DocumentNotebook) => readonly DocumentBlock[];

const groups = new Set(['thead', 'tbody', 'tfoot']);
const widest = 200;

/** A table row by row; words that stand in it outside any row are given back, for nothing may be lost. */
export function tableOf(
  element: Element,
  notebook: DocumentNotebook,
  blocksOf: Blocks,
): { readonly table?: DocumentBlock; readonly stray: readonly string[] } {
  const place = notebook.claim(attributeOf(element, 'ID'));
  const caption = cleanLine(childrenNamed(element, 'caption').map(wordsOf).join(' '));
  const stray: string[] = [];
  const rows = rowsOf(element, false, notebook, blocksOf, stray);
  if (rows.length === 0) return { stray: [caption, ...stray].filter((words) => words !== '') };
  const table: DocumentBlock = { block: 'table', rows, ...(caption !== '' && { caption }), ...(place !== undefined && { place }) };
  return { table, stray };
}

function rowsOf(group: Element, head: boolean, notebook: DocumentNotebook, blocksOf: Blocks, stray: string[]): readonly DocumentRow[] {
  const rows: DocumentRow[] = [];
  for (const node of group.children) {
    if (typeof node === 'string' || !(node.name === 'tr' || groups.has(node.name))) {
      if (typeof node !== 'string' && node.name === 'caption' && group.name === 'table') continue;
      const words = cleanLine(typeof node === 'string' ? node : wordsOf(node));
      if (words !== '') stray.push(words);
    } else if (groups.has(node.name)) {
      const within = rowsOf(node, node.name === 'thead', notebook, blocksOf, stray);
      const first = rows.length;
      rows.push(...within);
      aliasRow(rows, first, node, notebook);
    } else rows.push(rowOf(node, head, notebook, blocksOf));
  }
  return rows;
}

/** The ID of a whole group is found at its first row. */
function aliasRow(rows: DocumentRow[], index: number, group: Element, notebook: DocumentNotebook): void {
  const row = rows[index];
  const id = attributeOf(group, 'ID');
  if (row === undefined || id === undefined) return;
  if (row.place !== undefined) notebook.alias(id, row.place);
  else {
    const place = notebook.claim(id);
    if (place !== undefined) rows[index] = { ...row, place };
  }
}

const cells = new Set(['td', 'th']);

function rowOf(row: Element, head: boolean, notebook: DocumentNotebook, blocksOf: Blocks): DocumentRow {
  const place = notebook.claim(attributeOf(row, 'ID'));
  const built = childElements(row)
    .filter(({ name }) => cells.has(name))
    .map((element) => cellOf(element, head, notebook, blocksOf));
  const stray = blocksOf({ ...row, children: row.children.filter((node) => typeof node === 'string' || !cells.has(node.name)) }, notebook);
  const all = stray.length === 0 ? built : [...built, { head: false, blocks: stray }];
  return { head, cells: all, ...(place !== undefined && { place }) };
}

function cellOf(element: Element, head: boolean, notebook: DocumentNotebook, blocksOf: Blocks): DocumentCell {
  const place = notebook.claim(attributeOf(element, 'ID'));
  const columns = spanOf(element, 'colspan');
  const rows = spanOf(element, 'rowspan');
  return {
    head: head || element.name === 'th',
    ...(columns !== undefined && { columns }),
    ...(rows !== undefined && { rows }),
    blocks: blocksOf(element, notebook),
    ...(place !== undefined && { place }),
  };
}

function spanOf(element: Element, name: string): number | undefined {
  const span = Number(attributeOf(element, name));
  return Number.isInteger(span) && span > 1 ? Math.min(span, widest) : undefined;
}
