import { expect, test } from 'vitest';
import type { DocumentBlock, DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { textOfDocument } from './text-of-document.ts';

const paragraph = (...texts: readonly string[]): DocumentBlock => ({ block: 'paragraph', runs: texts.map((text) => ({ text })) });
const section = (title: string, blocks: readonly DocumentBlock[], sections: readonly DocumentSection[] = []): DocumentSection => ({
  place: title,
  title,
  blocks,
  sections,
  entries: [],
});
const cell = (...blocks: readonly DocumentBlock[]) => ({ head: false, blocks });
const picture = (caption: string): DocumentBlock => ({ block: 'picture', caption, picture: { state: 'not-shown', why: 'too large' } });

const letter: ReadableDocument = {
  title: 'Letter',
  facts: [{ label: 'Written by', value: 'Dr Marta Lindqvist' }],
  omitted: ['1 picture that lies outside the document'],
  sections: [
    section(
      'Diagnosis',
      [paragraph('Pneu', 'monia'), { block: 'list', ordered: true, items: [[paragraph('COPD')], [paragraph('Gout')]] }],
      [
        section('', [
          { block: 'preformatted', text: 'Hb  104\nNa  139' },
          { block: 'heading', runs: [{ text: 'Plan' }] },
        ]),
      ],
    ),
    section('Results', [
      {
        block: 'table',
        caption: 'Blood',
        rows: [
          { head: true, cells: [cell(paragraph('Test')), cell(paragraph('Value'))] },
          { head: false, cells: [cell(paragraph('Potassium')), cell(), cell(paragraph('5.1'), picture('ECG'))] },
        ],
      },
      picture('Chest X-ray'),
    ]),
  ],
};

test('every text in reading order: runs joined, items and rows apart, cells apart within a row', () => {
  expect(textOfDocument(letter)).toEqual({
    paragraphs: [
      'Written by Dr Marta Lindqvist',
      'Diagnosis',
      'Pneumonia',
      'COPD',
      'Gout',
      'Hb  104\nNa  139',
      'Plan',
      'Results',
      'Blood',
      'Test · Value',
      'Potassium · 5.1 · ECG',
      'Chest X-ray',
    ],
    omitted: ['1 picture that lies outside the document'],
    pictures: 2,
  });
});

test('a document without text has no paragraphs', () => {
  expect(textOfDocument({ title: 'Scan', facts: [], omitted: [], sections: [section('', [picture('')])] })).toEqual({
    paragraphs: [],
    omitted: [],
    pictures: 1,
  });
});
