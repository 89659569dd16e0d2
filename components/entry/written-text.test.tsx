import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { EntryValue } from './entry-value.tsx';
import { WrittenText } from './written-text.tsx';
import { joinedWords } from './testing/joined-words.ts';

function observed(valueString: string): TimelineEntry {
  return entryOf({ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'Culture' }, valueString });
}

const inRow = (valueString: string): string => renderToStaticMarkup(<EntryValue entry={observed(valueString)} />);
const onPaper = (valueString: string): string => renderToStaticMarkup(<EntryValue entry={observed(valueString)} whole />);

const report = `${'Light growth of mixed organisms. '.repeat(700)}Final line: MRSA isolated.`;
const table = '   Drug          S/R\n   Gentamicin     S\n   Vancomycin     R';

test('B12 a row folds a long value and says so; paper has its last word', () => {
  expect(inRow(report).length).toBeLessThan(600);
  expect(inRow(report)).toContain('(all of it in the entry)');
  expect(onPaper(report)).toContain('MRSA isolated.');
  expect(onPaper(report)).not.toContain('all of it');
});

test.each([
  ['in columns', table, true],
  ['of lines', 'Gram stain:\n  cocci in pairs', false],
])('B12 a value %s keeps its spaces and lines', (_name, text, isMonospaced) => {
  const drawn = inRow(text);
  expect(drawn).toContain(text);
  expect(drawn).toContain('value-lines');
  expect(drawn.includes('value-columns')).toBe(isMonospaced);
});

test.each(['Growth', 'No growth after 5 days', 'p <0.05'])('B12 a short value is drawn as before: %s', (text) => {
  expect(joinedWords(inRow(text))).toBe(`<span><b>${text.replace('<', '&lt;')}</b></span>`);
});

test('B12 a text as written is monospaced where it has columns, and only there', () => {
  expect(renderToStaticMarkup(<WrittenText text={table} />)).toContain('class="text-columns"');
  expect(renderToStaticMarkup(<WrittenText text={'Seen today.\n\n  Well.'} />)).toContain('whitespace-pre-wrap');
});
