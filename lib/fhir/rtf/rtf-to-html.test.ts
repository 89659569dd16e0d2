import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rtfToHtml } from './rtf-to-html.ts';

const head = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\colortbl;\red0\green0\blue0;}{\*\generator Riched20;}{\info{\author Nobody}}`;
const read = (body: string): string => rtfToHtml(`${head}${body}}`);

test.each([
  [String.raw`\pard Dear Dr Ward,\par Seen today.\par`, '<p>Dear Dr Ward,</p>\n<p>Seen today.</p>\n<p></p>'],
  [String.raw`one\line two`, '<p>one<br>two</p>'],
  [String.raw`\b Allergic\b0  to \strike penicillin\strike0  latex`, '<p><b>Allergic</b> to <s>penicillin</s> latex</p>'],
  [String.raw`{\b bold {\i both} bold} plain`, '<p><b>bold </b><i><b>both</b></i><b> bold</b> plain</p>'],
  [String.raw`WBC 6 x10{\super 9}/L, H{\sub 2}O`, '<p>WBC 6 x10<sup>9</sup>/L, H<sub>2</sub>O</p>'],
  [String.raw`caf\'e9 \u8805?3 \u-10179?\u-8704? \emdash  \ldblquote x\rdblquote`, '<p>café ≥3 😀 — “x”</p>'],
  [String.raw`{\uc2\u8805>=5} {\uc0\u8805 5}`, '<p>≥5 ≥5</p>'],
  [String.raw`{\f1 \'cf\'e5\'ed\'e8}`, '<p>Пени</p>'],
  [String.raw`K <6 & \{rising\} \\ x`, '<p>K &lt;6 &amp; {rising} \\ x</p>'],
  [
    String.raw`\trowd Test\cell Value\cell\row\trowd\intbl Na\cell 140\cell\row\pard after`,
    '<table><tr><td>Test</td><td>Value</td></tr><tr><td>Na</td><td>140</td></tr></table>\n<p>after</p>',
  ],
  [String.raw`\trowd\intbl first\par second\cell x\cell\row`, '<table><tr><td>first<br>second</td><td>x</td></tr></table>\n<p></p>'],
  [String.raw`Na\tab 140\par K\tab 4.1\par end`, '<pre>\nNa\t140\nK\t4.1</pre>\n<p>end</p>'],
  [String.raw`see {\field{\*\fldinst HYPERLINK "https://x.test"}{\fldrslt the page}}`, '<p>see the page</p>'],
  [String.raw`{\pict\pngblip 89504e47}scan {\*\shppict{\pict\jpegblip ffd8}}`, '<p><svg></svg>scan <svg></svg></p>'],
  [
    String.raw`{\header Riverside Surgery}{\footnote a note}{\*\unknown hidden}text`,
    '<p>Riverside Surgery</p>\n<p> [Note: a note] text</p>',
  ],
  [String.raw`{\pict\bin4 }}}}}after`, '<p><svg></svg>after</p>'],
  ['over two\r\n lines', '<p>over two lines</p>'],
])('B22 rich text %s', (body, html) => expect(read(body)).toBe(html));

test.each([String.raw`{\rtf1 not closed \b words`, String.raw`{\rtf1}}}} words`, 'no rich text', '{', '\\', String.raw`{\rtf1\u`, ''])(
  'B22 what is broken is read all the same: %s',
  (rtf) => expect(rtfToHtml(rtf)).toContain(rtf.includes('words') ? 'words' : ''),
);

test('B22 no plain word is lost, and anything ends', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '\\par ',
    '\\b ',
    '\\cell ',
    '\\row ',
    "\\'e9",
    '\\u8805?',
    '\\*',
    '\\trowd ',
    '\\intbl ',
    '\\bin3 ',
    'word ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => typeof rtfToHtml(pieces.join('')) === 'string'),
    { numRuns: 500 },
  );
  expect(rtfToHtml(`{\\rtf1 ${'{\\b x}\\par '.repeat(50_000)}`)).toContain('x');
});
