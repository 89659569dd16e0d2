import { expect, test } from 'vitest';
import { csvTable } from './csv-table.ts';

test.each<[string, string, string]>([
  ['plain text is in quotes', 'Dr Ward', '"Dr Ward"'],
  ['a quote is doubled', 'said "no"', '"said ""no"""'],
  ['commas and line breaks stay', 'a,b\r\nc', '"a,b\r\nc"'],
  ['an empty field', '', '""'],
  ['a formula', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['a plus', '+44 20', `"'+44 20"`],
  ['a minus', '-1+2', `"'-1+2"`],
  ['an at sign', '@SUM(1)', `"'@SUM(1)"`],
  ['a tab', '\t=1', `"'\t=1"`],
  ['a carriage return', '\r=1', `"'\r=1"`],
  ['spaces before a formula', '  =1', `"'  =1"`],
  ['a full-width sign', '＝1', `"'＝1"`],
  ['an instant does not change', '2026-12-01T10:00:00.000Z', '"2026-12-01T10:00:00.000Z"'],
  ['a number does not change', '9991020012', '"9991020012"'],
  ['a sign inside does not change', 'a=b', '"a=b"'],
  ['a name with a hyphen does not change', 'Anne-Marie', '"Anne-Marie"'],
])('H32 %s', (_, text, field) => expect(csvTable([[text]])).toBe(`${field}\r\n`));

test('lines end in CRLF, the last too', () =>
  expect(
    csvTable([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  ).toBe('"a","b"\r\n"c","d"\r\n'));
