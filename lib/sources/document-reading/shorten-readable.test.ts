import { describe, expect, test } from 'vitest';
import type { DocumentBlock, DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { shortenReadable } from './shorten-readable.ts';
import { restOmitted, textShortened } from './words.ts';

const paragraph = (text: string): DocumentBlock => ({ block: 'paragraph', runs: [{ text }] });
const section = (title: string, ...blocks: readonly DocumentBlock[]): DocumentSection => ({
  ...{ place: title, title, blocks, sections: [], entries: [] },
});
const documentOf = (...sections: readonly DocumentSection[]): ReadableDocument => ({ title: 'Letter', facts: [], sections, omitted: [] });
const row = (text: string) => ({ head: false, cells: [{ head: false, blocks: [paragraph(text)] }] });
const letters = 'x'.repeat(400);

const whole: readonly (readonly [string, ReadableDocument])[] = [
  ['nothing', documentOf()],
  ['a text', documentOf(section('', { block: 'preformatted', text: letters }))],
  ['a table', documentOf(section('Results', { block: 'table', rows: [row('Hb'), row('Na')] }))],
  ['a list', documentOf(section('Plan', { block: 'list', ordered: true, items: [[paragraph('Rest')], [paragraph('Review')]] }))],
  ['a picture', documentOf(section('', { block: 'picture', caption: 'ECG', picture: { state: 'not-shown', why: 'Too large.' } }))],
];

test.each(whole)('H06 a document that fits stays as it is: %s', (_, readable) => {
  expect(shortenReadable(readable, 3_000)).toBe(readable);
});

const long: readonly (readonly [string, readonly DocumentBlock[]])[] = [
  ['paragraphs', Array.from({ length: 50 }, () => paragraph(letters))],
  ['one text', [{ block: 'preformatted', text: letters.repeat(50) }]],
  ['one run', [paragraph(letters.repeat(50))]],
  ['a thousand runs', [{ block: 'paragraph', runs: Array.from({ length: 1_000 }, () => ({ text: 'a' })) }]],
  ['rows of a table', [{ block: 'table', rows: Array.from({ length: 1_000 }, () => row('a')) }]],
  [
    'cells of a row',
    [{ block: 'table', rows: [{ head: false, cells: Array.from({ length: 1_000 }, () => ({ head: false, blocks: [] })) }] }],
  ],
  ['items of a list', [{ block: 'list', ordered: false, items: Array.from({ length: 1_000 }, () => [paragraph('a')]) }]],
  ['empty blocks', Array.from({ length: 1_000 }, () => paragraph(''))],
];

describe('H27 a document too long for the page says where it stops', () => {
  test.each(long)('%s', (_, blocks) => {
    const readable = documentOf(section('First', ...blocks), section('Second', paragraph('Allergy: penicillin')));
    const shown = shortenReadable(readable, 3_000);
    expect(JSON.stringify(shown).length).toBeLessThan(8_000);
    expect(shown.omitted).toEqual([restOmitted]);
    expect(shown.sections.map(({ title, blocks: all }) => [title, all.at(-1)])).toEqual([
      ['First', paragraph(textShortened)],
      ['Second', paragraph(textShortened)],
    ]);
  });

  test('thousands of sections, and of facts', () => {
    const many = documentOf(...Array.from({ length: 5_000 }, (_, at) => section(`Section ${at}`, paragraph('a'))));
    expect(shortenReadable(many, 2_000).sections.length).toBeLessThan(600);
    const facts = Array.from({ length: 5_000 }, () => ({ label: 'Author', value: letters }));
    expect(shortenReadable({ ...documentOf(), facts }, 2_000)).toMatchObject({ omitted: [restOmitted] });
    expect(shortenReadable({ ...documentOf(), facts }, 2_000).facts.length).toBeLessThan(10);
  });
});
