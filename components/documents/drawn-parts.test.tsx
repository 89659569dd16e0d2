import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { DocumentBlock, DocumentRow } from '#/lib/record/model/readable-document.ts';
import { ReadableView } from './readable-view.tsx';

const cell = (text: string): DocumentRow['cells'][number] => ({ head: false, blocks: [{ block: 'paragraph', runs: [{ text }] }] });
const rows = (count: number): readonly DocumentRow[] =>
  Array.from({ length: count }, (_, index) => ({ head: false, cells: [cell(`row ${index + 1}`)], place: `r${index + 1}` }));

const drawn = (table: readonly DocumentRow[], place?: string): string => drawnBlocks([{ block: 'table', rows: table }], place);

function drawnBlocks(blocks: readonly DocumentBlock[], place?: string): string {
  const readable = {
    title: 'Results',
    facts: [],
    sections: [{ place: 's', title: '', blocks, sections: [], entries: [] }],
    omitted: [],
  };
  return renderToStaticMarkup(<ReadableView readable={readable} place={place} locale="en-GB" />);
}
const rowsIn = (html: string): number => html.match(/<tr/g)?.length ?? 0;

test('H29 a table of ten thousand rows draws its first, and says how many more there are', () => {
  const html = drawn(rows(10_000));
  expect(rowsIn(html)).toBe(200);
  expect(html).toContain('9,800 more rows, drawn as you scroll.');
  expect(html).toContain('Show all rows');
});

test.each([1, 40, 200])('H29 a table of %i rows is drawn whole', (count) => {
  const html = drawn(rows(count));
  expect(rowsIn(html)).toBe(count);
  expect(html).not.toContain('more row');
});

test('H29 the row that an entry was taken from is drawn, wherever it stands', () => {
  expect(drawn(rows(10_000), 'r5001')).toContain('id="place-r5001"');
  expect(rowsIn(drawn(rows(10_000), 'r5001'))).toBe(5_200);
});

test('H29 a place within a cell is found as well', () => {
  const last: DocumentRow = {
    head: false,
    cells: [{ head: false, blocks: [{ block: 'paragraph', runs: [{ text: 'Hb 104', place: 'hb' }] }] }],
  };
  expect(drawn([...rows(300), last], 'hb')).toContain('id="place-hb"');
});

const paragraphs = (count: number): readonly DocumentBlock[] =>
  Array.from({ length: count }, (_, index) => ({ block: 'paragraph', runs: [{ text: `word ${index + 1}` }], place: `p${index + 1}` }));

test.each([
  ['paragraphs', paragraphs(10_000)],
  ['items of a list', [{ block: 'list', ordered: true, items: paragraphs(10_000).map((item) => [item]) } as const]],
])('H29 ten thousand %s: the first are drawn, and how many more there are', (_, blocks) => {
  const html = drawnBlocks(blocks);
  expect(html.match(/>word /g)).toHaveLength(200);
  expect(html).toContain('9,800 more paragraphs, drawn as you scroll.');
  expect(html).toContain('Show all paragraphs');
  expect(drawnBlocks(blocks, 'p5001')).toContain('id="place-p5001"');
});

test.each([1, 200])('H29 %i paragraphs are drawn whole', (count) => {
  const html = drawnBlocks(paragraphs(count));
  expect(html.match(/>word /g)).toHaveLength(count);
  expect(html).not.toContain('more paragraph');
});
